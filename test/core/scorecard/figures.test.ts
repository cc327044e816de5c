// Figures from counts: shares, averages and medians against the weeks before, and what is too small to say much.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largestChanges, verdictOn } from '../../../src/core/scorecard/changes.ts'
import { type Frame, scorecard } from '../../../src/core/scorecard/figures.ts'
import { families, type MeasureName, measureNames, measureOf, sides } from '../../../src/core/scorecard/measures.ts'
import { percentile, rate } from '../../../src/core/scorecard/rate.ts'
import { type Count, nothing, type Tally } from '../../../src/core/scorecard/tally.ts'

const count = (n: number, hits = 0, more: Partial<Count> = {}): Count => ({ ...nothing, n, hits, ...more })
const times = (p50: number, p90 = p50, p95 = p90) => ({ times: { p50, p90, p95 } })
const week: Frame = {
  ...{ desk: 'norte', period: '2026-W47', from: '2026-11-16', to: '2026-11-23', daysBefore: 56, daysNow: 7 },
  ...{ owed: { now: 25, byMoment: 25, before: 200 }, hasMoment: false, trend: [] },
}
const none = { rejected: [], wins: [] }
const figuresOf = (tally: Tally, frame: Partial<Frame> = {}) =>
  scorecard({ ...week, ...frame }, { tally, ...none }).figures

test('a share has the numbers behind it, and its change in points against the weeks before', () => {
  const { answer } = figuresOf({ answer: { now: count(20, 18), before: count(100, 80) } })
  expect(answer).toEqual({
    value: 0.9,
    hits: 18,
    of: 20,
    p90: null,
    p95: null,
    small: false,
    before: 0.8,
    change: expect.closeTo(0.1),
  })
})

test('a time is a median with its tails', () => {
  const { answerTime } = figuresOf({
    answerTime: { now: count(12, 0, times(38, 205, 230)), before: count(90, 0, times(52)) },
  })
  expect(answerTime).toMatchObject({ value: 38, p90: 205, p95: 230, before: 52, change: -14 })
})

test('a count and an amount are compared with the average of a period as long', () => {
  const tally: Tally = {
    opportunities: { now: count(6), before: count(24) },
    wonAmount: { now: count(2, 2, { amount: 9000 }), before: count(8, 8, { amount: 40_000 }) },
  }
  expect(figuresOf(tally)).toMatchObject({
    opportunities: { value: 6, before: 3 },
    wonAmount: { value: 9000, before: 5000 },
  })
  expect(figuresOf(tally, { daysNow: 28 })).toMatchObject({
    opportunities: { before: 12 },
    wonAmount: { before: 20_000 },
  })
})

test('what stands at the end is compared with what stood at the beginning', () => {
  expect(figuresOf({ open: { now: count(31), before: count(26) } }).open).toMatchObject({
    value: 31,
    before: 26,
    change: 5,
  })
})

test('what is delivered counts against what is owed', () => {
  expect(figuresOf({ delivered: { now: count(20, 20), before: count(190, 190) } }).delivered).toMatchObject({
    ...{ value: 0.8, hits: 20, of: 25, before: 0.95, small: false },
  })
})

test('a desk without earlier weeks is compared with nothing', () => {
  const figures = figuresOf({ answer: { now: count(20, 18), before: count(0) } }, { daysBefore: 0 })
  expect(figures.answer).toMatchObject({ value: 0.9, before: null, change: null })
})

test('nothing measured is no figure, and nought of something is one', () => {
  expect(figuresOf({}).answer).toMatchObject({ value: null, of: 0, small: false })
  expect(figuresOf({ answer: { now: count(12, 0), before: nothing } }).answer).toMatchObject({ value: 0, of: 12 })
})

test('fewer than ten are a small sample', () => {
  const small = (n: number) => figuresOf({ answer: { now: count(n, 1), before: nothing } }).answer?.small
  expect([1, 9, 10].map(small)).toEqual([true, true, false])
})

