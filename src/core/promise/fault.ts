// One fault of the promises of an agreement, and the limits that keep every deadline within sight.
import type { Duration } from '../duration.ts'
import { nearest } from '../nearest.ts'

/** `path` leads to what was given; `problem` goes on from it: '"remnd-owner" is not an act; did you mean …?' */
export type PromiseFault = { path: Path; given: string; problem: string }
export type Path = readonly (string | number)[]

export const fault = (path: Path, given: string, problem: string): PromiseFault => ({ path, given, problem })

export const suggestion = (given: string, known: readonly string[]): string => {
  const near = nearest(given, known)
  return near === null ? '' : `; did you mean "${near}"?`
}

/** A year of work. Whatever takes longer is a slip of the pen, and a ladder that long never ends. */
const longest = { businessDays: 260, hours: 2080 }

export const isTooLong = ({ businessDays, minutes }: Duration): boolean =>
  businessDays > longest.businessDays || minutes > longest.hours * 60

export const tooLong = `is more than a year of work (${longest.businessDays}bd or ${longest.hours}h)`
