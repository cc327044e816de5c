// What a form carries until it is sent: how it came about. Teams forgets a form that it sent; with errors it is drawn anew.
import type { ActionValue } from '../../ports/card.ts'
import { isRecord } from './json.ts'
import { carriedPress, readPress } from './press-value.ts'

/** The press or the words that opened it. */
export type Opened = { press: ActionValue } | { ask: string }

export const carry = (opened: Opened): string => JSON.stringify('press' in opened ? carriedPress(opened.press) : opened)

/** The same again; null for anything that we never wrote. */
export function openedBy(carried: string): Opened | null {
  const told = parsed(carried)
  if (!isRecord(told)) return null
  if (typeof told.ask === 'string') return { ask: told.ask }
  const press = readPress(told)
  return press && { press }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
