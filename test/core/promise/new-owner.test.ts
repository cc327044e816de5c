import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, createCalendar } from '../../../src/core/calendar.ts'
import { type Deadline, startDeadline } from '../../../src/core/promise/deadline.ts'
import { isConsequence, type WrittenStep } from '../../../src/core/promise/ladder.ts'
import { rebase } from '../../../src/core/promise/new-owner.ts'
import { takeDue } from '../../../src/core/promise/take-due.ts'
import { readPromises } from '../../../src/core/promise/usual.ts'
import { away, madrid, workweek } from '../calendar/desks.ts'
import { wall } from '../calendar/wall.ts'
import { anyLadder, anyStart } from './any-deadline.ts'

const bogota = createCalendar({ zone: 'America/Bogota', hours: workweek('08:00-17:00') })
const at = (text: string) => wall(text.includes('-') ? text : `2026-11-17 ${text}`, 'Europe/Madrid')
const past = (text: string) => new Date(at(text).getTime() + 1)

const ladder: WrittenStep[] = [
  { at: '50%', do: 'remind-owner' },
  { at: '100%', do: 'tell-manager' },
  { after: '2h', do: 'reassign' },
  { after: '1bd', do: 'return-to-pool' },
]
const terms = readPromises({ answer: [{ due: '4h', ladder }] }).answer.variants[0]
const begin = (start = '09:00', calendar: Calendar = madrid) =>
  startDeadline({ commitment: 'answer', terms, startedAt: at(start), calendar })
const take = (deadline: Deadline, now: Date) => takeDue(deadline, now, madrid).deadline
const handOver = (deadline: Deadline, text: string, calendar: Calendar = madrid) =>
  rebase(deadline, { terms, calendar, at: at(text) })
const rungs = ({ steps, step }: Deadline) => steps.slice(step).map(({ rung }) => rung)

describe('while the promise holds', () => {
  test('an early change of owner leaves the deadline where it is', () => {
    const { deadline, restarted } = handOver(begin(), '10:00')
    expect(restarted).toBe(false)
    expect(deadline).toEqual(begin())
  })

  test("the deadline is that of the new owner's hours, from the same start", () => {
    const { deadline } = handOver(begin(), '10:00', bogota)
    expect(deadline.startedAt).toEqual(at('09:00'))
    expect(deadline.dueAt).toEqual(wall('2026-11-17 12:00', 'America/Bogota'))
    expect(deadline.steps[0]?.at).toEqual(wall('2026-11-17 10:00', 'America/Bogota'))
  })

  test('an absence of the new owner counts', () => {
    const { deadline } = handOver(begin(), '10:00', away(madrid, '2026-11-17 11:00', '2026-11-18 11:00'))
    expect(deadline.dueAt).toEqual(at('2026-11-18 13:00'))
  })

  test('what was said is not said again to the new owner', () => {
    const { deadline } = handOver(take(begin(), past('11:00')), '11:30', bogota)
    expect(deadline.dueAt).toEqual(wall('2026-11-17 12:00', 'America/Bogota'))
    expect(rungs(deadline)).toEqual([1, 2, 3])
  })

  test('whoever takes over late has at least half of the time', () => {
    const reminded = take(begin(), past('11:00'))
    const { deadline } = handOver(reminded, '12:30')
    expect(deadline.dueAt).toEqual(at('14:30'))
    expect(deadline.nextAt).toEqual(at('14:30'))
    expect(rungs(deadline)).toEqual([1, 2, 3])
  })

  test('and never less than a quarter of an hour', () => {
    const hot = readPromises({ answer: [{ due: '15m', ladder }] }).answer.variants[0]
    const start = startDeadline({ commitment: 'answer', terms: hot, startedAt: at('09:00'), calendar: madrid })
    const { deadline } = rebase(start, { terms: hot, calendar: madrid, at: at('09:14') })
    expect(deadline.dueAt).toEqual(at('09:29'))
  })

  test('a moment of the week stays, unless that is too soon', () => {
    const weekly = readPromises({ answer: [{ due: 'by wednesday 18:00' }] }).answer.variants[0]
    const startedAt = at('2026-11-16 09:00')
    const start = startDeadline({ commitment: 'answer', terms: weekly, startedAt, calendar: madrid })
    const due = (text: string) => rebase(start, { terms: weekly, calendar: madrid, at: at(text) }).deadline.dueAt
    expect(due('2026-11-17 09:00')).toEqual(at('2026-11-18 18:00'))
    expect(due('2026-11-18 17:30')).toEqual(at('2026-11-20 13:00'))
  })

  test('a reminder that is in the past by the new reckoning is passed over', () => {
    const { deadline } = handOver(begin('09:00', bogota), '12:30')
    expect(deadline.dueAt).toEqual(at('14:30'))
    expect(rungs(deadline)).toEqual([1, 2, 3])
  })
})

describe('once the promise is broken', () => {
  const broken = take(begin(), past('13:00'))

  test('it stays broken, and the new owner gets a fresh one', () => {
    const { deadline, restarted } = handOver(broken, '14:00')
    expect(restarted).toBe(true)
    expect(deadline).toMatchObject({ startedAt: at('14:00'), dueAt: at('18:00'), breached: false, step: 0 })
    expect(rungs(deadline)).toEqual([0, 1, 2, 3])
  })

  test('so it is when nobody has noticed the breach yet', () => {
    expect(handOver(begin(), '13:01').restarted).toBe(true)
    expect(handOver(begin(), '13:00').restarted).toBe(false)
  })

  test('what the ladder did to the lead, it does not do again', () => {
    const reassigned = take(broken, past('15:00'))
    const second = handOver(reassigned, '15:01').deadline
    expect(second.startedAt).toEqual(at('15:01'))
    expect(rungs(second)).toEqual([0, 1, 3])
    const returned = take(second, past('2026-11-20 10:00'))
    const third = handOver(returned, '2026-11-20 10:01').deadline
    expect(rungs(third)).toEqual([0, 1])
  })

  test('attempts that were made count on', () => {
    const five = readPromises().persistence.variants[0]
    const start = startDeadline({
      commitment: 'persistence',
      terms: five,
      startedAt: at('09:00'),
      calendar: madrid,
      attempts: 1,
    })
    const { deadline } = rebase(start, { terms: five, calendar: madrid, at: at('2026-11-27 10:00') })
    expect(deadline.attemptsNeeded).toBe(6)
  })
})

test('however often a lead changes hands, its deadline lies ahead and no consequence comes twice', () => {
  fc.assert(
    fc.property(anyStart(anyLadder), fc.array(fc.nat(6000), { maxLength: 6 }), (start, waits) => {
      let deadline = startDeadline(start)
      let now = start.startedAt
      const done: number[] = []
      for (const minutes of waits) {
        now = new Date(now.getTime() + minutes * 60_000)
        const { step } = deadline
        deadline = takeDue(deadline, now, start.calendar).deadline
        done.push(
          ...deadline.steps
            .slice(step, deadline.step)
            .filter(({ acts }) => acts.some(isConsequence))
            .map(({ rung }) => rung),
        )
        deadline = rebase(deadline, { terms: start.terms, calendar: start.calendar, at: now }).deadline
        expect(deadline.nextAt?.getTime()).toBeGreaterThan(now.getTime() - 1)
        expect(deadline.dueAt.getTime()).toBeGreaterThanOrEqual(now.getTime())
      }
      expect(new Set(done).size).toBe(done.length)
    }),
  )
})
