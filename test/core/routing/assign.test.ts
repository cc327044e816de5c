import { describe, expect, test } from 'vitest'
import { assign } from '../../../src/core/routing/assign.ts'
import { type DeskRouting, openToAll, type RoutingRule, type Seat } from '../../../src/core/routing/desk-routing.ts'
import type { Availability, Situation } from '../../../src/core/routing/situation.ts'

const now = new Date('2026-11-18T15:00:00Z')
const backAt = new Date('2026-11-23T13:00:00Z')
const away: Availability = { state: 'away', untilAt: backAt, cover: null }
const awayWith = (cover: string): Availability => ({ ...away, cover })

const seat = (email: string, more: Partial<Seat> = {}): Seat => ({ email, weight: 1, tags: [], ...more })
const everybody: RoutingRule = { name: 'everybody', when: [], to: { kind: 'pool', pool: 'inbound' } }
const enterprise: RoutingRule = {
  name: 'enterprise',
  when: [{ field: 'score', from: 90 }],
  to: { kind: 'pool', pool: 'inbound', tag: 'Enterprise' },
}

const desk: DeskRouting = {
  ...openToAll,
  mode: 'assigned',
  rules: [everybody],
  pools: [{ id: 'inbound', seats: [seat('ana', { weight: 2 }), seat('bo'), seat('caro', { tags: ['enterprise'] })] }],
  managers: ['mar'],
  keepOwner: true,
}

const present = (but: Record<string, Availability> = {}): Situation['availability'] =>
  new Map([
    ...['ana', 'bo', 'caro', 'mar'].map((email) => [email, { state: 'at-work' }] as const),
    ...Object.entries(but),
  ])

const situation: Situation = {
  ...{ facts: { score: 40, country: 'CO' }, now, existingOwner: null, lastHolders: [] },
  ...{ load: new Map(), availability: present(), rotations: {} },
}

const outcome = (change: Partial<Situation>, on: Partial<DeskRouting> = {}) => {
  const { trace: _, rotations: __, ...rest } = assign({ ...desk, ...on }, { ...situation, ...change })
  return rest
}

/** Why each seat of the first pool that was looked at is passed over. */
const obstacles = (change: Partial<Situation>, on: Partial<DeskRouting> = {}) => {
  const { trace } = assign({ ...desk, ...on }, { ...situation, ...change })
  const pool = trace.find((step) => step.step === 'pool')
  return Object.fromEntries(pool?.seats.flatMap(({ email, obstacle }) => (obstacle ? [[email, obstacle]] : [])) ?? [])
}

/** Who gets the next leads, one after the other. */
function next(count: number, change: Partial<Situation> = {}, on: Partial<DeskRouting> = {}) {
  let rotations = change.rotations ?? {}
  const owners: (string | null)[] = []
  for (let each = 0; each < count; each++) {
    const assignment = assign({ ...desk, ...on }, { ...situation, ...change, rotations })
    rotations = assignment.rotations
    owners.push(assignment.owner)
  }
  return { owners: owners.join(' '), rotations }
}

describe('a lead goes', () => {
  test('to each of the pool by weight', () => {
    expect(next(8).owners).toBe('ana bo caro ana ana bo caro ana')
  })

  test('to the person that the rule names', () => {
    const rules: RoutingRule[] = [{ name: 'Caro has all', when: [], to: { kind: 'person', email: 'caro' } }]
    expect(outcome({}, { rules })).toEqual({ mode: 'assigned', owner: 'caro', how: 'person' })
  })

  test('to a colleague with the tag, in any spelling, when the rule asks for one', () => {
    const rules = [enterprise, everybody]
    expect(outcome({ facts: { score: 95 } }, { rules })).toEqual({ mode: 'assigned', owner: 'caro', how: 'rotation' })
    expect(outcome({ facts: { score: 40 } }, { rules }).owner).toBe('ana')
  })

  test.each(['queue', 'claim'] as const)('to nobody when the rule says %s', (kind) => {
    const rules: RoutingRule[] = [{ name: 'Partners', when: [], to: { kind } }]
    expect(outcome({}, { rules })).toEqual({ mode: kind, owner: null, because: 'rule' })
  })

  test('to whoever claims it on a desk that says nothing about routing', () => {
    expect(outcome({}, openToAll)).toEqual({ mode: 'claim', owner: null, because: 'desk' })
  })
})

