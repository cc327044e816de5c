// A desk that does not exist is told together with the one that was probably meant.
import type { Company } from '../../core/company.ts'
import { nearest } from '../../core/nearest.ts'
import { Problem } from './problem.ts'

/** Throws a problem if the company has no such desk. */
export function checkDesk({ desks }: Pick<Company, 'desks'>, id: string): void {
  const known = desks.map((desk) => desk.id)
  if (known.includes(id)) return
  const meant = nearest(id.slice(0, 60), known)
  const hint = meant ? `Did you mean "${meant}"?` : `The desks are ${known.join(', ')}.`
  throw new Problem(404, 'desk-unknown', { detail: `There is no such desk. ${hint}` })
}
