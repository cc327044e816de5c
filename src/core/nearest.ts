// The word that was probably meant: for "did you mean …?" wherever somebody types a name.

/**
 * The candidate closest to what was typed, ignoring case and accents; null when none is close enough to be a slip.
 * Swapped neighbours count as one slip; a third of the letters may be wrong.
 */
export function nearest(typed: string, candidates: Iterable<string>): string | null {
  const word = plain(typed)
  let best: string | null = null
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const slips = distance(word, plain(candidate), fewest)
    if (slips >= fewest) continue
    best = candidate
    fewest = slips
  }
  return best
}

const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Damerau's distance (insertions, deletions, changes, swaps of neighbours), given up once it reaches `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const steps = [at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1)]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) steps.push(at(beforeLast, j - 2) + 1)
      row.push(Math.min(...steps))
    }
    if (Math.min(...row) >= limit) return limit
    beforeLast = last
    last = row
  }
  return Math.min(at(last, b.length), limit)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY
