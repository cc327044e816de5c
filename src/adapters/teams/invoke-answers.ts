// What an invoke is answered with, by the way in which it came. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model
import type { Answerable } from './gesture.ts'
import { cardType } from './message.ts'
import { forDialog } from './render-dialog.ts'

/** Status and body of the HTTP answer. */
export type InvokeAnswer = { status: number; body?: object }

const ok = (body?: object): InvokeAnswer => ({ status: 200, ...(body && { body }) })

/** A card: in the dialog, or in place of the card that was pressed. Undefined where no card can be answered. */
export function cardAnswer(by: Answerable, card: object, title: string): InvokeAnswer | undefined {
  if (by === 'message') return undefined
  if (by === 'execute') return ok({ statusCode: 200, type: cardType, value: card })
  const value = { title, height: 'medium', width: 'medium', card: { contentType: cardType, content: forDialog(card) } }
  return ok({ task: { type: 'continue', value } })
}

/** It is done: a dialog closes; on a card the client says a few words. */
export function doneAnswer(by: Answerable, words: string): InvokeAnswer | undefined {
  if (by === 'message') return undefined
  if (by === 'execute') return ok({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words })
  return ok()
}

/** A few words, also in a dialog. */
export function wordsAnswer(by: Answerable, words: string): InvokeAnswer | undefined {
  if (by === 'dialog' || by === 'extension') return ok({ task: { type: 'message', value: words } })
  return doneAnswer(by, words)
}

/** To what is none of ours: the client says that it failed, and nobody tries again. */
export const notOurs = (): InvokeAnswer =>
  ok({
    ...{ statusCode: 400, type: 'application/vnd.microsoft.error' },
    value: { code: 'BadRequest', message: 'This button is not one of Relevo.' },
  })
