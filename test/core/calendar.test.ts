import { describe, expect, test } from 'vitest'
import {
  addBusinessTime,
  businessMinutesBetween,
  type Calendar,
  createCalendar,
  isWorkday,
  isWorkingTime,
  localDate,
  nextOpening,
  openingOn,
  withAbsences,
  workdaysBetween,
} from '../../src/core/calendar.ts'
import { type Duration, parseDuration } from '../../src/core/duration.ts'
import { holidaysFor } from '../../src/core/holidays.ts'
import { wall } from './calendar/wall.ts'

const workweek = (...hours: string[]) => ({ 1: hours, 2: hours, 3: hours, 4: hours, 5: hours })
const allWeek = (...hours: string[]) => ({ ...workweek(...hours), 6: hours, 7: hours })
const years = [2025, 2026, 2027]

const madrid = createCalendar({
  zone: 'Europe/Madrid',
  hours: workweek('09:00-18:00'),
  holidays: holidaysFor({ country: 'ES', region: 'MD' }, years),
  days: [
    { date: '2026-12-24', name: 'Christmas Eve', hours: ['09:00-14:00'] },
    { date: '2026-11-25', name: 'Stocktaking', hours: ['11:00-18:00'] },
  ],
})
const siesta = createCalendar({
  zone: 'Europe/Madrid',
  hours: { ...workweek('09:00-14:00', '16:00-19:00'), 5: ['09:00-15:00'] },
})
const bogota = createCalendar({
  zone: 'America/Bogota',
  hours: workweek('08:00-17:00'),
  holidays: holidaysFor({ country: 'CO' }, years),
})
const newYork = createCalendar({
  zone: 'America/New_York',
  hours: workweek('09:00-17:00'),
  holidays: holidaysFor({ country: 'US' }, years),
})
const santiago = createCalendar({ zone: 'America/Santiago', hours: workweek('09:00-18:00') })
const sydney = createCalendar({
  zone: 'Australia/Sydney',
  hours: workweek('09:00-17:00'),
  holidays: holidaysFor({ country: 'AU', region: 'NSW' }, years),
})
const nights = createCalendar({ zone: 'Europe/Madrid', hours: allWeek('22:00-06:00') })
const fourNights = createCalendar({
  zone: 'Europe/Madrid',
  hours: { 1: ['22:00-06:00'], 2: ['22:00-06:00'], 3: ['22:00-06:00'], 4: ['22:00-06:00'] },
  days: [{ date: '2026-11-18', name: 'Holiday', hours: [] }],
})
const alwaysOpen = (zone: string) => createCalendar({ zone, hours: allWeek('00:00-24:00') })
const apia = createCalendar({ zone: 'Pacific/Apia', hours: { ...workweek('09:00-17:00'), 6: ['09:00-12:00'] } })

const away = (calendar: Calendar, from: string, to: string) =>
  withAbsences(calendar, [{ from: wall(from, calendar.zone), to: wall(to, calendar.zone) }])

const lasting = (text: string): Duration => parseDuration(text) ?? expect.fail(`"${text}" is no duration`)
const due = (calendar: Calendar, start: string, duration: string) =>
  addBusinessTime(wall(start, calendar.zone), lasting(duration), calendar)

