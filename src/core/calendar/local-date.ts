// Local dates, 'YYYY-MM-DD', and the numbers that stand for them.
import { type Milliseconds, wallTime, zoneClock } from './zone-clock.ts'

export const dayLength: Milliseconds = 24 * 60 * 60_000

/** Whole days since 1970-01-01. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00Z`) / dayLength

export const dateOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10)

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** Whether the text is a date of the calendar, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && dateOf(dayNumber(text)) === text
}

/** The date on the wall of that zone. */
export const localDate = (at: Date, zone: string): string =>
  dateOf(Math.floor(wallTime(zoneClock(zone), at.getTime()) / dayLength))

/** That many days later by the calendar on the wall, or earlier when negative. */
export const daysAfter = (date: string, days: number): string => dateOf(dayNumber(date) + days)