describe('whoever already has the lead or its company', () => {
  const existingOwner = { email: 'bo', because: 'company' } as const

  test('gets it before every rule, and it costs no turn', () => {
    const { rotations, ...assignment } = assign(desk, { ...situation, existingOwner })
    expect(assignment).toMatchObject({ mode: 'assigned', owner: 'bo', how: 'existing-owner' })
    expect(rotations).toEqual({})
  })

  test('is asked first on a desk where leads are claimed, too', () => {
    expect(outcome({ existingOwner }, { ...openToAll, keepOwner: true }).owner).toBe('bo')
  })

  test('does not count where the desk does not keep owners', () => {
    expect(outcome({ existingOwner }, { keepOwner: false }).owner).toBe('ana')
  })

  test('gives way to the rules when away, and the trace says so', () => {
    const assignment = assign(desk, { ...situation, existingOwner, availability: present({ bo: away }) })
    expect(assignment.owner).toBe('ana')
    expect(assignment.trace[0]).toEqual({
      step: 'existing-owner',
      because: 'company',
      candidate: { email: 'bo', obstacle: { code: 'away', until: '2026-11-23T13:00:00.000Z' } },
    })
  })

  test('is nobody any more after leaving the desk', () => {
    const gone = { email: 'zoe', because: 'lead' } as const
    expect(outcome({ existingOwner: gone }).owner).toBe('ana')
  })
})

describe('somebody is passed over', () => {
  test('who is away', () => {
    expect(obstacles({ availability: present({ ana: away }) })).toEqual({
      ana: { code: 'away', until: '2026-11-23T13:00:00.000Z' },
    })
    expect(obstacles({ availability: present({ ana: { ...away, untilAt: null } }) })).toEqual({
      ana: { code: 'away', until: null },
    })
  })

  test('but not any more at the moment of the return', () => {
    expect(obstacles({ availability: present({ ana: { ...away, untilAt: now } }) })).toEqual({})
  })

  test('who is not on the desk any more', () => {
    const availability = new Map([...situation.availability].filter(([email]) => email !== 'ana'))
    expect(obstacles({ availability })).toEqual({ ana: { code: 'not-on-desk' } })
  })

  test('who has as many open leads, or got as many today, as the seat allows', () => {
    const pools = [{ id: 'inbound', seats: [seat('ana', { maxOpen: 20 }), seat('bo', { maxPerDay: 5 }), seat('caro')] }]
    const full = new Map([
      ['ana', { open: 20, today: 1 }],
      ['bo', { open: 2, today: 5 }],
    ])
    expect(obstacles({ load: full }, { pools })).toEqual({
      ana: { code: 'open-limit', open: 20, limit: 20 },
      bo: { code: 'day-limit', today: 5, limit: 5 },
    })
    const almost = new Map([
      ['ana', { open: 19, today: 1 }],
      ['bo', { open: 2, today: 4 }],
    ])
    expect(obstacles({ load: almost }, { pools })).toEqual({})
  })

  test('who lacks the tag', () => {
    expect(obstacles({ facts: { score: 95 } }, { rules: [enterprise, everybody] })).toEqual({
      ana: { code: 'tag-missing', tag: 'Enterprise' },
      bo: { code: 'tag-missing', tag: 'Enterprise' },
    })
  })

  test('who is one of the last to have had the lead', () => {
    const lastHolders = ['bo', 'bo', 'ana', 'caro']
    expect(obstacles({ lastHolders }, { neverBackTo: 2 })).toEqual({
      ana: { code: 'recent-holder', last: 2 },
      bo: { code: 'recent-holder', last: 2 },
    })
    expect(obstacles({ lastHolders }, { neverBackTo: 0 })).toEqual({})
  })
})

