// What is wrong with the routing of a desk is told where it stands, with the mend.
import { describe, expect, it } from 'vitest'
import { mistakesOfDesk } from './support.ts'

const pool = 'pools: { inbound: [ana@acme.example] }'
const assigned = ['mode: assigned', pool]
const of = (...keys: string[]) => mistakesOfDesk(`routing:\n  ${keys.join('\n  ')}`)
const rules = (...rules: string[]) => of(...assigned, `rules: [${rules.join(', ')}]`)
const everybody = '{ name: all, to: pool inbound }'

it('a sound routing has no mistakes, in short and at length', () => {
  expect(rules(everybody)).toEqual([])
  expect(
    of(
      'mode: assigned',
      'pools:',
      '  inbound: [{ email: ana@acme.example, weight: 0.5, tags: [senior], maxOpen: 9, maxPerDay: 3 }]',
      'rules:',
      "  - { name: partners, when: { source: Partner, campaign: 'fair*' }, to: { person: ana@acme.example } }",
      '  - { name: hot, when: { score: 85.. }, to: { pool: inbound, tag: Senior } }',
      '  - { name: later, when: { score: ..10 }, to: queue }',
      '  - { name: all, to: pool inbound, catchAll: true }',
    ),
  ).toEqual([])
})

describe('a pool', () => {
  const seats = (list: string) => of(`pools: { inbound: ${list} }`)
  it.each([
    ['[]', '13:25  routing.pools.inbound  is empty; name the people who take leads in "inbound"'],
    ['ana@acme.example', '13:25  routing.pools.inbound  "ana@acme.example" is not a list'],
    [
      '[ann@acme.example]',
      '13:26  routing.pools.inbound[0]  "ann@acme.example" is not among the reps and managers of this desk; did you mean "ana@acme.example"?',
    ],
    [
      '[{ email: zoe@else.example }]',
      '13:35  routing.pools.inbound[0].email  "zoe@else.example" is not among the reps and managers of this desk',
    ],
    ['[ana]', '13:26  routing.pools.inbound[0]  "ana" is not an e-mail address'],
    [
      '[5]',
      '13:26  routing.pools.inbound[0]  5 is not an e-mail address, or a group of keys: email, weight, tags, maxOpen, maxPerDay',
    ],
    [
      '[ana@acme.example, Ana@acme.example]',
      '13:44  routing.pools.inbound[1]  "ana@acme.example" already has a seat in this pool; keep one, and raise its weight for a greater share',
    ],
    [
      '[{ email: ana@acme.example, weight: 20 }]',
      '13:61  routing.pools.inbound[0].weight  "20" is not a weight of 0.1 to 10; 2 takes twice the leads of 1',
    ],
    [
      '[{ email: ana@acme.example, weight: much }]',
      '13:61  routing.pools.inbound[0].weight  "much" is not a weight such as 1 or 2',
    ],
    [
      '[{ email: ana@acme.example, maxOpen: 0 }]',
      '13:62  routing.pools.inbound[0].maxOpen  "0" is not a number of open leads, 1 or more',
    ],
    [
      '[{ email: ana@acme.example, maxPerDay: 1.5 }]',
      '13:64  routing.pools.inbound[0].maxPerDay  "1.5" is not a number of leads a day, 1 or more',
    ],
    [
      '[{ email: ana@acme.example, tag: x }]',
      '13:53  routing.pools.inbound[0].tag  is not a known key; did you mean "tags"?',
    ],
  ])('of %s is refused', (list, line) => {
    expect(seats(list)).toEqual([line])
  })

  it('has a short name', () => {
    expect(of('pools: { In Bound: [ana@acme.example] }')).toEqual([
      '13:16  routing.pools.In Bound  "In Bound" is not a short name of small letters, digits and hyphens',
    ])
  })

  it('stands in a group', () => {
    expect(of('pools: [inbound]')).toEqual([
      '13:14  routing.pools  ["inbound"] is not a group of pools, each a list of people',
    ])
  })
})

