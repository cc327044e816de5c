// Calendars that nobody would think of.
import fc from 'fast-check'
import type { CalendarTerms, Interval, SpecialDay, WeeklyHours } from '../../../src/core/calendar.ts'

/** Zones, each with a day around which its clock does something. */
export const changes = [
  ['Europe/Madrid', '2026-03-29'],
  ['Europe/Madrid', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['America/St_Johns', '2010-11-07'],
  ['America/Bogota', '2026-11-17'],
  ['Australia/Sydney', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Africa/Cairo', '2026-10-30'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Pacific/Apia', '2011-12-30'],
] as const

const timeOfDay = fc
  .tuple(fc.nat(23), fc.oneof(fc.constantFrom(0, 30), fc.nat(59)))
  .map((time) => time.map((part) => String(part).padStart(2, '0')).join(':'))

/** Also nights, and round the clock. */
const interval: fc.Arbitrary<Interval> = fc
  .tuple(timeOfDay, fc.oneof({ weight: 9, arbitrary: timeOfDay }, { weight: 1, arbitrary: fc.constant('24:00') }))
  .map((times) => times.join('-'))

const hours = fc.array(interval, { maxLength: 3 })

/** Some weekdays have no hours; intervals may touch and overlap, also over midnight. */
const anyWeek: fc.Arbitrary<WeeklyHours> = fc.record({
  ...{
    1: fc.array(interval, { minLength: 1, maxLength: 3 }),
    2: hours,
    3: hours,
    4: hours,
    5: hours,
    6: hours,
    7: hours,
  },
})

const anyDays = (dates: fc.Arbitrary<string>): fc.Arbitrary<SpecialDay[]> =>
  fc.uniqueArray(fc.record({ date: dates, hours }), { maxLength: 6, selector: ({ date }) => date })

export const anyInstant = (from: number, to: number): fc.Arbitrary<Date> =>
  fc
    .integer({ min: Math.ceil(from / 60_000), max: Math.floor(to / 60_000) })
    .map((minutes) => new Date(minutes * 60_000))

/** Special days and absences between these instants; work, some day, on a Monday. */
export function anyTerms(zone: string, from: number, to: number): fc.Arbitrary<CalendarTerms> {
  const instant = anyInstant(from, to)
  const dates = instant.map((at) => at.toISOString().slice(0, 10))
  const absence = fc.tuple(instant, instant).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
  const absences = fc.array(absence, { maxLength: 2 })
  return fc.record({ zone: fc.constant(zone), hours: anyWeek, days: anyDays(dates), absences })
}
