import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarFaults, createCalendar, isDate } from '../../../src/core/calendar.ts'
import { anyTerms } from './any-calendar.ts'

const zone = 'Europe/Madrid'
const hours = { 1: ['09:00-14:00', '16:00-19:00'], 5: ['22:00-06:00'] }

/** The faults as lines: where, what was given, what is wrong. */
const lines = (terms: Parameters<typeof calendarFaults>[0]) =>
  calendarFaults(terms).map(({ path, given, problem }) => `${path.join('.')}: "${given}" ${problem}`)

describe('hours as somebody wrote them', () => {
  test('are accepted when they make sense', () => {
    expect(lines({ zone, hours })).toEqual([])
    expect(lines({ zone: 'UTC', hours: { 3: ['00:00-24:00'] } })).toEqual([])
    expect(lines({ zone, hours, days: [{ date: '2028-02-29', hours: [] }] })).toEqual([])
    expect(lines({ zone, hours: { 1: ['09:00-12:00', '12:00-15:00'] } })).toEqual([])
    expect(lines({ zone, hours: { 6: ['22:00-06:00'], 7: ['06:00-14:00'] } })).toEqual([])
  })

  test.each(['Madrid', '', '+02:00', 'Mars/Olympus'])('need a zone that exists, not "%s"', (zone) => {
    expect(lines({ zone, hours })).toEqual([`zone: "${zone}" is not an IANA time zone such as Europe/Madrid`])
  })

  test.each(['9-18', '09:00', '09:00-25:00', '24:00-06:00', '09:60-18:00', '09:00-18:00-20:00', '09:00–18:00', ''])(
    'are two times with a hyphen, not "%s"',
    (given) => {
      expect(lines({ zone, hours: { 1: ['09:00-10:00', given] } })).toEqual([
        `hours.1.1: "${given}" is not working hours such as 09:00-18:00`,
      ])
    },
  )

  test('may not overlap within a day, nor run from the night into the next day, nor from Sunday into Monday', () => {
    expect(lines({ zone, hours: { 1: ['09:00-14:00', '13:00-18:00'] } })).toEqual([
      'hours.1.1: "13:00-18:00" overlaps 09:00-14:00',
    ])
    expect(lines({ zone, hours: { 1: ['22:00-06:00'], 2: ['05:00-09:00'] } })).toEqual([
      'hours.2.0: "05:00-09:00" overlaps 22:00-06:00 of the day before',
    ])
    expect(lines({ zone, hours: { 1: ['05:00-09:00'], 7: ['22:00-06:00'] } })).toEqual([
      'hours.1.0: "05:00-09:00" overlaps 22:00-06:00 of the day before',
    ])
  })

  test('must contain some work', () => {
    const none = 'hours: "" has no working time; at least one weekday needs hours'
    expect(lines({ zone, hours: {} })).toEqual([none])
    expect(lines({ zone, hours: { 1: [], 2: [] }, days: [{ date: '2026-11-21', hours: ['10:00-12:00'] }] })).toEqual([
      none,
    ])
  })

  test('stand on weekdays', () => {
    expect(lines({ zone, hours: { ...hours, 0: ['09:00-10:00'] } })).toEqual([
      'hours.0: "0" is not an ISO weekday, 1 (Monday) to 7 (Sunday)',
    ])
  })

  test('of special days are examined, too', () => {
    const days = [
      { date: '2026-02-29', hours: [] },
      { date: '2026-12-24', hours: ['9-14'] },
    ]
    expect(lines({ zone, hours, days })).toEqual([
      'days.0.date: "2026-02-29" is not a date such as 2026-12-24',
      'days.1.hours.0: "9-14" is not working hours such as 09:00-18:00',
    ])
  })

  test('without faults make a calendar', () => {
    fc.assert(
      fc.property(anyTerms(zone, Date.UTC(2020, 0), Date.UTC(2030, 0)), (terms) => {
        if (calendarFaults(terms).length === 0) expect(createCalendar(terms).zone).toBe(zone)
      }),
    )
  })

  test('that are malformed never become a calendar', () => {
    expect(() => createCalendar({ zone, hours: { 1: ['9-18'] } })).toThrow(RangeError)
    expect(() => createCalendar({ zone: 'Madrid', hours })).toThrow(RangeError)
  })
})

test.each([
  ['2026-12-24', true],
  ['2026-02-29', false],
  ['2026-2-1', false],
  ['24-12-2026', false],
  ['2026-12-24T00:00', false],
])('whether %s is a date: %s', (text, expected) => expect(isDate(text)).toBe(expected))
