// The hours of work as people write them, and as spans of a day.
import { dayLength } from './local-date.ts'
import { mergeSpans, type Span } from './span.ts'
import type { Milliseconds } from './zone-clock.ts'

/** Wall-clock hours of work, '09:00-18:00'. A close at or before its opening is on the next day ('22:00-06:00'). */
export type Interval = string

/** The usual week: ISO weekday, 1 (Monday) to 7, to the day's intervals. A weekday that is missing is closed. */
export type WeeklyHours = Readonly<Record<number, readonly Interval[]>>

/** A local date that is not as usual; no hours means closed. */
export type SpecialDay = { date: string; hours: readonly Interval[]; name?: string }

/** 'HH:MM' as milliseconds after midnight; null if it is no time of day. */
export function parseTime(text: string): Milliseconds | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return null
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000
}

/** In milliseconds after midnight; what is left of a night lies beyond 24 hours. Null if it is no interval. */
export function parseInterval(interval: Interval): Span | null {
  const [opens = '', closes = '', ...more] = interval.split('-')
  const from = parseTime(opens)
  const to = closes === '24:00' ? dayLength : parseTime(closes)
  if (from === null || to === null || more.length > 0) return null
  return { from, to: to > from ? to : to + dayLength }
}

/** A day's spans in order; throws a RangeError for text that is no interval. */
export function parseHours(hours: readonly Interval[]): Span[] {
  return mergeSpans(
    hours.map((interval) => {
      const span = parseInterval(interval)
      if (!span) throw new RangeError(`"${interval}" is not an interval such as 09:00-18:00`)
      return span
    }),
  )
}

/** How long every workday of that week is, in minutes; null where they have different hours, or there is none. */
export function usualDayMinutes(week: WeeklyHours): number | null {
  const [first, ...others] = Object.values(week).filter((hours) => hours.length > 0)
  if (!first || others.some((hours) => hours.join() !== first.join())) return null
  return parseHours(first).reduce((sum, { from, to }) => sum + (to - from) / 60_000, 0)
}

/** What is worked of these hours on a day that closes at this time, 'HH:MM'. */
export function hoursUntil(hours: readonly Interval[], time: string): Interval[] {
  const close = parseTime(time) ?? 0
  return hours.flatMap((interval) => {
    const span = parseInterval(interval)
    if (!span || span.from >= close) return []
    return span.to > close ? `${interval.slice(0, 5)}-${time}` : interval
  })
}