test('leads delivered by a moment of the week are a figure only where one is promised', () => {
  expect(figuresOf({})).not.toHaveProperty('deliveredInTime')
  const tally: Tally = { deliveredInTime: { now: count(20, 15), before: nothing } }
  expect(figuresOf(tally, { hasMoment: true }).deliveredInTime).toMatchObject({ hits: 15, of: 25 })
})

test('reasons come with their class, the most frequent first, and routing faults are told apart', () => {
  const rejected = [
    { reason: 'bad-data', count: 1 },
    { reason: 'duplicate-lead', count: 3 },
  ]
  expect(scorecard(week, { tally: {}, rejected, wins: [] }).rejected).toEqual([
    { reason: 'duplicate-lead', class: 'ownership', routing: true, count: 3 },
    { reason: 'bad-data', class: 'data', routing: false, count: 1 },
  ])
})

test('all four families are measured, and each side has its figures', () => {
  expect(new Set(measureNames.map((name) => measureOf(name).family))).toEqual(new Set(families))
  expect(new Set(measureNames.map((name) => measureOf(name).side))).toEqual(new Set(sides))
  for (const family of families)
    expect(
      measureNames.some((name) => measureOf(name).family === family && measureOf(name).side === 'sales') ||
        family === 'quality',
    ).toBe(true)
})

describe('the largest changes', () => {
  const changesOf = (tally: Tally) =>
    largestChanges(scorecard(week, { tally, ...none })).map(({ name, verdict }) => [name, verdict])

  test('come first, with the verdict that fits the measure', () => {
    const tally: Tally = {
      answer: { now: count(40, 30), before: count(300, 285) },
      acceptance: { now: count(40, 34), before: count(300, 225) },
      answerTime: { now: count(40, 0, times(30)), before: count(300, 0, times(60)) },
      firstTouch: { now: count(40, 38), before: count(300, 285) },
    }
    expect(changesOf(tally)).toEqual([
      ['answerTime', 'better'],
      ['answer', 'worse'],
      ['acceptance', 'better'],
    ])
  })

  test('are never small samples, and never one more of a handful', () => {
    expect(
      changesOf({
        answer: { now: count(4, 1), before: count(300, 285) },
        untouched: { now: count(2), before: count(1) },
      }),
    ).toEqual([])
  })
})

test('less of what is bad is better', () => {
  const figure = (change: number) => ({ ...figuresOf({}).answer, change }) as Parameters<typeof verdictOn>[1]
  expect(verdictOn('overdue', figure(-3))).toBe('better')
  expect(verdictOn('answer', figure(-0.1))).toBe('worse')
  expect(verdictOn('open', figure(4))).toBe('other')
})

test('percentiles are values that occurred: the smallest with that share at or below it', () => {
  expect(percentile([4, 1, 3, 2], 50)).toBe(2)
  expect(percentile([4, 1, 3, 2], 90)).toBe(4)
  expect(percentile([7], 95)).toBe(7)
})

test('the parts of a share add up to the whole, whatever is counted', () => {
  const anyCount = fc.nat(500).chain((n) => fc.nat(n).map((hits) => count(n, hits)))
  const shares = measureNames.filter((name) => measureOf(name).unit === 'share')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...shares), anyCount, anyCount)), (parts) => {
      const tally = Object.fromEntries(parts.map(([name, now, before]) => [name, { now, before }])) as Tally
      for (const [name, figure] of Object.entries(figuresOf(tally))) {
        if (name.startsWith('delivered') || !shares.includes(name as MeasureName)) continue
        const missed = rate(figure.of - figure.hits, figure.of).value
        if (figure.value !== null) expect(figure.value + (missed ?? 0)).toBeCloseTo(1)
        expect(figure.hits).toBeLessThanOrEqual(figure.of)
      }
    }),
  )
})
