// What one person asked is shown to everybody in the channel: a message like any other, said once, and kept in view so
// that it can be taken back when somebody wants to be forgotten.
import type { Company, Desk } from '../core/company.ts'
import type { Card, Reply } from '../ports/card.ts'
import type { Ask } from '../ports/conversation.ts'
import { insertDeliveries, newDeliveryId, priorities } from '../store/deliveries.ts'
import { sharedCard } from '../view/share.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'

/** Answers are shared where a desk works; elsewhere nobody knows who reads along. */
export const mayShareIn = (company: Company, channel: string | undefined): boolean =>
  deskThere(company, channel) !== undefined

/** Channels that desks share are on one platform. */
const deskThere = ({ desks }: Company, channel: string | undefined): Desk | undefined =>
  desks.find(({ channels }) => channel === channels.sales || channel === channels.feedback)

/** A card, and the leads or handoffs that it speaks of, by their ids. */
export type Told = { card: Card; about: readonly string[] }

/** `pressed` names the press: however often it arrives, the answer is said once. */
export async function sayAloud(context: Context, { card, about }: Told, ask: Ask, pressed: string): Promise<Reply> {
  const desk = deskThere(context.company, ask.channel)
  if (!desk || ask.channel === undefined) throw new Error(`No desk works in ${ask.channel}`)
  const shared = sharedCard(card, ask, viewContext(context, desk))
  const delivery = {
    ...{ id: newDeliveryId(), key: `shared:${pressed}`, desk: desk.id, channel: ask.channel },
    // Somebody waits for it.
    priority: priorities.escalation,
    payload: { view: 'shared', card: shared, about } as const,
  }
  await context.transaction(async (tx) => {
    await context.carry(tx, await insertDeliveries(tx, [delivery], context.clock.now()))
  })
  return { kind: 'shared' }
}
