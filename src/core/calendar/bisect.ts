// Finding a place in a sorted list without walking it.

/** How many leading elements pass the test, where all that pass stand before all that do not. */
export function countWhile<T>(sorted: readonly T[], passes: (element: T) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(sorted[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}
