// Says things once: lease committed, one platform call, and the answer written down as what it is.
import type { Context } from '../app/context.ts'
import { type Drawing, drawDelivery } from '../app/draw-delivery.ts'
import { fallBackToThread } from '../app/fall-back-to-thread.ts'
import { tellObstacle } from '../app/tell-obstacle.ts'
import { deskOf } from '../core/company.ts'
import { allowedAt, taken } from '../core/pace.ts'
import { latest } from '../core/promise/deadline.ts'
import { type Chat, ChatFault, type Fault, type MessageRef, type Place } from '../ports/chat.ts'
import type { DeliveryRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findDelivery, isNext, leaseDelivery, type Settlement, settleDelivery } from '../store/deliveries.ts'
import { blockConversation, lockPace, savePace } from '../store/pace.ts'

/** Longer than any platform call may take: an expired lease means that the worker is gone. */
const leaseSeconds = 15
const callSeconds = 10
/** After a lost answer: how long a call may still be on its way before its absence is believed. */
const graceSeconds = 5
const parentWaitSeconds = 2
const longestHintMs = 60_000
/** A card that somebody deletes again and again is not posted for ever. */
const repostLimit = 3

export type Sender = {
  /**
   * Says or updates what this delivery has to say now, if anything. `too-fast`: its conversation has to wait a moment,
   * or something else comes first there. Never throws.
   */
  deliver(id: string): Promise<'done' | 'too-fast'>
  /** Finds out whether a delivery whose answer was lost was said; never says it again blindly. */
  reconcile(delivery: DeliveryRecord): Promise<void>
}

