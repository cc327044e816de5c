// A card that a row keeps.
import type { Card } from '../ports/card.ts'

/** As it was kept: JSON has made strings of its times. */
export const keptCard = (card: unknown): Card =>
  JSON.parse(JSON.stringify(card), (key, value) =>
    key === 'time' && typeof value === 'string' ? new Date(value) : value,
  )
