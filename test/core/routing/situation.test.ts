import { describe, expect, test } from 'vitest'
import { createCalendar } from '../../../src/core/calendar.ts'
import { availabilityAt } from '../../../src/core/routing/situation.ts'

const hours = ['09:00-18:00']
const leave = { from: new Date('2026-11-18T14:00:00Z'), to: new Date('2026-11-25T12:00:00Z') }
const calendar = createCalendar({
  ...{ zone: 'Europe/Madrid', hours: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours } },
  absences: [leave],
})

describe('by their own calendar, somebody', () => {
  test.each([
    ['is at work on a Wednesday at noon', '2026-11-18T11:00:00Z', { state: 'at-work' }],
    ['is off at night', '2026-11-17T22:00:00Z', { state: 'off-hours' }],
    ['is off on a Saturday', '2026-11-14T11:00:00Z', { state: 'off-hours' }],
    ['is away during leave', '2026-11-19T11:00:00Z', { state: 'away', untilAt: leave.to, cover: null }],
    [
      'is away on the Saturday of the leave, too',
      '2026-11-21T11:00:00Z',
      { state: 'away', untilAt: leave.to, cover: null },
    ],
    ['is away from the first moment of it', '2026-11-18T14:00:00Z', { state: 'away', untilAt: leave.to, cover: null }],
    ['is back at the moment at which it ends', '2026-11-25T12:00:00Z', { state: 'at-work' }],
  ])('%s', (_, at, expected) => {
    expect(availabilityAt(new Date(at), calendar)).toEqual(expected)
  })
})

test('whoever is away has a cover if one was named', () => {
  expect(availabilityAt(new Date('2026-11-19T11:00:00Z'), calendar, 'bo')).toMatchObject({ state: 'away', cover: 'bo' })
})
