import { describe, expect, test } from 'vitest'
import { agreementFaults } from '../../../src/core/promise/faults.ts'
import type { WrittenStep } from '../../../src/core/promise/ladder.ts'
import type { WrittenTerms } from '../../../src/core/promise/promise.ts'
import { readPromises, usualPromises } from '../../../src/core/promise/usual.ts'

const lines = (written: Parameters<typeof agreementFaults>[0]) =>
  agreementFaults(written).map(({ path, given, problem }) => `${path.join('.')}: "${given}" ${problem}`)

const ladder = (...steps: WrittenStep[]) => lines({ answer: [{ due: '4h', ladder: steps }] })
const end: WrittenStep = { at: '100%', do: 'tell-manager' }
const hot = { field: 'score', from: 80 }

test('the usual promises are free of faults', () => {
  expect(agreementFaults({})).toEqual([])
  expect(agreementFaults(usualPromises)).toEqual([])
  expect(readPromises().answer.variants[0].ladder[2]).toEqual({
    ...{ at: { after: { businessDays: 0, minutes: 240 } }, acts: ['reassign'], always: false },
  })
})

describe('a ladder is refused', () => {
  test.each<[string, WrittenStep[], string]>([
    [
      'with an act that nobody knows',
      [{ at: '50%', do: 'remind-ower' }, end],
      '0.do: "remind-ower" is not one of remind-owner, mention-in-thread, tell-manager, reassign, return-to-pool, accept-by-default; did you mean "remind-owner"?',
    ],
    ['with nothing to do', [{ at: '100%', do: [] }], '0.do: "" does nothing; expected one of remind-owner, mention'],
    [
      'that does a thing twice',
      [{ at: '100%', do: ['tell-manager', 'tell-manager'] }],
      '0.do.1: "tell-manager" stands',
    ],
    ['beyond 1000%', [end, { at: '1001%', do: 'reassign' }], '1.at: "1001%" is not a percentage from 0% to 1000%'],
    ['below 0%', [{ at: '-5%', do: 'remind-owner' }, end], '0.at: "-5%" is not a percentage from 0% to 1000%'],
    ['without a percent sign', [{ at: '50', do: 'remind-owner' }, end], '0.at: "50" is not a percentage'],
    ['that does not say when', [{ do: 'remind-owner' }, end], '0: "" does not say when'],
    ['that says it twice', [{ at: '50%', after: '2h', do: 'remind-owner' }], '0: "" has both `at` and `after`'],
    ['with no time at all', [{ after: '0m', do: 'reassign' }], '0.after: "0m" is no time; write `at: 100%`'],
    ['with a wrong length', [{ after: 'later', do: 'reassign' }], '0.after: "later" is not a length of working time'],
    ['that never ends', [end, { after: '300bd', do: 'reassign' }], '1.after: "300bd" is more than a year of work'],
    ['that goes backwards', [end, { at: '50%', do: 'remind-owner' }], '1.at: "50%" does not come after 100%; list the'],
    [
      'that goes backwards after the deadline',
      [
        { after: '1bd', do: 'reassign' },
        { after: '2h', do: 'tell-manager' },
      ],
      '1.after: "2h" does not come after 1bd; list the earliest step first',
    ],
    ['with two steps at once', [end, { at: '100%', do: 'reassign' }], '1.at: "100%" is the moment of the step before'],
    [
      'whose order depends on the lead',
      [
        { at: '150%', do: 'tell-manager' },
        { after: '2h', do: 'reassign' },
      ],
      '1.after: "2h" cannot be compared with 150%; write both with `after`',
    ],
    [
      'that acts before the deadline',
      [{ at: '99%', do: 'reassign' }, end],
      '0.do: "reassign" would come before the deadline',
    ],
    [
      'that does what cannot both be done',
      [{ at: '100%', do: ['reassign', 'return-to-pool'] }],
      '0.do: "reassign, return-to-pool" cannot all be done',
    ],
    [
      'that stops before the deadline',
      [{ at: '80%', do: 'remind-owner' }],
      ': "80%" is the last step, and nobody would',
    ],
  ])('%s', (_, steps, problem) => {
    const found = ladder(...steps)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`answer.0.ladder${problem.startsWith(':') ? '' : '.'}${problem}`)
  })

  test('with everything that is wrong with it at once', () => {
    expect(ladder({ at: '50%', do: 'shout' }, { at: '40%', do: 'reassign' })).toHaveLength(4)
  })
})

