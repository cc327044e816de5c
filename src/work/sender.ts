// Says things once: lease committed, one platform call, and the answer written down as what it is.
import { retireSpare } from '../app/adopt-message.ts'
import type { Context } from '../app/context.ts'
import { allowedAt, taken } from '../core/pace.ts'
import { latest } from '../core/promise/deadline.ts'
import type { DeliveryRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findDelivery } from '../store/deliveries.ts'
import { adoptMessage, isNext, leaseDelivery, type Settlement, settleDelivery, showAgain } from '../store/leases.ts'
import { lockPace, savePace } from '../store/pace.ts'
import {
  type Attempted,
  backoffSeconds,
  createAttempt,
  inTime,
  outageLimitSeconds,
  pauseLimitSeconds,
} from './attempt.ts'
import { createPlaces } from './places.ts'

/** As much may the clocks of replicas differ. */
const skewSeconds = 60

const longestHintMs = 60_000

export type Sender = {
  /**
   * Says or updates what this delivery has to say now, if anything. `wait`: its conversation has to wait a moment, or
   * something else comes first there, or the platform does not answer. Never throws.
   */
  deliver(id: string): Promise<'done' | 'wait'>
  /**
   * Finds out whether a delivery whose answer was lost was said; never says it again blindly. `wait`: the platform does
   * not answer. Never throws.
   */
  reconcile(delivery: DeliveryRecord): Promise<'done' | 'wait'>
}

export function createSender(context: Context): Sender {
  const { clock, log } = context
  const notBefore = new Map<string, number>()
  const places = createPlaces(context)
  const { chatFor, paceOf, placeOf, said } = places
  const attempt = createAttempt(context, places)
  const after = (seconds: number): Date => new Date(clock.now().getTime() + seconds * 1000)

  async function deliver(id: string): Promise<'done' | 'wait'> {
    try {
      // What changed while the platform was called is shown by the next round.
      for (;;) {
        const round = await deliverOnce(id)
        if (round !== 'again') return round
      }
    } catch (error) {
      log.error({ err: error, delivery: id }, 'a delivery could not be worked on; the sweep will try again')
      return 'done'
    }
  }

  async function deliverOnce(id: string): Promise<'again' | 'done' | 'wait'> {
    const asked = await context.look((tx) => findDelivery(tx, { id }))
    if (!asked) return 'done'
    if (isTooSoon(asked)) return 'wait'
    // A thread begins with its first message; waiting for that must not use up the lease of the reply.
    if (asked.parentId && !(await said(asked.parentId))) await deliver(asked.parentId)
    const takenAt = clock.now()
    const delivery = await context.transaction((tx) => takeTurn(tx, asked))
    if (delivery === 'wait') return delivery
    if (!delivery) return 'done'
    const settlement = await attempt(delivery, takenAt)
    const settled = await settle(delivery, settlement)
    if (settled === 'overtaken') await comeLate(delivery, settlement)
    if (settlement.halts) return 'wait'
    return settled === 'behind' && !('notBefore' in settlement) ? 'again' : 'done'
  }

  /** The lease, where the platform's pace allows it now and nothing else comes first in the conversation. */
  async function takeTurn(tx: Transaction, asked: DeliveryRecord): Promise<DeliveryRecord | null | 'wait'> {
    const now = clock.now()
    const { key, limits, countsApart } = paceOf(asked)
    if (!limits) return leaseDelivery(tx, asked.id, now)
    const pace = await lockPace(tx, key)
    if (!pace) return 'wait'
    const { spent, blockedUntil } = pace
    const blocked = blockedUntil && blockedUntil <= after(pauseLimitSeconds + skewSeconds) ? blockedUntil : now
    const free = latest(allowedAt(limits, spent, now), blocked)
    if (free > now) {
      notBefore.set(key, free.getTime())
      return 'wait'
    }
    if (!(await isNext(tx, asked, now, countsApart))) return 'wait'
    const delivery = await leaseDelivery(tx, asked.id, now)
    if (delivery) await savePace(tx, key, taken(limits, spent, now))
    return delivery
  }

  /** What the last look at its conversation told: in a flood nobody asks the database for every message again. */
  function isTooSoon(delivery: DeliveryRecord): boolean {
    const { key } = paceOf(delivery)
    const waitMs = (notBefore.get(key) ?? 0) - clock.now().getTime()
    if (waitMs <= 0) notBefore.delete(key)
    // A clock that was set back must not make anybody wait for it.
    return waitMs > 0 && waitMs < longestHintMs
  }

  /** The lease was over and somebody else went on, but what we said or changed stands in the chat all the same. */
  async function comeLate(delivery: DeliveryRecord, settlement: Settlement): Promise<void> {
    if (!('ref' in settlement) || !settlement.ref) return
    const { ref } = settlement
    const standing = await context.transaction(async (tx) => {
      const taken =
        delivery.ref === null ? adoptMessage(tx, delivery.id, ref, clock.now()) : showAgain(tx, delivery.id, ref)
      await context.carry(tx, await taken)
      return findDelivery(tx, { id: delivery.id })
    })
    log.warn({ delivery: delivery.id, key: delivery.key }, 'a message was said after its time was over')
    if (standing && standing.ref !== ref) await retireSpare(context, standing, ref)
  }

  async function reconcile(delivery: DeliveryRecord): Promise<'done' | 'wait'> {
    try {
      return await lookFor(delivery)
    } catch (error) {
      log.error({ err: error, delivery: delivery.id }, 'a delivery could not be looked for; the sweep will try again')
      return 'wait'
    }
  }

  async function lookFor(delivery: DeliveryRecord): Promise<'done' | 'wait'> {
    const place = await placeOf(delivery)
    const now = clock.now()
    try {
      if (!place) throw new Error('its thread has no first message yet')
      const ref = await inTime(chatFor(delivery).find(place, delivery.id, delivery.createdAt))
      // Where nobody can look, it is said again: a spare card is retired at the first touch, a lost one would be a lost lead.
      const known = ref !== null && ref !== 'cannot-tell'
      const fault = ref === null ? 'it had not been said' : 'it may have been said already'
      await settle(
        delivery,
        known ? { state: 'said', ref, shown: 0, saidAt: now } : { state: 'pending', notBefore: now, fault },
      )
      return 'done'
    } catch (error) {
      log.warn({ err: error, delivery: delivery.id }, 'it is still unknown whether this was said')
      const notBefore = after(backoffSeconds(delivery, outageLimitSeconds))
      await settle(delivery, { state: 'unknown', notBefore, fault: String(error) })
      return 'wait'
    }
  }

  const settle = (delivery: DeliveryRecord, { halts: _, ...settlement }: Attempted) =>
    context.transaction((tx) => settleDelivery(tx, delivery, settlement))

  return { deliver, reconcile }
}
