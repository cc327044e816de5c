// What a message of ours says by now: for platforms on which whoever presses is answered with the message itself.
import { type Desk, deskOf } from '../core/company.ts'
import type { Card } from '../ports/card.ts'
import type { MessageRef } from '../ports/chat.ts'
import { findDelivery } from '../store/deliveries.ts'
import type { Context } from './context.ts'
import { drawDelivery } from './draw-delivery.ts'

/** Null for a message that we do not know, and for one that has nothing left to say. */
export async function presentMessage(context: Context, ref: MessageRef): Promise<{ card: Card; desk: Desk } | null> {
  const delivery = await context.look((tx) => findDelivery(tx, { ref }))
  if (!delivery) return null
  const drawing = await drawDelivery(context, delivery)
  return drawing && { card: drawing.card, desk: deskOf(context.company, delivery.desk) }
}
