import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBusinessTime,
  businessMinutesBetween,
  type CalendarTerms,
  createCalendar,
  isWorkingTime,
  localDate,
  nextOpening,
  openingOn,
  withAbsences,
  workdaysBetween,
} from '../../../src/core/calendar.ts'
import { anyInstant, anyTerms, changes } from './any-calendar.ts'

const [from, to] = [Date.UTC(2005, 0), Date.UTC(2035, 0)]
const anyZone = fc.constantFrom(...new Set(changes.map(([zone]) => zone)))
const calendar = anyZone.chain((zone) => anyTerms(zone, from, to)).map(createCalendar)
const instant = anyInstant(from, to)
const minutes = fc.oneof(fc.nat(600), fc.nat(2_000_000))
const duration = fc.record({ businessDays: fc.oneof(fc.nat(3), fc.nat(2500)), minutes })
const inMinutes = (minutes: number) => ({ businessDays: 0, minutes })

describe('whatever the calendar, over thirty years', () => {
  test('what was allowed has been worked when it falls due', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, (calendar, start, minutes) => {
        const due = addBusinessTime(start, inMinutes(minutes), calendar)
        expect(businessMinutesBetween(start, due, calendar)).toBe(minutes)
        expect(businessMinutesBetween(due, start, calendar) + minutes).toBe(0)
      }),
    )
  })

  test('no earlier instant would do', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, (calendar, start, minutes) => {
        fc.pre(minutes > 0)
        const due = addBusinessTime(start, inMinutes(minutes), calendar)
        const before = new Date(due.getTime() - 1)
        expect(businessMinutesBetween(start, before, calendar)).toBeLessThan(minutes)
      }),
    )
  })

  test('minutes may be added at once or in parts', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, minutes, (calendar, start, some, more) => {
        const inParts = addBusinessTime(addBusinessTime(start, inMinutes(some), calendar), inMinutes(more), calendar)
        expect(inParts).toEqual(addBusinessTime(start, inMinutes(some + more), calendar))
      }),
    )
  })

  test('who starts later is never due earlier', () => {
    fc.assert(
      fc.property(
        calendar,
        instant,
        fc.oneof(fc.nat(3000), fc.nat(1e6)),
        duration,
        (calendar, start, later, duration) => {
          const laterStart = new Date(start.getTime() + later * 60_000)
          const [first, second] = [start, laterStart].map((each) => addBusinessTime(each, duration, calendar).getTime())
          expect(first).toBeLessThanOrEqual(second as number)
        },
      ),
    )
  })

  test('a longer promise is never due earlier, and a business day is always later', () => {
    fc.assert(
      fc.property(calendar, instant, duration, minutes, (calendar, start, duration, more) => {
        const { businessDays, minutes } = duration
        const due = addBusinessTime(start, duration, calendar)
        expect(due.getTime()).toBeGreaterThanOrEqual(start.getTime())
        const longer = addBusinessTime(start, { businessDays, minutes: minutes + more }, calendar)
        expect(longer.getTime()).toBeGreaterThanOrEqual(due.getTime())
        const dayMore = addBusinessTime(start, { businessDays: businessDays + 1, minutes: 0 }, calendar)
        const days = addBusinessTime(start, { businessDays, minutes: 0 }, calendar)
        expect(dayMore.getTime()).toBeGreaterThan(days.getTime())
      }),
    )
  })

  test('the next opening is worked, and nothing is worked before it', () => {
    fc.assert(
      fc.property(calendar, instant, (calendar, at) => {
        const opening = nextOpening(at, calendar)
        expect(isWorkingTime(opening, calendar)).toBe(true)
        expect(businessMinutesBetween(at, opening, calendar)).toBe(0)
        expect(nextOpening(opening, calendar)).toEqual(opening)
      }),
    )
  })

  test('the workdays of two periods add up, and a later date never opens earlier', () => {
    const date = instant.map((at) => localDate(at, 'UTC'))
    fc.assert(
      fc.property(calendar, date, date, date, (calendar, a, b, c) => {
        const days = (from: string, to: string) => workdaysBetween(from, to, calendar)
        expect(days(a, b) + days(b, c)).toBe(days(a, c))
        const [first, second] = [a, b].toSorted().map((date) => openingOn(date, calendar))
        expect(first?.getTime()).toBeLessThanOrEqual(second?.getTime() ?? 0)
        expect([first, second].every((opening) => opening && isWorkingTime(opening, calendar))).toBe(true)
      }),
    )
  })

  test('the order and the overlap of absences do not matter', () => {
    fc.assert(
      fc.property(calendar, instant, instant, instant, instant, duration, (calendar, a, b, c, start, duration) => {
        const [first, second, third] = [a, b, c].toSorted((one, other) => one.getTime() - other.getTime())
        if (!first || !second || !third) return
        const whole = withAbsences(calendar, [{ from: first, to: third }])
        const parts = [
          { from: second, to: third },
          { from: first, to: second },
          { from: first, to: second },
        ]
        const oneByOne = parts.reduce((calendar, part) => withAbsences(calendar, [part]), calendar)
        const due = addBusinessTime(start, duration, whole)
        expect(addBusinessTime(start, duration, oneByOne)).toEqual(due)
        expect(addBusinessTime(start, duration, withAbsences(calendar, parts))).toEqual(due)
      }),
    )
  })

  test('where all workdays have the same hours, business days may be added at once or in parts', () => {
    const hours = { ...{ 1: ['08:00-12:00', '13:00-17:00'] }, 2: ['08:00-12:00', '13:00-17:00'] }
    const holidays = fc.array(instant.map((at) => ({ date: localDate(at, 'UTC'), hours: [] })))
    const terms = fc.record<CalendarTerms>({ zone: anyZone, hours: fc.constant(hours), days: holidays })
    fc.assert(
      fc.property(terms.map(createCalendar), instant, fc.nat(500), fc.nat(500), (calendar, start, some, more) => {
        const days = (start: Date, businessDays: number) =>
          addBusinessTime(start, { businessDays, minutes: 0 }, calendar)
        expect(days(days(start, some), more)).toEqual(days(start, some + more))
      }),
    )
  })
})
