// From a goal to the leads that it needs.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Funnel, leadsBySource, planLeads, wilson } from '../../src/core/plan.ts'
import { rate } from '../../src/core/scorecard/rate.ts'

/** Mark Roberge's case at HubSpot: of 100 leads 50 connects, 30 calls, 15 demos, 5 customers of about $800 a month. */
const roberge: Funnel = { leads: 100, accepted: 100, contacted: 50, qualified: 30, opportunities: 15, customers: 5 }

describe("Roberge's case", () => {
  test('one rep who wins five customers a month needs a hundred leads, ten reps a thousand', () => {
    const goalOf = (reps: number) => ({ goal: reps * 5 * 800, share: 1, averageDeal: 800 })
    expect(planLeads(goalOf(1), roberge)).toMatchObject({ customers: 5, leads: 100, conversion: { value: 0.05 } })
    expect(planLeads(goalOf(10), roberge)).toMatchObject({ customers: 50, leads: 1000, weeklyVolume: 231 })
  })

  test('marketing owes its share only', () => {
    expect(planLeads({ goal: 40_000, share: 0.6, averageDeal: 800 }, roberge)).toMatchObject({
      revenue: 24_000,
      leads: 600,
    })
  })

  test('five of a hundred leave a wide range', () => {
    const plan = planLeads({ goal: 4000, share: 1, averageDeal: 800 }, roberge)
    expect(plan?.range?.low).toBeCloseTo(50.42, 1)
    expect(plan?.range?.high).toBeCloseTo(203.7, 1)
  })
})

test('a new business plans by its estimate, and says so', () => {
  const young: Funnel = { leads: 12, accepted: 6, contacted: 3, qualified: 2, opportunities: 1, customers: 1 }
  const terms = { goal: 10_000, share: 0.5, averageDeal: 1000 }
  expect(planLeads(terms, young)).toBeNull()
  expect(planLeads({ ...terms, estimate: 0.04 }, young)).toMatchObject({
    ...{ leads: 125, range: null, conversion: { basis: 'estimated', measured: { hits: 1, of: 12 } } },
  })
})

test('without a single customer nothing can be planned by what was measured', () => {
  expect(planLeads({ goal: 1, share: 1, averageDeal: 1 }, { ...roberge, customers: 0 })).toBeNull()
})

test('the interval holds what was measured, narrows with more leads, and stays between nought and one', () => {
  expect(wilson(rate(50, 1000)).low).toBeGreaterThan(wilson(rate(5, 100)).low)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (of, some) => {
      const measured = rate(Math.min(of, some), of)
      const { low, high } = wilson(measured)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual((measured.value ?? 0) + 1e-12)
      expect(high).toBeGreaterThanOrEqual((measured.value ?? 0) - 1e-12)
    }),
  )
})

test('the leads of the sources add up to all', () => {
  const sources = [
    { key: 'webinar', offered: 30 },
    { key: null, offered: 10 },
  ]
  expect(leadsBySource(200, sources)).toEqual([
    { key: 'webinar', leads: 150 },
    { key: null, leads: 50 },
  ])
  expect(leadsBySource(200, [])).toEqual([])
})
