import { describe, expect, test } from 'vitest'
import { type Calendar, createCalendar } from '../../../src/core/calendar.ts'
import { minutesLate, outcomeAt, startDeadline } from '../../../src/core/promise/deadline.ts'
import type { WrittenStep } from '../../../src/core/promise/ladder.ts'
import { readPromises } from '../../../src/core/promise/usual.ts'
import { madrid, nights, workweek } from '../calendar/desks.ts'
import { wall } from '../calendar/wall.ts'

const usual: WrittenStep[] = [
  { at: '50%', do: 'remind-owner' },
  { at: '100%', do: ['mention-in-thread', 'tell-manager'] },
  { after: '2h', do: 'reassign' },
]
const night: WrittenStep[] = usual.map((step) => ({ ...step, always: true }))

const begin = (start: string, due: string, ladder: WrittenStep[], calendar: Calendar = madrid, deskZone?: string) => {
  const terms = readPromises({ answer: [{ due, ladder }] }).answer.variants[0]
  return startDeadline({ commitment: 'answer', terms, startedAt: wall(start, calendar.zone), calendar, deskZone })
}
const at = (deadline: ReturnType<typeof begin>) => deadline.steps.map((step) => step.at)
const walls = (texts: string[], zone = 'Europe/Madrid') => texts.map((text) => wall(text, zone))

describe('the steps of a ladder come', () => {
  test.each<[string, string, string, WrittenStep[], Calendar, string[]]>([
    [
      'within a day',
      '2026-11-17 09:30',
      '4h',
      usual,
      madrid,
      ['2026-11-17 11:30', '2026-11-17 13:30', '2026-11-17 15:30'],
    ],
    [
      'over a weekend',
      '2026-11-20 16:00',
      '4h',
      usual,
      madrid,
      // Half of the time is over at the close of Friday: nobody is there to be reminded before Monday.
      ['2026-11-23 09:00', '2026-11-23 11:00', '2026-11-23 13:00'],
    ],
    [
      'at the close if they may always',
      '2026-11-20 16:00',
      '4h',
      night,
      madrid,
      ['2026-11-20 18:00', '2026-11-23 11:00', '2026-11-23 13:00'],
    ],
    [
      'over a holiday',
      '2026-12-04 15:00',
      '1bd',
      usual,
      madrid,
      ['2026-12-09 10:30', '2026-12-09 15:00', '2026-12-09 17:00'],
    ],
    [
      'in the middle of a business day as it is worked',
      '2026-11-24 10:00',
      '1bd',
      usual,
      madrid,
      // Stocktaking: on the 25th nobody works before eleven.
      ['2026-11-24 14:00', '2026-11-25 11:00', '2026-11-25 13:00'],
    ],
    [
      'as the clock goes forward',
      '2026-03-27 16:00',
      '4h',
      usual,
      madrid,
      ['2026-03-30 09:00', '2026-03-30 11:00', '2026-03-30 13:00'],
    ],
    [
      'as the clock goes back',
      '2026-10-23 16:00',
      '4h',
      usual,
      madrid,
      ['2026-10-26 09:00', '2026-10-26 11:00', '2026-10-26 13:00'],
    ],
    [
      'in a night that goes forward',
      '2026-03-29 01:00',
      '4h',
      usual,
      nights,
      ['2026-03-29 04:00', '2026-03-29 22:00', '2026-03-30 00:00'],
    ],
    [
      'in a night that goes back',
      '2026-10-25 01:00',
      '4h',
      usual,
      nights,
      ['2026-10-25 02:00 +01:00', '2026-10-25 04:00', '2026-10-25 22:00'],
    ],
  ])('%s', (_, start, due, ladder, calendar, expected) => {
    expect(at(begin(start, due, ladder, calendar))).toEqual(walls(expected))
  })

  test('on the way to a moment of the week by the time that is worked', () => {
    const deadline = begin('2026-11-16 09:00', 'by wednesday 18:00', usual)
    expect(at(deadline)).toEqual(walls(['2026-11-17 13:30', '2026-11-19 09:00', '2026-11-19 11:00']))
    expect(deadline.dueAt).toEqual(wall('2026-11-18 18:00', 'Europe/Madrid'))
  })

  test('to a moment that falls on a Sunday only as the desk opens', () => {
    const deadline = begin('2026-11-20 15:00', 'by sunday 20:00', usual)
    expect(at(deadline)).toEqual(walls(['2026-11-20 16:30', '2026-11-23 09:00', '2026-11-23 11:00']))
    expect(deadline.dueAt).toEqual(wall('2026-11-22 20:00', 'Europe/Madrid'))
    expect(at(begin('2026-11-20 15:00', 'by sunday 20:00', night))[1]).toEqual(deadline.dueAt)
  })

  test('all at the opening if nobody works before that moment', () => {
    const steps = at(begin('2026-11-21 12:00', 'by sunday 20:00', usual))
    expect(steps).toEqual(walls(['2026-11-23 09:00', '2026-11-23 09:00', '2026-11-23 11:00']))
  })

  test("in the owner's hours, to a moment on the desk's wall", () => {
    const bogota = createCalendar({ zone: 'America/Bogota', hours: workweek('08:00-17:00') })
    const deadline = begin('2026-11-17 08:00', 'by wednesday 09:00', night, bogota, 'Europe/Madrid')
    expect(deadline.dueAt).toEqual(wall('2026-11-18 09:00', 'Europe/Madrid'))
    expect(at(deadline)[0]).toEqual(wall('2026-11-17 12:30', 'America/Bogota'))
    expect(at(deadline)[2]).toEqual(wall('2026-11-18 10:00', 'America/Bogota'))
  })
})

describe('a deadline', () => {
  test('is looked at when its first step comes, or the breach', () => {
    expect(begin('2026-11-17 09:30', '4h', usual).nextAt).toEqual(wall('2026-11-17 11:30', 'Europe/Madrid'))
    expect(begin('2026-11-17 09:30', '4h', []).nextAt).toEqual(wall('2026-11-17 13:30', 'Europe/Madrid'))
  })

  test('of persistence counts the attempts that are made from now on', () => {
    const terms = readPromises().persistence.variants[0]
    const startedAt = wall('2026-11-17 09:30', 'Europe/Madrid')
    const start = { commitment: 'persistence', terms, startedAt, calendar: madrid } as const
    expect(startDeadline(start).attemptsNeeded).toBe(5)
    expect(startDeadline({ ...start, attempts: 2 }).attemptsNeeded).toBe(7)
    expect(begin('2026-11-17 09:30', '4h', usual).attemptsNeeded).toBeNull()
  })
})

describe('a promise ends', () => {
  const deadline = begin('2026-11-20 16:00', '4h', usual)
  const [due, past] = [deadline.dueAt, new Date(deadline.dueAt.getTime() + 1)]

  test('kept up to its last moment, and late after it', () => {
    expect(outcomeAt(deadline, 'kept', due)).toBe('kept')
    expect(outcomeAt(deadline, 'kept', past)).toBe('late')
  })

  test('moot if nobody needs it any more, unless it was broken before', () => {
    expect(outcomeAt(deadline, 'moot', due)).toBe('moot')
    expect(outcomeAt(deadline, 'moot', past)).toBe('late')
  })

  test('with the working time by which it was late', () => {
    expect(minutesLate(deadline, due, madrid)).toBe(0)
    expect(minutesLate(deadline, wall('2026-11-20 17:00', 'Europe/Madrid'), madrid)).toBe(0)
    expect(minutesLate(deadline, wall('2026-11-24 09:30', 'Europe/Madrid'), madrid)).toBe(7 * 60 + 30)
  })
})
