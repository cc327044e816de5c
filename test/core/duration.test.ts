import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDuration, parseDuration } from '../../src/core/duration.ts'

describe('a duration in an agreement', () => {
  test.each([
    ['30m', 0, 30, '30m'],
    ['4h', 0, 240, '4h'],
    ['90m', 0, 90, '1h 30m'],
    ['1bd', 1, 0, '1bd'],
    ['10bd', 10, 0, '10bd'],
    ['1bd 4h', 1, 240, '1bd 4h'],
    ['1bd4h', 1, 240, '1bd 4h'],
    ['  2bd  1h  5m ', 2, 65, '2bd 1h 5m'],
    ['0m', 0, 0, '0m'],
    ['0bd', 0, 0, '0m'],
  ])('"%s" is %i business days and %i minutes, written "%s"', (text, businessDays, minutes, canonical) => {
    const duration = { businessDays, minutes }
    expect(parseDuration(text)).toEqual(duration)
    expect(formatDuration(duration)).toBe(canonical)
  })

  test.each([
    '',
    ' ',
    '4',
    'h',
    '4 h',
    '-4h',
    '1.5h',
    '4h 1bd',
    '1d',
    '4H',
    '1bd 1bd',
    '1h30',
    '4hours',
    `${'9'.repeat(20)}m`,
  ])('"%s" is not one', (text) => expect(parseDuration(text)).toBeNull())

  test('what is written can be read again', () => {
    const duration = fc.record({ businessDays: fc.nat(400), minutes: fc.nat(100_000) })
    fc.assert(
      fc.property(duration, (each) => {
        expect(parseDuration(formatDuration(each))).toEqual(each)
      }),
    )
  })

  test('a fraction of a minute, as a step of a ladder may have, is written in whole minutes', () => {
    expect(formatDuration({ businessDays: 0, minutes: 59.6 })).toBe('1h')
  })
})