describe('when nobody can take a lead', () => {
  const rules: RoutingRule[] = [enterprise, everybody]
  const nobody = present({ ana: away, bo: away, caro: away })

  test('the next rule that applies has its turn', () => {
    const change = { facts: { score: 95 }, availability: present({ caro: away }) }
    expect(outcome(change, { rules }).owner).toBe('ana')
  })

  test('the catch-all takes it when the rule before it is for every lead, too', () => {
    const catchAll: RoutingRule = { name: 'boss', when: [], to: { kind: 'person', email: 'mar' }, catchAll: true }
    expect(outcome({ availability: nobody }, { rules: [everybody, catchAll] })).toMatchObject({
      ...{ owner: 'mar', how: 'person' },
    })
  })

  test('anybody may claim it, or the manager gets it, as the desk says', () => {
    expect(outcome({ availability: nobody })).toEqual({ mode: 'claim', owner: null, because: 'nobody' })
    expect(outcome({ availability: nobody }, { whenNobody: 'manager' })).toEqual({
      ...{ mode: 'assigned', owner: 'mar', how: 'manager' },
    })
  })

  test('anybody may claim it when the manager is away as well', () => {
    const availability = present({ ana: away, bo: away, caro: away, mar: away })
    expect(outcome({ availability }, { whenNobody: 'manager' })).toEqual({
      ...{ mode: 'claim', owner: null, because: 'nobody' },
    })
  })

  test('anybody may claim it on a desk of claims, whatever it says of managers', () => {
    expect(outcome({ availability: nobody }, { mode: 'claim', whenNobody: 'manager' })).toEqual({
      ...{ mode: 'claim', owner: null, because: 'desk' },
    })
  })

  test('it does not go back to those who had it last: the manager gets it, and the trace names all three', () => {
    const change = { lastHolders: ['caro', 'bo', 'ana'] }
    expect(outcome(change, { neverBackTo: 3, whenNobody: 'manager' }).owner).toBe('mar')
    expect(Object.keys(obstacles(change, { neverBackTo: 3 }))).toEqual(['ana', 'bo', 'caro'])
  })
})

describe('outside working hours', () => {
  const night: Availability = { state: 'off-hours' }
  const asleep = present({ ana: night, bo: night, caro: night })

  test('people are given leads all the same', () => {
    expect(outcome({ availability: asleep }).owner).toBe('ana')
  })

  test('a lead waits where the desk says so, also when a later rule could have taken it', () => {
    const catchAll: RoutingRule = { name: 'boss', when: [], to: { kind: 'person', email: 'mar' }, catchAll: true }
    const on = { outsideHours: 'wait', rules: [everybody, catchAll] } as const
    expect(outcome({ availability: asleep }, on)).toEqual({ mode: 'queue', owner: null, because: 'hours' })
    expect(obstacles({ availability: asleep }, on)).toMatchObject({ ana: { code: 'off-hours' } })
  })

  test('a colleague who is at work takes it', () => {
    const availability = present({ ana: night, bo: night })
    expect(outcome({ availability }, { outsideHours: 'wait' }).owner).toBe('caro')
  })

  test('the lead of somebody who is away waits for the cover', () => {
    const pools = [{ id: 'inbound', seats: [seat('ana')] }]
    const availability = present({ ana: awayWith('bo'), bo: night })
    expect(outcome({ availability }, { outsideHours: 'wait', pools })).toMatchObject({
      mode: 'queue',
      because: 'hours',
    })
  })

  test('nobody waits for people who could not take it in the morning either', () => {
    const availability = present({ ana: away, bo: away, caro: night })
    const on = { outsideHours: 'wait', neverBackTo: 1, whenNobody: 'manager' } as const
    expect(outcome({ availability, lastHolders: ['caro'] }, on).owner).toBe('mar')
  })
})

