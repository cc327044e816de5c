import { describe, expect, test } from 'vitest'
import type { Condition } from '../../../src/core/condition.ts'
import {
  type DeskRouting,
  type Destination,
  openToAll,
  type RoutingRule,
  type Seat,
} from '../../../src/core/routing/desk-routing.ts'
import { routingFaults } from '../../../src/core/routing/faults.ts'

const people = ['ana@trazaluz.example', 'bo@trazaluz.example', 'mar@trazaluz.example']
const [ana = '', bo = ''] = people

const seat = (email: string, more: Partial<Seat> = {}): Seat => ({ email, weight: 1, tags: [], ...more })
const inbound = { id: 'inbound', seats: [seat(ana, { tags: ['english'] }), seat(bo)] }
const toInbound: Destination = { kind: 'pool', pool: 'inbound' }
const rule = (name: string, when: Condition[], to: Destination, catchAll = false): RoutingRule => ({
  ...{ name, when, to },
  ...(catchAll && { catchAll }),
})
const everybody = rule('everybody', [], toInbound)
const hot: Condition = { field: 'score', from: 90 }

const desk: DeskRouting = { ...openToAll, mode: 'assigned', rules: [everybody], pools: [inbound] }

/** Each fault as a line: where, and what a person would read. */
const lines = (change: Partial<DeskRouting>) =>
  routingFaults({ ...desk, ...change }, people).map(
    ({ path, given, problem }) => `${path.join('.')}: ${JSON.stringify(given)} ${problem}`,
  )

test('a sound desk has no faults, and neither has one that says nothing about routing', () => {
  expect(lines({})).toEqual([])
  expect(lines(openToAll)).toEqual([])
})

describe('of its pools it is told', () => {
  const pool = (...seats: Seat[]) => ({ pools: [{ id: 'inbound', seats }] })

  test.each<[string, Partial<DeskRouting>, string[]]>([
    ['that one is empty', pool(), ['pools.0.seats: "" is empty; name the people who take leads in "inbound"']],
    [
      'that two have one name',
      { pools: [inbound, inbound] },
      ['pools.1.id: "inbound" is already the id of another pool; rename one of them'],
    ],
    [
      'that somebody sits there twice',
      pool(seat(ana), seat('ANA@trazaluz.example')),
      [
        'pools.0.seats.1.email: "ANA@trazaluz.example" already has a seat in this pool; keep one, and raise its weight for a greater share',
      ],
    ],
    [
      'that somebody is not among the people',
      pool(seat('anna@trazaluz.example')),
      ['pools.0.seats.0.email: "anna@trazaluz.example" is not among the people; did you mean "ana@trazaluz.example"?'],
    ],
    [
      'that weights are out of range',
      pool(seat(ana, { weight: 0 }), seat(bo, { weight: Number.NaN })),
      [
        'pools.0.seats.0.weight: "0" is not a weight of 0.1 to 10; 2 takes twice the leads of 1',
        'pools.0.seats.1.weight: "NaN" is not a weight of 0.1 to 10; 2 takes twice the leads of 1',
      ],
    ],
    [
      'that limits are no whole numbers',
      pool(seat(ana, { maxOpen: 0, maxPerDay: 2.5, tags: [' '] })),
      [
        'pools.0.seats.0.tags.0: " " is no tag; name one, or take it out',
        'pools.0.seats.0.maxOpen: "0" is not a number of open leads, 1 or more',
        'pools.0.seats.0.maxPerDay: "2.5" is not a number of leads a day, 1 or more',
      ],
    ],
    [
      'that one has no name',
      { pools: [inbound, { id: ' ', seats: [seat(bo)] }] },
      ['pools.1.id: " " is no name for a pool; rules need one to send leads to it'],
    ],
  ])('%s', (_, change, expected) => {
    expect(lines(change)).toEqual(expected)
  })

  test('that the ends of the range of weights are within it', () => {
    expect(lines(pool(seat(ana, { weight: 0.1 }), seat(bo, { weight: 10 })))).toEqual([])
  })
})

describe('of its destinations it is told', () => {
  const to = (destination: Destination) => ({ rules: [rule('hot', [hot], destination), everybody] })

  test.each<[string, Destination, string]>([
    [
      'that a pool does not exist',
      { kind: 'pool', pool: 'inbond' },
      'to.pool: "inbond" is not a pool; did you mean "inbound"?',
    ],
    ['which pools there are', { kind: 'pool', pool: 'x' }, 'to.pool: "x" is not a pool; the pools are inbound'],
    [
      'that nobody there has the tag',
      { ...toInbound, tag: 'englsh' },
      'to.tag: "englsh" is nobody\'s tag in "inbound"; did you mean "english"?',
    ],
    [
      'that a rule names nobody',
      { kind: 'person', email: '' },
      'to.email: "" names nobody; write the e-mail of somebody among the people',
    ],
    [
      'that a rule names a stranger',
      { kind: 'person', email: 'zoe@elsewhere.example' },
      'to.email: "zoe@elsewhere.example" is not among the people; add them, or name another',
    ],
  ])('%s', (_, destination, expected) => {
    expect(lines(to(destination))).toEqual([`rules.0.${expected}`])
  })

  test('nothing when the tag is written in another way', () => {
    expect(lines(to({ ...toInbound, tag: 'English' }))).toEqual([])
  })

  test('that there are no pools yet', () => {
    expect(lines({ pools: [] })).toEqual(['rules.0.to.pool: "inbound" is not a pool; there are no pools yet'])
  })
})

