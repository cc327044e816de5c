// Something keeps messages from getting through: what it is, and how to mend it, for those who can.
import type { Card } from '../ports/card.ts'
import type { Obstacle } from '../ports/chat.ts'
import { type CardContext, personName } from './context.ts'
import { oneLine } from './excerpt.ts'

/** `conversation` is a channel, or `@` and the person. Nothing is lost meanwhile, and the card says so. */
export function obstacleCard({ code, detail }: Obstacle, conversation: string, { words, company }: CardContext): Card {
  const { obstacles } = words
  const where = conversation.startsWith('@') ? personName(company, conversation.slice(1)) : conversation
  const text = obstacles.mend[code](oneLine(where) ?? '', oneLine(detail) ?? '')
  return {
    title: obstacles.title,
    badge: { text: words.card.late, tone: 'late' },
    blocks: [
      { kind: 'text', text },
      { kind: 'text', text: obstacles.kept, quiet: true },
    ],
    actions: [],
    summary: `${obstacles.title}: ${text}`,
  }
}
