import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCalendar } from '../../src/core/calendar.ts'
import { states } from '../../src/core/handoff/state.ts'
import { figures, type HandoffFact, percentile, rate } from '../../src/core/scorecard.ts'

const day = ['09:00-18:00']
const calendar = createCalendar({
  zone: 'America/Bogota',
  hours: { 1: day, 2: day, 3: day, 4: day, 5: day },
  days: [{ date: '2026-11-16', hours: [], name: 'Independencia de Cartagena' }],
})
const fullWeek = { weeklyVolume: 10, calendar, from: '2026-11-09', to: '2026-11-16' }
const holidayWeek = { weeklyVolume: 10, calendar, from: '2026-11-16', to: '2026-11-23' }
const now = new Date('2026-11-23T14:00:00Z')
const at = (hour: number) => new Date(`2026-11-17T${String(hour).padStart(2, '0')}:00:00Z`)

const fact = (more: Partial<HandoffFact>): HandoffFact => ({
  ...{ state: 'offered', offeredAt: at(14), answeredAt: null, answerMinutes: null, answer: null, answerDueAt: at(18) },
  ...{ accepted: false, reason: null, amount: null },
  ...more,
})
const answered = (minutes: number, more: Partial<HandoffFact>) =>
  fact({ answeredAt: at(15), answerMinutes: minutes, answer: 'kept', ...more })

const week = { desk: 'bogota', period: '2026-W47' }

describe('a week in figures', () => {
  const facts = [
    answered(10, { state: 'accepted', accepted: true }),
    answered(20, { state: 'won', accepted: true, amount: 1500 }),
    answered(300, { state: 'rejected', reason: 'poor-fit', answer: 'late' }),
    answered(40, { state: 'rejected', reason: 'poor-fit' }),
    answered(50, { state: 'rejected', reason: 'bad-data' }),
    answered(60, { state: 'recycled', reason: 'bad-timing' }),
    fact({}),
    fact({ answerDueAt: new Date('2026-11-24T14:00:00Z') }),
  ]
  const sum = figures(week, facts, fullWeek, now)

  test('measures sales: answers in time of those that were due, and how long they took', () => {
    expect(sum.sales).toEqual({
      offered: 8,
      answered: 6,
      answeredInTime: { value: 5 / 7, hits: 5, of: 7 },
      answerMinutes: { p50: 40, p90: 300 },
    })
  })

  test('measures marketing by the same ruler: what was owed, delivered and taken', () => {
    expect(sum.marketing).toEqual({ delivered: 8, owed: 10, acceptance: { value: 2 / 6, hits: 2, of: 6 } })
  })

  test('counts the reasons, the most frequent first', () => {
    expect(sum.rejected).toEqual([
      { reason: 'poor-fit', count: 2 },
      { reason: 'bad-data', count: 1 },
    ])
  })

  test('tells what is open, what is late, what came back and what was won', () => {
    expect(sum).toMatchObject({ open: 3, late: 1, recycled: 1, won: 1, wonAmount: 1500 })
  })
})

test('a week with a holiday owes a day less', () => {
  expect(figures(week, [], holidayWeek, now).marketing.owed).toBe(8)
})

test('leads promised by a moment of the week are counted up to it', () => {
  const facts = [9, 10, 11].map((hour) => fact({ offeredAt: at(hour) }))
  const week10 = { ...fullWeek, volumeDueAt: at(10) }
  expect(figures(week, facts, week10, now).marketing).toMatchObject({
    delivered: 3,
    owed: 10,
    inTime: { hits: 2, of: 10 },
  })
  expect(figures(week, facts, fullWeek, now).marketing).not.toHaveProperty('inTime')
})

test('an empty week has no rates, and no answer times', () => {
  const empty = figures(week, [], fullWeek, now)
  expect(empty.sales).toEqual({ offered: 0, answered: 0, answeredInTime: rate(0, 0), answerMinutes: null })
  expect(rate(0, 0).value).toBeNull()
})

test('percentiles are values that occurred: the smallest with that share at or below it', () => {
  expect(percentile([4, 1, 3, 2], 50)).toBe(2)
  expect(percentile([4, 1, 3, 2], 90)).toBe(4)
  expect(percentile([7], 95)).toBe(7)
})

test('the parts add up to the whole', () => {
  const facts = fc.array(
    fc.record({ state: fc.constantFrom(...states), reason: fc.constantFrom(null, 'poor-fit', 'bad-data') }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(facts, (some) => {
      const sum = figures(
        week,
        some.map((more) => fact(more)),
        fullWeek,
        now,
      )
      const rejected = sum.rejected.reduce((total, { count }) => total + count, 0)
      const others = some.filter(({ state }) => state === 'lost' || state === 'withdrawn').length
      expect(sum.open + sum.won + sum.recycled + rejected + others).toBe(some.length)
    }),
  )
})