/** In 2026, 17 November is a Tuesday. Every line was worked out by hand from a printed calendar. */
const table: [sentence: string, calendar: Calendar, start: string, duration: string, due: string][] = [
  // Working time
  ['an hour within the day', madrid, '2026-11-17 15:00', '1h', '2026-11-17 16:00'],
  ['an hour half an hour before the weekend', madrid, '2026-11-20 17:30', '1h', '2026-11-23 09:30'],
  [
    'a full day from the opening ends at the close, not at the next opening',
    madrid,
    '2026-11-16 09:00',
    '9h',
    '2026-11-16 18:00',
  ],
  ['a minute more is on the next day', madrid, '2026-11-16 09:00', '9h 1m', '2026-11-17 09:01'],
  ['a lead of Saturday waits for Monday', madrid, '2026-11-21 12:00', '30m', '2026-11-23 09:30'],
  ['a lead before the opening waits for it', madrid, '2026-11-17 07:00', '1h', '2026-11-17 10:00'],
  ['a lead at the close waits for the opening', madrid, '2026-11-17 18:00', '1m', '2026-11-18 09:01'],
  ['nothing allowed is due at once, even on a Sunday', madrid, '2026-11-22 12:00', '0m', '2026-11-22 12:00'],
  ['the siesta does not count', siesta, '2026-11-17 13:30', '1h', '2026-11-17 16:30'],
  ['what is full before the siesta is due before it', siesta, '2026-11-17 13:00', '1h', '2026-11-17 14:00'],
  ['a lead in the siesta waits for its end', siesta, '2026-11-17 15:00', '1h', '2026-11-17 17:00'],
  ['a national holiday on Monday does not count', madrid, '2026-10-09 17:00', '2h', '2026-10-13 10:00'],
  ['two holidays after a weekend do not count', madrid, '2026-12-04 17:30', '1h', '2026-12-09 09:30'],
  ['a half day ends at its own close', madrid, '2026-12-24 13:00', '2h', '2026-12-28 10:00'],
  ['a half day counts its hours', madrid, '2026-12-23 17:00', '6h', '2026-12-24 14:00'],
  ['forty hours in Bogota skip the Monday of Reyes', bogota, '2026-01-09 08:00', '40h', '2026-01-16 12:00'],
  ['Thanksgiving does not count in New York', newYork, '2026-11-25 16:00', '2h', '2026-11-27 10:00'],
  ['a year of work, less ten holidays', newYork, '2026-01-02 09:00', '2000h', '2026-12-31 17:00'],

  // Business days
  ['one business day is the same time tomorrow', madrid, '2026-11-17 15:00', '1bd', '2026-11-18 15:00'],
  ['from Friday it is the same time on Monday', madrid, '2026-11-20 17:00', '1bd', '2026-11-23 17:00'],
  ['from Saturday it counts from the opening of Monday', madrid, '2026-11-21 12:00', '1bd', '2026-11-24 09:00'],
  ['from the close of Friday it does, too', madrid, '2026-11-20 18:00', '1bd', '2026-11-24 09:00'],
  ['from before the opening it counts from the opening', madrid, '2026-11-17 05:00', '1bd', '2026-11-18 09:00'],
  ['it skips a holiday', bogota, '2026-10-09 16:00', '1bd', '2026-10-13 16:00'],
  ['on a half day it ends at the close', madrid, '2026-12-23 17:00', '1bd', '2026-12-24 14:00'],
  ['on a day that opens late it ends at the opening', madrid, '2026-11-24 09:30', '1bd', '2026-11-25 11:00'],
  ['from a half day it goes on at the same time', madrid, '2026-12-24 13:00', '1bd', '2026-12-28 13:00'],
  ['in a siesta it ends when work goes on', siesta, '2026-11-20 14:30', '1bd', '2026-11-23 16:00'],
  ['on a short Friday it ends at the close', siesta, '2026-11-19 18:00', '1bd', '2026-11-20 15:00'],
  ['ten are two weeks', madrid, '2026-11-10 10:00', '10bd', '2026-11-24 10:00'],
  ['none are due at once', madrid, '2026-11-22 12:00', '0bd', '2026-11-22 12:00'],
  ['hours come after the days', madrid, '2026-11-20 15:00', '1bd 4h', '2026-11-24 10:00'],

  // Clocks that change
  ['a business day over the spring of Madrid keeps the time', madrid, '2026-03-27 15:00', '1bd', '2026-03-30 15:00'],
  ['a business day over the autumn of Madrid keeps the time', madrid, '2026-10-23 15:00', '1bd', '2026-10-26 15:00'],
  ['hours over the spring of New York', newYork, '2026-03-06 16:00', '2h', '2026-03-09 10:00'],
  ['a business day over the autumn of New York', newYork, '2026-10-30 16:00', '1bd', '2026-11-02 16:00'],
  ['hours over the autumn of Santiago, in April', santiago, '2026-04-03 17:00', '2h', '2026-04-06 10:00'],
  ['a business day over the spring of Santiago, in September', santiago, '2026-09-04 16:00', '1bd', '2026-09-07 16:00'],
  ['Easter and the end of summer in Sydney', sydney, '2026-04-02 16:00', '1bd', '2026-04-07 16:00'],
  ['the beginning of summer in Sydney, before Labour Day', sydney, '2026-10-02 16:00', '2h', '2026-10-06 10:00'],
  ['a day and night of 23 hours', alwaysOpen('Europe/Madrid'), '2026-03-29 00:00', '24h', '2026-03-30 01:00'],
  ['a day and night of 25 hours', alwaysOpen('America/New_York'), '2026-11-01 00:00', '24h', '2026-11-01 23:00'],
  [
    'from the first of two half past twos',
    alwaysOpen('Europe/Madrid'),
    '2026-10-25 02:30 +02:00',
    '1h',
    '2026-10-25 02:30 +01:00',
  ],
  [
    'from the second of two half past twos',
    alwaysOpen('Europe/Madrid'),
    '2026-10-25 02:30 +01:00',
    '1h',
    '2026-10-25 03:30',
  ],
  ['a midnight that does not exist', alwaysOpen('America/Santiago'), '2026-09-05 23:30', '1h', '2026-09-06 01:30'],
  [
    'a last hour of the day that repeats',
    alwaysOpen('America/Santiago'),
    '2026-04-04 22:30',
    '2h',
    '2026-04-04 23:30 -04:00',
  ],
  ['a change of half an hour', alwaysOpen('Australia/Lord_Howe'), '2026-10-04 01:30', '1h', '2026-10-04 03:00'],
  ['a Friday that Samoa skipped', apia, '2011-12-29 16:00', '2h', '2011-12-31 10:00'],
  ['a business day over the Friday that Samoa skipped', apia, '2011-12-29 11:00', '1bd', '2011-12-31 11:00'],

  // Nights
  ['a night goes on after midnight', nights, '2026-11-16 23:00', '7h', '2026-11-17 06:00'],
  ['what a night leaves over is for the next', nights, '2026-11-16 23:00', '8h', '2026-11-17 23:00'],
  ['one business day from within a night', nights, '2026-11-17 02:00', '1bd', '2026-11-18 02:00'],
  [
    'the small hours of Saturday are still work of Thursday night',
    fourNights,
    '2026-11-19 23:00',
    '8h',
    '2026-11-23 23:00',
  ],
  [
    'a holiday closes the night that begins on it, not the one that ends on it',
    fourNights,
    '2026-11-17 23:00',
    '8h',
    '2026-11-19 23:00',
  ],
  ['the night in which the clock goes forward has 7 hours', nights, '2026-03-28 22:00', '8h', '2026-03-29 23:00'],
  ['the night in which the clock goes back has 9 hours', nights, '2026-10-24 22:00', '9h', '2026-10-25 06:00'],

  // Absences
  [
    'what is allowed pauses while the rep is away',
    away(madrid, '2026-11-18 12:00', '2026-11-20 11:00'),
    '2026-11-18 11:00',
    '2h',
    '2026-11-20 12:00',
  ],
  [
    'a lead for somebody on leave waits for the return',
    away(madrid, '2026-11-16 00:00', '2026-11-23 00:00'),
    '2026-11-17 10:00',
    '4h',
    '2026-11-23 13:00',
  ],
  [
    'a day of leave is no business day',
    away(madrid, '2026-11-18 00:00', '2026-11-19 00:00'),
    '2026-11-17 15:00',
    '1bd',
    '2026-11-19 15:00',
  ],
  [
    'an afternoon off ends the business day earlier',
    away(madrid, '2026-11-18 13:00', '2026-11-19 00:00'),
    '2026-11-17 15:00',
    '1bd',
    '2026-11-18 13:00',
  ],
  [
    'a morning off puts it off to the return',
    away(madrid, '2026-11-18 00:00', '2026-11-18 16:00'),
    '2026-11-17 15:00',
    '1bd',
    '2026-11-18 16:00',
  ],
  [
    'a year of leave',
    away(madrid, '2026-01-01 00:00', '2027-01-01 00:00'),
    '2025-12-31 10:00',
    '1bd',
    '2027-01-04 10:00',
  ],
]

