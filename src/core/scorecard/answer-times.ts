// How long answers took, in classes of working time around what was promised.

/** Counts of answers of at most each bound in minutes, and above the bound before; the last of those above all bounds. */
export type AnswerTimes = {
  bounds: readonly number[]
  counts: readonly number[]
  /** In minutes; null where it gives some longer than others: a moment of the week, or days of unlike hours. */
  promised: number | null
}

const usual = [5, 15, 30, 60, 120, 240, 480, 960, 1920]

/** Bounds that people count by, with the promise among them: three below it and one above, or what is usual. */
export function timeBounds(promised: number | null): number[] {
  if (promised === null || promised <= 0) return [30, 60, 120, 240, 480]
  const all = [...new Set([...usual, promised, promised * 2])].toSorted((a, b) => a - b)
  const place = all.indexOf(promised)
  return all.slice(Math.max(0, place - 3), place + 2)
}
