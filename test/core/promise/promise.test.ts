import { describe, expect, test } from 'vitest'
import { readLadder } from '../../../src/core/promise/ladder.ts'
import { termsFor, timedCommitments } from '../../../src/core/promise/promise.ts'
import { formatTerm } from '../../../src/core/promise/term.ts'
import { readPromises } from '../../../src/core/promise/usual.ts'

const promises = readPromises({
  answer: [
    { when: [{ field: 'score', from: 80 }], due: '15m' },
    { when: [{ field: 'source', oneOf: ['e-book'] }], due: '1bd' },
    { when: [{ field: 'country', oneOf: ['CO', 'MX'] }], due: 'by wednesday 18:00' },
    { due: '4h', ladder: [{ at: '100%', do: ['mention-in-thread', 'tell-manager'], always: true }] },
  ],
})

describe('an answer is promised', () => {
  test.each([
    ['in a quarter of an hour for a hot lead', { score: 92, source: 'e-book' }, '15m'],
    ['in a day for the download of an e-book', { score: 20, source: 'E-book' }, '1bd'],
    ['by Wednesday in these countries', { country: 'MX' }, 'by wednesday 18:00'],
    ['in four hours for every other lead', { country: 'ES', score: null }, '4h'],
  ])('%s', (_, facts, due) => expect(formatTerm(termsFor(promises.answer, facts).term)).toBe(due))

  test('to every lead, whatever the last terms ask for', () => {
    const [first, second] = promises.answer.variants
    const terms = second && termsFor({ commitment: 'answer', variants: [first, second] }, {})
    expect(terms).toEqual(second)
  })

  test('with the ladder that was written, else with the usual one', () => {
    const own = termsFor(promises.answer, {})
    expect(own.ladder).toEqual([{ at: { percent: 100 }, acts: ['mention-in-thread', 'tell-manager'], always: true }])
    expect(termsFor(promises.answer, { score: 99 }).ladder).toEqual(readPromises().answer.variants[0].ladder)
  })
})

test('what an agreement leaves out is as usual', () => {
  const usual = timedCommitments.map((each) => {
    const { term, attempts } = readPromises()[each].variants[0]
    return [each, formatTerm(term), attempts]
  })
  expect(usual).toEqual([
    ['answer', '4h', undefined],
    ['first_touch', '1bd', undefined],
    ['persistence', '5bd', 5],
    ['verdict', '10bd', undefined],
    ['reply', '1bd', undefined],
  ])
})

test('what is malformed is refused and never guessed', () => {
  expect(() => readLadder([{ at: '50%', do: 'shout' }])).toThrow(RangeError)
  expect(() => readPromises({ answer: [{ due: 'soon' }] })).toThrow(RangeError)
  expect(() => readPromises({ answer: [] })).toThrow(RangeError)
})
