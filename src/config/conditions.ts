// Conditions on a lead, as relevo.yaml writes them: names of fields, and what each must be.
import { z } from 'zod'
import type { Condition } from '../core/condition.ts'
import { nearest } from '../core/nearest.ts'
import { factNames, isFactName } from '../core/routing/facts.ts'
import { quoted } from './fault.ts'
import { country } from './place-names.ts'
import { refusal } from './scalar.ts'

/** `{ score: 80.., country: [CO, MX], campaign: 'webinar*', phone: known }`: all of it must be so. */
export const conditions = z.unknown().transform((given, context): Condition[] => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    context.addIssue({ code: 'custom', message: refusal(given, 'a group of conditions, such as { score: 80.. }') })
    return z.NEVER
  }
  return Object.entries(given).map(([field, asked]) => {
    const read = isFactName(field) ? readCondition(field, asked) : strange(field)
    if ('condition' in read) return read.condition
    const { path = [], problem, atKey = false } = read
    context.addIssue({ code: 'custom', path: [field, ...path], message: problem, params: { atKey } })
    return standIn
  })
})

/** In place of what could not be read: nobody takes it for a rule that holds for every lead. */
export const standIn: Condition = { field: 'externalId', known: true }

type Value = string | number | boolean
type Slip = { problem: string; path?: readonly number[]; atKey?: boolean }
type Read = { condition: Condition } | Slip

function strange(field: string): Slip {
  const meant = nearest(field, factNames)
  const hint = meant ? `did you mean ${quoted(meant)}?` : `there are ${factNames.join(', ')} and attributes.<key>`
  return { problem: `is not a field of a lead; ${hint}`, atKey: true }
}

function readCondition(field: string, asked: unknown): Read {
  if (Array.isArray(asked)) return readList(field, asked)
  if (asked === 'known' || asked === 'unknown') return { condition: { field, known: asked === 'known' } }
  if (typeof asked !== 'string') return readSingle(field, asked)
  const [range, from, to] = /^\s*(-?\d+(?:\.\d+)?)?\s*\.\.\s*(-?\d+(?:\.\d+)?)?\s*$/.exec(asked) ?? []
  if (range !== undefined) return readRange(field, asked, from, to)
  return asked.includes('*') && !isNumeric(field)
    ? { condition: { field, like: asked.trim() } }
    : readSingle(field, asked)
}

function readSingle(field: string, asked: unknown): Read {
  const value = valueFor(field, asked)
  return 'problem' in value ? value : { condition: { field, oneOf: [value.value] } }
}

function readList(field: string, asked: readonly unknown[]): Read {
  if (asked.length === 0) return { problem: 'lists no value; name one, or take it out' }
  const values = asked.map((each) =>
    typeof each === 'string' && each.includes('*')
      ? { problem: `${quoted(each)} is a pattern; a list names whole values, so write one pattern alone` }
      : valueFor(field, each),
  )
  const index = values.findIndex((value) => 'problem' in value)
  const slip = values[index]
  if (slip && 'problem' in slip) return { ...slip, path: [index] }
  return { condition: { field, oneOf: values.flatMap((value) => ('value' in value ? [value.value] : [])) } }
}

function readRange(field: string, asked: string, from: string | undefined, to: string | undefined): Read {
  if (from === undefined && to === undefined)
    return { problem: `${quoted(asked)} needs a number before .. or after it` }
  if (!isNumeric(field) && !isOwn(field)) return { problem: `${quoted(asked)} is a range, and ${field} is no number` }
  if (from !== undefined && to !== undefined && Number(from) > Number(to)) {
    return { problem: `${quoted(asked)} holds no number; write ${to}..${from}` }
  }
  const bounds = { ...(from !== undefined && { from: Number(from) }), ...(to !== undefined && { to: Number(to) }) }
  return { condition: { field, ...bounds } }
}

const isNumeric = (field: string) => field === 'score' || field === 'activities'
/** Attributes hold whatever marketing puts there. */
const isOwn = (field: string) => field.startsWith('attributes.')

/** The value that a field may have. */
function valueFor(field: string, given: unknown): { value: Value } | Slip {
  if (given === null || typeof given === 'object') return { problem: refusal(given, accepted) }
  if (field === 'country') return countryOf(given)
  if (isNumeric(field)) {
    const number = typeof given === 'string' && given.trim() ? Number(given) : given
    return Number.isFinite(number)
      ? { value: Number(number) }
      : { problem: refusal(given, 'a number, or a range such as 80..100') }
  }
  if (typeof given === 'boolean' && !isOwn(field)) {
    return { problem: `${given} is not a text; write known to ask whether there is one` }
  }
  return typeof given === 'string' && !given.trim() ? { problem: refusal(given, accepted) } : { value: given as Value }
}

function countryOf(given: unknown): { value: Value } | Slip {
  const { data, error } = country.safeParse(given)
  return error ? { problem: error.issues[0]?.message ?? '' } : { value: data }
}

const accepted = 'a value, a list, a range such as 80..100, a pattern such as webinar*, known or unknown'