describe('a promise falls due', () => {
  test.each(table)('%s', (_sentence, calendar, start, duration, expected) => {
    expect(due(calendar, start, duration)).toEqual(wall(expected, calendar.zone))
  })

  test('after hundreds of years at no greater cost', () => {
    const plain = createCalendar({ zone: 'America/Bogota', hours: workweek('08:00-17:00') })
    expect(due(plain, '2026-11-17 10:00', '260000bd')).toEqual(wall('3023-06-24 10:00', plain.zone))
  })
})

describe('the working time between two instants', () => {
  const between = (calendar: Calendar, from: string, to: string) =>
    businessMinutesBetween(wall(from, calendar.zone), wall(to, calendar.zone), calendar)

  test('is exact to the millisecond', () => {
    const start = wall('2026-11-20 17:59', madrid.zone)
    const end = new Date(wall('2026-11-23 09:00', madrid.zone).getTime() + 15_000)
    expect(businessMinutesBetween(start, end, madrid)).toBe(1.25)
  })

  test('is nothing over a weekend', () => expect(between(madrid, '2026-11-20 18:00', '2026-11-23 09:00')).toBe(0))
  test('is negative backwards', () => expect(between(madrid, '2026-11-17 12:00', '2026-11-17 10:00')).toBe(-120))
  test('counts a night by its real length', () => {
    expect(between(nights, '2026-11-16 12:00', '2026-11-17 12:00')).toBe(8 * 60)
    expect(between(nights, '2026-03-28 12:00', '2026-03-29 12:00')).toBe(7 * 60)
    expect(between(nights, '2026-10-24 12:00', '2026-10-25 12:00')).toBe(9 * 60)
  })
  test('counts nothing on a date that a zone skipped', () => {
    expect(between(alwaysOpen('Pacific/Apia'), '2011-12-29 00:00', '2012-01-01 00:00')).toBe(2 * 24 * 60)
  })
  test('counts an hour once where a night meets a special early opening', () => {
    const early = createCalendar({
      zone: 'Europe/Madrid',
      hours: { 1: ['22:00-06:00'], 2: ['09:00-18:00'] },
      days: [{ date: '2026-11-17', hours: ['04:00-12:00'] }],
    })
    expect(between(early, '2026-11-16 12:00', '2026-11-17 20:00')).toBe((8 + 6) * 60)
  })
})

