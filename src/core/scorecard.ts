// Both sides of the agreement measured by one ruler, for one desk and one period. Pure.
import { type Calendar, workdaysBetween } from './calendar.ts'
import { isOpen, type State } from './handoff/state.ts'
import type { Outcome } from './promise/deadline.ts'

/** A share with the numbers behind it; `value` is null when nothing was due. */
export type Rate = { value: number | null; hits: number; of: number }

/** Below this number a rate says little, and is marked so. */
export const smallSample = 10

/** What the scorecard knows of one handoff that was offered in the period. */
export type HandoffFact = {
  state: State
  offeredAt: Date
  answeredAt: Date | null
  /** Business minutes from offer to answer, in the desk's calendar. */
  answerMinutes: number | null
  /** How the answer timer ended; null while it runs. */
  answer: Outcome | null
  answerDueAt: Date | null
  accepted: boolean
  reason: string | null
  amount: number | null
}

export type Figures = {
  desk: string
  period: string
  sales: { offered: number; answered: number; answeredInTime: Rate; answerMinutes: { p50: number; p90: number } | null }
  /** `inTime`: delivered by the promised moment of the week, of those owed; only where there is one. */
  marketing: { delivered: number; owed: number; inTime?: Rate; acceptance: Rate }
  rejected: readonly { reason: string; count: number }[]
  recycled: number
  won: number
  wonAmount: number
  /** Of the period's leads: those still open, and those whose answer is overdue. */
  open: number
  late: number
}

export type Promises = {
  weeklyVolume: number
  /** The instant by which the period's leads were to be delivered. */
  volumeDueAt?: Date
  calendar: Calendar
  from: string
  to: string
}

/** The figures of the handoffs offered in one period, as they stand at `now`. `from` and `to` are local dates, half-open. */
export function figures(
  { desk, period }: { desk: string; period: string },
  facts: readonly HandoffFact[],
  promises: Promises,
  now: Date,
): Figures {
  const count = (test: (fact: HandoffFact) => boolean) => facts.filter(test).length
  const answered = facts.filter((fact) => fact.answeredAt !== null)
  const due = facts.filter((fact) => isDue(fact, now))
  const minutes = answered.flatMap((fact) => fact.answerMinutes ?? [])
  const { volumeDueAt } = promises
  const owed = leadsOwed(promises)
  const early = volumeDueAt && count(({ offeredAt }) => offeredAt <= volumeDueAt)
  return {
    desk,
    period,
    sales: {
      offered: facts.length,
      answered: answered.length,
      answeredInTime: rate(due.filter((fact) => fact.answer === 'kept').length, due.length),
      answerMinutes: minutes.length > 0 ? { p50: percentile(minutes, 50), p90: percentile(minutes, 90) } : null,
    },
    marketing: {
      delivered: facts.length,
      owed,
      ...(early !== undefined && { inTime: rate(Math.min(early, owed), owed) }),
      acceptance: rate(answered.filter((fact) => fact.accepted).length, answered.length),
    },
    rejected: reasonCounts(facts.filter((fact) => fact.state === 'rejected')),
    recycled: count((fact) => fact.state === 'recycled'),
    won: count((fact) => fact.state === 'won'),
    wonAmount: facts.reduce((sum, fact) => sum + (fact.state === 'won' ? (fact.amount ?? 0) : 0), 0),
    open: count((fact) => isOpen(fact.state)),
    late: count((fact) => fact.answer === null && fact.answerDueAt !== null && fact.answerDueAt < now),
  }
}

/** A running promise counts once its deadline has passed: nobody looks late for what is not due yet. */
const isDue = ({ answer, answerDueAt }: HandoffFact, now: Date) =>
  answer === 'kept' || answer === 'late' || (answer === null && answerDueAt !== null && answerDueAt < now)

export const rate = (hits: number, of: number): Rate => ({ value: of === 0 ? null : hits / of, hits, of })

/** Nearest rank: the smallest value with at least `percent` of the values at or below it. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** The volume is promised for a working week of five days, and owed pro rata by the desk's workdays. */
const leadsOwed = ({ weeklyVolume, calendar, from, to }: Promises) =>
  Math.round((weeklyVolume * workdaysBetween(from, to, calendar)) / 5)

function reasonCounts(facts: readonly HandoffFact[]): { reason: string; count: number }[] {
  const counts = Map.groupBy(facts, (fact) => fact.reason ?? 'other-reject')
  return [...counts].map(([reason, all]) => ({ reason, count: all.length })).toSorted((a, b) => b.count - a.count)
}
