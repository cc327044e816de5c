// Where a rule sends a lead, as relevo.yaml writes it: `queue`, `claim`, `pool inbound`, `person ana@acme.example`, or keys.
import { z } from 'zod'
import type { Destination } from '../core/routing/desk-routing.ts'
import { email, shortName } from './names.ts'
import { group, refusal, text } from './scalar.ts'

const accepted = 'queue, claim, pool NAME or person E-MAIL'

const keys = group(
  {
    pool: shortName.optional().describe('The name of a pool: its people take turns.'),
    tag: text.optional().describe('Only those of the pool who have this tag.'),
    person: email.optional().describe('One person: an e-mail.'),
  },
  accepted,
)

/** A destination; `knownKeys` finds the keys of its long form in the schema's metadata. */
export const destination = z
  .unknown()
  .transform((given, context): Destination => {
    if (given === 'queue' || given === 'claim') return { kind: given }
    const { data, error } = keys.safeParse(typeof given === 'string' ? spelledOut(given) : given)
    if (error) {
      context.issues.push(...error.issues.map((issue) => ({ ...issue, input: given }) as z.core.$ZodRawIssue))
      return z.NEVER
    }
    const { pool, tag, person } = data
    if (pool !== undefined && person === undefined) return { kind: 'pool', pool, ...(tag !== undefined && { tag }) }
    if (person !== undefined && pool === undefined && tag === undefined) return { kind: 'person', email: person }
    context.addIssue({ code: 'custom', message: typeof given === 'string' ? refusal(given, accepted) : unclear(data) })
    return z.NEVER
  })
  .meta({ keys })

function unclear({ pool, person }: z.output<typeof keys>): string {
  if (person === undefined) return 'names neither a pool nor a person'
  return pool === undefined ? 'has a tag, but no pool' : 'names both a pool and a person; keep one of them'
}

/** `pool inbound` as `{ pool: inbound }`; what is neither a pool nor a person names nothing. */
function spelledOut(given: string): Record<string, string> {
  const [, kind, name] = /^\s*(pool|person)\s+(\S+)\s*$/.exec(given) ?? []
  return kind && name ? { [kind]: name } : {}
}
