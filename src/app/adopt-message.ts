// A press tells of the message that it sat on. After a lost answer this is how we learn of a card that we did not know.
import { deskOf } from '../core/company.ts'
import type { MessageRef } from '../ports/chat.ts'
import type { Press } from '../ports/conversation.ts'
import type { DeliveryRecord } from '../ports/store.ts'
import { findDelivery, isKnownMessage } from '../store/deliveries.ts'
import { adoptMessage } from '../store/leases.ts'
import { noticeCard } from '../view/notice.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { cardKey } from './offers.ts'

/**
 * The handoff has one live card: a card that was said without our hearing of it is adopted, and a spare one is retired.
 * What hangs in a thread or stands elsewhere (a reminder, a reply to marketing, one's own page) is no card of it. Never
 * throws: what was pressed counts all the same.
 */
export async function adoptOrRetire(context: Context, handoffId: string, press: Omit<Press, 'actor'>): Promise<void> {
  const { ref, channel, inThread } = press
  if (ref === undefined || channel === undefined || inThread) return
  try {
    if (await context.look((tx) => isKnownMessage(tx, ref))) return
    const live = await context.transaction(async (tx) => {
      const card = await findDelivery(tx, { key: cardKey(handoffId) })
      if (!card || card.channel !== channel || card.ref === ref) return 'this'
      if (card.ref !== null) return card
      await context.carry(tx, await adoptMessage(tx, card.id, ref, context.clock.now()))
      return 'this'
    })
    if (live === 'this') return
    await retireSpare(context, live, ref)
  } catch (error) {
    context.log.warn({ err: error, handoff: handoffId }, 'a spare card could not be retired')
  }
}

/** This message says the same as the one that counts: it says so instead, and leads there. Throws a ChatFault. */
export async function retireSpare(context: Context, counts: DeliveryRecord, spare: MessageRef): Promise<void> {
  const desk = deskOf(context.company, counts.desk)
  const chat = context.chatOf(desk)
  const view = viewContext(context, desk, counts.person)
  const isCard = counts.payload.view === 'handoff-card'
  const url = isCard && counts.channel && counts.ref ? chat.link(counts.channel, counts.ref) : null
  const notice = noticeCard(isCard ? 'spare-card' : 'spare-message', view)
  const link = url ? [{ kind: 'text', text: { link: view.words.feedback.showCard, url } } as const] : []
  await chat.update(spare, { ...notice, blocks: [...notice.blocks, ...link] })
}