describe('a cover', () => {
  const availability = present({ ana: awayWith('bo') })

  test('takes the turns of somebody who is away, besides their own', () => {
    expect(next(8, { availability }).owners).toBe('bo bo caro bo bo bo caro bo')
    expect(outcome({ availability })).toMatchObject({ owner: 'bo', how: 'rotation', covering: { for: 'ana' } })
  })

  test('works on account of the absent colleague: the rotation is as if nobody had been away', () => {
    expect(next(7, { availability }).rotations).toEqual(next(7).rotations)
  })

  test('may be somebody who has no seat in the pool', () => {
    expect(outcome({ availability: present({ ana: awayWith('mar') }) })).toMatchObject({ owner: 'mar' })
  })

  test('takes the leads that are meant for the absent one by name', () => {
    const rules: RoutingRule[] = [{ name: 'Ana has all', when: [], to: { kind: 'person', email: 'ana' } }]
    expect(outcome({ availability }, { rules })).toEqual({
      ...{ mode: 'assigned', owner: 'bo', how: 'person', covering: { for: 'ana' } },
    })
    const existingOwner = { email: 'ana', because: 'lead' } as const
    expect(outcome({ availability, existingOwner })).toMatchObject({ owner: 'bo', how: 'existing-owner' })
  })

  test('is not asked once the colleague is back', () => {
    const back = present({ ana: { ...away, untilAt: now, cover: 'bo' } })
    expect(outcome({ availability: back })).toEqual({ mode: 'assigned', owner: 'ana', how: 'rotation' })
  })

  test('is not asked for a lead that the absent colleague already gave back', () => {
    const pools = [{ id: 'inbound', seats: [seat('ana')] }]
    const change = { availability, lastHolders: ['ana'] }
    expect(outcome(change, { neverBackTo: 1, pools })).toMatchObject({ mode: 'claim', because: 'nobody' })
  })

  test('is not asked when away as well, full, or among the last who had the lead: the trace says which', () => {
    const tried = (change: Partial<Situation>, on: Partial<DeskRouting> = {}) => {
      const { trace } = assign({ ...desk, ...on }, { ...situation, availability, ...change })
      const pool = trace.find((step) => step.step === 'pool')
      return pool?.seats.find(({ email }) => email === 'ana')?.cover
    }
    expect(tried({})).toEqual({ email: 'bo', obstacle: null })
    expect(tried({ availability: present({ ana: awayWith('bo'), bo: awayWith('caro') }) })).toEqual({
      ...{ email: 'bo', obstacle: { code: 'away', until: '2026-11-23T13:00:00.000Z' } },
    })
    expect(tried({ lastHolders: ['bo'] }, { neverBackTo: 1 })?.obstacle).toEqual({ code: 'recent-holder', last: 1 })
    const seats = [seat('ana'), seat('bo', { maxOpen: 3 })]
    const load = new Map([['bo', { open: 3, today: 0 }]])
    expect(tried({ load }, { pools: [{ id: 'inbound', seats }] })?.obstacle).toEqual({
      ...{ code: 'open-limit', open: 3, limit: 3 },
    })
  })
})

describe('on return', () => {
  const without = { availability: present({ ana: away }) }

  test('somebody goes on where they stopped', () => {
    const { rotations } = next(100, without)
    expect(next(8, { rotations }).owners).toBe(next(8).owners)
  })

  test('somebody is owed up to three leads where the desk lets people catch up', () => {
    const { rotations } = next(100, without, { catchUp: true })
    expect(rotations.inbound?.current.ana).toBe(3)
  })

  test('nothing is owed to somebody who was full: only absence is made up for', () => {
    const pools = [{ id: 'inbound', seats: [seat('ana', { maxOpen: 1 }), seat('bo'), seat('caro')] }]
    const load = new Map([['ana', { open: 1, today: 0 }]])
    const { rotations } = next(100, { load }, { pools, catchUp: true })
    expect(rotations.inbound?.current.ana).toBe(0)
  })
})

test('the decision keeps its trace: rules, conditions, seats with what they were owed, outcome', () => {
  const { rotations } = next(1)
  const change = { availability: present({ bo: away }), rotations }
  expect(assign({ ...desk, rules: [enterprise, everybody] }, { ...situation, ...change }).trace).toEqual([
    {
      step: 'rule',
      rule: 'enterprise',
      conditions: [{ field: 'score', asks: '90..', found: '40', matched: false }],
      matched: false,
    },
    { step: 'rule', rule: 'everybody', conditions: [], matched: true },
    {
      ...{ step: 'pool', pool: 'inbound', tag: null, chosen: 'caro' },
      seats: [
        { email: 'ana', obstacle: null, weight: 2, credit: 0.167 },
        { email: 'bo', obstacle: { code: 'away', until: '2026-11-23T13:00:00.000Z' }, weight: 1, credit: 0.25 },
        { email: 'caro', obstacle: null, weight: 1, credit: 0.583 },
      ],
    },
    { step: 'outcome', outcome: { mode: 'assigned', owner: 'caro', how: 'rotation' } },
  ])
})

test('two pools keep their turns apart', () => {
  const pools = [...desk.pools, { id: 'partners', seats: [seat('bo'), seat('ana')] }]
  const partners: RoutingRule = {
    ...{ name: 'partners', when: [{ field: 'source', oneOf: ['partner'] }], to: { kind: 'pool', pool: 'partners' } },
  }
  const on = { pools, rules: [partners, everybody] }
  const { rotations } = next(1, {}, on)
  const second = next(1, { facts: { source: 'partner' }, rotations }, on)
  expect(second.owners).toBe('bo')
  expect(second.rotations.inbound).toEqual(rotations.inbound)
})
