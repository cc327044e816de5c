// Text from outside, made fit for a card.
import { expect, test } from 'vitest'
import { excerpt, oneLine, webAddress } from '../../src/view/excerpt.ts'

test('a comment keeps its lines, whatever they end in, and loses needless ones', () => {
  expect(excerpt('  one\r\ntwo\r\n\r\n\r\n\r\nthree \n')).toBe('one\ntwo\n\nthree')
})

test('a name becomes one line, and nothing becomes null', () => {
  expect(oneLine(' Ana\n\tRuiz ')).toBe('Ana Ruiz')
  expect([oneLine(''), oneLine(' \n'), oneLine(null), oneLine('\u202E\u0000')]).toEqual([null, null, null, null])
})

test('what just fits is not cut; what is cut fits with its ellipsis', () => {
  expect(oneLine('x'.repeat(120))).toBe('x'.repeat(120))
  expect(oneLine('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`)
  expect(excerpt('é'.repeat(10_000))).toHaveLength(1500)
})

test('only addresses of the web are addresses', () => {
  expect(webAddress('https://acme.test/a b')).toBe('https://acme.test/a%20b')
  expect(['javascript:alert(1)', 'file:///etc/passwd', 'acme.test', '', null].map(webAddress)).toEqual(
    Array(5).fill(null),
  )
})
