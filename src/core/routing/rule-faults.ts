// What is wrong with the rules of a desk: destinations that do not exist, conditions that cannot hold, no end to the list.
import type { Condition } from '../condition.ts'
import { hasTag } from './candidate.ts'
import type { DeskRouting, Destination, RoutingRule } from './desk-routing.ts'
import { factNames, isFactName } from './facts.ts'
import { fault, meant, type Path, quoted, type RoutingFault, strangerFault } from './fault.ts'

/** Rule by rule, in their order; last of all, whether the list has an end that somebody owns. */
export function ruleFaults(routing: DeskRouting, knownPeople: readonly string[]): RoutingFault[] {
  const { rules } = routing
  return [
    ...rules.flatMap((rule, index) => [
      ...nameFaults(rules, index),
      ...rule.when.flatMap((condition, each) => conditionFaults(condition, ['rules', index, 'when', each])),
      ...destinationFaults(rule.to, ['rules', index, 'to'], routing, knownPeople),
      ...reachFaults(rules, index),
      ...catchAllFaults(rule, index, rules.length),
    ]),
    ...endFaults(routing),
  ]
}

function nameFaults(rules: readonly RoutingRule[], index: number): RoutingFault[] {
  const name = rules[index]?.name ?? ''
  const path = ['rules', index, 'name']
  if (name.trim() === '') return [fault(path, name, 'is no name; people read it when they ask why they got a lead')]
  const taken = rules.findIndex((rule) => rule.name === name) < index
  return taken ? [fault(path, name, 'is already the name of another rule; rename one of them')] : []
}

function conditionFaults(condition: Condition, path: Path): RoutingFault[] {
  const { field } = condition
  const hint = 'the fields are those of the MQL, emailDomain, lastActivityKind and attributes.<key>'
  const strange = isFactName(field)
    ? []
    : [fault([...path, 'field'], field, `is not a field of a lead${meant(field, factNames, hint)}`)]
  return [...strange, ...emptyFaults(condition, path)]
}

/** Conditions that hold for no lead, or ask nothing. */
function emptyFaults(condition: Condition, path: Path): RoutingFault[] {
  if ('known' in condition) return []
  if ('oneOf' in condition) {
    return condition.oneOf.length > 0 ? [] : [fault([...path, 'oneOf'], '', 'lists no value; name one, or take it out')]
  }
  if ('like' in condition) {
    return condition.like === '' ? [fault([...path, 'like'], '', 'is no pattern such as webinar*')] : []
  }
  const { from, to } = condition
  if (from === undefined && to === undefined) return [fault(path, condition.field, 'needs a number from, to, or both')]
  const crossed = from !== undefined && to !== undefined && !(from <= to)
  return crossed ? [fault([...path, 'from'], String(from), `is more than ${to}; no number is within`)] : []
}

function destinationFaults(
  to: Destination,
  path: Path,
  { pools }: DeskRouting,
  knownPeople: readonly string[],
): RoutingFault[] {
  if (to.kind === 'person') return strangerFault([...path, 'email'], to.email, knownPeople)
  if (to.kind !== 'pool') return []
  const ids = pools.map(({ id }) => id)
  const pool = pools.find(({ id }) => id === to.pool)
  if (!pool) return [fault([...path, 'pool'], to.pool, `is not a pool${meant(to.pool, ids, known('pools', ids))}`)]
  const { tag } = to
  if (tag === undefined || pool.seats.some((seat) => hasTag(seat, tag))) return []
  const tags = [...new Set(pool.seats.flatMap((seat) => seat.tags))]
  return [fault([...path, 'tag'], tag, `is nobody's tag in ${quoted(pool.id)}${meant(tag, tags, known('tags', tags))}`)]
}

const known = (what: string, names: readonly string[]): string =>
  names.length > 0 ? `the ${what} are ${names.join(', ')}` : `there are no ${what} yet`

/** A rule for every lead ends the list, but for a catch-all as its fallback; a queue or a claim needs none. */
function reachFaults(rules: readonly RoutingRule[], index: number): RoutingFault[] {
  const rule = rules[index]
  const before = rules.slice(0, index).filter(({ when }) => when.length === 0)
  const final = before.find(({ to }) => isOpenEnded(to))
  const blocking = final ?? (rule?.catchAll ? undefined : before[0])
  if (!rule || !blocking) return []
  const mend = final ? 'move it before that rule' : 'move it before that rule, or make it the catch-all'
  return [fault(['rules', index], rule.name, `is never reached: ${quoted(blocking.name)} takes every lead; ${mend}`)]
}

function catchAllFaults({ name, when, catchAll }: RoutingRule, index: number, count: number): RoutingFault[] {
  if (!catchAll) return []
  if (when.length > 0) {
    return [fault(['rules', index, 'when'], name, 'is the catch-all and takes every lead; take its conditions out')]
  }
  return index < count - 1 ? [fault(['rules', index, 'catchAll'], name, 'is the catch-all; move it to the end')] : []
}

/** Where leads are assigned, the last rule takes every lead and somebody owns what it takes. */
function endFaults({ mode, rules }: DeskRouting): RoutingFault[] {
  if (mode === 'claim') return []
  const last = rules.at(-1)
  if (!last || (last.when.length > 0 && !last.catchAll)) {
    return [
      fault(['rules'], last?.name ?? '', 'has no catch-all; end with a rule without conditions for a pool or person'),
    ]
  }
  if (!isOpenEnded(last.to)) return []
  return [
    fault(
      ['rules', rules.length - 1, 'to'],
      last.to.kind,
      'is owned by nobody; let the catch-all name a pool or a person, or set mode: claim',
    ),
  ]
}

const isOpenEnded = ({ kind }: Destination): boolean => kind === 'queue' || kind === 'claim'
