import { describe, expect, test } from 'vitest'
import type { Company, Desk } from '../../src/core/company.ts'
import { route } from '../../src/core/routing.ts'

const desk = (id: string, countries: string[]) => ({ id, countries }) as unknown as Desk
const company = {
  desks: [desk('bogota', ['CO', 'MX']), desk('madrid', ['ES'])],
  defaultDesk: 'madrid',
} as unknown as Company

const idOf = (lead: Parameters<typeof route>[0]) => route(lead, company)?.desk.id

describe('a lead goes', () => {
  test('to the desk that it names, whatever its country', () => {
    expect(idOf({ desk: 'bogota', country: 'ES' })).toBe('bogota')
  })

  test('to the desk that covers its country', () => {
    expect(idOf({ country: 'MX' })).toBe('bogota')
    expect(idOf({ country: 'ES' })).toBe('madrid')
  })

  test('to the default desk when nobody covers its country, or it has none', () => {
    expect(idOf({ country: 'JP' })).toBe('madrid')
    expect(idOf({})).toBe('madrid')
  })

  test('nowhere when it names a desk that does not exist: a wrong guess would be silent', () => {
    expect(route({ desk: 'lima', country: 'CO' }, company)).toBeNull()
  })
})

test('the decision keeps its trace: each rule, what it found, whether it matched', () => {
  expect(route({ country: 'JP' }, company)?.why).toEqual([
    { rule: 'desk-named', found: null, matched: false },
    { rule: 'country', found: 'JP', matched: false },
    { rule: 'default-desk', found: 'madrid', matched: true },
  ])
})
