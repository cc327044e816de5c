// The classes in which answer times are told: round, and with the promise as one of their bounds.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeBounds } from '../../../src/core/scorecard/answer-times.ts'

test.each([
  [240, [30, 60, 120, 240, 480]],
  [30, [5, 15, 30, 60]],
  [45, [5, 15, 30, 45, 60]],
  [5, [5, 10]],
  [3000, [480, 960, 1920, 3000, 6000]],
  [null, [30, 60, 120, 240, 480]],
])('around a promise of %s minutes', (promised, bounds) => {
  expect(timeBounds(promised)).toEqual(bounds)
})

test('the promise is always a bound, with one above it, and they rise', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (promised) => {
      const bounds = timeBounds(promised)
      expect(bounds.slice(-2)[0]).toBe(promised)
      expect(bounds).toEqual([...new Set(bounds)].toSorted((a, b) => a - b))
      expect(bounds.length).toBeLessThanOrEqual(5)
    }),
  )
})
