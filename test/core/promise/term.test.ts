import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessMinutesBetween, createCalendar } from '../../../src/core/calendar.ts'
import { dueAt, formatTerm, parseTerm, type Term, usualMinutes, type Weekday } from '../../../src/core/promise/term.ts'
import { anyInstant, anyTerms, changes } from '../calendar/any-calendar.ts'
import { alwaysOpen, apia, madrid, nights, siesta } from '../calendar/desks.ts'
import { wall } from '../calendar/wall.ts'

describe('a term is written', () => {
  test.each<[string, Term]>([
    ['4h', { kind: 'within', within: { businessDays: 0, minutes: 240 } }],
    [' 1bd 30m ', { kind: 'within', within: { businessDays: 1, minutes: 30 } }],
    ['by wednesday 18:00', { kind: 'by', weekday: 3, time: '18:00' }],
    ['By  Mon  09:00', { kind: 'by', weekday: 1, time: '09:00' }],
    ['by sunday 00:00', { kind: 'by', weekday: 7, time: '00:00' }],
  ])('"%s"', (text, term) => expect(parseTerm(text)).toEqual(term))

  test.each(['', '0m', '0bd', '4', 'soon', 'by', 'by wednesday', 'by 18:00', 'by wednesday 6pm', 'by someday 09:00'])(
    'not "%s"',
    (text) => expect(parseTerm(text)).toBeNull(),
  )
  test.each(['by wednes 18:00', 'by wednesday 24:00', 'wednesday 18:00', '-4h', 'by mon 09:00 sharp'])(
    'nor "%s"',
    (text) => expect(parseTerm(text)).toBeNull(),
  )

  test('and read again as it was', () => {
    const minutes = fc.integer({ min: 1, max: 100_000 })
    const within = fc
      .record({ businessDays: fc.nat(400), minutes })
      .map((each): Term => ({ kind: 'within', within: each }))
    fc.assert(
      fc.property(fc.oneof(within, anyMoment), (term) => {
        expect(parseTerm(formatTerm(term))).toEqual(term)
      }),
    )
  })
})

describe('in the usual week a term gives', () => {
  const nine = { 1: ['09:00-18:00'], 2: ['09:00-18:00'], 5: ['09:00-18:00'], 6: [] }
  const split = { 1: ['09:00-14:00', '16:00-19:00'], 3: ['09:00-14:00', '16:00-19:00'] }
  test.each([
    ['4h', nine, 240],
    ['1bd', nine, 540],
    ['2bd 30m', split, 990],
    ['1bd', { 1: ['22:00-06:00'] }, 480],
    ['1bd', { ...nine, 5: ['09:00-15:00'] }, null],
    ['1bd', {}, null],
    ['by wednesday 18:00', nine, null],
  ] as const)('%s of %o: %s minutes', (text, week, minutes) => {
    const term = parseTerm(text) as Term
    expect(usualMinutes(term, week)).toBe(minutes)
  })

  test('as many as there are from any moment until it is due', () => {
    const calendar = createCalendar({ zone: 'Europe/Madrid', hours: split })
    const term = parseTerm('3bd 1h') as Term
    const january = fc.integer({ min: Date.parse('2026-01-05'), max: Date.parse('2026-02-20') })
    fc.assert(
      fc.property(january, (start) => {
        const from = new Date(start)
        expect(businessMinutesBetween(from, dueAt(term, from, calendar), calendar)).toBeCloseTo(
          usualMinutes(term, split) ?? Number.NaN,
        )
      }),
    )
  })
})

const anyMoment = fc
  .record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.nat(23), minute: fc.nat(59) })
  .map(({ weekday, hour, minute }): Term => {
    const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
    return { kind: 'by', weekday: weekday as Weekday, time }
  })

const calendars = { madrid, siesta, nights, apia, santiago: alwaysOpen('America/Santiago') }
type Place = keyof typeof calendars

const due = (text: string, start: string, place: Place) => {
  const term = parseTerm(text)
  if (!term) throw new Error(`"${text}" is no term`)
  return dueAt(term, wall(start, calendars[place].zone), calendars[place])
}

