// Who gets a lead: the possibilities in order, each with what was found, until one can take it.
import { type ConditionTrace, examine } from '../condition.ts'
import { type Candidate, considerPerson, considerSeat, isOffHours, takerOf } from './candidate.ts'
import type { DeskRouting, Destination, RoutingRule, Seat } from './desk-routing.ts'
import { type Place, type Rotations, rotationOf, takeTurn } from './rotation.ts'
import type { Situation } from './situation.ts'

/** Who gets the lead, and how it came to that. Nobody owns what is claimed or queued. */
export type Outcome =
  | {
      mode: 'assigned'
      owner: string
      how: 'existing-owner' | 'person' | 'rotation' | 'manager'
      /** The owner stands in for somebody who is away. */
      covering?: { for: string }
    }
  | { mode: 'claim'; owner: null; because: 'rule' | 'desk' | 'nobody' }
  | { mode: 'queue'; owner: null; because: 'rule' | 'hours' }

/** A seat as considered; `credit` is what it was owed at that moment, in leads. */
export type SeatTrace = Candidate & { weight: number; credit: number }

/** One thing that was looked at. The outcome is the last step. */
export type AssignmentStep =
  | { step: 'existing-owner'; because: 'lead' | 'company'; candidate: Candidate }
  | { step: 'rule'; rule: string; conditions: readonly ConditionTrace[]; matched: boolean }
  | { step: 'person' | 'manager'; candidate: Candidate }
  | { step: 'pool'; pool: string; tag: string | null; seats: readonly SeatTrace[]; chosen: string | null }
  | { step: 'outcome'; outcome: Outcome }

/** The decision, the rotations after it, and its trace: plain data that survives JSON. */
export type Assignment = Outcome & { rotations: Rotations; trace: readonly AssignmentStep[] }

/** Total: every lead is assigned, open to claim, or in the queue, whatever the desk and the situation. */
export function assign(desk: DeskRouting, situation: Situation): Assignment {
  const trace: AssignmentStep[] = []
  for (const { steps, outcome, rotations = situation.rotations } of possibilities(desk, situation)) {
    trace.push(...steps)
    if (outcome) return settled(outcome, rotations, trace)
  }
  const because = desk.mode === 'claim' ? 'desk' : 'nobody'
  return settled({ mode: 'claim', owner: null, because }, situation.rotations, trace)
}

const settled = (outcome: Outcome, rotations: Rotations, trace: readonly AssignmentStep[]): Assignment => ({
  ...outcome,
  rotations,
  trace: [...trace, { step: 'outcome', outcome }],
})

type Possibility = { steps: readonly AssignmentStep[]; outcome: Outcome | null; rotations?: Rotations }

function* possibilities(desk: DeskRouting, situation: Situation): Generator<Possibility> {
  if (desk.keepOwner && situation.existingOwner) {
    const { email, because } = situation.existingOwner
    const candidate = considerPerson(email, desk, situation)
    const outcome = outcomeFor([candidate], candidate, 'existing-owner')
    yield { steps: [{ step: 'existing-owner', because, candidate }], outcome }
  }
  for (const rule of desk.rules) yield tryRule(rule, desk, situation)
  if (desk.mode === 'claim' || desk.whenNobody === 'claim') return
  for (const email of desk.managers) yield tryPerson('manager', email, desk, situation)
}

/** All conditions are examined, also after one that fails: the trace shows everything that was found. */
function tryRule({ name, when, to }: RoutingRule, desk: DeskRouting, situation: Situation): Possibility {
  const conditions = when.map((condition) => examine(condition, situation.facts))
  const matched = conditions.every((condition) => condition.matched)
  const looked: AssignmentStep = { step: 'rule', rule: name, conditions, matched }
  if (!matched) return { steps: [looked], outcome: null }
  const { steps, ...rest } = tryDestination(to, desk, situation)
  return { ...rest, steps: [looked, ...steps] }
}

function tryDestination(to: Destination, desk: DeskRouting, situation: Situation): Possibility {
  switch (to.kind) {
    case 'pool':
      return tryPool(to, desk, situation)
    case 'person':
      return tryPerson('person', to.email, desk, situation)
    case 'queue':
    case 'claim':
      return { steps: [], outcome: { mode: to.kind, owner: null, because: 'rule' } }
  }
}

function tryPerson(how: 'person' | 'manager', email: string, desk: DeskRouting, situation: Situation): Possibility {
  const candidate = considerPerson(email, desk, situation)
  return { steps: [{ step: how, candidate }], outcome: outcomeFor([candidate], candidate, how) }
}

/** An absent seat with a cover stays in line: the cover works, the seat pays for it with its turn. */
function tryPool(
  { pool: id, tag }: Extract<Destination, { kind: 'pool' }>,
  desk: DeskRouting,
  situation: Situation,
): Possibility {
  const seats = desk.pools.find((pool) => pool.id === id)?.seats ?? []
  const considered = seats.map((seat) => ({ seat, candidate: considerSeat(seat, tag, desk, situation) }))
  const places = considered.map(({ seat, candidate }) => placeOf(seat, candidate, desk))
  const { email: chosen, credit, rotation } = takeTurn(places, rotationOf(situation.rotations, id))
  const traced = considered.map(({ seat: { email, weight }, candidate }) => ({
    ...candidate,
    ...{ weight, credit: thousandths(credit.get(email) ?? 0) },
  }))
  const candidates = considered.map(({ candidate }) => candidate)
  return {
    steps: [{ step: 'pool', pool: id, tag: tag ?? null, seats: traced, chosen }],
    outcome: outcomeFor(
      candidates,
      candidates.find(({ email }) => email === chosen),
      'rotation',
    ),
    rotations: chosen === null ? situation.rotations : { ...situation.rotations, [id]: rotation },
  }
}

function placeOf({ email, weight }: Seat, candidate: Candidate, { catchUp }: DeskRouting): Place {
  if (takerOf(candidate) !== null) return { email, weight, standing: 'in-line' }
  const owedLater = catchUp && candidate.obstacle?.code === 'away'
  return { email, weight, standing: owedLater ? 'catching-up' : 'passed-over' }
}

/** JSON has no -0. */
const thousandths = (credit: number): number => Math.round(credit * 1000) / 1000 + 0

type How = Extract<Outcome, { mode: 'assigned' }>['how']

/** Those whom only the hour keeps away are waited for: the next rule is for leads that these people cannot take at all. */
function outcomeFor(candidates: readonly Candidate[], chosen: Candidate | undefined, how: How): Outcome | null {
  const owner = chosen ? takerOf(chosen) : null
  if (!chosen || owner === null) {
    return candidates.some(isOffHours) ? { mode: 'queue', owner: null, because: 'hours' } : null
  }
  return owner === chosen.email
    ? { mode: 'assigned', owner, how }
    : { mode: 'assigned', owner, how, covering: { for: chosen.email } }
}
