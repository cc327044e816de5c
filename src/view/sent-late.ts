// A message that was held up on its way says so, and when it was to come: what it says may look odd by now.
import type { Card } from '../ports/card.ts'
import type { DeliveryRecord } from '../ports/store.ts'
import { type CardContext, zoneOf } from './context.ts'

type Sent = Pick<DeliveryRecord, 'createdAt' | 'dueAt' | 'saidAt' | 'payload'>

/** A little is no delay: one message a second is all that a channel takes. */
const leastDelay = 5

/** Whole minutes from when it was to be said until it was, or until now. */
export const delayMinutes = ({ createdAt, dueAt, saidAt }: Sent, { now }: Pick<CardContext, 'now'>): number =>
  Math.max(0, Math.floor(((saidAt ?? now).getTime() - (dueAt ?? createdAt).getTime()) / 60_000))

/** Reminders say it of each of their leads. */
export function withDelay(card: Card, delivery: Sent, context: CardContext): Card {
  if (delivery.payload.view === 'reminders' || delayMinutes(delivery, context) <= leastDelay) return card
  const { words } = context
  const note = words.delay.sentLate(words.format.moment(delivery.dueAt ?? delivery.createdAt, zoneOf(context)))
  return { ...card, blocks: [...card.blocks, { kind: 'text', text: note, quiet: true }] }
}
