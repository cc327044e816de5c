// Working hours as people write them.
import { expect, test } from 'vitest'
import { parseHours } from '../../src/core/hours-phrase.ts'

const nine = ['09:00-17:00']
const week = (days: Record<number, string[]>) => ({ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [], ...days })

test.each([
  ['mon-fri 09:00-17:00', week({ 1: nine, 2: nine, 3: nine, 4: nine, 5: nine })],
  ['Lun – vie 09:00–17:00', week({ 1: nine, 2: nine, 3: nine, 4: nine, 5: nine })],
  ['lunes-martes 09:00 - 17:00; sáb 10:00-12:00', week({ 1: nine, 2: nine, 6: ['10:00-12:00'] })],
  ['Wed 09:00-13:00, 14:00-18:00', week({ 3: ['09:00-13:00', '14:00-18:00'] })],
])('%s', (phrase, hours) => {
  expect(parseHours(phrase)).toEqual(hours)
})

test.each([
  '',
  'always',
  'mon',
  'fri-mon 09:00-17:00',
  'mon 09:00-25:00',
  'mon 09:00-13:00, 12:00-18:00',
  'mon 09:00-10:00; mon 11:00-12:00',
  'xyz 09:00-17:00',
])('%j is not understood', (phrase) => {
  expect(parseHours(phrase)).toBeNull()
})
