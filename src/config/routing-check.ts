// Whether the routing of a desk holds together: rules that lead somewhere, pools with people of the desk in them.
import type { z } from 'zod'
import type { DeskRouting } from '../core/routing/desk-routing.ts'
import { type RoutingFault, routingFaults } from '../core/routing/faults.ts'
import { standIn } from './conditions.ts'
import { type routing, routingOf } from './routing-keys.ts'
import { suggestion } from './suggestion.ts'
import { complain, isRefused, isSpoilt } from './whole.ts'

type Path = readonly (string | number)[]
type RoutingFile = z.output<typeof routing>
type SeatFile = RoutingFile['pools'][string][number]
type RuleFile = RoutingFile['rules'][number]
type DeskPart = { routing: RoutingFile; reps: readonly string[]; managers: readonly string[] }
type IsSpoilt = (place: Path) => boolean

/** Adds what is wrong where it stands. A seat or a rule with a mistake inside is judged no further. */
export function checkRouting({ routing, reps, managers }: DeskPart, context: z.RefinementCtx): void {
  const isJudgeable = [[], ['pools'], ['rules']].every((key) => !isRefused(context, ['routing', ...key]))
  if (!isJudgeable) return
  const spoilt: IsSpoilt = (place) =>
    isSpoilt(context, ['routing', ...place]) || isRefused(context, ['routing', ...place])
  const isStaffKnown = !isSpoilt(context, ['reps']) && !isSpoilt(context, ['managers'])
  const read = routingOf(readable(routing, spoilt), isStaffKnown ? managers : ['somebody'])
  const unknown = isStaffKnown ? strangers(read, [...reps, ...managers]) : []
  const faults = [...routingFaults(read, namedIn(read)), ...unknown].map((each) => ({
    ...each,
    path: inFile(each.path, read),
  }))
  for (const { path, given, problem } of faults.filter((each) => !spoilt(itemOf(each.path)))) {
    complain(context, ['routing', ...path], given, problem)
  }
}

/** The same with something harmless in place of what was refused. */
const readable = (file: RoutingFile, spoilt: IsSpoilt): RoutingFile => ({
  ...file,
  mode: spoilt(['mode']) ? 'claim' : file.mode,
  neverBackTo: spoilt(['neverBackTo']) ? 0 : file.neverBackTo,
  pools: Object.fromEntries(
    Object.entries(file.pools).map(([id, seats]) => [
      id,
      Array.isArray(seats)
        ? seats.map((seat, index) => (spoilt(['pools', id, index]) ? seatInstead(index, seat) : seat))
        : [seatInstead(0)],
    ]),
  ),
  rules: file.rules.map((rule, index, all) => (spoilt(['rules', index]) ? ruleInstead(index, all.length) : rule)),
})

/** It keeps its tags: a rule that asks for one must not be blamed for a slip of the seat. */
const seatInstead = (index: number, seat?: Partial<SeatFile> | null): SeatFile => ({
  email: `seat-${index}`,
  weight: 1,
  tags: Array.isArray(seat?.tags) ? seat.tags.filter((tag) => typeof tag === 'string') : [],
})

/** In the middle of the list it stands in nobody's way; at the end it closes the list. */
const ruleInstead = (index: number, count: number): RuleFile => ({
  name: `rule-${index}`,
  ...(index < count - 1
    ? { when: [standIn], to: { kind: 'queue' as const } }
    : { when: [], to: { kind: 'person' as const, email: 'somebody' }, catchAll: true }),
})

/** Everybody whom the routing names: who of them belongs to the desk is asked here, not there. */
const namedIn = ({ pools, rules, managers }: DeskRouting): string[] => [
  ...pools.flatMap(({ seats }) => seats.map(({ email }) => email)),
  ...rules.flatMap(({ to }) => (to.kind === 'person' ? [to.email] : [])),
  ...managers,
]

function strangers({ pools, rules }: DeskRouting, staff: readonly string[]): RoutingFault[] {
  const places: [Path, string][] = [
    ...pools.flatMap(({ seats }, pool) =>
      seats.map(({ email }, index): [Path, string] => [['pools', pool, 'seats', index, 'email'], email]),
    ),
    ...rules.flatMap(({ to }, index): [Path, string][] =>
      to.kind === 'person' ? [[['rules', index, 'to', 'person'], to.email]] : [],
    ),
  ]
  const problem = 'is not among the reps and managers of this desk'
  return places
    .filter(([, email]) => !staff.includes(email))
    .map(([path, given]) => ({ path, given, problem: `${problem}${suggestion(given, staff)}` }))
}

/** The core counts pools and knows no short forms; the file names its pools. */
function inFile([key, index, ...rest]: Path, { pools }: DeskRouting): Path {
  if (index === undefined) return key === undefined ? [] : [key]
  const steps =
    key === 'pools' ? [pools[Number(index)]?.id ?? '', ...rest.filter((step) => step !== 'seats')] : [index, ...rest]
  return [key ?? '', ...steps]
}

/** The seat or the rule in which a place lies. */
const itemOf = (place: Path): Path => place.slice(0, place[0] === 'pools' ? 3 : 2)
