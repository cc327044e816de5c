// Something that people can mend keeps messages from getting through: the admins hear of it, once a day.
import { localDate } from '../core/calendar.ts'
import type { Obstacle } from '../ports/chat.ts'
import type { DeliveryRecord } from '../ports/store.ts'
import { insertDeliveries, type NewDelivery, newDeliveryId, priorities } from '../store/deliveries.ts'
import type { Context } from './context.ts'
import { deskFor } from './refusal-reply.ts'

/** Nobody is told about an obstacle by a message that it would stop, too. */
export async function tellObstacle(context: Context, delivery: DeliveryRecord, obstacle: Obstacle): Promise<void> {
  if (delivery.payload.view === 'obstacle') return
  const { company, clock, transaction } = context
  const now = clock.now()
  const { conversation } = delivery
  const told = company.admins.map((person): NewDelivery => {
    const desk = deskFor(context, person)
    const what = [conversation, obstacle.code, obstacle.detail ?? '', localDate(now, desk.zone)]
    return {
      ...{ id: newDeliveryId(), key: `obstacle:${what.join(':')}:${person}`, priority: priorities.escalation },
      ...{ desk: desk.id, person, payload: { view: 'obstacle', obstacle, conversation } },
    }
  })
  await transaction(async (tx) => context.carry(tx, await insertDeliveries(tx, told, now)))
}
