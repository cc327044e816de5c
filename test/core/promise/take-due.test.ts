import { describe, expect, test } from 'vitest'
import { createCalendar } from '../../../src/core/calendar.ts'
import { type Deadline, startDeadline } from '../../../src/core/promise/deadline.ts'
import type { WrittenStep } from '../../../src/core/promise/ladder.ts'
import { takeDue } from '../../../src/core/promise/take-due.ts'
import { readPromises } from '../../../src/core/promise/usual.ts'
import { madrid, workweek } from '../calendar/desks.ts'
import { wall } from '../calendar/wall.ts'

const newYork = createCalendar({ zone: 'America/New_York', hours: workweek('09:00-17:00') })
const day = '2026-11-17'
const at = (text: string) => wall(text.includes('-') ? text : `${day} ${text}`, 'Europe/Madrid')
/** A moment is due once it is over. */
const past = (text: string) => new Date(at(text).getTime() + 1)

function begin(ladder: WrittenStep[], start = '09:00', due = '4h'): Deadline {
  const terms = readPromises({ answer: [{ due, ladder }] }).answer.variants[0]
  return startDeadline({ commitment: 'answer', terms, startedAt: at(start), calendar: madrid })
}
const take = (deadline: Deadline, now: Date) => takeDue(deadline, now, madrid)

const half: WrittenStep = { at: '50%', do: 'remind-owner' }
const end: WrittenStep = { at: '100%', do: ['mention-in-thread', 'tell-manager'] }
const reassign: WrittenStep = { after: '2h', do: 'reassign' }
const pool: WrittenStep = { after: '1bd', do: 'return-to-pool' }

describe('while everybody is awake', () => {
  test('nothing happens before a moment is over', () => {
    expect(take(begin([half, end]), at('11:00'))).toMatchObject({ acts: [], breach: false, step: null })
  })

  test('each step is taken at its moment, once', () => {
    const first = take(begin([half, end, reassign]), past('11:00'))
    expect(first).toMatchObject({ acts: ['remind-owner'], breach: false, step: 0, lateByMinutes: 0 })
    expect(first.deadline.nextAt).toEqual(at('13:00'))
    expect(take(first.deadline, past('11:00')).acts).toEqual([])

    const second = take(first.deadline, past('13:00'))
    expect(second).toMatchObject({ acts: ['mention-in-thread', 'tell-manager'], breach: true, step: 1 })
    const third = take(second.deadline, past('15:00'))
    expect(third).toMatchObject({ acts: ['reassign'], breach: false, step: 2 })
    expect(third.deadline.nextAt).toBeNull()
    expect(take(third.deadline, past('2027-01-04 10:00'))).toMatchObject({ acts: [], breach: false, step: null })
  })

  test('a broken promise is noticed though its ladder says nothing', () => {
    const broken = take(begin([]), past('13:00'))
    expect(broken).toMatchObject({ acts: [], breach: true, step: null })
    expect(broken.deadline.nextAt).toBeNull()
    expect(take(broken.deadline, past('14:00')).breach).toBe(false)
  })

  test('a broken promise is noticed at once, and said when people are back', () => {
    const deadline = begin([half, end], '14:00')
    const reminded = take(deadline, past('16:00')).deadline
    expect(reminded.nextAt).toEqual(at('18:00'))
    const broken = take(reminded, past('18:00'))
    expect(broken).toMatchObject({ acts: [], breach: true, deadline: { nextAt: at('2026-11-18 09:00') } })
    expect(take(broken.deadline, past('2026-11-18 09:00'))).toMatchObject({
      breach: false,
      acts: ['mention-in-thread', 'tell-manager'],
    })
  })
})

describe('after a sleep', () => {
  test('the steps that were missed become the newest, which says how late it is', () => {
    const taken = take(begin([half, end]), at('13:41'))
    expect(taken).toMatchObject({
      acts: ['mention-in-thread', 'tell-manager'],
      breach: true,
      step: 1,
      lateByMinutes: 41,
    })
    expect(taken.deadline.nextAt).toBeNull()
  })

  test('a consequence is not lost behind a message', () => {
    const steps = [end, reassign, { after: '3h', do: 'tell-manager' }]
    expect(take(begin(steps), at('16:30')).acts).toEqual(['tell-manager', 'reassign'])
  })

  test('a message is not lost behind a consequence', () => {
    expect(take(begin([half, end, reassign]), at('16:30'))).toMatchObject({
      acts: ['mention-in-thread', 'tell-manager', 'reassign'],
      step: 2,
      lateByMinutes: 90,
    })
  })

  test('of several consequences the last one wins', () => {
    expect(take(begin([end, reassign, pool]), at('2026-11-19 10:00')).acts).toEqual([
      ...['mention-in-thread', 'tell-manager', 'return-to-pool'],
    ])
  })

  test('an owner who loses the lead is not reminded of it, unless the ladder says so in one breath', () => {
    expect(take(begin([half, reassign]), at('16:00')).acts).toEqual(['reassign'])
    expect(take(begin([reassign, { after: '3h', do: 'remind-owner' }]), at('17:00')).acts).toEqual(['reassign'])
    const together: WrittenStep = { after: '2h', do: ['reassign', 'remind-owner'] }
    expect(take(begin([half, together]), at('16:00')).acts).toEqual(['remind-owner', 'reassign'])
  })
})

describe('at night', () => {
  const asleep = at('23:00')

  test('what was missed by day waits for the opening', () => {
    const held = take(begin([half, end]), asleep)
    expect(held).toMatchObject({ acts: [], breach: true, step: null })
    expect(held.deadline.nextAt).toEqual(at('2026-11-18 09:00'))
    const morning = take(held.deadline, past('2026-11-18 09:00'))
    expect(morning).toMatchObject({
      acts: ['mention-in-thread', 'tell-manager'],
      breach: false,
      lateByMinutes: 20 * 60,
    })
  })

  test('what may always be said is said, and stands for what it follows', () => {
    const steps = [half, { ...end, always: true }, reassign]
    const taken = take(begin(steps), asleep)
    expect(taken).toMatchObject({ acts: ['mention-in-thread', 'tell-manager'], breach: true, step: 1 })
    expect(taken.deadline.nextAt).toEqual(at('2026-11-18 09:00'))
    expect(take(taken.deadline, past('2026-11-18 09:00')).acts).toEqual(['reassign'])
  })

  test('what waits does not keep back what comes before the opening', () => {
    const urgent: WrittenStep = { at: '75%', do: 'tell-manager', always: true }
    const held = takeDue(begin([half, urgent, end]), past('11:00'), newYork)
    expect(held).toMatchObject({ acts: [], deadline: { nextAt: at('12:00') } })
    expect(takeDue(held.deadline, past('12:00'), newYork).acts).toEqual(['tell-manager'])
  })

  test('nor a breach on a Sunday, of which people hear on Monday', () => {
    const held = take(begin([half, end], '2026-11-20 15:00', 'by sunday 20:00'), at('2026-11-21 12:00'))
    expect(held).toMatchObject({ acts: [], breach: false, deadline: { nextAt: at('2026-11-22 20:00') } })
    const broken = take(held.deadline, past('2026-11-22 20:00'))
    expect(broken).toMatchObject({ acts: [], breach: true, deadline: { nextAt: at('2026-11-23 09:00') } })
  })
})
