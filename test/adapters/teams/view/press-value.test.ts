// What buttons carry: whatever we wrote comes back, whatever we did not write is nothing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriedPress, readPress } from '../../../../src/adapters/teams/press-value.ts'
import { readForm } from '../../../../src/adapters/teams/read-form.ts'

const wire = (data: unknown): unknown => JSON.parse(JSON.stringify(data))

test('every value comes back as it was', () => {
  const value = fc.record(
    { action: fc.string({ minLength: 1 }), id: fc.string(), version: fc.nat(), extra: fc.string({ unit: 'binary' }) },
    { requiredKeys: ['action', 'id'] },
  )
  fc.assert(fc.property(value, (each) => void expect(readPress(wire(carriedPress(each)))).toEqual(each)))
})

test('what Teams adds to it is no part of it', () => {
  const sent = { ...carriedPress({ action: 'open:reject', id: 'h1' }), msteams: { type: 'task/fetch' }, note: 'x' }
  expect(readPress(sent)).toEqual({ action: 'open:reject', id: 'h1' })
})

test.each([
  null,
  undefined,
  '',
  'accept',
  [],
  {},
  { relevo: null },
  { relevo: { press: { action: '', id: 'h1' } } },
  { relevo: { press: { action: 'accept' } } },
  { relevo: { press: { action: 'accept', id: 7 } } },
  { relevo: { press: { action: 'accept', id: 'h1', version: '1' } } },
  { relevo: { press: { action: 'accept', id: 'h1', version: 1.5 } } },
  { relevo: { press: { action: 'accept', id: 'h1', extra: {} } } },
])('the garbage %j is no value', (data) => expect(readPress(data)).toBeNull())

test('no data whatever makes the readers stumble', () => {
  const any = fc.anything({
    ...{ maxDepth: 4, maxKeys: 4 },
    key: fc.constantFrom('relevo', 'press', 'form', 'state', 'action', 'id', 'key', 'carried', 'long', 'x'),
  })
  fc.assert(
    fc.property(any, (data) => {
      expect([readPress(data), readForm(data)].every((read) => read === null || typeof read === 'object')).toBe(true)
    }),
  )
})