describe('of its conditions it is told', () => {
  test.each<[string, Condition, string]>([
    [
      'that a field does not exist',
      { field: 'contry', oneOf: ['CO'] },
      'field: "contry" is not a field of a lead; did you mean "country"?',
    ],
    [
      'which fields there are',
      { field: 'attributes.', known: true },
      'field: "attributes." is not a field of a lead; the fields are those of the MQL, emailDomain, lastActivityKind and attributes.<key>',
    ],
    ['that no value is listed', { field: 'country', oneOf: [] }, 'oneOf: "" lists no value; name one, or take it out'],
    ['that a pattern is empty', { field: 'title', like: '' }, 'like: "" is no pattern such as webinar*'],
    [
      'that bounds are crossed',
      { field: 'score', from: 90, to: 10 },
      'from: "90" is more than 10; no number is within',
    ],
  ])('%s', (_, condition, expected) => {
    expect(lines({ rules: [rule('some', [condition], toInbound), everybody] })).toEqual([`rules.0.when.0.${expected}`])
  })

  test('that bounds are missing', () => {
    expect(lines({ rules: [rule('some', [{ field: 'score' }], toInbound), everybody] })).toEqual([
      'rules.0.when.0: "score" needs a number from, to, or both',
    ])
  })

  test('nothing about fields of an MQL and attributes of any name', () => {
    const fields = ['emailDomain', 'activities', 'lastActivityKind', 'attributes.any key']
    const when = fields.map((field): Condition => ({ field, known: true }))
    expect(lines({ rules: [rule('some', when, toInbound), everybody] })).toEqual([])
  })
})

describe('of the order of its rules it is told', () => {
  const boss = rule('boss', [], { kind: 'person', email: ana }, true)

  test('that the list has no end', () => {
    const expected = 'has no catch-all; end with a rule without conditions for a pool or person'
    expect(lines({ rules: [] })).toEqual([`rules: "" ${expected}`])
    expect(lines({ rules: [rule('hot', [hot], toInbound)] })).toEqual([`rules: "hot" ${expected}`])
  })

  test.each(['queue', 'claim'] as const)('that nobody owns a catch-all that is a %s', (kind) => {
    expect(lines({ rules: [rule('rest', [], { kind })] })).toEqual([
      `rules.0.to: "${kind}" is owned by nobody; let the catch-all name a pool or a person, or set mode: claim`,
    ])
  })

  test('that a rule comes after one for every lead', () => {
    expect(lines({ rules: [everybody, rule('hot', [hot], toInbound), boss] })).toEqual([
      'rules.1: "hot" is never reached: "everybody" takes every lead; move it before that rule, or make it the catch-all',
    ])
  })

  test('nothing when that rule is the catch-all, the fallback of the one before', () => {
    expect(lines({ rules: [everybody, boss] })).toEqual([])
  })

  test('that even a catch-all is not reached after a queue for every lead', () => {
    expect(lines({ rules: [rule('rest', [], { kind: 'queue' }), boss] })).toEqual([
      'rules.1: "boss" is never reached: "rest" takes every lead; move it before that rule',
    ])
  })

  test('that a catch-all has conditions, or is not the last', () => {
    expect(lines({ rules: [rule('boss', [hot], toInbound, true)] })).toEqual([
      'rules.0.when: "boss" is the catch-all and takes every lead; take its conditions out',
    ])
    expect(lines({ rules: [boss, everybody] })).toEqual([
      'rules.0.catchAll: "boss" is the catch-all; move it to the end',
      'rules.1: "everybody" is never reached: "boss" takes every lead; move it before that rule, or make it the catch-all',
    ])
  })

  test('that names are missing or taken', () => {
    expect(
      lines({ rules: [rule('', [hot], toInbound), rule('x', [hot], toInbound), rule('x', [], toInbound)] }),
    ).toEqual([
      'rules.0.name: "" is no name; people read it when they ask why they got a lead',
      'rules.2.name: "x" is already the name of another rule; rename one of them',
    ])
  })

  test('nothing where leads are claimed: such a list needs no end', () => {
    expect(lines({ mode: 'claim', rules: [rule('hot', [hot], toInbound)] })).toEqual([])
  })
})

describe('of its managers and its memory it is told', () => {
  test('that a manager is needed', () => {
    expect(lines({ whenNobody: 'manager' })).toEqual([
      'whenNobody: "manager" needs a manager on the desk; name one, or let anybody claim the lead',
    ])
    expect(lines({ whenNobody: 'manager', managers: ['mar@trazaluz.example'] })).toEqual([])
  })

  test('that a manager is a stranger', () => {
    expect(lines({ managers: ['zoe@elsewhere.example'] })).toEqual([
      'managers.0: "zoe@elsewhere.example" is not among the people; add them, or name another',
    ])
  })

  test.each([-1, 1.5, 51])('that %s is no number of holders to pass over', (neverBackTo) => {
    expect(lines({ neverBackTo })).toEqual([`neverBackTo: "${neverBackTo}" is not a number of people, 0 to 50`])
  })
})
