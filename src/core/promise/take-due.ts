// What a deadline asks for at this moment: each step once, however long nobody looked.
import { type Calendar, isWorkingTime, nextOpening } from '../calendar.ts'
import { type Deadline, type DeadlineStep, latest, wake } from './deadline.ts'
import { type Act, isConsequence, isMessage } from './ladder.ts'

export type Taken = {
  /** What to do now, messages first; at most one of them is a consequence. Empty when nothing is due. */
  acts: readonly Act[]
  /** The promise was broken since somebody last looked, at the deadline's `dueAt`. */
  breach: boolean
  /** The newest step that was taken, as a place among the deadline's steps: a name for what is said. */
  step: number | null
  /** Whole minutes by the clock since that step should have been taken. */
  lateByMinutes: number
  /** The deadline after it. */
  deadline: Deadline
}

/**
 * Takes the steps that are due. A moment is due once it is over: an answer in its last instant is in time. Steps that
 * are not for `always` wait while `hours` are closed: those of the person who owes, without absences (a ladder does not
 * stop because somebody is on holiday; `notBefore` keeps the messages from them), or the desk's while that is nobody.
 *
 * Steps that were missed become one: the messages of the newest that has any, and of all consequences the last. So who
 * slept through "reassign" and "return to the pool" finds the lead in the pool. A reminder of the owner from another
 * step than the consequence is left out: nothing is theirs to do any more.
 */
export function takeDue(deadline: Deadline, now: Date, hours: Calendar): Taken {
  const open = isWorkingTime(now, hours)
  const { steps, step: first } = deadline
  const last = steps.findLastIndex(({ at, always }, index) => index >= first && at < now && (open || always))
  const due = last < 0 ? [] : steps.slice(first, last + 1)
  const breach = !deadline.breached && deadline.dueAt < now
  const after = wake({ ...deadline, step: first + due.length, breached: deadline.breached || breach })
  return {
    acts: merge(due),
    breach,
    step: last < 0 ? null : last,
    lateByMinutes: lateness(due.at(-1), now),
    deadline: open ? after : holdBack(after, now, hours),
  }
}

function merge(due: readonly DeadlineStep[]): Act[] {
  const speaking = due.findLast(({ acts }) => acts.some(isMessage))
  const doing = due.findLast(({ acts }) => acts.some(isConsequence))
  const said = speaking?.acts.filter(isMessage) ?? []
  const done = doing?.acts.findLast(isConsequence)
  if (!done) return said
  return [...(speaking === doing ? said : said.filter((act) => act !== 'remind-owner')), done]
}

const lateness = (newest: DeadlineStep | undefined, now: Date): number =>
  newest ? Math.floor((now.getTime() - newest.at.getTime()) / 60_000) : 0

/** Steps that wait for the opening are not looked at before it; one for `always` may come sooner. */
function holdBack(deadline: Deadline, now: Date, hours: Calendar): Deadline {
  const { steps, step, breached, dueAt, nextAt } = deadline
  if (!nextAt || nextAt >= now) return deadline
  const opening = nextOpening(now, hours)
  const waiting = steps.slice(step).map(({ at, always }) => (always ? at : latest(at, opening)))
  const moments = [...waiting, ...(breached ? [] : [dueAt])]
  return { ...deadline, nextAt: new Date(Math.min(...moments.map(Number))) }
}