export function createSender(context: Context): Sender {
  const { clock, log } = context
  const notBefore = new Map<string, number>()

  async function deliver(id: string): Promise<'done' | 'too-fast'> {
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

  async function deliverOnce(id: string): Promise<'again' | 'done' | 'too-fast'> {
    const asked = await context.look((tx) => findDelivery(tx, { id }))
    if (!asked) return 'done'
    if (isTooSoon(asked)) return 'too-fast'
    // A thread begins with its first message; waiting for that must not use up the lease of the reply.
    if (asked.parentId && !(await said(asked.parentId))) await deliver(asked.parentId)
    const leasedAt = clock.now()
    const delivery = await context.transaction((tx) => takeTurn(tx, asked))
    if (delivery === 'too-fast') return delivery
    if (!delivery) return 'done'
    const settlement = await attempt(delivery, leasedAt)
    await settle(delivery, settlement)
    return settlement.state === 'said' && !('notBefore' in settlement) ? 'again' : 'done'
  }

  /** The lease, where the platform's pace allows it now and nothing else comes first in the conversation. */
  async function takeTurn(tx: Transaction, asked: DeliveryRecord): Promise<DeliveryRecord | null | 'too-fast'> {
    const now = clock.now()
    const { limits } = chatFor(asked)
    if (!limits) return leaseDelivery(tx, asked.id, now, leaseSeconds)
    const key = paceKey(asked)
    const pace = await lockPace(tx, key)
    if (!pace) return 'too-fast'
    const { spent, blockedUntil } = pace
    const free = latest(allowedAt(limits, spent, now), blockedUntil ?? now)
    if (free > now) {
      notBefore.set(key, free.getTime())
      return 'too-fast'
    }
    if (!(await isNext(tx, asked, now))) return 'too-fast'
    const delivery = await leaseDelivery(tx, asked.id, now, leaseSeconds)
    if (delivery) await savePace(tx, key, taken(limits, spent, now))
    return delivery
  }

  /** What the last look at its conversation told: in a flood nobody asks the database for every message again. */
  function isTooSoon(delivery: DeliveryRecord): boolean {
    const key = paceKey(delivery)
    const waitMs = (notBefore.get(key) ?? 0) - clock.now().getTime()
    if (waitMs <= 0) notBefore.delete(key)
    // A clock that was set back must not make anybody wait for it.
    return waitMs > 0 && waitMs < longestHintMs
  }

  const paceKey = (delivery: DeliveryRecord): string => `${chatFor(delivery).platform} ${delivery.conversation}`

  async function attempt(delivery: DeliveryRecord, leasedAt: Date): Promise<Settlement> {
    const place = await placeOf(delivery)
    if (!place) return { state: unsaid(delivery), notBefore: after(parentWaitSeconds) }
    let drawing: Drawing | null
    try {
      drawing = await drawDelivery(context, delivery)
    } catch (error) {
      log.error({ err: error, delivery: delivery.id }, 'a message could not be drawn')
      return waiting(delivery, backoffSeconds(delivery), 'it could not be drawn')
    }
    if (!drawing) return silence(delivery)
    // A process that stood still meanwhile may have lost its lease, and another one may say it: nothing has been called yet.
    const late = clock.now().getTime() - leasedAt.getTime() > (leaseSeconds - callSeconds) * 1000
    return late ? { state: unsaid(delivery), notBefore: clock.now() } : say(delivery, place, drawing)
  }

  async function say(delivery: DeliveryRecord, place: Place, { card, version }: Drawing): Promise<Settlement> {
    const chat = chatFor(delivery)
    try {
      if (delivery.ref === null) {
        const ref = await inTime(chat.post(place, card, delivery.id))
        return { state: 'said', ref, shown: Math.max(version, delivery.wanted), saidAt: clock.now() }
      }
      await inTime(chat.update(delivery.ref, card))
      return { state: 'said', ref: delivery.ref, shown: Math.max(version, delivery.wanted) }
    } catch (error) {
      if (!(error instanceof ChatFault)) log.error({ err: error, delivery: delivery.id }, 'the platform call failed')
      const fault: Fault = error instanceof ChatFault ? error.fault : { kind: 'unknown', reason: String(error) }
      return afterFault(delivery, fault)
    }
  }

  async function afterFault(delivery: DeliveryRecord, fault: Fault): Promise<Settlement> {
    log.warn({ delivery: delivery.id, key: delivery.key, fault }, 'a message was not taken')
    switch (fault.kind) {
      case 'gone':
        return afterGone(delivery)
      case 'unknown':
        // An update may be repeated freely; a first post may stand in the chat already.
        return delivery.ref === null
          ? { state: 'unknown', notBefore: after(graceSeconds), fault: fault.reason }
          : waiting(delivery, backoffSeconds(delivery), fault.reason)
      case 'retry-after':
        await context.transaction((tx) => blockConversation(tx, paceKey(delivery), after(fault.seconds)))
        return waiting(delivery, fault.seconds, 'the platform asked to wait')
      case 'sign-in':
        return waiting(delivery, backoffSeconds(delivery), 'the platform refuses our sign-in')
      case 'refused':
        if (fault.obstacle) {
          await tellObstacle(context, delivery, fault.obstacle)
          if (await fallBackToThread(context, delivery, fault.obstacle))
            return { state: 'skipped', fault: fault.reason }
        }
        return waiting(delivery, backoffSeconds(delivery), fault.reason)
    }
  }

  /** Somebody deleted it. A first message is posted anew, for its lead is still there; a reply is let go. */
  function afterGone(delivery: DeliveryRecord): Settlement {
    const fault = 'the message is no longer there'
    if (delivery.parentId || delivery.failures >= repostLimit) return { state: 'failed', fault }
    return { state: 'pending', ref: null, shown: 0, notBefore: clock.now(), fault }
  }

  const after = (seconds: number): Date => new Date(clock.now().getTime() + seconds * 1000)

  const waiting = (delivery: DeliveryRecord, seconds: number, fault: string): Settlement => ({
    ...{ state: unsaid(delivery), notBefore: after(seconds), fault },
  })

  async function reconcile(delivery: DeliveryRecord): Promise<void> {
    const place = await placeOf(delivery)
    const now = clock.now()
    try {
      if (!place) throw new Error('its thread has no first message yet')
      const ref = await inTime(chatFor(delivery).find(place, delivery.id, delivery.createdAt))
      // Where nobody can look, it is said again: a spare card is retired at the first touch, a lost one would be a lost lead.
      const known = ref !== null && ref !== 'cannot-tell'
      if (known) return await settle(delivery, { state: 'said', ref, shown: 0, saidAt: now })
      const fault = ref === null ? 'it had not been said' : 'it may have been said already'
      await settle(delivery, { state: 'pending', notBefore: now, fault })
    } catch (error) {
      log.warn({ err: error, delivery: delivery.id }, 'it is still unknown whether this was said')
      await settle(delivery, { state: 'unknown', notBefore: after(backoffSeconds(delivery)), fault: String(error) })
    }
  }

  const settle = (delivery: DeliveryRecord, settlement: Settlement) =>
    context.transaction((tx) => settleDelivery(tx, delivery, settlement))

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

  return { deliver, reconcile }
}

/** Nothing to say any more: what was never said is skipped, what stands stays as it is. */
const silence = ({ ref, wanted }: DeliveryRecord): Settlement =>
  ref === null ? { state: 'skipped' } : { state: 'said', ref, shown: wanted }

const unsaid = ({ ref }: DeliveryRecord): 'pending' | 'said' => (ref === null ? 'pending' : 'said')

const backoffSeconds = ({ failures }: DeliveryRecord) => Math.min(5 * 2 ** Math.min(failures, 10), 3600)

/** No answer within the time of a call is a lost answer. */
async function inTime<T>(call: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const reason = `no answer within ${callSeconds} seconds`
  const timer = setTimeout(() => late.reject(new ChatFault({ kind: 'unknown', reason })), callSeconds * 1000)
  try {
    return await Promise.race([call, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
