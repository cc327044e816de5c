// The promises that run on one handoff: which of them to show, and whether their moment has passed.
import type { TimedCommitment } from '../core/promise/promise.ts'
import type { HandoffRecord, TimerRecord } from '../ports/store.ts'

/** What is promised and not yet kept, the soonest first, late ones included; none for imported history. */
export const runningPromises = ({ timers }: HandoffRecord): TimerRecord[] =>
  timers.filter(({ stoppedAt }) => stoppedAt === null).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())

export const runningPromise = (handoff: HandoffRecord, commitment: TimedCommitment): TimerRecord | undefined =>
  runningPromises(handoff).find((timer) => timer.commitment === commitment)

/** The running promise of an answer; undefined once the lead is answered. */
export const answerTimer = (handoff: HandoffRecord): TimerRecord | undefined =>
  handoff.state === 'offered' ? runningPromise(handoff, 'answer') : undefined

/** What sales owes next. */
export const nextPromise = (handoff: HandoffRecord): TimerRecord | undefined =>
  runningPromises(handoff).find(({ commitment }) => commitment !== 'reply')

/** The same, what marketing owes, and whatever is late. */
export function promisesInSight(handoff: HandoffRecord, now: Date): TimerRecord[] {
  const next = nextPromise(handoff)
  return runningPromises(handoff).filter(
    (timer) => timer === next || timer.commitment === 'reply' || isLate(timer, now),
  )
}

export const isLate = (timer: TimerRecord, now: Date): boolean => timer.dueAt < now

export const minutesLate = (timer: TimerRecord, now: Date): number => (now.getTime() - timer.dueAt.getTime()) / 60_000
