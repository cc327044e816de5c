import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingTime, nextOpening } from '../../../src/core/calendar.ts'
import { type Start, startDeadline } from '../../../src/core/promise/deadline.ts'
import { isConsequence } from '../../../src/core/promise/ladder.ts'
import { type Taken, takeDue } from '../../../src/core/promise/take-due.ts'
import { anyLadder, anyLadderWithOneConsequence, anyStart } from './any-deadline.ts'

/** Minutes between two looks at a deadline: a tick, a night, a month of downtime. */
const anySleeps = fc.array(fc.oneof(fc.nat(10), fc.nat(1500), fc.nat(45_000)), { maxLength: 8 })

const past = (at: Date) => new Date(at.getTime() + 1)

/** Looks after each of the sleeps, and from then on whenever the deadline asks for it, to its end. */
function follow(start: Start, sleeps: readonly number[]): { now: Date; from: number; taken: Taken }[] {
  const looks: { now: Date; from: number; taken: Taken }[] = []
  let deadline = startDeadline(start)
  const look = (now: Date) => {
    const taken = takeDue(deadline, now, start.calendar)
    looks.push({ now, from: deadline.step, taken })
    deadline = taken.deadline
  }
  let now = start.startedAt
  for (const minutes of sleeps) {
    now = new Date(now.getTime() + minutes * 60_000)
    look(now)
  }
  while (deadline.nextAt) {
    expect(looks.length).toBeLessThan(sleeps.length + 20)
    now = past(new Date(Math.max(deadline.nextAt.getTime(), now.getTime())))
    look(now)
  }
  return looks
}

describe('whatever the ladder, the calendar and the term', () => {
  test('the steps are in order, none before the start, and those that are not for always in working hours', () => {
    fc.assert(
      fc.property(anyStart(anyLadder), (start) => {
        const { steps, startedAt, dueAt, nextAt } = startDeadline(start)
        const instants = [startedAt, ...steps.map(({ at }) => at)].map(Number)
        expect(instants).toEqual(instants.toSorted((a, b) => a - b))
        expect(steps.map(({ rung }) => rung)).toEqual(start.terms.ladder.map((_, index) => index))
        for (const { at, always } of steps) expect(always || isWorkingTime(at, start.calendar)).toBe(true)
        expect(Number(nextAt)).toBe(Math.min(Number(dueAt), ...steps.map(({ at }) => Number(at))))
      }),
    )
  })

  test('each step is taken exactly once, whenever somebody looks', () => {
    fc.assert(
      fc.property(anyStart(anyLadder), anySleeps, (start, sleeps) => {
        const looks = follow(start, sleeps)
        const taken = looks.flatMap(({ from, taken }) =>
          Array.from({ length: taken.deadline.step - from }, (_, index) => from + index),
        )
        expect(taken).toEqual(start.terms.ladder.map((_, index) => index))
      }),
    )
  })

  test('nothing is done before its moment, and out of hours only what is for always', () => {
    fc.assert(
      fc.property(anyStart(anyLadder), anySleeps, (start, sleeps) => {
        for (const { now, from, taken } of follow(start, sleeps)) {
          const steps = taken.deadline.steps.slice(from, taken.deadline.step)
          for (const { at } of steps) expect(at < now).toBe(true)
          if (steps.length === 0) expect(taken.acts).toEqual([])
          else expect(steps.at(-1)?.always || isWorkingTime(now, start.calendar)).toBe(true)
          expect(taken.acts.filter(isConsequence).length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('the breach is noticed exactly once', () => {
    fc.assert(
      fc.property(anyStart(anyLadder), anySleeps, (start, sleeps) => {
        const noticed = follow(start, sleeps).filter(({ taken }) => taken.breach)
        expect(noticed).toHaveLength(1)
        expect(noticed[0]?.now.getTime()).toBeGreaterThan(startDeadline(start).dueAt.getTime())
      }),
    )
  })

  test('the consequence happens exactly once, however long nobody looked', () => {
    fc.assert(
      fc.property(anyStart(anyLadderWithOneConsequence), anySleeps, (start, sleeps) => {
        const done = follow(start, sleeps).flatMap(({ taken }) => taken.acts.filter(isConsequence))
        expect(done).toEqual(start.terms.ladder.flatMap(({ acts }) => acts.filter(isConsequence)))
      }),
    )
  })

  test('after one long sleep the last consequence of the ladder is the one that happens', () => {
    fc.assert(
      fc.property(anyStart(anyLadder), (start) => {
        const wholeYear = new Date(start.startedAt.getTime() + 400 * 86_400_000)
        const now = past(nextOpening(wholeYear, start.calendar))
        const { acts, deadline } = takeDue(startDeadline(start), now, start.calendar)
        const last = start.terms.ladder.flatMap((step) => step.acts.filter(isConsequence)).at(-1)
        // A ladder of ten times a slow term may be longer than the sleep.
        fc.pre(deadline.step === start.terms.ladder.length)
        expect(acts.filter(isConsequence)).toEqual(last ? [last] : [])
      }),
    )
  })
})
