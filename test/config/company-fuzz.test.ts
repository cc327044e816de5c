// However a company file is broken, the answer is a company or a list of placed mistakes; never a crash.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { ConfigFault } from '../../src/config/fault.ts'
import { readCompany } from '../../src/config/read-company.ts'

const example = readFileSync(`${import.meta.dirname}/../../relevo.example.yaml`, 'utf8')
const now = new Date('2026-11-20T12:00:00Z')

/** Null for a company, else the lines of the mistakes; whatever else is thrown fails the test. */
function mistakesOf(text: string): readonly string[] | null {
  try {
    readCompany({ text, name: 'relevo.yaml', now })
    return null
  } catch (error) {
    if (error instanceof ConfigFault) return error.lines
    throw error
  }
}

const bits = [
  '',
  ' ',
  '\t',
  '-',
  ':',
  '[',
  ']',
  '{',
  '}',
  '#',
  '&a',
  '*a',
  '"',
  "'",
  '|',
  '>',
  '!',
  '%',
  '\0',
  '💥',
  '~',
]
const scars = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put: fc.constantFrom(...bits) }),
  { minLength: 1, maxLength: 4 },
)

type Place = (string | number)[]

/** Every key and item inside a value. */
const placesIn = (value: unknown, place: Place = []): Place[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => {
        const here = [...place, Array.isArray(value) ? Number(key) : key]
        return [here, ...placesIn(inner, here)]
      })
    : []

const places = placesIn(parse(example))
const oddValues: unknown[] = [
  ...[null, true, 0, -1, 42, 1e9, '', ' ', 'known', '80..20', '..', '*', '100%', '4h', 'by friday 18:00', 'pool sales'],
  ...['nobody@example.com', '2026-12-24', 'constructor', '__proto__'],
  ...[[], [[]], [null], {}, { due: '4h' }, { a: { b: 1 } }, [{ name: 'x', to: 'queue' }], { toString: 1 }],
]

const told = (mistakes: readonly string[] | null, text: string) => {
  const lines = text.split('\n').length
  for (const mistake of mistakes ?? []) {
    const [, line] = /^relevo\.yaml:(\d+):\d+ {2}\S/.exec(mistake) ?? []
    expect(Number(line), mistake).toBeGreaterThan(0)
    expect(Number(line), mistake).toBeLessThanOrEqual(lines)
    expect(mistake).not.toMatch(/undefined|\[object|NaN|Invalid input/)
  }
}

describe('a broken company file', () => {
  it('is told in lines that name a place in it', () => {
    fc.assert(
      fc.property(scars, (wounds) => {
        const text = wounds.reduce((whole, { at, cut, put }) => {
          const start = Math.floor(at * whole.length)
          return whole.slice(0, start) + put + whole.slice(start + cut)
        }, example)
        told(mistakesOf(text), text)
      }),
      { numRuns: 250 },
    )
  }, 120_000)

  it('may hold anything in any place', () => {
    const changes = fc.array(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...oddValues)), {
      ...{ minLength: 1, maxLength: 3 },
    })
    fc.assert(
      fc.property(changes, (all) => {
        const document = parseDocument(example)
        for (const [place, value] of all) if (document.hasIn(place)) document.setIn(place, document.createNode(value))
        const text = String(document)
        told(mistakesOf(text), text)
      }),
      { numRuns: 300 },
    )
  }, 120_000)

  it('may be any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(mistakesOf(text)).not.toBeNull()
      }),
      { numRuns: 500 },
    )
  })
})
