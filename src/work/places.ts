// Where a delivery is said: a channel, a person, or the thread under another delivery.
import type { Context } from '../app/context.ts'
import { deskOf } from '../core/company.ts'
import type { Chat, MessageRef, Place } from '../ports/chat.ts'
import type { DeliveryRecord } from '../ports/store.ts'
import { findDelivery } from '../store/deliveries.ts'

export type Places = ReturnType<typeof createPlaces>

export function createPlaces(context: Context) {
  const chatFor = (delivery: DeliveryRecord): Chat => context.chatOf(deskOf(context.company, delivery.desk))

  async function placeOf(delivery: DeliveryRecord): Promise<Place | null> {
    if (delivery.parentId) return threadOf(delivery.parentId)
    if (delivery.person) return { kind: 'person', email: delivery.person }
    return { kind: 'channel', channel: delivery.channel ?? '' }
  }

  async function threadOf(parentId: string): Promise<Place | null> {
    const parent = await said(parentId)
    return parent && { kind: 'thread', ...parent }
  }

  async function said(id: string): Promise<{ channel: string; ref: MessageRef } | null> {
    const parent = await context.look((tx) => findDelivery(tx, { id }))
    return parent?.ref && parent.channel ? { channel: parent.channel, ref: parent.ref } : null
  }

  return {
    chatFor,
    /** Null while the thread has no first message. */
    placeOf,
    /** The message of a delivery that was said. */
    said,
    /** What the platform counts together, by name, and how much of it it takes. */
    paceOf(delivery: DeliveryRecord): { key: string; limits: Chat['limits']; countsApart: boolean } {
      const { platform, limits, updateLimits } = chatFor(delivery)
      const key = `${platform} ${delivery.conversation}`
      if (!updateLimits || delivery.ref === null) return { key, limits, countsApart: updateLimits !== undefined }
      return { key: `${key} updates`, limits: updateLimits, countsApart: true }
    },
  }
}
