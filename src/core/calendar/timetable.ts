// What the hours and the special days of a calendar come to in instants, for everybody, before any absence.
import { type Interval, parseHours, type SpecialDay, type WeeklyHours } from './hours.ts'
import { dayLength, dayNumber, weekdayOf } from './local-date.ts'
import { length, type Span } from './span.ts'
import { createTally, dayReaching, type Exception, type Tally, totalBefore } from './tally.ts'
import { instantOf, type Milliseconds, steadyTime, wallChanges, type ZoneClock, zoneClock } from './zone-clock.ts'

type Pattern = {
  clock: ZoneClock
  /** Monday first. */
  week: readonly (readonly Span[])[]
  special: ReadonlyMap<number, readonly Span[]>
}

/** `work` counts the milliseconds of work of each day, `workdays` counts the days that have any. */
export type Timetable = Pattern & { work: Tally; workdays: Tally }

/** The days are special in the order of dates, one for each date. */
export function createTimetable(zone: string, hours: WeeklyHours, days: readonly SpecialDay[]): Timetable {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => parseHours(hours[weekday] ?? noHours))
  const special = new Map(days.map((day) => [dayNumber(day.date), parseHours(day.hours)]))
  const pattern = { clock: zoneClock(zone), week, special }
  const usual = week.map((own, weekday) => total(uncovered(own, week.at(weekday - 1) as readonly Span[])))
  const exceptions = unusualDays(pattern)
    .map((day) => ({ day, value: total(shiftsOn(pattern, day)) }))
    .filter(({ day, value }) => value !== usual[weekdayOf(day)])
  const asWorkday = (work: number) => (work > 0 ? 1 : 0)
  return {
    ...pattern,
    work: createTally(usual, exceptions),
    workdays: createTally(
      usual.map(asWorkday),
      exceptions.map(({ day, value }): Exception => ({ day, value: asWorkday(value) })),
    ),
  }
}

const noHours: readonly Interval[] = []
const total = (spans: readonly Span[]) => spans.reduce((sum, span) => sum + length(span), 0)

/** The days whose work may differ from their weekday's: special ones and the days after them, and around a change. */
function unusualDays({ clock, special }: Pattern): number[] {
  const days = [...special.keys()].flatMap((day) => [day, day + 1])
  for (const { before, after } of wallChanges(clock)) {
    const last = Math.floor(Math.max(before, after) / dayLength)
    for (let day = Math.floor(Math.min(before, after) / dayLength) - 1; day <= last; day++) days.push(day)
  }
  return [...new Set(days)].toSorted((a, b) => a - b)
}

/** The day's hours by the wall clock, in milliseconds after its midnight. A night that began the day before goes first. */
function hoursOn({ week, special }: Pattern, day: number): readonly Span[] {
  const own = special.get(day) ?? (week[weekdayOf(day)] as readonly Span[])
  return uncovered(own, special.get(day - 1) ?? (week[weekdayOf(day - 1)] as readonly Span[]))
}

function uncovered(own: readonly Span[], dayBefore: readonly Span[]): readonly Span[] {
  const nightEnds = (dayBefore.at(-1)?.to ?? 0) - dayLength
  if (nightEnds <= (own[0]?.from ?? dayLength)) return own
  return own.map(({ from, to }) => ({ from: Math.max(from, nightEnds), to })).filter(({ from, to }) => from < to)
}

/** The stretches of work that belong to this day, as instants. A night shift belongs to the day on which it begins. */
export function shiftsOn(pattern: Pattern, day: number): Span[] {
  const at = (time: Milliseconds) => instantOf(pattern.clock, day * dayLength + time)
  return hoursOn(pattern, day)
    .map(({ from, to }) => ({ from: at(from), to: at(to) }))
    .filter(({ from, to }) => from < to)
}

/** The stretches of work within this one, in order. */
export function shiftsBetween(timetable: Timetable, { from, to }: Span): Span[] {
  const dayOf = (instant: Milliseconds) => Math.floor(steadyTime(timetable.clock, instant) / dayLength)
  const shifts: Span[] = []
  for (let day = dayOf(from) - 1; day <= dayOf(to); day++) shifts.push(...shiftsOn(timetable, day))
  return shifts
    .map((shift) => ({ from: Math.max(shift.from, from), to: Math.min(shift.to, to) }))
    .filter((shift) => shift.from < shift.to)
}

/** The work of all time before this instant, counted from a day that is always the same. */
export function scheduledBefore(timetable: Timetable, instant: Milliseconds): Milliseconds {
  const today = Math.floor(steadyTime(timetable.clock, instant) / dayLength)
  const recent = [...shiftsOn(timetable, today - 1), ...shiftsOn(timetable, today)]
  const done = recent.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(instant, to) - from), 0)
  return totalBefore(timetable.work, today - 1) + done
}

/** The first instant before which this much work lies; throws a RangeError if there never is so much. */
export function instantScheduling(timetable: Timetable, work: Milliseconds): Milliseconds {
  const day = dayReaching(timetable.work, work)
  let rest = work - totalBefore(timetable.work, day)
  for (const shift of shiftsOn(timetable, day)) {
    if (rest <= length(shift)) return shift.from + rest
    rest -= length(shift)
  }
  throw new Error(`The shifts of day ${day} are shorter than its work`)
}
