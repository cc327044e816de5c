// Conditions on a lead, as rules and agreements state them: each names one fact and what it must be.

/** What is known of a lead under a name: its own fields, its MQL's, or `attributes.<key>`. Null: not known. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

export type Condition =
  /** One of these values; text is compared without regard to case. */
  | { field: string; oneOf: readonly (string | number | boolean)[] }
  /** A number within these bounds, both included. */
  | { field: string; from?: number; to?: number }
  /** Text of this pattern, in which `*` stands for anything. */
  | { field: string; like: string }
  /** Known at all, or not known. */
  | { field: string; known: boolean }

/** One condition that was looked at: what it asks, what was found, whether it matched. */
export type ConditionTrace = { field: string; asks: string; found: string | null; matched: boolean }

export function examine(condition: Condition, facts: Facts): ConditionTrace {
  const value = facts[condition.field] ?? null
  const found = value === null ? null : String(value)
  return { field: condition.field, asks: asked(condition), found, matched: holds(condition, value) }
}

/** All of them hold; an empty list holds for every lead. */
export const allHold = (conditions: readonly Condition[], facts: Facts): boolean =>
  conditions.every((condition) => holds(condition, facts[condition.field] ?? null))

function holds(condition: Condition, value: Facts[string]): boolean {
  if ('known' in condition) return (value !== null && value !== '') === condition.known
  if (value === null || value === undefined) return false
  if ('oneOf' in condition) return condition.oneOf.some((each) => plain(each) === plain(value))
  if ('like' in condition) return pattern(condition.like).test(String(value))
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = condition
  return typeof value === 'number' && value >= from && value <= to
}

const plain = (value: string | number | boolean) => String(value).trim().toLowerCase()

const pattern = (like: string) => new RegExp(`^${like.split('*').map(RegExp.escape).join('.*')}$`, 'isu')

/** The condition as a person would write it: `80..100`, `CO, MX`, `webinar*`, `known`. */
function asked(condition: Condition): string {
  if ('known' in condition) return condition.known ? 'known' : 'not known'
  if ('oneOf' in condition) return condition.oneOf.join(', ')
  if ('like' in condition) return condition.like
  return `${condition.from ?? ''}..${condition.to ?? ''}`
}
