// One running deadline of one handoff, with the ladder of steps on its way. The steps' instants are computed once.
import type { LadderStep, Promised } from './agreement.ts'
import { addBusinessTime, businessMinutesBetween, type Calendar } from './calendar.ts'

export type TimerStep = { at: Date; act: LadderStep['act'] }

export type Timer = {
  startedAt: Date
  dueAt: Date
  steps: readonly TimerStep[]
  /** How many steps have been taken (or passed over). */
  step: number
  /** When the next step falls due; null when the ladder is at its end. The timer itself measures on. */
  nextAt: Date | null
}

export type TimerOutcome = 'kept' | 'late' | 'moot'

export function startTimer(promised: Promised, calendar: Calendar, startedAt: Date): Timer {
  const dueAt = addBusinessTime(startedAt, promised.within, calendar)
  const allowed = businessMinutesBetween(startedAt, dueAt, calendar)
  const steps = promised.ladder.map(({ atPercent, act }) => {
    const minutes = (allowed * atPercent) / 100
    return { act, at: atPercent === 100 ? dueAt : addBusinessTime(startedAt, { businessDays: 0, minutes }, calendar) }
  })
  return { startedAt, dueAt, steps, step: 0, nextAt: steps[0]?.at ?? null }
}

/**
 * The step to take now, if one is due, and the timer after it. A moment is due once it is over: an answer in its last
 * instant is in time. Steps missed while nobody looked collapse into the
 * newest: one message, not three.
 */
export function takeStep(timer: Timer, now: Date): { act: TimerStep['act']; index: number; timer: Timer } | null {
  const index = timer.steps.findLastIndex((step) => step.at < now)
  const due = timer.steps[index]
  if (!due || index < timer.step) return null
  return { act: due.act, index, timer: { ...timer, step: index + 1, nextAt: timer.steps[index + 1]?.at ?? null } }
}

/** How a promise ended that was fulfilled at this instant. */
export const outcomeAt = (timer: { dueAt: Date }, at: Date): TimerOutcome => (at <= timer.dueAt ? 'kept' : 'late')
