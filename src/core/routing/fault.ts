// One fault of a desk's routing, and those that several of its parts can have.
import { normalizeEmail } from '../lead.ts'
import { nearest } from '../nearest.ts'

/** `path` leads to what was given; `problem` goes on from it: '"inbond" is not a pool; did you mean "inbound"?' */
export type RoutingFault = { path: Path; given: string; problem: string }
export type Path = readonly (string | number)[]

export const fault = (path: Path, given: string, problem: string): RoutingFault => ({ path, given, problem })

/** Nobody, or somebody who is not among the people. */
export function strangerFault(path: Path, email: string, knownPeople: readonly string[]): RoutingFault[] {
  if (email.trim() === '') return [fault(path, email, 'names nobody; write the e-mail of somebody among the people')]
  const known = knownPeople.some((person) => normalizeEmail(person) === normalizeEmail(email))
  return known
    ? []
    : [fault(path, email, `is not among the people${meant(email, knownPeople, 'add them, or name another')}`)]
}

/** What was probably meant, else what to do. */
export function meant(given: string, known: readonly string[], otherwise: string): string {
  const near = nearest(given, known)
  return near === null ? `; ${otherwise}` : `; did you mean ${quoted(near)}?`
}

export const quoted = (text: string): string => JSON.stringify(text)
