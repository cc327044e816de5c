// What buttons and menus carry: whatever we wrote comes back, whatever we did not write is nothing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeValue, encodeValue } from '../../../../src/adapters/slack/press-value.ts'
import { actionNames } from '../../../../src/view/actions.ts'

const id = '0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'

test.each(actionNames)('%s on a lead fits into a menu, with a version and a period besides', (action) => {
  const value = { action, id, version: 9999, extra: '2026-W4' }
  expect(encodeValue(value).length).toBeLessThanOrEqual(75)
  expect(decodeValue(encodeValue(value))).toEqual(value)
})

test('what is written can be read by people, too', () => {
  expect(encodeValue({ action: 'accept', id: 'h1', version: 3 })).toBe('accept|h1|3')
  expect(encodeValue({ action: 'why', id: 'h1' })).toBe('why|h1')
  expect(encodeValue({ action: 'share', id: '', extra: 'a|b%' })).toBe('share|||a%7Cb%25')
})

test('every value comes back as it was', () => {
  const value = fc.record(
    { action: fc.string({ minLength: 1 }), id: fc.string(), version: fc.nat(), extra: fc.string({ unit: 'binary' }) },
    { requiredKeys: ['action', 'id'] },
  )
  fc.assert(fc.property(value, (each) => void expect(decodeValue(encodeValue(each))).toEqual(each)))
})

test.each([
  null,
  undefined,
  '',
  '|',
  'accept',
  '|h1',
  'accept|h1|x',
  'accept|h1|1|2|3',
  'a%|h1',
  '{"action":"accept"}',
])('the garbage %j is no value', (text) => expect(decodeValue(text)).toBeNull())

test('no text whatever makes the reader of values stumble', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const value = decodeValue(text)
      if (value) expect(decodeValue(encodeValue(value))).toEqual(value)
    }),
  )
})
