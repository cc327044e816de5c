// A lead changes hands: what is left of its deadlines in the calendar of whoever takes it over.
import { addBusinessTime, businessMinutesBetween, type Calendar } from '../calendar.ts'
import { climb, type Deadline, latest, startDeadline, wake } from './deadline.ts'
import { isConsequence } from './ladder.ts'
import type { Terms } from './promise.ts'
import { dueAt } from './term.ts'

export type Handover = {
  /** The terms under which the deadline began. */
  terms: Terms
  /** Of the new owner, or of the desk when the lead went back to it. */
  calendar: Calendar
  at: Date
  deskZone?: string | undefined
}

export type Rebased = {
  deadline: Deadline
  /** The old deadline ends at this moment as late, and this one begins; else it is the same one, moved. */
  restarted: boolean
}

/** Nobody inherits a deadline that cannot be met. In minutes of working time. */
const leastNotice = 15

/**
 * The deadline after a change of owner. Take what is due first (`takeDue`).
 *
 * *While the promise holds*, it moves: to where it would be had the new owner had the lead from the start, since the
 * lead has waited from then on; but whoever takes over has at least half of the working time that was promised, and
 * never less than a quarter of an hour. Reminders that lie in the past by the new reckoning are passed over.
 *
 * *Once it is broken* it stays broken, and is measured as late. The new owner gets a fresh promise with all its time.
 * Consequences of the ladder that were taken are spent: "reassign" comes once, so a lead does not circle for ever.
 *
 * Attempts that were made count on.
 */
export function rebase(deadline: Deadline, handover: Handover): Rebased {
  const broken = deadline.breached || deadline.dueAt < handover.at
  return { deadline: broken ? restart(deadline, handover) : move(deadline, handover), restarted: broken }
}

function restart({ commitment, steps, step, attemptsNeeded }: Deadline, handover: Handover): Deadline {
  const spent = steps.slice(0, step).filter(({ acts }) => acts.some(isConsequence))
  const fresh = startDeadline({ ...handover, commitment, startedAt: handover.at })
  const ahead = fresh.steps.filter(({ rung }) => spent.every((each) => each.rung !== rung))
  return wake({ ...fresh, attemptsNeeded, steps: [...spent, ...ahead], step: spent.length })
}

function move(deadline: Deadline, { terms, calendar, at, deskZone }: Handover): Deadline {
  const { startedAt, steps, step } = deadline
  const natural = dueAt(terms.term, startedAt, calendar, deskZone)
  const notice = Math.max(businessMinutesBetween(startedAt, natural, calendar) / 2, leastNotice)
  const fair = addBusinessTime(at, { businessDays: 0, minutes: notice }, calendar)
  const span = { startedAt, dueAt: latest(natural, fair) }
  const taken = steps.slice(0, step)
  const ahead = climb(terms.ladder, span, calendar).filter(
    (each) => each.at > at && taken.every(({ rung }) => rung !== each.rung),
  )
  return wake({ ...deadline, ...span, steps: [...taken, ...ahead], step })
}
