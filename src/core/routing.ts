// Who gets a lead: first which desk, then who on it. Every decision keeps its trace.
import type { Company, Desk } from './company.ts'

export { type Assignment, type AssignmentStep, assign, type Outcome } from './routing/assign.ts'
export type { Candidate, Obstacle } from './routing/candidate.ts'
export {
  type DeskRouting,
  type Destination,
  openToAll,
  type Pool,
  type RoutingRule,
  type Seat,
} from './routing/desk-routing.ts'
export { facts } from './routing/facts.ts'
export { type RoutingFault, routingFaults } from './routing/faults.ts'
export type { Rotation, Rotations } from './routing/rotation.ts'
export { type Availability, availabilityAt, type Load, type Situation } from './routing/situation.ts'

/** One rule that was looked at: what it found, and whether it matched. */
export type RoutingStep = { rule: 'desk-named' | 'country' | 'default-desk'; found: string | null; matched: boolean }

export type Routing = { desk: Desk; why: readonly RoutingStep[] }

/** The desk that the lead names, else the one that covers its country, else the default desk. Null: an unknown desk. */
export function route(
  lead: { desk?: string | undefined; country?: string | undefined },
  company: Company,
): Routing | null {
  const why: RoutingStep[] = []
  const tried = (rule: RoutingStep['rule'], found: string | undefined, desk: Desk | undefined) => {
    why.push({ rule, found: found ?? null, matched: desk !== undefined })
    return desk
  }
  const named = tried('desk-named', lead.desk, byId(company, lead.desk))
  if (lead.desk && !named) return null
  const desk =
    named ??
    tried('country', lead.country, byCountry(company, lead.country)) ??
    tried('default-desk', company.defaultDesk, byId(company, company.defaultDesk))
  return desk ? { desk, why } : null
}

const byId = (company: Company, id: string | undefined) => company.desks.find((desk) => desk.id === id)

const byCountry = (company: Company, country: string | undefined) =>
  country === undefined ? undefined : company.desks.find((desk) => desk.countries.includes(country))
