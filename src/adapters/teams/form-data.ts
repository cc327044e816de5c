// What a form carries until it is sent: its state, the caller's own words, and the dates that stood in it.
import type { Form } from '../../ports/card.ts'
import { readActionValue } from './action-value.ts'
import { isRecord } from './json.ts'

export type FormData = {
  state: Form['state']
  /** The caller's: where the answer belongs, for instance. */
  carried: string
  /** By field: the day that stood beside the proposals, before anybody touched it. */
  stood?: Readonly<Record<string, string>>
  /** By field: the values that stand in its menu as `#0`, `#1`, … */
  long?: Readonly<Record<string, readonly string[]>>
}

/** Null for anything that we never wrote. */
export function readFormData(data: unknown): FormData | null {
  if (!isRecord(data) || !isRecord(data.state) || typeof data.carried !== 'string') return null
  const { action, key } = data.state
  const value = readActionValue({ ...data.state, action: action === '' ? '-' : action })
  const { stood = {}, long = {} } = data
  if (!value || typeof key !== 'string' || typeof action !== 'string') return null
  if (!isRecord(stood) || !Object.values(stood).every(isText)) return null
  if (!isRecord(long) || !Object.values(long).every((each) => Array.isArray(each) && each.every(isText))) return null
  return {
    ...{ state: { ...value, action, key }, carried: data.carried },
    ...(Object.keys(stood).length > 0 && { stood: stood as Record<string, string> }),
    ...(Object.keys(long).length > 0 && { long: long as Record<string, string[]> }),
  }
}

const isText = (value: unknown): boolean => typeof value === 'string'
