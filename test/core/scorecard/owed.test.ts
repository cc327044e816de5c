// The leads that marketing owes: by workdays, holidays, and the agreement in force on each day.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCalendar, daysAfter } from '../../../src/core/calendar.ts'
import { leadsOwed, trailing } from '../../../src/core/scorecard/owed.ts'

const day = ['09:00-18:00']
const calendar = createCalendar({
  zone: 'America/Bogota',
  hours: { 1: day, 2: day, 3: day, 4: day, 5: day },
  days: [{ date: '2026-11-16', hours: [], name: 'Independencia de Cartagena' }],
})
const since = (date: string, weeklyVolume: number) => ({ from: new Date(`${date}T15:00:00Z`), weeklyVolume })
const longAgo = since('2026-01-01', 10)
const owed = (from: string, to: string, versions = [longAgo]) => leadsOwed(versions, { from, to }, calendar)

test('a full week owes the weekly volume, a week with a holiday a day less', () => {
  expect(owed('2026-11-09', '2026-11-16')).toBe(10)
  expect(owed('2026-11-16', '2026-11-23')).toBe(8)
})

test('a month owes by its workdays', () => {
  expect(owed('2026-11-01', '2026-12-01')).toBe((10 * 20) / 5)
})

test('an agreement that changes in the middle of a week holds from the day of its change', () => {
  expect(owed('2026-11-09', '2026-11-16', [longAgo, since('2026-11-11', 50)])).toBe(2 * 2 + 3 * 10)
})

test('of two changes on one day the later one holds', () => {
  expect(owed('2026-11-09', '2026-11-16', [longAgo, since('2026-11-11', 500), since('2026-11-11', 50)])).toBe(34)
})

test('nothing is owed before the first agreement', () => {
  expect(owed('2026-11-09', '2026-11-16', [since('2026-11-12', 10)])).toBe(4)
  expect(owed('2026-11-09', '2026-11-16', [])).toBe(0)
  expect(owed('2026-11-09', '2026-11-16', [since('2026-12-01', 10)])).toBe(0)
})

test('the weeks before reach back eight weeks, or to the first agreement', () => {
  expect(trailing('2026-11-16', [longAgo], 'America/Bogota')).toEqual({ from: '2026-09-21', to: '2026-11-16' })
  expect(trailing('2026-11-16', [since('2026-11-12', 10)], 'America/Bogota').from).toBe('2026-11-12')
  expect(trailing('2026-11-16', [since('2026-12-01', 10)], 'America/Bogota').from).toBe('2026-11-16')
})

test('what is owed in two periods is owed in both together', () => {
  const days = fc.nat(400)
  const versions = fc
    .array(fc.tuple(days, fc.nat(100)), { minLength: 1, maxLength: 5 })
    .map((all) =>
      all.toSorted(([a], [b]) => a - b).map(([after, volume]) => since(daysAfter('2026-01-01', after), volume)),
    )
  fc.assert(
    fc.property(versions, days, days, days, (terms, ...places) => {
      const [a, b, c] = places.toSorted((x, y) => x - y).map((after) => daysAfter('2026-01-01', after)) as [
        string,
        string,
        string,
      ]
      expect(owed(a, b, terms) + owed(b, c, terms)).toBeCloseTo(owed(a, c, terms))
    }),
  )
})
