// Stretches that do not count, taken out of a total that only grows: absences out of working time, or out of workdays.
import { countWhile } from './bisect.ts'
import { mergeSpans, type Span } from './span.ts'

/** `kept` is the net total throughout the gap, `lost` what this gap and those before it have taken out. */
export type Gap = Span & { kept: number; lost: number }

type Total = (position: number) => number

/** In order, without those that take nothing out, and joined where nothing counts in between. */
export function createGaps(total: Total, spans: readonly Span[]): Gap[] {
  let lost = 0
  const apart = mergeSpans(spans, (end, start) => total(start) <= total(end))
  return apart.flatMap(({ from, to }) => {
    if (total(from) === total(to)) return []
    const kept = total(from) - lost
    lost = total(to) - kept
    return { from, to, kept, lost }
  })
}

/** The total before this position, less what the gaps take out. */
export function netTotal(gaps: readonly Gap[], total: Total, position: number): number {
  const gap = gaps[countWhile(gaps, ({ from }) => from <= position) - 1]
  if (!gap) return total(position)
  return position < gap.to ? gap.kept : total(position) - gap.lost
}

/** The total that must be reached, gaps and all, for this much to be left of it. */
export const grossTotal = (gaps: readonly Gap[], net: number): number =>
  net + (gaps[countWhile(gaps, ({ kept }) => kept < net) - 1]?.lost ?? 0)
