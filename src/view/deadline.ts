// The promise of an answer on one handoff: when it falls due and whether that moment has passed.
import type { HandoffRecord, TimerRecord } from '../ports/store.ts'

/** The running promise of an answer; undefined once the lead is answered or if none was made (imported history). */
export const answerTimer = (handoff: HandoffRecord): TimerRecord | undefined =>
  handoff.state === 'offered'
    ? handoff.timers.findLast((timer) => timer.commitment === 'answer' && timer.stoppedAt === null)
    : undefined

export const isLate = (timer: TimerRecord, now: Date): boolean => timer.dueAt < now

export const minutesLate = (timer: TimerRecord, now: Date): number => (now.getTime() - timer.dueAt.getTime()) / 60_000
