// What was written to the bot: without its own name, and with everybody else's id in place of theirs.
import type { ActivityPayload } from './activity.ts'
import type { Acted, Gesture } from './gesture.ts'
import { isRecord, textOf } from './json.ts'
import { unescaped } from './plain-text.ts'
import type { Account } from './reader.ts'

/** In a channel only what calls the bot, or was typed as its command; what bots say asks nothing. */
export function parseAsk({ text = '', entities = [], from, recipient }: ActivityPayload, acted: Acted): Gesture {
  if (from?.id?.startsWith('28:')) return { kind: 'nothing', because: 'a bot said it' }
  const mentions = entities.flatMap(mentionOf)
  const isCalled = mentions.some(({ account }) => account.id === recipient?.id)
  const { surface, targeted } = acted.where
  if (surface !== 'personal' && !isCalled && !targeted) return { kind: 'nothing', because: 'it was not said to us' }
  let asked = text
  const mentioned: Account[] = []
  for (const mention of mentions) {
    const isUs = mention.account.id === recipient?.id
    // A function, because an id may hold `$&`.
    asked = asked.replace(mention.text, () => (isUs ? ' ' : `@${mention.account.id}`))
    if (!isUs) mentioned.push(mention.account)
  }
  return { kind: 'ask', ...acted, text: tidied(asked), mentioned }
}

function mentionOf(entity: unknown): { text: string; account: Account }[] {
  if (!isRecord(entity) || entity.type !== 'mention' || !isRecord(entity.mentioned)) return []
  const [text, id, name] = [textOf(entity.text), textOf(entity.mentioned.id), textOf(entity.mentioned.name)]
  return text && id ? [{ text, account: { id, name: name ?? '' } }] : []
}

/** Names that nobody stands behind are words; a slash before a command is how it was typed. */
const tidied = (text: string): string =>
  unescaped(text.replace(/<\/?at\b[^>]*>/gi, ''))
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .replace(/^\/(?=\p{L})/u, '')
