import { describe, expect, test } from 'vitest'
import {
  businessMinutesBetween,
  type Calendar,
  createCalendar,
  isWorkday,
  isWorkingTime,
  localDate,
  nextOpening,
  openingOn,
  workdaysBetween,
} from '../../src/core/calendar.ts'
import { holidaysFor } from '../../src/core/holidays.ts'
import { alwaysOpen, apia, away, madrid, nights, siesta, workweek } from './calendar/desks.ts'
import { wall } from './calendar/wall.ts'

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

  test('two absences that leave only the siesta between them are one, and take the whole day', () => {
    const errands = away(away(siesta, '2026-11-17 08:00', '2026-11-17 14:30'), '2026-11-17 15:30', '2026-11-17 20:00')
    expect(isWorkday('2026-11-17', errands)).toBe(false)
    const weekend = away(errands, '2026-11-21 00:00', '2026-11-23 00:00')
    expect(errands.absences).toEqual([
      { from: wall('2026-11-17 08:00', siesta.zone), to: wall('2026-11-17 20:00', siesta.zone) },
    ])
    expect(weekend.absences.at(-1), 'an absence that takes no working time is one all the same').toEqual({
      from: wall('2026-11-21 00:00', siesta.zone),
      to: wall('2026-11-23 00:00', siesta.zone),
    })
    expect(
      businessMinutesBetween(wall('2026-11-16 00:00', siesta.zone), wall('2026-11-30 00:00', siesta.zone), weekend),
    ).toBe(
      businessMinutesBetween(wall('2026-11-16 00:00', siesta.zone), wall('2026-11-30 00:00', siesta.zone), errands),
    )
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
  expect(nextOpening(wall('2026-12-07 18:00', open.zone), open)).toEqual(wall('2026-12-08 10:00', open.zone))
})

test('a holiday that begins at noon leaves the morning', () => {
  const solothurn = createCalendar({
    zone: 'Europe/Zurich',
    hours: workweek('08:00-11:30', '11:45-17:00'),
    holidays: holidaysFor({ country: 'CH', region: 'SO' }, [2026]),
  })
  expect(solothurn.days.find(({ date }) => date === '2026-05-01')?.hours).toEqual(['08:00-11:30', '11:45-12:00'])
})
