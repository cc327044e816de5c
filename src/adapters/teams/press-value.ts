// What a button carries: an ActionValue of ours, told apart from anything else that a client may send.
import type { ActionValue } from '../../ports/card.ts'
import { readActionValue } from './action-value.ts'
import type { Carried } from './adaptive-card.ts'
import { isRecord } from './json.ts'

export const carriedPress = (value: ActionValue): Carried => ({ relevo: { press: value } })

/** The value again; null for anything that we never wrote. */
export function readPress(data: unknown): ActionValue | null {
  const press = isRecord(data) && isRecord(data.relevo) ? data.relevo.press : null
  return isRecord(press) ? readActionValue(press) : null
}