describe('opening hours', () => {
  const at = (text: string) => wall(text, 'Europe/Madrid')

  test('begin with the opening and end before the close', () => {
    expect(isWorkingTime(at('2026-11-17 09:00'), madrid)).toBe(true)
    expect(isWorkingTime(new Date(at('2026-11-17 18:00').getTime() - 1), madrid)).toBe(true)
    expect(isWorkingTime(at('2026-11-17 18:00'), madrid)).toBe(false)
    expect(isWorkingTime(at('2026-12-08 12:00'), madrid)).toBe(false)
  })

  test('the next opening is now while people work', () => {
    const now = new Date(at('2026-11-17 11:11').getTime() + 11)
    expect(nextOpening(now, madrid)).toEqual(now)
    expect(nextOpening(at('2026-12-04 18:00'), madrid)).toEqual(at('2026-12-09 09:00'))
    expect(nextOpening(at('2026-11-17 14:00'), siesta)).toEqual(at('2026-11-17 16:00'))
  })

  test('a recycled lead comes back at the first opening on or after its date', () => {
    expect(openingOn('2026-11-17', madrid)).toEqual(at('2026-11-17 09:00'))
    expect(openingOn('2026-12-05', madrid)).toEqual(at('2026-12-09 09:00'))
    expect(openingOn('2026-11-17', nights)).toEqual(at('2026-11-17 22:00'))
    expect(openingOn('2011-12-30', apia)).toEqual(wall('2011-12-31 09:00', 'Pacific/Apia'))
    expect(openingOn('2026-11-18', away(madrid, '2026-11-17 10:00', '2026-11-18 10:00'))).toEqual(
      at('2026-11-18 10:00'),
    )
  })
})

