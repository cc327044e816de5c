// What "one business day later" means.
import { dayLength } from './local-date.ts'
import {
  dayOfWork,
  instantReaching,
  nextWork,
  type Presence,
  workBefore,
  workdayReaching,
  workdaysBefore,
} from './presence.ts'
import { shiftsOn } from './timetable.ts'
import { instantOf, type Milliseconds, steadyTime } from './zone-clock.ts'

/** The same time by the clock, that many workdays later, kept within the hours of that day. */
export function businessDaysAfter(presence: Presence, instant: Milliseconds, days: number): Milliseconds {
  const { clock } = presence.timetable
  const start = nextWork(presence, instant)
  const startDay = dayOfWork(presence, start)
  const dueDay = workdayReaching(presence, workdaysBefore(presence, startDay) + 1 + days)
  const sameTime = instantOf(clock, steadyTime(clock, start) + (dueDay - startDay) * dayLength)
  const { opens, closes } = workOn(presence, dueDay)
  const due = Math.max(sameTime, opens)
  return due < closes ? nextWork(presence, due) : closes
}

/** The first and the last moment of work of a workday. */
export function workOn(presence: Presence, day: number): { opens: Milliseconds; closes: Milliseconds } {
  const shifts = shiftsOn(presence.timetable, day)
  const [first, last] = [shifts[0], shifts.at(-1)]
  if (!first || !last) throw new Error(`Day ${day} is no workday`)
  return { opens: nextWork(presence, first.from), closes: instantReaching(presence, workBefore(presence, last.to)) }
}
