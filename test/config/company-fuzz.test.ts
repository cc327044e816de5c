// However a company file is broken, the answer is a company or a list of placed mistakes; never a crash.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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

describe('a broken company file', () => {
  it('is told in lines that name a place in it', () => {
    fc.assert(
      fc.property(scars, (wounds) => {
        const text = wounds.reduce((whole, { at, cut, put }) => {
          const start = Math.floor(at * whole.length)
          return whole.slice(0, start) + put + whole.slice(start + cut)
        }, example)
        const lines = text.split('\n').length
        for (const mistake of mistakesOf(text) ?? []) {
          const [, line] = /^relevo\.yaml:(\d+):\d+ {2}\S/.exec(mistake) ?? []
          expect(Number(line), mistake).toBeGreaterThan(0)
          expect(Number(line), mistake).toBeLessThanOrEqual(lines)
        }
      }),
      { numRuns: 250 },
    )
  }, 30_000)

  it('may be any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(mistakesOf(text)).not.toBeNull()
      }),
      { numRuns: 500 },
    )
  })
})
