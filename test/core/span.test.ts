// What people call a stretch of days, in both languages.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePeriod } from '../../src/core/period.ts'
import { readDays, readPeriod } from '../../src/core/span.ts'

/** A Wednesday. */
const today = '2026-11-25'

test.each([
  ['today', '2026-11-25', '2026-11-26'],
  ['ayer', '2026-11-24', '2026-11-25'],
  ['7d', '2026-11-19', '2026-11-26'],
  ['últimos 30 días', '2026-10-27', '2026-11-26'],
  ['last 7 days', '2026-11-19', '2026-11-26'],
  ['8 weeks', '2026-10-01', '2026-11-26'],
  ['this week', '2026-11-23', '2026-11-30'],
  ['Semana', '2026-11-23', '2026-11-30'],
  ['semana pasada', '2026-11-16', '2026-11-23'],
  ['la  semana pasada', '2026-11-16', '2026-11-23'],
  ['last month', '2026-10-01', '2026-11-01'],
  ['este mes', '2026-11-01', '2026-12-01'],
  ['2026-10', '2026-10-01', '2026-11-01'],
  ['2026-w47', '2026-11-16', '2026-11-23'],
  ['Q3', '2026-07-01', '2026-10-01'],
  ['T3', '2026-07-01', '2026-10-01'],
  ['q4 2025', '2025-10-01', '2026-01-01'],
  ['2026-Q1', '2026-01-01', '2026-04-01'],
  ['trimestre pasado', '2026-07-01', '2026-10-01'],
  ['octubre', '2026-10-01', '2026-11-01'],
  ['December', '2025-12-01', '2026-01-01'],
  ['diciembre de 2024', '2024-12-01', '2025-01-01'],
  ['2025', '2025-01-01', '2026-01-01'],
  ['año pasado', '2025-01-01', '2026-01-01'],
  ['2026-11-02..2026-11-15', '2026-11-02', '2026-11-16'],
])('“%s” is from %s to before %s', (text, from, to) => {
  expect(readDays(text, today)).toEqual({ from, to })
})

test.each([
  '',
  'soon',
  '0d',
  '99999d',
  '2026-W60',
  '2026-13',
  'Q5',
  '2026-11-15..2026-11-02',
  'semana que viene',
  'me',
])('“%s” is no stretch of days', (text) => expect(readDays(text, today)).toBeNull())

test.each([
  ['this week', '2026-W48'],
  ['semana pasada', '2026-W47'],
  ['2026-W47', '2026-W47'],
  ['octubre', '2026-10'],
  ['mes', '2026-11'],
])('the period of “%s” is %s', (text, name) => expect(readPeriod(text, today)).toBe(name))

test.each(['7d', 'Q3', '2025', 'ayer'])('“%s” is neither a week nor a month', (text) => {
  expect(readPeriod(text, today)).toBeNull()
})

test('a quarter that has not begun this year is the one of last year', () => {
  expect(readDays('Q4', '2026-02-10')).toEqual({ from: '2025-10-01', to: '2026-01-01' })
})

test('every period is read as itself, on any day', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (date) => {
      const on = date.toISOString().slice(0, 10)
      const week = readPeriod('this week', on) ?? ''
      expect(parsePeriod(week)?.from).toBe(readDays('week', on)?.from)
      expect(readPeriod(on.slice(0, 7), on)).toBe(on.slice(0, 7))
    }),
  )
})
