// Both sides of the agreement measured by one ruler, for one desk and one period. Pure.
import { findReason, isRoutingFault, type ReasonClass } from '../reasons.ts'
import type { AnswerTimes } from './answer-times.ts'
import { type MeasureName, measureNames, measureOf } from './measures.ts'
import { type Rate, smallSample } from './rate.ts'
import { type Count, type Facts, nothing, type Win } from './tally.ts'

/**
 * One figure. `value` is a share (0 to 1), a number, minutes (the median) or money; null when there was nothing to
 * measure. `before` is the same over the trailing weeks: the pooled share or median, of counts and money the average
 * for a period as long; of what stands at the end, as it stood at the beginning. Null without earlier weeks.
 */
export type Figure = {
  value: number | null
  hits: number
  of: number
  p90: number | null
  p95: number | null
  /** It rests on fewer than ten. */
  small: boolean
  before: number | null
  /** `value` less `before`. */
  change: number | null
}

export type RejectionFigure = { reason: string; class: ReasonClass; routing: boolean; count: number }

export type Scorecard = {
  desk: string
  period: string
  /** Local dates, half-open. */
  from: string
  to: string
  /** How many days of earlier weeks it is compared with; at most 56. */
  daysBefore: number
  figures: Readonly<Partial<Record<MeasureName, Figure>>>
  /** The most frequent first. */
  rejected: readonly RejectionFigure[]
  /** By name, the largest first. */
  wins: readonly Win[]
  /** The weeks up to this period, the oldest first. */
  trend: readonly Week[]
  /** Absent in what was posted before this was measured. */
  answerTimes?: AnswerTimes
  /** What the newest version of the agreement promises for a working week. */
  weeklyVolume?: number
}

/** One week in brief; of one that is still running, `owed` is what was owed so far. */
export type Week = {
  week: string
  delivered: number
  owed: number
  answer: Rate
  acceptance: Rate
  running?: boolean
}

export type Frame = Pick<Scorecard, 'desk' | 'period' | 'from' | 'to' | 'daysBefore' | 'weeklyVolume'> & {
  /** The days of the period that have begun. */
  daysNow: number
  /** Leads owed in the period, of one that is still running so far; by its promised moment; and in the trailing weeks. */
  owed: { now: number; byMoment: number; before: number }
  /** The bounds of the classes of answer times, and what was promised, in minutes. */
  answers?: Pick<AnswerTimes, 'bounds' | 'promised'>
  trend: readonly Week[]
  /** Whether the agreement names a moment of the week for the volume. */
  hasMoment: boolean
}

/** The figures of one desk and period. */
export function scorecard({ daysNow, owed, hasMoment, answers, ...frame }: Frame, facts: Facts): Scorecard {
  const names = measureNames.filter((name) => hasMoment || name !== 'deliveredInTime')
  const entries = names.map((name): [MeasureName, Figure] => {
    const { now, before } = withOwed(name, facts, owed)
    const scale = frame.daysBefore === 0 ? 0 : daysNow / frame.daysBefore
    return [name, figureOf(name, now, frame.daysBefore === 0 ? null : before, scale)]
  })
  return {
    ...frame,
    figures: Object.fromEntries(entries),
    rejected: facts.rejected
      .map(({ reason, count }) => ({ reason, class: classOf(reason), routing: isRoutingFault(reason), count }))
      .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    ...(answers && facts.answerTimes && { answerTimes: { ...answers, counts: facts.answerTimes } }),
    wins: facts.wins.toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0)),
  }
}

/** What is delivered is counted against what is owed; whoever delivers early does not owe less than all. */
function withOwed(name: MeasureName, { tally }: Facts, owed: Frame['owed']) {
  const { now, before } = tally[name] ?? { now: nothing, before: nothing }
  if (name !== 'delivered' && name !== 'deliveredInTime') return { now, before }
  const against = (count: Count, leads: number): Count => ({ ...count, n: Math.round(leads), hits: count.hits })
  const due = name === 'delivered' ? owed.now : owed.byMoment
  return { now: against(now, due), before: against(before, owed.before) }
}

/** The measures of what stands at one moment: what was before is no average. */
const standing = new Set<MeasureName>(['untouched', 'open', 'waiting', 'waitingTime', 'overdue'])

function figureOf(name: MeasureName, now: Count, before: Count | null, scale: number): Figure {
  const { unit } = measureOf(name)
  const value = measured(unit, now, 1)
  const past = before && measured(unit, before, standing.has(name) ? 1 : scale)
  // What was delivered is no sample of anything: it is all there was.
  const sampled = unit !== 'count' && unit !== 'money' && !name.startsWith('delivered')
  return {
    value,
    hits: now.hits,
    of: now.n,
    p90: now.times?.p90 ?? null,
    p95: now.times?.p95 ?? null,
    small: sampled && now.n > 0 && now.n < smallSample,
    before: past,
    change: value === null || past === null ? null : value - past,
  }
}

function measured(unit: ReturnType<typeof measureOf>['unit'], { n, hits, amount, times }: Count, scale: number) {
  switch (unit) {
    case 'share':
      return n === 0 ? null : hits / n
    case 'count':
      return n * scale
    case 'money':
      return amount * scale
    case 'worked':
    case 'elapsed':
      return times?.p50 ?? null
  }
}

const classOf = (reason: string): ReasonClass => findReason('reject', reason)?.class ?? 'other'
