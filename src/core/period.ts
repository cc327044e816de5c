// The periods that are reported: ISO weeks and months, by the clock on a desk's wall.
import { parseTime } from './calendar/hours.ts'
import { dateOf, dayLength, dayNumber, daysAfter, localDate, weekdayOf } from './calendar/local-date.ts'
import { instantOf, zoneClock } from './calendar/zone-clock.ts'

/** Local dates, half-open: `to` is the first day of the next one. */
export type Period = { kind: 'week' | 'month'; from: string; to: string }

/** The ISO week at that instant: '2026-W47'. Around New Year its year may differ from the date's. */
export const isoWeek = (at: Date, zone: string): string => weekOf(localDate(at, zone))

/** Reads '2026-W47' or '2026-11'; null for anything else, such as a 53rd week in a year that has none. */
export function parsePeriod(name: string): Period | null {
  const [, year, week, month] = /^(\d{4})-(?:W(\d{2})|(0[1-9]|1[0-2]))$/.exec(name) ?? []
  if (!year) return null
  if (month) {
    const from = `${year}-${month}-01`
    return { kind: 'month', from, to: `${daysAfter(from, 31).slice(0, 7)}-01` }
  }
  const from = mondayOf(year, Number(week))
  return weekOf(from) === name ? { kind: 'week', from, to: daysAfter(from, 7) } : null
}

/** A period that somebody may ask for: with room for the weeks before it, in years that every database knows. */
export const isReported = (name: string): boolean => parsePeriod(name) !== null && name >= '1990' && name < '3000'

/** The instants at which a period begins and ends in that zone. Throws a RangeError if the name is no period. */
export function periodBounds(name: string, zone: string): { from: Date; to: Date } {
  const { from, to } = known(name)
  return { from: onTheWall(from, 0, zone), to: onTheWall(to, 0, zone) }
}

/** The first instant of a local date. */
export const startOfDay = (date: string, zone: string): Date => onTheWall(date, 0, zone)

/** The week before a week, the month before a month. Throws a RangeError if the name is no period. */
export function previousPeriod(name: string): string {
  const { kind, from } = known(name)
  const dayBefore = daysAfter(from, -1)
  return kind === 'week' ? weekOf(dayBefore) : dayBefore.slice(0, 7)
}

/**
 * When the clock first shows a time, 'HH:MM', on an ISO weekday (1 is Monday) of a week. A time that repeats as the
 * clock goes back means its first occurrence; one that is skipped as it goes forward means the moment of the skip.
 */
export function weeklyMoment(week: string, weekday: number, time: string, zone: string): Date {
  const { kind, from } = known(week)
  const timeOfDay = parseTime(time)
  if (kind !== 'week' || timeOfDay === null) throw new RangeError(`No moment is ${time} in ${week}`)
  return onTheWall(daysAfter(from, weekday - 1), timeOfDay, zone)
}

function known(name: string): Period {
  const period = parsePeriod(name)
  if (!period) throw new RangeError(`"${name}" is not a period such as 2026-W47 or 2026-11`)
  return period
}

const onTheWall = (date: string, timeOfDay: number, zone: string) =>
  new Date(instantOf(zoneClock(zone), dayNumber(date) * dayLength + timeOfDay))

/** The ISO week of a local date. */
export function weekOf(date: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date)
  return `${String(yearOfWeek).padStart(4, '0')}-W${String(weekOfYear).padStart(2, '0')}`
}

/** The first week of a year is the one with 4 January. */
function mondayOf(year: string, week: number): string {
  const fourth = dayNumber(`${year}-01-04`)
  return dateOf(fourth - weekdayOf(fourth) + (week - 1) * 7)
}
