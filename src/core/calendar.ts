// Business time: when a desk or a person works, and what a promise of hours or business days means in instants.
// The cost of a question does not grow with the span it is about.
import { businessDaysAfter, workOn } from './calendar/business-day.ts'
import { hoursUntil, type SpecialDay, type WeeklyHours } from './calendar/hours.ts'
import { dayNumber, weekdayOf } from './calendar/local-date.ts'
import {
  createPresence,
  instantReaching,
  nextWork,
  type Presence,
  withoutWorkBetween,
  workBefore,
  workdayReaching,
  workdaysBefore,
} from './calendar/presence.ts'
import { without } from './calendar/span.ts'
import { createTimetable, shiftsBetween } from './calendar/timetable.ts'
import type { Duration } from './duration.ts'
import type { Holiday } from './holidays.ts'

export { type CalendarFault, calendarFaults } from './calendar/faults.ts'
export { type Interval, type SpecialDay, usualDayMinutes, type WeeklyHours } from './calendar/hours.ts'
export { daysAfter, isDate, localDate } from './calendar/local-date.ts'

/** Time that somebody is away; `to` is the first moment back. */
export type Absence = { from: Date; to: Date }

/** What a calendar is made of. Own days win over holidays of the same date. */
export type CalendarTerms = {
  /** IANA time zone. */
  zone: string
  hours: WeeklyHours
  holidays?: readonly Holiday[]
  days?: readonly SpecialDay[]
  absences?: readonly Absence[]
}

/**
 * Made by `createCalendar`. An instant is worked when the clock on the wall is within the hours of its day and nobody
 * is away. An interval runs from the first instant at which the clock shows its opening (or has skipped it) to the
 * first at which it shows its close: across a change of the clock, hours have their real length. So a night of
 * 22:00-06:00 counts 7 hours when the clock goes forward and 9 when it goes back; a date that a zone skipped has none.
 * A shift that passes midnight belongs to the day on which it began: a holiday closes the nights that begin on it.
 */
export type Calendar = {
  readonly zone: string
  readonly hours: WeeklyHours
  /** Holidays and the desk's own days, in order, one for each date. */
  readonly days: readonly SpecialDay[]
  /** In order; those without work between them are one. One outside hours takes no working time, and is an absence all the same. */
  readonly absences: readonly Absence[]
  /** The same, prepared for arithmetic. */
  readonly presence: Presence
}

/** Prepares a calendar. The terms must be free of faults (`calendarFaults`); a RangeError tells of a malformed one. */
export function createCalendar({ zone, hours, holidays = [], days = [], absences = [] }: CalendarTerms): Calendar {
  const closures = holidays.map(({ date, name, from }) => ({
    ...{ date, name },
    hours: hoursUntil(hours[weekdayOf(dayNumber(date)) + 1] ?? [], from),
  }))
  const byDate = new Map([...closures, ...days].map((day): [string, SpecialDay] => [day.date, day]))
  const special = [...byDate.values()].toSorted((a, b) => dayNumber(a.date) - dayNumber(b.date))
  const presence = createPresence(createTimetable(zone, hours, special), [])
  return withAbsences({ zone, hours, days: special, absences: [], presence }, absences)
}

/** The same calendar for somebody who is also away at these times. */
export function withAbsences(calendar: Calendar, absences: readonly Absence[]): Calendar {
  const spans = [...calendar.absences, ...absences].map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))
  const { timetable } = calendar.presence
  return {
    ...calendar,
    presence: createPresence(timetable, spans),
    absences: withoutWorkBetween(timetable, spans).map(({ from, to }) => ({ from: instant(from), to: instant(to) })),
  }
}

/**
 * When a promise made at `start` falls due: business days first, then minutes of working time.
 *
 * *Minutes*: the first instant by which so much has been worked since `start`. An hour promised half an hour before
 * the close of Friday falls due half an hour after Monday's opening; eight hours of an eight-hour day, at its close.
 *
 * *A business day*: the same time by the clock on the next workday, so Tuesday 15:00 is due on Wednesday 15:00, also
 * when the clock has changed in between. Outside hours it counts from the next opening: Saturday's is due on Tuesday at
 * the opening. If nobody works at that time of the due day, the next working moment of that day counts, or
 * its close when there is none. A workday is a day with any work left after holidays and absences.
 *
 * Later starts and longer durations never fall due earlier. Throws a RangeError if there never is so much work.
 */
export function addBusinessTime(start: Date, { businessDays, minutes }: Duration, { presence }: Calendar): Date {
  const from = businessDays > 0 ? businessDaysAfter(presence, start.getTime(), businessDays) : start.getTime()
  const work = Math.round(minutes * 60_000)
  return instant(work > 0 ? instantReaching(presence, workBefore(presence, from) + work) : from)
}

/** The working time from `a` to `b` in minutes, exact to the millisecond; negative when `b` is before `a`. */
export const businessMinutesBetween = (a: Date, b: Date, { presence }: Calendar): number =>
  (workBefore(presence, b.getTime()) - workBefore(presence, a.getTime())) / 60_000

/** Whether somebody works at this instant; an opening is worked, a close is not. */
export const isWorkingTime = (at: Date, { presence }: Calendar): boolean =>
  workBefore(presence, at.getTime() + 1) > workBefore(presence, at.getTime())

/** The instant itself if it is worked, else the next one that is; throws a RangeError if none is. */
export const nextOpening = (at: Date, { presence }: Calendar): Date => instant(nextWork(presence, at.getTime()))

/** The opening of that date if it is a workday, else of the next workday; throws a RangeError if there is none. */
export function openingOn(date: string, { presence }: Calendar): Date {
  const day = workdayReaching(presence, workdaysBefore(presence, dayNumber(date)) + 1)
  return instant(workOn(presence, day).opens)
}

/** The stretches of work between two instants, in order and without absences; what reaches beyond is cut off. */
export function workBetween(from: Date, to: Date, { presence }: Calendar): { from: Date; to: Date }[] {
  const away = presence.away
  return shiftsBetween(presence.timetable, { from: from.getTime(), to: to.getTime() })
    .flatMap((shift) => without(shift, away))
    .map((span) => ({ from: new Date(span.from), to: new Date(span.to) }))
}

/** Whether anything is left to work on that date after holidays and absences. */
export const isWorkday = (date: string, { presence }: Calendar): boolean =>
  workdaysBefore(presence, dayNumber(date) + 1) > workdaysBefore(presence, dayNumber(date))

/** The workdays from one date up to, but not including, another; negative when the second is earlier. */
export const workdaysBetween = (from: string, to: string, { presence }: Calendar): number =>
  workdaysBefore(presence, dayNumber(to)) - workdaysBefore(presence, dayNumber(from))

function instant(milliseconds: number): Date {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) throw new RangeError('This calendar has no working time left')
  return date
}
