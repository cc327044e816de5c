import { describe, expect, test } from 'vitest'
import { createCalendar } from '../../src/core/calendar.ts'
import { outcomeAt, startTimer, takeStep } from '../../src/core/timer.ts'

const office = ['09:00-13:00', '14:00-18:00']
const madrid = createCalendar({
  zone: 'Europe/Madrid',
  hours: { 1: office, 2: office, 3: office, 4: office, 5: office },
})
const fourHours = {
  within: { businessDays: 0, minutes: 240 },
  ladder: [
    { atPercent: 50, act: 'remind' },
    { atPercent: 100, act: 'breach' },
  ],
} as const

describe('a promise of four business hours', () => {
  test('made on Friday at 16:00 is reminded of at its half, and due on Monday at 11:00', () => {
    const timer = startTimer(fourHours, madrid, new Date('2026-11-20T15:00:00Z'))
    expect(timer.dueAt).toEqual(new Date('2026-11-23T10:00:00Z'))
    expect(timer.steps[0]).toEqual({ act: 'remind', at: new Date('2026-11-20T17:00:00Z') })
    expect(timer.nextAt).toEqual(timer.steps[0]?.at)
  })

  test('counts a business day as a day of the desk, and halves it by working time', () => {
    const oneDay = { ...fourHours, within: { businessDays: 1, minutes: 0 } }
    const timer = startTimer(oneDay, madrid, new Date('2026-11-20T08:00:00Z'))
    expect(timer.dueAt).toEqual(new Date('2026-11-23T08:00:00Z'))
    expect(timer.steps[0]?.at).toEqual(new Date('2026-11-20T12:00:00Z'))
  })

  test('is kept up to its last moment and late after it', () => {
    const { dueAt } = startTimer(fourHours, madrid, new Date('2026-11-20T15:00:00Z'))
    expect(outcomeAt({ dueAt }, dueAt)).toBe('kept')
    expect(outcomeAt({ dueAt }, new Date(dueAt.getTime() + 1))).toBe('late')
  })
})

describe('the steps of a ladder', () => {
  const timer = startTimer(fourHours, madrid, new Date('2026-11-23T08:00:00Z'))
  const half = new Date('2026-11-23T10:00:00Z')
  const due = new Date('2026-11-23T12:00:00Z')
  const past = (at: Date) => new Date(at.getTime() + 1)

  test('are not taken before their moment is over', () => {
    expect(takeStep(timer, half)).toBeNull()
  })

  test('are taken one after the other, each once', () => {
    const first = takeStep(timer, past(half))
    expect(first).toMatchObject({ act: 'remind', index: 0, timer: { step: 1, nextAt: due } })
    expect(first && takeStep(first.timer, past(half))).toBeNull()
    const second = first && takeStep(first.timer, past(due))
    expect(second).toMatchObject({ act: 'breach', index: 1, timer: { step: 2, nextAt: null } })
    expect(second && takeStep(second.timer, new Date('2030-01-01T00:00:00Z'))).toBeNull()
  })

  test('that were missed while nobody was awake collapse into the newest', () => {
    expect(takeStep(timer, new Date('2026-11-30T10:00:00Z'))).toMatchObject({ act: 'breach', index: 1 })
  })
})
