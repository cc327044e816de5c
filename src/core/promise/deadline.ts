// One running promise of one handoff: when it falls due, and the steps of its ladder as instants, computed once.
import { addBusinessTime, businessMinutesBetween, type Calendar, nextOpening } from '../calendar.ts'
import type { Act, Ladder, Moment } from './ladder.ts'
import type { Terms, TimedCommitment } from './promise.ts'
import { dueAt } from './term.ts'

/** A step of the ladder at its instant; `rung` is its place in the ladder of the terms. */
export type DeadlineStep = Moment & { at: Date; acts: readonly Act[]; always: boolean; rung: number }

export type Deadline = {
  commitment: TimedCommitment
  startedAt: Date
  dueAt: Date
  /** In order of time. */
  steps: readonly DeadlineStep[]
  /** How many of them have been taken or passed over. */
  step: number
  /** Whether it was noticed that the promise is broken. */
  breached: boolean
  /** When to look again: the next step, or the moment of the breach. The deadline measures on when there is none. */
  nextAt: Date | null
  /** Persistence: how many attempts the handoff must count for the promise to be kept. */
  attemptsNeeded: number | null
}

export type Start = {
  commitment: TimedCommitment
  terms: Terms
  startedAt: Date
  /** Of the person who owes, or of the desk while that is nobody. */
  calendar: Calendar
  /** The wall clock of moments of the week; absent: the calendar's. */
  deskZone?: string | undefined
  /** How many attempts the handoff counts already. */
  attempts?: number | undefined
}

/** The deadline that begins at that moment. Whatever its steps say is decided when they are taken. */
export function startDeadline({ commitment, terms, startedAt, calendar, deskZone, attempts = 0 }: Start): Deadline {
  const span = { startedAt, dueAt: dueAt(terms.term, startedAt, calendar, deskZone) }
  const attemptsNeeded = terms.attempts === undefined ? null : attempts + terms.attempts
  const steps = climb(terms.ladder, span, calendar)
  return wake({ commitment, ...span, steps, step: 0, breached: false, attemptsNeeded })
}

/**
 * The instants of a ladder over that span. Percents are of the working time between start and deadline. A step outside
 * working hours (such as one that falls on the close of a day) moves to the next opening unless it is for `always`, and
 * none comes before the one that it follows.
 */
export function climb(ladder: Ladder, span: Span, calendar: Calendar): DeadlineStep[] {
  const steps: DeadlineStep[] = []
  for (const [rung, { at: moment, acts, always }] of ladder.entries()) {
    const earliest = latest(instantOf(moment, span, calendar), steps.at(-1)?.at ?? span.startedAt)
    steps.push({ ...moment, at: always ? earliest : nextOpening(earliest, calendar), acts, always, rung })
  }
  return steps
}

type Span = { startedAt: Date; dueAt: Date }

function instantOf(moment: Moment, { startedAt, dueAt }: Span, calendar: Calendar): Date {
  if ('after' in moment) return addBusinessTime(dueAt, moment.after, calendar)
  const allowed = businessMinutesBetween(startedAt, dueAt, calendar)
  const worked = (percent: number) => ({ businessDays: 0, minutes: (allowed * percent) / 100 })
  if (moment.percent < 100) return addBusinessTime(startedAt, worked(moment.percent), calendar)
  return addBusinessTime(dueAt, worked(moment.percent - 100), calendar)
}

/** The same deadline, and when to look at it next. */
export function wake(deadline: Omit<Deadline, 'nextAt'>): Deadline {
  const { steps, step, breached, dueAt } = deadline
  const next = steps[step]?.at
  const nextAt = breached ? (next ?? null) : next && next < dueAt ? next : dueAt
  return { ...deadline, nextAt }
}

export const latest = (...instants: readonly Date[]): Date => new Date(Math.max(...instants.map(Number)))

export type Outcome = 'kept' | 'late' | 'moot'

/**
 * How a promise ended that was fulfilled, or needed no more, at this instant. Its last instant is in time. What was
 * already broken stays broken: withdrawing a lead does not make a late answer good.
 */
export const outcomeAt = ({ dueAt }: Pick<Deadline, 'dueAt'>, end: 'kept' | 'moot', at: Date): Outcome =>
  at <= dueAt ? end : 'late'

/** By how much working time a promise is or was late at this instant, in minutes; 0 while it is in time. */
export const minutesLate = ({ dueAt }: Pick<Deadline, 'dueAt'>, at: Date, calendar: Calendar): number =>
  Math.max(0, businessMinutesBetween(dueAt, at, calendar))