describe('a length of working time', () => {
  test.each<[string, string, string, string, Place]>([
    ['runs over a weekend', '4h', '2026-11-20 16:00', '2026-11-23 11:00', 'madrid'],
    ['runs over two holidays and the weekend before', '1bd', '2026-12-04 15:00', '2026-12-09 15:00', 'madrid'],
    ['keeps the time by the clock as it goes forward', '1bd', '2026-03-27 10:00', '2026-03-30 10:00', 'madrid'],
    ['keeps the time by the clock as it goes back', '1bd', '2026-10-23 10:00', '2026-10-26 10:00', 'madrid'],
    ['is shorter by the clock in the night that goes forward', '8h', '2026-03-28 22:00', '2026-03-29 23:00', 'nights'],
    ['is longer by the clock in the night that goes back', '9h', '2026-10-24 22:00', '2026-10-25 06:00', 'nights'],
  ])('%s', (_, text, start, end, place) => expect(due(text, start, place)).toEqual(wall(end, calendars[place].zone)))
})

describe('a moment of the week', () => {
  test.each<[string, string, string, string, Place]>([
    ['is in this week if it is still to come', 'by wednesday 18:00', '2026-11-17 10:00', '2026-11-18 18:00', 'madrid'],
    ['is in the next week if it is over', 'by monday 09:00', '2026-11-17 10:00', '2026-11-23 09:00', 'madrid'],
    ['is a week away at that very moment', 'by wednesday 18:00', '2026-11-18 18:00', '2026-11-25 18:00', 'madrid'],
    ['stays on a holiday', 'by tuesday 12:00', '2026-12-04 10:00', '2026-12-08 12:00', 'madrid'],
    ['stays on a Sunday', 'by sunday 20:00', '2026-11-20 10:00', '2026-11-22 20:00', 'madrid'],
    ['stays outside hours', 'by friday 22:00', '2026-11-20 10:00', '2026-11-20 22:00', 'madrid'],
    ['is by the clock after it went forward', 'by monday 09:00', '2026-03-27 10:00', '2026-03-30 09:00', 'madrid'],
    ['is by the clock after it went back', 'by monday 09:00', '2026-10-23 10:00', '2026-10-26 09:00', 'madrid'],
    [
      'is the moment of the skip if the clock skips it',
      'by sunday 02:30',
      '2026-03-28 10:00',
      '2026-03-29 03:00',
      'madrid',
    ],
    ['is the first of two', 'by sunday 02:30', '2026-10-24 10:00', '2026-10-25 02:30 +02:00', 'madrid'],
    ['is in the next week between the two', 'by sunday 02:30', '2026-10-25 02:10 +01:00', '2026-11-01 02:30', 'madrid'],
    ['ends with a day that a zone skipped', 'by friday 12:00', '2011-12-28 10:00', '2011-12-31 00:00', 'apia'],
    ['begins a year', 'by friday 00:00', '2026-12-30 10:00', '2027-01-01 00:00', 'madrid'],
    ['also where midnight is skipped', 'by sunday 00:00', '2026-09-05 10:00', '2026-09-06 01:00', 'santiago'],
  ])('%s', (_, text, start, end, place) => expect(due(text, start, place)).toEqual(wall(end, calendars[place].zone)))

  test("is by the desk's clock, wherever its owner works", () => {
    const term = parseTerm('by wednesday 18:00')
    const start = wall('2026-11-17 10:00', 'America/Bogota')
    const moment = term && dueAt(term, start, madrid, 'America/Bogota')
    expect(moment).toEqual(wall('2026-11-18 18:00', 'America/Bogota'))
  })

  test('comes after the start, within a week and the change of a clock, in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.integer({ min: -14_400, max: 14_400 }),
        anyMoment,
        (change, minutes, term) => {
          const [zone, day] = change
          const start = new Date(Date.parse(`${day}T00:00Z`) + minutes * 60_000)
          const wait = dueAt(term, start, alwaysOpen(zone)).getTime() - start.getTime()
          expect(wait).toBeGreaterThan(0)
          expect(wait).toBeLessThanOrEqual((7 * 24 + 24) * 3_600_000)
        },
      ),
    )
  })
})

test('a term that began later never falls due earlier', () => {
  const [from, to] = [Date.UTC(2024, 0), Date.UTC(2028, 0)]
  const calendar = anyTerms('America/Santiago', from, to).map(createCalendar)
  const within = fc.nat(5000).map((minutes): Term => ({ kind: 'within', within: { businessDays: 0, minutes } }))
  fc.assert(
    fc.property(
      calendar,
      anyInstant(from, to),
      fc.nat(20_000),
      fc.oneof(within, anyMoment),
      (calendar, start, more, term) => {
        const later = new Date(start.getTime() + more * 60_000)
        expect(+dueAt(term, start, calendar)).toBeLessThanOrEqual(+dueAt(term, later, calendar))
      },
    ),
  )
})