describe('a ladder is taken', () => {
  test.each<[string, WrittenStep[]]>([
    [
      'that reminds, escalates and reassigns',
      [{ at: '50%', do: 'remind-owner' }, end, { after: '2h', do: 'reassign' }],
    ],
    ['that accepts by default at the deadline', [{ at: '100%', do: ['tell-manager', 'accept-by-default'] }]],
    ['at night', [{ at: '100%', do: 'tell-manager', always: true }]],
    ['with parts of a percent', [{ at: '33.3%', do: 'remind-owner' }, end]],
    ['from the first moment on', [{ at: '0%', do: 'remind-owner' }, end]],
    [
      'with hours before a business day',
      [
        { after: '10h', do: 'tell-manager' },
        { after: '1bd', do: 'reassign' },
      ],
    ],
    ['without any step: that promise is only measured', []],
  ])('%s', (_, steps) => expect(ladder(...steps)).toEqual([]))
})

describe('the consequences fit the promise', () => {
  test('nobody accepts by default what was accepted before', () => {
    const found = lines({ verdict: [{ due: '5bd', ladder: [{ at: '100%', do: 'accept-by-default' }] }] })
    expect(found).toEqual(['verdict.0.ladder.0.do: "accept-by-default" is nothing that verdict can lead to'])
  })

  test("a lead is not taken away because marketing's reply is late", () => {
    const found = lines({ reply: [{ due: '1bd', ladder: [{ at: '100%', do: 'reassign' }] }] })
    expect(found).toEqual(['reply.0.ladder.0.do: "reassign" is nothing that reply can lead to'])
  })

  test('a part of the time beyond the deadline needs a time that is the same for every lead', () => {
    const steps = [end, { at: '200%', do: 'reassign' }]
    const found = lines({ answer: [{ due: 'by wednesday 18:00', ladder: steps }] })
    expect(found).toEqual([expect.stringMatching(/^answer\.0\.ladder\.1\.at: "200%" differs for each lead/)])
    expect(lines({ answer: [{ due: '4h', ladder: steps }] })).toEqual([])
  })
})

describe('terms are refused', () => {
  test.each<[string, WrittenTerms[], string]>([
    ['that are none', [], 'answer: "" promises nothing'],
    ['without a time', [{ due: 'soon' }], 'answer.0.due: "soon" is not a time such as'],
    ['without an end in sight', [{ due: '2081h' }], 'answer.0.due: "2081h" is more than a year of work'],
    [
      'that leave leads without a promise',
      [{ when: [hot], due: '15m' }],
      'answer: "" has nothing for leads that match',
    ],
    [
      'that are never reached',
      [{ due: '4h' }, { when: [hot], due: '15m' }],
      'answer.1: "" are never reached; the terms before them hold for every lead',
    ],
    ['that count attempts where none are promised', [{ due: '4h', attempts: 5 }], 'answer.0.attempts: "5" belongs to'],
  ])('%s', (_, answer, problem) => {
    const found = lines({ answer })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(problem)
  })

  test.each([
    [undefined, 'is missing'],
    [0, 'is not a whole number from 1 to 50'],
    [2.5, 'is not a whole number from 1 to 50'],
    [Number.NaN, 'is not a whole number from 1 to 50'],
    [51, 'is not a whole number from 1 to 50'],
  ])('when persistence means %s attempts', (attempts, problem) => {
    expect(lines({ persistence: [{ due: '5bd', attempts }] })).toEqual([expect.stringContaining(problem)])
  })
})
