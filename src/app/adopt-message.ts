// A press tells of the message that it sat on. After a lost answer this is how we learn of a card that we did not know.
import { deskOf } from '../core/company.ts'
import type { MessageRef } from '../ports/chat.ts'
import { adoptMessage, findDelivery, isKnownMessage } from '../store/deliveries.ts'
import { noticeCard } from '../view/notice.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { cardKey } from './offers.ts'

/**
 * The handoff has one live card: a card that was said without our hearing of it is adopted, and a spare one is retired.
 * Never throws: what was pressed counts all the same.
 */
export async function adoptOrRetire(context: Context, handoffId: string, ref: MessageRef): Promise<void> {
  try {
    if (await context.look((tx) => isKnownMessage(tx, ref))) return
    const live = await context.transaction(async (tx) => {
      const card = await findDelivery(tx, { key: cardKey(handoffId) })
      if (!card) return 'this'
      if (card.ref === ref) return 'this'
      if (card.ref !== null) return card
      await context.carry(tx, await adoptMessage(tx, card.id, ref, context.clock.now()))
      return 'this'
    })
    if (live === 'this') return
    const desk = deskOf(context.company, live.desk)
    const chat = context.chatOf(desk)
    const view = viewContext(context, desk)
    const url = live.channel && live.ref ? chat.link(live.channel, live.ref) : null
    const notice = noticeCard('spare-card', view)
    const link = url ? [{ kind: 'text', text: { link: view.words.feedback.showCard, url } } as const] : []
    await chat.update(ref, { ...notice, blocks: [...notice.blocks, ...link] })
  } catch (error) {
    context.log.warn({ err: error, handoff: handoffId }, 'a spare card could not be retired')
  }
}
