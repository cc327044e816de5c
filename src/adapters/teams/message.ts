// A drawn card as the message that carries it.
import type { Outgoing } from './connector.ts'

export const cardType = 'application/vnd.microsoft.card.adaptive'

/** `summary` is what notifications say; without one the card speaks for itself. */
export const messageOf = ({ summary, card }: { summary?: string; card: object }): Outgoing => ({
  ...(summary !== undefined && { summary }),
  attachments: [{ contentType: cardType, content: card }],
})
