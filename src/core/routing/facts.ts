// What a lead and its MQL say, under the names that conditions use.
import type { Facts } from '../condition.ts'

const plainFields = [
  ...(['externalId', 'email', 'name', 'company', 'title', 'phone', 'country'] as const),
  ...(['source', 'campaign', 'score', 'desk'] as const),
]

/** The names that a condition may ask for, besides `attributes.<key>`. */
export const factNames = [...plainFields, 'emailDomain', 'activities', 'lastActivityKind'] as const

/** An MQL, or a lead together with what its handoff keeps of the MQL. */
export type Described = { readonly [field in (typeof plainFields)[number]]?: string | number | null | undefined } & {
  readonly activities?: readonly { at: Date; kind: string }[] | undefined
  readonly attributes?: Readonly<Record<string, unknown>> | undefined
}

/** Everything that conditions can ask about a lead; what was not said is null. `activities` is their number. */
export function facts(described: Described): Facts {
  const { activities = [], attributes = {} } = described
  const plain = plainFields.map((name) => [name, described[name] ?? null])
  const own = Object.entries(attributes).map(([key, value]) => [`attributes.${key}`, simple(value)])
  return {
    ...Object.fromEntries([...own, ...plain]),
    emailDomain: domainOf(described.email),
    activities: activities.length,
    lastActivityKind: activities.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]?.kind ?? null,
  }
}

export const isFactName = (name: string): boolean =>
  (factNames as readonly string[]).includes(name) || /^attributes\../su.test(name)

const domainOf = (email: unknown): string | null => /@([^@]+)$/.exec(String(email ?? ''))?.[1]?.toLowerCase() ?? null

const simple = (value: unknown): Facts[string] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
