// Which word was probably meant.
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/core/nearest.ts'

describe('the nearest word', () => {
  it.each([
    ['Europe/Madird', ['Europe/Madrid', 'Europe/Malta'], 'Europe/Madrid'],
    ['langauge', ['language', 'zone'], 'language'],
    ['bogotá', ['madrid', 'bogota'], 'bogota'],
    ['IMPORT', ['import', 'import-outcomes'], 'import'],
    ['curency', ['name', 'currency'], 'currency'],
  ])('%s is taken for a slip', (typed, known, meant) => {
    expect(nearest(typed, known)).toBe(meant)
  })

  it.each([
    ['lunes', ['mon', 'tue', 'wed']],
    ['x', ['company', 'people']],
    ['', ['name']],
    ['anything', []],
  ])('%s is too far from everything to guess', (typed, known) => {
    expect(nearest(typed, known)).toBeNull()
  })

  it('prefers the word with the fewest slips, and of equals the first', () => {
    expect(nearest('cart', ['carts', 'cart', 'card'])).toBe('cart')
    expect(nearest('carx', ['card', 'cart'])).toBe('card')
  })

  it('answers at once about a very long word', () => {
    expect(nearest('x'.repeat(100_000), ['currency', 'x'.repeat(50)])).toBeNull()
  })
})
