// What a modal carries unread until it is sent: the form's state, the caller's own words, and values too long for Slack.
import type { Form } from '../../ports/card.ts'
import { limits } from './limits.ts'

export type FormState = {
  state: Form['state']
  /** The caller's: where the answer belongs, for instance. */
  carried: string
  /** By field: the values that stand in the modal as `#0`, `#1`, … */
  long: Readonly<Record<string, readonly string[]>>
}

/** Throws a RangeError for a state that no modal can carry: it holds ids of our own, which are short. */
export function encodeFormState({ state, carried, long }: FormState): string {
  const text = printable(JSON.stringify([state, carried, ...(Object.keys(long).length > 0 ? [long] : [])]))
  if (text.length <= limits.privateMetadata) return text
  throw new RangeError(
    `The state of a form takes ${text.length} characters of the ${limits.privateMetadata} that a modal has`,
  )
}

/** JSON leaves some control characters as they are, and Slack takes none. */
const printable = (json: string) =>
  json.replaceAll(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`)

/** Null for anything that we never wrote. */
export function decodeFormState(text: string | undefined): FormState | null {
  const read = parsed(text ?? '')
  if (!Array.isArray(read) || read.length < 2 || read.length > 3) return null
  const [state, carried, long = {}] = read
  if (!isState(state) || typeof carried !== 'string' || !isLong(long)) return null
  return { state, carried, long }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isState = (value: unknown): value is Form['state'] =>
  isRecord(value) &&
  [value.action, value.id, value.key].every((part) => typeof part === 'string') &&
  (value.version === undefined || typeof value.version === 'number') &&
  (value.extra === undefined || typeof value.extra === 'string')

const isLong = (value: unknown): value is FormState['long'] =>
  isRecord(value) &&
  Object.values(value).every((values) => Array.isArray(values) && values.every((each) => typeof each === 'string'))
