import { expect, test } from 'vitest'
import { parseAmount } from '../../src/app/parse-amount.ts'

test.each([
  ['12000', 12_000],
  ['12,000', 12_000],
  ['12.000', 12_000],
  ['12.000,50', 12_000.5],
  ['1,234,567.8', 1_234_567.8],
  ['1 200.5', 1200.5],
  ['0', 0],
  ['7,5', 7.5],
])('%s is %d', (text, amount) => {
  expect(parseAmount(text)).toBe(amount)
})

test.each(['', 'many', '1.234.5', '12.00.0', '1,23,456', '12,5€', '$100', '-3', '1e9'])('"%s" is no amount', (text) => {
  expect(parseAmount(text)).toBeNaN()
})
