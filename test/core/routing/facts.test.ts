import { describe, expect, test } from 'vitest'
import { mqlSchema } from '../../../src/app/mql-schema.ts'
import { allHold, type Condition } from '../../../src/core/condition.ts'
import { factNames, facts, isFactName } from '../../../src/core/routing/facts.ts'

const lead = {
  ...{ externalId: 'crm-7', email: 'rosa@Acme.example', name: 'Rosa Marín', company: 'Acme', title: 'CFO' },
  ...{ phone: '+57 1 555 0100', country: 'CO', source: 'webinar', campaign: 'ANS (nov)', score: 80, desk: 'bogota' },
}
const webinar = { at: new Date('2026-11-17T10:00:00Z'), kind: 'webinar' }
const form = { at: new Date('2026-11-18T10:00:00Z'), kind: 'form' }

describe('the facts of a lead', () => {
  test('are its own fields, the domain of its e-mail, what it did last, and its attributes', () => {
    const attributes = { partner: true, employees: 240, plan: 'Pro' }
    expect(facts({ ...lead, activities: [webinar, form, webinar], attributes })).toEqual({
      ...lead,
      ...{ emailDomain: 'acme.example', activities: 3, lastActivityKind: 'form' },
      ...{ 'attributes.partner': true, 'attributes.employees': 240, 'attributes.plan': 'Pro' },
    })
  })

  test('are unknown where nothing was said', () => {
    const known = facts({ externalId: 'crm-8', country: undefined, score: null })
    const { externalId, activities, ...rest } = known
    expect([externalId, activities]).toEqual(['crm-8', 0])
    expect(new Set(Object.values(rest))).toEqual(new Set([null]))
  })

  test('have every name that a condition may ask for', () => {
    expect(Object.keys(facts(lead)).toSorted()).toEqual([...factNames].toSorted())
  })

  test('leave out attributes that are no plain values, and let none pose as a field', () => {
    const odd = facts({ ...lead, attributes: { nested: { a: 1 }, list: [1], score: 5, constructor: 'x' } })
    expect(odd).toMatchObject({ 'attributes.nested': null, 'attributes.list': null, score: 80, 'attributes.score': 5 })
    expect(Object.keys(odd)).toContain('attributes.constructor')
  })

  test('can be drawn from an MQL as marketing sends it', () => {
    const mql = mqlSchema.parse({
      ...{ email: 'Rosa@Acme.example', country: 'co', score: 91, attributes: { segment: 'enterprise' } },
      activities: [{ at: '2026-11-18T10:00:00Z', kind: 'demo', title: 'Asked for a demo' }],
    })
    const when: Condition[] = [
      { field: 'emailDomain', like: '*.example' },
      { field: 'country', oneOf: ['CO'] },
      { field: 'score', from: 90 },
      { field: 'lastActivityKind', oneOf: ['demo'] },
      { field: 'activities', from: 1 },
      { field: 'attributes.segment', oneOf: ['Enterprise'] },
      { field: 'company', known: false },
    ]
    expect(allHold(when, facts(mql))).toBe(true)
  })
})

test.each([
  ['score', true],
  ['emailDomain', true],
  ['attributes.segment', true],
  ['attributes.', false],
  ['attributes', false],
  ['Score', false],
  ['note', false],
])('%s is the name of a fact: %s', (name, expected) => {
  expect(isFactName(name)).toBe(expected)
})
