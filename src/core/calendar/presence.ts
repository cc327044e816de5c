// When somebody works: the timetable less that person's absences. Both directions, in time and in days.
import { createGaps, type Gap, grossTotal, netTotal } from './gaps.ts'
import { dayLength } from './local-date.ts'
import { mergeSpans, type Span } from './span.ts'
import { dayReaching, totalBefore } from './tally.ts'
import { instantScheduling, scheduledBefore, shiftsOn, type Timetable } from './timetable.ts'
import { type Milliseconds, steadyTime } from './zone-clock.ts'

/** `away` are the absences as instants, `daysAway` the runs of days on which nothing is left to work. */
export type Presence = { timetable: Timetable; away: readonly Gap[]; daysAway: readonly Gap[] }

export function createPresence(timetable: Timetable, absences: readonly Span[]): Presence {
  const away = createGaps((instant) => scheduledBefore(timetable, instant), absences)
  const daysAway = createGaps(
    (day) => totalBefore(timetable.workdays, day),
    away.map((gap) => wholeDays(timetable, gap)),
  )
  return { timetable, away, daysAway }
}

/** In order, and joined where nobody would work in between. */
export const withoutWorkBetween = (timetable: Timetable, absences: readonly Span[]): Span[] =>
  mergeSpans(absences, (end, start) => scheduledBefore(timetable, start) <= scheduledBefore(timetable, end))

/** The work of all time before this instant, counted from a day that is always the same. */
export const workBefore = ({ timetable, away }: Presence, instant: Milliseconds): Milliseconds =>
  netTotal(away, (position) => scheduledBefore(timetable, position), instant)

/** The first instant before which this much work lies; throws a RangeError if there never is so much. */
export const instantReaching = ({ timetable, away }: Presence, work: Milliseconds): Milliseconds =>
  instantScheduling(timetable, grossTotal(away, work))

/** The workdays before this day, counted from a day that is always the same. */
export const workdaysBefore = ({ timetable, daysAway }: Presence, day: number): number =>
  netTotal(daysAway, (position) => totalBefore(timetable.workdays, position), day)

/** The workday that makes this many of them; throws a RangeError if there never are so many. */
export const workdayReaching = ({ timetable, daysAway }: Presence, count: number): number =>
  dayReaching(timetable.workdays, grossTotal(daysAway, count))

/** The instant itself if it is worked, else the next one that is: just before the next millisecond of work is done. */
export const nextWork = (presence: Presence, instant: Milliseconds): Milliseconds =>
  instantReaching(presence, workBefore(presence, instant) + 1) - 1

/** The business day of an instant that is worked: the day on which its shift began. */
export function dayOfWork({ timetable }: Presence, instant: Milliseconds): number {
  const today = Math.floor(steadyTime(timetable.clock, instant) / dayLength)
  return (shiftsOn(timetable, today - 1).at(-1)?.to ?? instant) > instant ? today - 1 : today
}

/** The days that lie in this stretch with all their work; empty when there is no such day. */
function wholeDays(timetable: Timetable, { from, to }: Span): Span {
  const dayOf = (instant: Milliseconds) => Math.floor(steadyTime(timetable.clock, instant) / dayLength)
  const opensBefore = (day: number) => (shiftsOn(timetable, day)[0]?.from ?? from) < from
  const closesAfter = (day: number) => (shiftsOn(timetable, day).at(-1)?.to ?? to) > to
  const first = opensBefore(dayOf(from)) ? dayOf(from) + 1 : dayOf(from)
  const last = dayOf(to)
  if (closesAfter(last - 1)) return { from: first, to: last - 1 }
  return { from: first, to: closesAfter(last) ? last : last + 1 }
}
