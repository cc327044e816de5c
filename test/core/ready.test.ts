import { describe, expect, test } from 'vitest'
import type { Condition, Facts } from '../../src/core/condition.ts'
import { readiness } from '../../src/core/ready.ts'

const agreed: Condition[] = [
  { field: 'score', from: 60 },
  { field: 'phone', known: true },
  { field: 'country', oneOf: ['CO', 'MX'] },
]
const lead: Facts = { score: 75, phone: '+57 1 555 0100', country: 'CO' }

describe('a lead', () => {
  test('is ready when everything agreed holds', () => {
    expect(readiness(agreed, lead)).toEqual({ ready: true, missing: [] })
  })

  test('is not ready when something is missing; all of it is named, with what was found', () => {
    expect(readiness(agreed, { ...lead, score: 45, phone: null })).toEqual({
      ready: false,
      missing: [
        { field: 'score', asks: '60..', found: '45', matched: false },
        { field: 'phone', asks: 'known', found: null, matched: false },
      ],
    })
  })

  test('is always ready when nothing was agreed', () => {
    expect(readiness([], lead)).toEqual({ ready: true, missing: [] })
  })
})
