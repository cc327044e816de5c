import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Assignment, assign } from '../../../src/core/routing/assign.ts'
import { type Candidate, takerOf } from '../../../src/core/routing/candidate.ts'
import type { DeskRouting, Seat } from '../../../src/core/routing/desk-routing.ts'
import { routingFaults } from '../../../src/core/routing/faults.ts'
import type { Situation } from '../../../src/core/routing/situation.ts'
import { anyDesk, anySituation, now, people } from './any-desk.ts'

const whatever = (law: (desk: DeskRouting, situation: Situation) => void) =>
  fc.assert(fc.property(anyDesk, anySituation, law), { numRuns: 500 })

const assigned = (law: (owner: string, desk: DeskRouting, situation: Situation, assignment: Assignment) => void) =>
  whatever((desk, situation) => {
    const assignment = assign(desk, situation)
    if (assignment.owner !== null) law(assignment.owner, desk, situation, assignment)
  })

/** Everybody who was looked at for the lead. */
const candidatesOf = ({ trace }: Assignment): readonly Candidate[] =>
  trace.flatMap((step): readonly Candidate[] =>
    step.step === 'pool' ? step.seats : 'candidate' in step ? [step.candidate] : [],
  )

describe('whatever the desk and the situation', () => {
  test('the desks tried here pass the checks', () => {
    whatever((desk) => void expect(routingFaults(desk, people)).toEqual([]))
  })

  test('there is a decision, and nobody owns the lead only when it is open to claim or in the queue', () => {
    whatever((desk, situation) => {
      const { owner, mode, trace } = assign(desk, situation)
      expect(owner === null).toBe(mode !== 'assigned')
      expect(trace.at(-1)).toMatchObject({ step: 'outcome', outcome: { owner, mode } })
    })
  })

  test('even a desk full of mistakes gets a decision', () => {
    whatever((desk, situation) => {
      const faulty = { ...desk, pools: [], rules: desk.rules.toReversed(), managers: ['nobody'], neverBackTo: -1 }
      expect(() => assign(faulty, situation)).not.toThrow()
    })
  })

  test('the same question gets the same answer, and asking changes nothing', () => {
    whatever((desk, situation) => {
      const before = structuredClone([desk, situation])
      const first = assign(desk, situation)
      expect(assign(desk, situation)).toEqual(first)
      expect([desk, situation]).toEqual(before)
    })
  })

  test('the trace is plain data', () => {
    whatever((desk, situation) => {
      const { trace } = assign(desk, situation)
      expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
    })
  })

  test('rules are tried in order, each with all its conditions, up to the one that decides', () => {
    whatever((desk, situation) => {
      const tried = assign(desk, situation).trace.flatMap((step) => (step.step === 'rule' ? [step] : []))
      expect(tried.map(({ rule }) => rule)).toEqual(desk.rules.slice(0, tried.length).map(({ name }) => name))
      expect(tried.map(({ conditions }) => conditions.length)).toEqual(
        desk.rules.slice(0, tried.length).map(({ when }) => when.length),
      )
    })
  })
})

describe('whoever gets a lead', () => {
  test('is on the desk, not away, and at work where the desk waits for that', () => {
    assigned((owner, desk, { availability }) => {
      const there = availability.get(owner)
      expect(there).toBeDefined()
      if (there?.state === 'away') expect(there.untilAt?.getTime()).toBeLessThanOrEqual(now.getTime())
      if (desk.outsideHours === 'wait') expect(there?.state).not.toBe('off-hours')
    })
  })

  test('is not among those who had it last', () => {
    assigned((owner, { neverBackTo }, { lastHolders }) => {
      expect([...new Set(lastHolders)].slice(0, neverBackTo)).not.toContain(owner)
    })
  })

  test('has room for it', () => {
    assigned((owner, desk, { load }, assignment) => {
      const { open = 0, today = 0 } = load.get(owner) ?? {}
      const hasRoom = ({ maxOpen = 99, maxPerDay = 99 }: Seat) => open < maxOpen && today < maxPerDay
      const ofPool = assignment.trace.flatMap((step) =>
        step.step === 'pool' && step.chosen === owner ? step.pool : [],
      )
      const seats = desk.pools
        .filter(({ id }) => ofPool.length === 0 || ofPool.includes(id))
        .flatMap(({ seats }) => seats)
      for (const seat of seats) if (seat.email === owner) expect(hasRoom(seat)).toBe(true)
    })
  })

  test('has the tag that the rule asks for, or stands in for somebody who has', () => {
    assigned((_owner, desk, _situation, { trace }) => {
      for (const step of trace) {
        if (step.step !== 'pool' || step.tag === null || step.chosen === null) continue
        const seats = desk.pools.find(({ id }) => id === step.pool)?.seats
        expect(seats?.find(({ email }) => email === step.chosen)?.tags).toContain(step.tag)
      }
    })
  })

  test('stands in only for somebody who is away and named them as cover', () => {
    assigned((owner, _desk, { availability }, assignment) => {
      if (assignment.mode !== 'assigned' || !assignment.covering) return
      const absent = availability.get(assignment.covering.for)
      expect(absent).toMatchObject({ state: 'away', cover: owner })
    })
  })
})

test('nobody gets a lead only when nobody who was looked at could take it, and a rule or the desk did not want it so', () => {
  whatever((desk, situation) => {
    const assignment = assign(desk, situation)
    const takers = candidatesOf(assignment).map(takerOf)
    if (assignment.mode === 'assigned') expect(takers).toContain(assignment.owner)
    else expect(takers.every((taker) => taker === null)).toBe(true)
  })
})

test('a lead waits only where the desk waits, and only for somebody whom nothing but the hour keeps away', () => {
  whatever((desk, situation) => {
    const assignment = assign(desk, situation)
    if (assignment.mode !== 'queue' || assignment.because !== 'hours') return
    expect(desk.outsideHours).toBe('wait')
    const morning = new Map([...situation.availability].map(([email, there]) => [email, opened(there)] as const))
    expect(assign(desk, { ...situation, availability: morning }).mode).toBe('assigned')
  })
})

const opened = (there: NonNullable<ReturnType<Situation['availability']['get']>>) =>
  there.state === 'off-hours' ? ({ state: 'at-work' } as const) : there

test('only the pool that gave the lead has its rotation moved', () => {
  whatever((desk, situation) => {
    const assignment = assign(desk, situation)
    const moved = Object.keys(assignment.rotations).filter(
      (pool) => assignment.rotations[pool] !== situation.rotations[pool],
    )
    const byTurn = assignment.mode === 'assigned' && assignment.how === 'rotation'
    const gave = assignment.trace.flatMap((step) => (step.step === 'pool' && step.chosen !== null ? [step.pool] : []))
    expect(moved).toEqual(byTurn ? gave : [])
  })
})
