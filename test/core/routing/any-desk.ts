// Desks that pass the checks, and situations that nobody would think of.
import fc from 'fast-check'
import type { Condition } from '../../../src/core/condition.ts'
import type { DeskRouting, Destination, Pool, RoutingRule, Seat } from '../../../src/core/routing/desk-routing.ts'
import type { Rotations } from '../../../src/core/routing/rotation.ts'
import type { Availability, Load, Situation } from '../../../src/core/routing/situation.ts'

export const people = ['ana', 'bo', 'caro', 'dan', 'eva', 'fay'] as const
export const now = new Date('2026-11-18T15:00:00Z')

const person = fc.constantFrom(...people)
const poolIds = ['north', 'south', 'inbound'] as const
const tag = fc.constantFrom('english', 'spanish')

const anySeat = fc.record<Seat>({
  email: person,
  weight: fc.constantFrom(0.1, 0.5, 1, 2, 10),
  tags: fc.uniqueArray(tag),
  maxOpen: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  maxPerDay: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
})

const anySeats = fc.uniqueArray(anySeat, { minLength: 1, selector: ({ email }) => email })
const anyPools = fc
  .tuple(anySeats, anySeats, anySeats)
  .map((seats) => poolIds.map((id, index): Pool => ({ id, seats: seats[index] ?? [] })))

const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constant('country'), oneOf: fc.uniqueArray(fc.constantFrom('CO', 'ES'), { minLength: 1 }) }),
  fc.record({ field: fc.constant('score'), from: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ field: fc.constant('attributes.partner'), known: fc.boolean() }),
)

const owned = (pools: readonly Pool[]): fc.Arbitrary<Destination> =>
  fc.oneof(
    fc.constantFrom(...pools).chain(({ id, seats }): fc.Arbitrary<Destination> => {
      const tags = seats.flatMap((seat) => seat.tags)
      const anyTag = tags.length > 0 ? fc.option(fc.constantFrom(...tags), { nil: undefined }) : fc.constant(undefined)
      return fc.record({ kind: fc.constant('pool'), pool: fc.constant(id), tag: anyTag })
    }),
    fc.record({ kind: fc.constant('person'), email: person }),
  )

function anyRules(pools: readonly Pool[], mode: DeskRouting['mode']): fc.Arbitrary<RoutingRule[]> {
  const open = fc.constantFrom<Destination>({ kind: 'queue' }, { kind: 'claim' })
  const to = fc.oneof({ weight: 5, arbitrary: owned(pools) }, { weight: 1, arbitrary: open })
  const when = fc.array(anyCondition, { minLength: 1, maxLength: 2 })
  const rules = fc.array(fc.record({ when, to }), { maxLength: 4 })
  const end = fc.tuple(owned(pools), owned(pools), fc.nat(2)).map(([everybody, fallback, count]) =>
    [
      { when: [], to: everybody },
      { when: [], to: fallback, catchAll: true },
    ].slice(0, mode === 'claim' ? count : Math.max(1, count)),
  )
  return fc.tuple(rules, end).map((parts) => parts.flat().map((rule, index) => ({ ...rule, name: `rule ${index}` })))
}

export const anyDesk: fc.Arbitrary<DeskRouting> = fc
  .tuple(anyPools, fc.constantFrom('assigned' as const, 'claim' as const))
  .chain(([pools, mode]) =>
    fc.record<DeskRouting>({
      mode: fc.constant(mode),
      pools: fc.constant(pools),
      rules: anyRules(pools, mode),
      keepOwner: fc.boolean(),
      neverBackTo: fc.nat(3),
      whenNobody: fc.constantFrom('claim', 'manager'),
      managers: fc.uniqueArray(fc.constantFrom('eva', 'fay'), { minLength: 1 }),
      outsideHours: fc.constantFrom('assign', 'wait'),
      catchUp: fc.boolean(),
    }),
  )

const hoursFromNow = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

const anyAvailability: fc.Arbitrary<Availability> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Availability>({ state: 'at-work' }) },
  { weight: 1, arbitrary: fc.constant<Availability>({ state: 'off-hours' }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.option(fc.integer({ min: -5, max: 500 }).map(hoursFromNow)), fc.option(person))
      .map(([untilAt, cover]): Availability => ({ state: 'away', untilAt, cover })),
  },
)

/** Nobody knows of some; they have left. */
const anyPresence = fc
  .tuple(...people.map(() => fc.option(anyAvailability, { freq: 8 })))
  .map((all) => new Map(people.flatMap((email, index) => (all[index] ? [[email, all[index]] as const] : []))))

const anyLoad = fc.record<Load>({ open: fc.nat(6), today: fc.nat(6) })
const anyCredit = fc.double({ min: -2, max: 2, noNaN: true })
const anyRotations: fc.Arbitrary<Rotations> = fc.dictionary(
  fc.constantFrom(...poolIds),
  fc.dictionary(fc.oneof(person, fc.constant('gone')), anyCredit).map((current) => ({ current })),
)

export const anySituation: fc.Arbitrary<Situation> = fc.record<Situation>({
  facts: fc.record({
    country: fc.constantFrom('CO', 'ES', 'JP', null),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    'attributes.partner': fc.option(fc.boolean()),
  }),
  now: fc.constant(now),
  existingOwner: fc.option(fc.record({ email: person, because: fc.constantFrom('lead', 'company') })),
  lastHolders: fc.array(person, { maxLength: 4 }),
  load: fc
    .tuple(...people.map(() => anyLoad))
    .map((all) => new Map(people.map((email, index) => [email, all[index] as Load]))),
  availability: anyPresence,
  rotations: anyRotations,
})
