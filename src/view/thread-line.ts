// One line in the thread below a card for each thing that happened to its lead.
import type { EventType } from '../core/handoff/event.ts'
import type { Block, Card } from '../ports/card.ts'
import type { HandoffRecord, RecordedEvent } from '../ports/store.ts'
import { type CardContext, leadLine, personName } from './context.ts'
import { excerpt } from './excerpt.ts'
import { eventSentence } from './sentence.ts'

const silent = new Set<EventType>(['offered', 'overdue', 'forgotten'])

/** The line for an event; null for what needs none: the offer is the card itself, a broken promise has its reminder, implied steps were never taken. */
export function threadLine(handoff: HandoffRecord, event: RecordedEvent, context: CardContext): Card | null {
  if (silent.has(event.type) || ('implied' in event && event.implied)) return null
  const { words, company } = context
  const sentence = eventSentence(event, context)
  const note = 'note' in event ? excerpt(event.note ?? '') : ''
  const blocks: Block[] = []
  if (event.type === 'reassigned') {
    const owner = { mention: event.owner, name: personName(company, event.owner) }
    blocks.push({ kind: 'text', text: [owner, words.thread.yours] })
  }
  if (note) blocks.push({ kind: 'quote', text: note, by: personName(company, event.actor) })
  return {
    title: event.type === 'won' ? `${sentence} 🎉` : sentence,
    blocks,
    actions: [],
    summary: words.thread.about(sentence, leadLine(handoff.lead, words)),
  }
}
