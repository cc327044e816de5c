// A condition on a lead in words: "score 80 or more", "country CO or MX", "campaign like webinar*", "has an e-mail".
import type { Condition, ConditionTrace } from '../core/condition.ts'
import type { Words } from '../i18n/words.ts'
import { oneLine } from './excerpt.ts'

/** What a condition asks; of one that was examined, what it asked then. */
export function conditionText(condition: Condition | ConditionTrace, words: Words): string {
  const { conditions, format } = words
  const field = fieldName(condition.field, words)
  const asked = 'asks' in condition ? readBack(condition) : condition
  if ('known' in asked) return asked.known ? conditions.known(field) : conditions.unknown(field)
  if ('like' in asked) return conditions.like(field, shown(asked.like, words))
  if ('oneOf' in asked) return conditions.is(field, format.anyOf(asked.oneOf.map((value) => shown(value, words))))
  const [from, to] = [asked.from, asked.to].map((bound) => (bound === undefined ? null : format.number(bound)))
  if (from && to) return from === to ? conditions.is(field, from) : conditions.between(field, from, to)
  return from ? conditions.from(field, from) : conditions.to(field, to ?? '')
}

/** Conditions that hold together, one after the other; of none, "every lead". */
export const conditionsText = (conditions: readonly (Condition | ConditionTrace)[], words: Words): string =>
  conditions.map((each) => conditionText(each, words)).join(', ') || words.conditions.everyLead

/** An examined condition with what was found. */
export function traceText(trace: ConditionTrace, words: Words): string {
  const text = conditionText(trace, words)
  const found = trace.found === null ? null : shown(trace.found, words)
  if (found) return words.conditions.found(text, found)
  return 'known' in readBack(trace) ? text : words.conditions.notGiven(text)
}

/** The same with a mark for whether it held. */
export const markedTrace = (trace: ConditionTrace, words: Words): string =>
  `${trace.matched ? '✓' : '✗'} ${traceText(trace, words)}`

/** Fields of the MQL have a word each; a team's own attributes are named as the team named them. */
function fieldName(field: string, { conditions }: Words): string {
  const known: Readonly<Record<string, string>> = conditions.fields
  const own = field.replace(/^attributes\./, '')
  return (Object.hasOwn(known, field) ? known[field] : null) ?? oneLine(own, valueLimit) ?? '?'
}

/** A trace keeps what was asked as people write it: `80..100`, `CO, MX`, `webinar*`, `known`. */
function readBack({ field, asks }: ConditionTrace): Condition {
  if (asks === 'known' || asks === 'not known') return { field, known: asks === 'known' }
  const [, from, to] = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$/.exec(asks) ?? []
  if (from || to) return { field, ...(from && { from: Number(from) }), ...(to && { to: Number(to) }) }
  return asks.includes('*') ? { field, like: asks } : { field, oneOf: asks.split(', ') }
}

const valueLimit = 40

function shown(value: string | number | boolean, { conditions, format }: Words): string {
  if (typeof value === 'number') return format.number(value)
  const text = String(value)
  if (text === 'true' || text === 'false') return text === 'true' ? conditions.yes : conditions.no
  return oneLine(text, valueLimit) ?? '–'
}
