import { describe, expect, test } from 'vitest'
import { allHold, type Condition, examine, type Facts } from '../../src/core/condition.ts'

const facts: Facts = {
  country: 'CO',
  score: 80,
  campaign: 'Webinar ANS (nov)',
  email: null,
  'attributes.partner': true,
}

describe('a condition', () => {
  test.each<[Condition, boolean]>([
    [{ field: 'country', oneOf: ['mx', 'co'] }, true],
    [{ field: 'country', oneOf: ['ES'] }, false],
    [{ field: 'attributes.partner', oneOf: [true] }, true],
    [{ field: 'score', from: 80 }, true],
    [{ field: 'score', to: 79 }, false],
    [{ field: 'score', from: 0, to: 80 }, true],
    [{ field: 'country', from: 0 }, false],
    [{ field: 'campaign', like: 'webinar*' }, true],
    [{ field: 'campaign', like: '*(NOV)' }, true],
    [{ field: 'campaign', like: 'webinar' }, false],
    [{ field: 'email', known: false }, true],
    [{ field: 'email', known: true }, false],
    [{ field: 'nonsense', oneOf: ['x'] }, false],
  ])('%j: %s', (condition, matched) => {
    expect(examine(condition, facts).matched).toBe(matched)
  })

  test('tells what it asked and what it found', () => {
    expect(examine({ field: 'score', from: 90 }, facts)).toEqual({
      field: 'score',
      asks: '90..',
      found: '80',
      matched: false,
    })
    expect(examine({ field: 'email', known: true }, facts)).toMatchObject({ asks: 'known', found: null })
  })
})

test('no conditions hold for every lead; of several, all must hold', () => {
  expect(allHold([], facts)).toBe(true)
  expect(
    allHold(
      [
        { field: 'country', oneOf: ['CO'] },
        { field: 'score', from: 90 },
      ],
      facts,
    ),
  ).toBe(false)
})
