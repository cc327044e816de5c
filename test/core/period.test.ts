import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoWeek, isReported, parsePeriod, periodBounds, previousPeriod, weeklyMoment } from '../../src/core/period.ts'
import { wall } from './calendar/wall.ts'

const madrid = 'Europe/Madrid'

describe('the ISO week of an instant', () => {
  test.each([
    ['2026-11-16 00:00', madrid, '2026-W47'],
    ['2026-11-22 23:59', madrid, '2026-W47'],
    ['2026-11-23 00:00', madrid, '2026-W48'],
    ['2026-12-31 12:00', madrid, '2026-W53'],
    ['2027-01-03 23:59', madrid, '2026-W53'],
    ['2027-01-04 00:00', madrid, '2027-W01'],
    ['2024-12-30 09:00', madrid, '2025-W01'],
    ['2021-01-01 09:00', madrid, '2020-W53'],
  ])('%s in %s is in %s', (at, zone, week) => expect(isoWeek(wall(at, zone), zone)).toBe(week))

  test('is the one on the wall of the desk', () => {
    const sundayNight = wall('2026-11-22 20:00', 'America/Bogota')
    expect(isoWeek(sundayNight, 'America/Bogota')).toBe('2026-W47')
    expect(isoWeek(sundayNight, madrid)).toBe('2026-W48')
  })
})

describe('the name of a period', () => {
  test.each([
    ['2026-W47', { kind: 'week', from: '2026-11-16', to: '2026-11-23' }],
    ['2026-W01', { kind: 'week', from: '2025-12-29', to: '2026-01-05' }],
    ['2026-W53', { kind: 'week', from: '2026-12-28', to: '2027-01-04' }],
    ['2026-11', { kind: 'month', from: '2026-11-01', to: '2026-12-01' }],
    ['2026-12', { kind: 'month', from: '2026-12-01', to: '2027-01-01' }],
    ['2028-02', { kind: 'month', from: '2028-02-01', to: '2028-03-01' }],
  ])('%s tells its dates', (name, period) => expect(parsePeriod(name)).toEqual(period))

  test.each(['2027-W53', '2026-W00', '2026-W54', '2026-W5', '2026-13', '2026-00', '2026', '2026-w47', ' 2026-W47', ''])(
    '"%s" is none',
    (name) => {
      expect(parsePeriod(name)).toBeNull()
      expect(() => periodBounds(name, madrid)).toThrow(RangeError)
      expect(() => previousPeriod(name)).toThrow(RangeError)
    },
  )

  test.each([
    ['2026-W47', '2026-W46'],
    ['2026-W01', '2025-W52'],
    ['2027-W01', '2026-W53'],
    ['2026-11', '2026-10'],
    ['2026-01', '2025-12'],
  ])('before %s comes %s', (name, previous) => expect(previousPeriod(name)).toBe(previous))
})

describe('a period that somebody may ask for', () => {
  test.each([
    ['2026-W47', true],
    ['1990-01', true],
    ['0000-01', false],
    ['0001-W01', false],
    ['9999-12', false],
    ['2026-13', false],
  ])('%s: %s', (name, asked) => expect(isReported(name)).toBe(asked))
})

describe('the bounds of a period', () => {
  test('are midnights on the wall of the desk', () => {
    expect(periodBounds('2026-W47', madrid)).toEqual({
      from: new Date('2026-11-15T23:00:00Z'),
      to: new Date('2026-11-22T23:00:00Z'),
    })
    expect(periodBounds('2026-10', madrid)).toEqual({
      from: new Date('2026-09-30T22:00:00Z'),
      to: new Date('2026-10-31T23:00:00Z'),
    })
  })

  test('are the first moment of a day that has no midnight', () => {
    expect(periodBounds('2023-10', 'America/Asuncion').from).toEqual(wall('2023-10-01 01:00', 'America/Asuncion'))
  })

  test('leave no instant out and count none twice', () => {
    const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    const zone = fc.constantFrom(madrid, 'America/Asuncion', 'Pacific/Apia', 'Asia/Kolkata', 'America/St_Johns')
    fc.assert(
      fc.property(instant, zone, (at, zone) => {
        const week = isoWeek(at, zone)
        const { from, to } = periodBounds(week, zone)
        expect(from <= at && at < to).toBe(true)
        expect(periodBounds(previousPeriod(week), zone).to).toEqual(from)
        expect(isoWeek(new Date(from.getTime() - 1), zone)).toBe(previousPeriod(week))
      }),
    )
  })
})

describe('the weekly moment', () => {
  test.each([
    ['2026-W47', 1, '09:00', madrid, '2026-11-16 09:00'],
    ['2026-W47', 7, '23:30', madrid, '2026-11-22 23:30'],
    ['2026-W53', 5, '00:00', 'America/Bogota', '2027-01-01 00:00'],
    ['2026-W13', 7, '02:30', madrid, '2026-03-29 03:00'],
    ['2026-W43', 7, '02:30', madrid, '2026-10-25 02:30 +02:00'],
  ])('of %s on weekday %i at %s in %s is %s', (week, weekday, time, zone, expected) => {
    expect(weeklyMoment(week, weekday, time, zone)).toEqual(wall(expected, zone))
  })

  test('needs a week and a time', () => {
    expect(() => weeklyMoment('2026-11', 1, '09:00', madrid)).toThrow(RangeError)
    expect(() => weeklyMoment('2026-W47', 1, '9', madrid)).toThrow(RangeError)
  })
})
