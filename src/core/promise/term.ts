// By when something is promised: within so much working time, or by a moment of the week.
import { parseTime } from '../calendar/hours.ts'
import { addBusinessTime, type Calendar, usualDayMinutes, type WeeklyHours } from '../calendar.ts'
import { type Duration, formatDuration, parseDuration } from '../duration.ts'
import { isoWeek, periodBounds, weeklyMoment } from '../period.ts'

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export type Term = { kind: 'within'; within: Duration } | { kind: 'by'; weekday: Weekday; time: string }

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Reads '4h', '1bd 2h', 'by wednesday 18:00' or 'by wed 18:00'; null for anything else, and for no time at all. */
export function parseTerm(text: string): Term | null {
  const [, day, time] = /^by\s+([a-z]+)\s+(\S+)$/.exec(text.trim().toLowerCase()) ?? []
  if (day && time) return moment(day, time)
  const within = parseDuration(text)
  return within && within.businessDays + within.minutes > 0 ? { kind: 'within', within } : null
}

function moment(day: string, time: string): Term | null {
  const index = weekdays.findIndex((name) => name === day || name.slice(0, 3) === day)
  return index < 0 || parseTime(time) === null ? null : { kind: 'by', weekday: (index + 1) as Weekday, time }
}

/** How much work a term gives, in minutes, in the usual week; null where that depends on the day. */
export function usualMinutes(term: Term, week: WeeklyHours): number | null {
  if (term.kind === 'by') return null
  const { businessDays, minutes } = term.within
  if (businessDays === 0) return minutes
  const day = usualDayMinutes(week)
  return day === null ? null : businessDays * day + minutes
}

/** In the form that `parseTerm` reads. */
export const formatTerm = (term: Term): string =>
  term.kind === 'within' ? formatDuration(term.within) : `by ${weekdays[term.weekday - 1]} ${term.time}`

/**
 * When a promise made at `startedAt` falls due. `within` is working time of the calendar. `by` is the next such moment
 * strictly after the start, on the wall of the desk: both sides agreed on that moment, so it stays where it is when it
 * falls on a holiday or outside hours, and it is the same for everybody, wherever they work.
 */
export function dueAt(term: Term, startedAt: Date, calendar: Calendar, deskZone = calendar.zone): Date {
  if (term.kind === 'within') return addBusinessTime(startedAt, term.within, calendar)
  let week = isoWeek(startedAt, deskZone)
  for (;;) {
    const due = weeklyMoment(week, term.weekday, term.time, deskZone)
    if (due > startedAt) return due
    week = isoWeek(periodBounds(week, deskZone).to, deskZone)
  }
}