describe('workdays', () => {
  test('are days with any work left', () => {
    expect(isWorkday('2026-11-17', madrid)).toBe(true)
    expect(isWorkday('2026-12-24', madrid)).toBe(true)
    expect(isWorkday('2026-12-25', madrid)).toBe(false)
    expect(isWorkday('2026-11-21', madrid)).toBe(false)
    expect(isWorkday('2011-12-30', apia)).toBe(false)
    const leave = away(siesta, '2026-11-17 09:00', '2026-11-18 09:30')
    expect([isWorkday('2026-11-17', leave), isWorkday('2026-11-18', leave)]).toEqual([false, true])
  })

  test('two absences that leave only the siesta between them take the whole day', () => {
    const errands = away(away(siesta, '2026-11-17 08:00', '2026-11-17 14:30'), '2026-11-17 15:30', '2026-11-17 20:00')
    expect(isWorkday('2026-11-17', errands)).toBe(false)
    expect(errands.absences).toEqual([
      { from: wall('2026-11-17 08:00', siesta.zone), to: wall('2026-11-17 20:00', siesta.zone) },
    ])
  })

  test('are counted from one date up to another', () => {
    expect(workdaysBetween('2026-11-16', '2026-11-23', madrid)).toBe(5)
    expect(workdaysBetween('2026-12-01', '2027-01-01', madrid)).toBe(20)
    expect(workdaysBetween('2026-11-17', '2026-11-17', madrid)).toBe(0)
    expect(workdaysBetween('2026-11-23', '2026-11-16', madrid)).toBe(-5)
    expect(workdaysBetween('2026-11-16', '2026-11-23', away(madrid, '2026-11-17 00:00', '2026-11-19 12:00'))).toBe(3)
  })
})

test('the date on the wall is not the date of Greenwich', () => {
  const at = new Date('2026-11-17T23:30:00Z')
  expect(localDate(at, 'Europe/Madrid')).toBe('2026-11-18')
  expect(localDate(at, 'America/Bogota')).toBe('2026-11-17')
})

test("a desk's own day wins over the holiday of the same date", () => {
  const open = createCalendar({
    zone: 'Europe/Madrid',
    hours: workweek('09:00-18:00'),
    holidays: [{ date: '2026-12-08', name: 'La inmaculada concepción', from: '00:00' }],
    days: [{ date: '2026-12-08', name: 'Fair', hours: ['10:00-12:00'] }],
  })
  expect(open.days).toEqual([{ date: '2026-12-08', name: 'Fair', hours: ['10:00-12:00'] }])
  expect(due(open, '2026-12-07 17:00', '2h')).toEqual(wall('2026-12-08 11:00', 'Europe/Madrid'))
})

test('a holiday that begins at noon leaves the morning', () => {
  const solothurn = createCalendar({
    zone: 'Europe/Zurich',
    hours: workweek('08:00-11:30', '11:45-17:00'),
    holidays: holidaysFor({ country: 'CH', region: 'SO' }, years),
  })
  expect(solothurn.days.find(({ date }) => date === '2026-05-01')?.hours).toEqual(['08:00-11:30', '11:45-12:00'])
})

describe('a calendar in which nobody works', () => {
  const never = createCalendar({ zone: 'Europe/Madrid', hours: {} })

  test('says so instead of searching for ever', () => {
    const at = wall('2026-11-17 10:00', never.zone)
    expect(() => addBusinessTime(at, lasting('1h'), never)).toThrow(RangeError)
    expect(() => addBusinessTime(at, lasting('1bd'), never)).toThrow(RangeError)
    expect(() => nextOpening(at, never)).toThrow(RangeError)
    expect(() => openingOn('2026-11-17', never)).toThrow(RangeError)
    expect(businessMinutesBetween(at, wall('2036-11-17 10:00', never.zone), never)).toBe(0)
  })

  test('may have single days of work, and an end', () => {
    const fair = createCalendar({ ...never, days: [{ date: '2026-11-21', hours: ['10:00-12:00'] }] })
    expect(due(fair, '2026-11-17 10:00', '2h')).toEqual(wall('2026-11-21 12:00', fair.zone))
    expect(() => due(fair, '2026-11-17 10:00', '121m')).toThrow(RangeError)
  })

  test('is that of somebody who never comes back', () => {
    const gone = withAbsences(madrid, [{ from: wall('2026-11-17 12:00', madrid.zone), to: new Date(8.64e15) }])
    expect(due(gone, '2026-11-17 10:00', '2h')).toEqual(wall('2026-11-17 12:00', madrid.zone))
    expect(() => due(gone, '2026-11-17 10:00', '3h')).toThrow(RangeError)
    expect(() => due(gone, '2026-11-17 10:00', '1bd')).toThrow(RangeError)
  })
})
