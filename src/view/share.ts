// Private answers that somebody shows to everybody.
import type { Words } from '../i18n/words.ts'
import type { Card } from '../ports/card.ts'
import type { Ask } from '../ports/conversation.ts'
import { type CardContext, personName } from './context.ts'
import { lineLimit, oneLine } from './excerpt.ts'

/** What a button can carry; a longer question is not asked again. */
const carried = 1000

/** The same card with a Share button, which carries what was asked; by its `id` several presses are known as one. */
export function withShare(card: Card, { id, text }: { id: string; text: string }, { share }: Words): Card {
  if (text.length > carried) return card
  return {
    ...card,
    actions: [...card.actions, { label: share.action, value: { action: 'share', id, extra: text } }],
  }
}

/** A shared answer says who shared it, and what was asked. Its buttons were for whoever asked. */
export function sharedCard(
  card: Card,
  { actor, text, called = '/handoff' }: Ask,
  { company, words }: CardContext,
): Card {
  const line = words.share.by(personName(company, actor), oneLine(`${called} ${text}`, lineLimit) ?? called)
  return {
    ...card,
    blocks: [...card.blocks, { kind: 'text', text: line, quiet: true }],
    actions: card.actions.filter(({ url }) => url === undefined),
    summary: `${card.summary} (${line})`,
  }
}
