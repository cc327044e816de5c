// Shares and percentiles, with what they rest on.

/** A share with the numbers behind it; `value` is null when nothing was due. */
export type Rate = { value: number | null; hits: number; of: number }

export const rate = (hits: number, of: number): Rate => ({ value: of === 0 ? null : hits / of, hits, of })

/** Below this number a figure says little, and is marked so. */
export const smallSample = 10

/** Values that occurred, by nearest rank: half, nine of ten, nineteen of twenty were at or below them. */
export type Percentiles = { p50: number; p90: number; p95: number }

/** Nearest rank: the smallest value with at least `percent` of the values at or below it; NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** Null of no values. */
export const percentiles = (values: readonly number[]): Percentiles | null =>
  values.length === 0 ? null : { p50: percentile(values, 50), p90: percentile(values, 90), p95: percentile(values, 95) }
