// What changed most against the trailing weeks: where a discussion begins.
import type { Figure, Scorecard } from './figures.ts'
import { type MeasureName, measureOf } from './measures.ts'

export type Change = { name: MeasureName; figure: Figure; verdict: 'better' | 'worse' | 'other' }

/**
 * The largest changes first, measured against what was usual: points of a share, and for the rest the part of the
 * former value. Small samples, and differences that nobody would notice, are not among them.
 */
export function largestChanges({ figures }: Scorecard, count = 3): Change[] {
  const all = Object.entries(figures) as [MeasureName, Figure][]
  return all
    .map(([name, figure]) => ({ name, figure, size: sizeOf(name, figure) }))
    .filter(({ size }) => size >= noticeable)
    .toSorted((a, b) => b.size - a.size)
    .slice(0, count)
    .map(({ name, figure }) => ({ name, figure, verdict: verdictOn(name, figure) }))
}

const noticeable = 0.05

function sizeOf(name: MeasureName, { change, before, value, small }: Figure): number {
  if (change === null || before === null || value === null || small) return 0
  if (measureOf(name).unit === 'share') return Math.abs(change)
  const larger = Math.max(Math.abs(before), Math.abs(value))
  // Of a handful, one more or less is no news.
  return larger < leastCounted ? 0 : Math.min(1, Math.abs(change) / larger)
}

const leastCounted = 5

/** Whether a change is for the better; `other` where neither way is, or nothing changed. */
export function verdictOn(name: MeasureName, { change }: Figure): Change['verdict'] {
  const { better } = measureOf(name)
  if (!change || better === 'neither') return 'other'
  return change > 0 === (better === 'more') ? 'better' : 'worse'
}
