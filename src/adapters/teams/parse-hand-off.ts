// The message extension, opened on a message that is to become a lead, or on none.
import type { Acted, Gesture, Said } from './gesture.ts'
import { isRecord, textOf } from './json.ts'
import { textOfHtml } from './plain-text.ts'

/** The manifest names it so. */
export const handOffCommand = 'handOff'

export function parseHandOff(value: Readonly<Record<string, unknown>>, acted: Acted): Gesture {
  if (value.commandId !== handOffCommand) {
    return { kind: 'nothing', because: `an extension’s command ${value.commandId}` }
  }
  return { kind: 'hand-off', ...acted, said: isRecord(value.messagePayload) ? saidIn(value.messagePayload) : null }
}

function saidIn({ body, from, id, linkToMessage }: Readonly<Record<string, unknown>>): Said {
  const content = isRecord(body) ? (textOf(body.content) ?? '') : ''
  const isPlain = isRecord(body) && body.contentType === 'text'
  const by = isRecord(from) ? (nameOf(from.user) ?? nameOf(from.application)) : undefined
  const [url, messageId] = [textOf(linkToMessage), textOf(id)]
  return {
    text: isPlain ? content.trim() : textOfHtml(content),
    ...(by && { by }),
    ...(url && { url }),
    ...(messageId && { messageId }),
  }
}

const nameOf = (account: unknown): string | undefined => (isRecord(account) ? textOf(account.displayName) : undefined)
