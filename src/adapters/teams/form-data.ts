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
}

/** Null for anything that we never wrote. */
export function readFormData(data: unknown): FormData | null {
  if (!isRecord(data) || !isRecord(data.state) || typeof data.carried !== 'string') return null
  const { action, key } = data.state
  const value = readActionValue({ ...data.state, action: action === '' ? '-' : action })
  const stood = data.stood === undefined ? {} : data.stood
  if (!value || typeof key !== 'string' || typeof action !== 'string' || !isTexts(stood)) return null
  return {
    ...{ state: { ...value, action, key }, carried: data.carried },
    ...(Object.keys(stood).length > 0 && { stood }),
  }
}

const isTexts = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((each) => typeof each === 'string')
