// Somebody has shut the bot out of their private conversation: what they owe is said where they read it, in the lead's thread.
import type { Obstacle } from '../ports/chat.ts'
import type { DeliveryRecord, ReminderLine } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findDelivery, insertDeliveries, type NewDelivery, newDeliveryId } from '../store/deliveries.ts'
import { findTimers } from '../store/timers.ts'
import type { Context } from './context.ts'
import { cardKey } from './offers.ts'

/** True when nothing is left to say in private. */
export async function fallBackToThread(
  context: Context,
  delivery: DeliveryRecord,
  { code }: Obstacle,
): Promise<boolean> {
  const { payload, person } = delivery
  if (code !== 'blocked' || payload.view !== 'reminders' || person === null) return false
  return context.transaction(async (tx) => {
    const spoken = await inThreads(tx, delivery, payload.lines, person)
    await context.carry(tx, await insertDeliveries(tx, spoken, context.clock.now()))
    return spoken.length > 0
  })
}

/** One message for each promise, which names whoever cannot be reached. */
async function inThreads(
  tx: Transaction,
  { key, desk, priority }: DeliveryRecord,
  lines: readonly ReminderLine[],
  person: string,
): Promise<NewDelivery[]> {
  const timers = await findTimers(
    tx,
    lines.map(({ timerId }) => timerId),
  )
  const spoken: NewDelivery[] = []
  for (const line of lines) {
    const handoffId = timers.get(line.timerId)?.handoffId
    const card = handoffId ? await findDelivery(tx, { key: cardKey(handoffId) }) : null
    if (!card || !handoffId) continue
    const mentions = [...new Set([...(line.mentions ?? []), person])]
    spoken.push({
      ...{ id: newDeliveryId(), key: `${key}:thread:${line.timerId}`, priority, desk, parentId: card.id, handoffId },
      payload: { view: 'reminders', lines: [{ ...line, mentions }] },
    })
  }
  return spoken
}