describe('a rule', () => {
  it.each([
    [['{ name: all, to: pool inbond }'], '15:32  routing.rules[0].to  "inbond" is not a pool; did you mean "inbound"?'],
    [
      ['{ name: all, to: { pool: outbound } }'],
      '15:40  routing.rules[0].to.pool  "outbound" is not a pool; the pools are inbound',
    ],
    [
      ['{ name: all, to: inbound }'],
      '15:32  routing.rules[0].to  "inbound" is not queue, claim, pool NAME or person E-MAIL',
    ],
    [
      ['{ name: all, to: { pool: inbound, tag: senior } }'],
      '15:54  routing.rules[0].to.tag  "senior" is nobody\'s tag in "inbound"; there are no tags yet',
    ],
    [['{ name: all, to: { tag: senior } }'], '15:32  routing.rules[0].to  names neither a pool nor a person'],
    [['{ name: all, to: { person: ana@acme.example, tag: x } }'], '15:32  routing.rules[0].to  has a tag, but no pool'],
    [
      ['{ name: all, to: { person: ana@acme.example, pool: inbound } }'],
      '15:32  routing.rules[0].to  names both a pool and a person; keep one of them',
    ],
    [
      ['{ name: all, to: { pol: inbound } }'],
      '15:34  routing.rules[0].to.pol  is not a known key; did you mean "pool"?',
    ],
    [
      ['{ name: all, to: person ben@acme.example }'],
      '15:32  routing.rules[0].to  "ben@acme.example" is not among the reps and managers of this desk; did you mean "ana@acme.example"?',
    ],
    [['{ name: all, to: person ben }'], '15:32  routing.rules[0].to  "ben" is not an e-mail address'],
    [
      ['{ name: all }'],
      '15:15  routing.rules[0].to  is missing; expected queue, claim, pool NAME or person E-MAIL, or a group of keys: pool, tag, person',
    ],
    [
      ['{ to: pool inbound }'],
      '15:15  routing.rules[0].name  is missing; expected a text (in quotes if it looks like a number)',
    ],
    [
      ['{ name: all, to: queue }'],
      '15:32  routing.rules[0].to  "queue" is owned by nobody; let the catch-all name a pool or a person, or set mode: claim',
    ],
    [
      ['{ name: hot, when: { score: 80.. }, to: pool inbound }'],
      '15:14  routing.rules  "hot" has no catch-all; end with a rule without conditions for a pool or person',
    ],
    [
      [everybody, '{ name: more, to: pool inbound }'],
      '15:48  routing.rules[1]  "more" is never reached: "all" takes every lead; move it before that rule, or make it the catch-all',
    ],
    [
      ['{ name: all, when: { score: 1 }, to: queue }', everybody],
      '15:69  routing.rules[1].name  "all" is already the name of another rule; rename one of them',
    ],
    [
      ['{ name: hot, when: { score: 1 }, to: pool inbound, catchAll: true }'],
      '15:34  routing.rules[0].when  "hot" is the catch-all and takes every lead; take its conditions out',
    ],
    [
      ['{ name: hot, wen: { score: 1 }, to: queue }', everybody],
      '15:28  routing.rules[0].wen  is not a known key; did you mean "when"?',
    ],
  ])('%j is refused', (list, line) => {
    expect(rules(...list)).toEqual([line])
  })
})

describe('the routing as a whole', () => {
  it.each([
    ['mode: asigned', '13:13  routing.mode  "asigned" is not one of claim, assigned; did you mean "assigned"?'],
    ['keepOwner: perhaps', '13:18  routing.keepOwner  "perhaps" is not true or false'],
    ['neverBackTo: 51', '13:20  routing.neverBackTo  "51" is not a number of people, 0 to 50'],
    ['neverBackTo: { toString: 1 }', '13:20  routing.neverBackTo  {"toString":1} is not a number of people, 0 to 50'],
    ['neverBackTo: one', '13:20  routing.neverBackTo  "one" is not a number of people, 0 to 50'],
    ['outsideHours: sleep', '13:21  routing.outsideHours  "sleep" is not one of assign, wait'],
    [
      'rotation: fair',
      '13:7  routing.rotation  is not a known key; known here: mode, keepOwner, neverBackTo, whenNobody, outsideHours, catchUp, pools, rules',
    ],
    [
      'mode: assigned',
      '13:7  routing.rules  has no catch-all; end with a rule without conditions for a pool or person',
    ],
  ])('with %s is refused', (key, line) => {
    expect(of(key)).toEqual([line])
  })

  it('needs a manager if one is to take what nobody can', () => {
    expect(of(...assigned, `rules: [${everybody}]`, 'whenNobody: manager')).toEqual([
      '16:19  routing.whenNobody  "manager" needs a manager on the desk; name one, or let anybody claim the lead',
    ])
  })

  it('tells all its mistakes at once, and none that only follow from others', () => {
    const lines = of(
      'mode: assigned',
      'pools:',
      '  inbound: [{ email: ana@acme.example, weight: much, tags: [senior] }]',
      '  outbound: []',
      'rules:',
      '  - { name: hot, when: { scroe: 80.. }, to: { pool: inbound, tag: senior } }',
      '  - { name: cold, when: { score: ..10 }, to: pool inbond }',
      '  - { name: all, to: everybody }',
    )
    expect(lines.map((line) => line.split('  ').slice(0, 2).join(' '))).toEqual([
      '15:54 routing.pools.inbound[0].weight',
      '16:19 routing.pools.outbound',
      '18:32 routing.rules[0].when.scroe',
      '19:52 routing.rules[1].to',
      '20:28 routing.rules[2].to',
    ])
  })
})
