// One attempt to say or update something: one call of the platform, and what its answer means.
import type { Context } from '../app/context.ts'
import { type Drawing, drawDelivery } from '../app/draw-delivery.ts'
import { fallBackToThread } from '../app/fall-back-to-thread.ts'
import { tellObstacle } from '../app/tell-obstacle.ts'
import { ChatFault, type Fault, type Place, type Turn } from '../ports/chat.ts'
import type { DeliveryRecord } from '../ports/store.ts'
import { arrivalSeconds, lastArrival, leaseSeconds, type Settlement } from '../store/leases.ts'
import { blockConversation } from '../store/pace.ts'
import type { Places } from './places.ts'

const callSeconds = 10
/** A call begins this soon after its lease, or not at all: it has ended, with time to spare, before anybody looks for it. */
const startSeconds = 10
const parentWaitSeconds = 2
/** No platform asks to wait longer than this; a pause that seems longer was begun before the clocks were set back. */
export const pauseLimitSeconds = 900
/** A card that somebody deletes again and again is not posted for ever. */
const repostLimit = 3

/** Nothing to say any more: what was never said is skipped, what stands stays as it is. */
const silence = ({ ref, wanted }: DeliveryRecord): Settlement =>
  ref === null ? { state: 'skipped' } : { state: 'said', ref, shown: wanted }

const unsaid = ({ ref }: DeliveryRecord): 'pending' | 'said' => (ref === null ? 'pending' : 'said')

/** What people have to mend is tried ever more rarely; what ends by itself is not waited for much longer than it lasts. */
const mendingLimitSeconds = 3600
export const outageLimitSeconds = 60

export const backoffSeconds = ({ failures }: DeliveryRecord, limit = mendingLimitSeconds) =>
  Math.min(5 * 2 ** Math.min(failures, 10), limit)

/** `halts`: the platform does not answer, and others of the conversation need not try now. */
export type Attempted = Settlement & { halts?: true }

export function createAttempt(context: Context, { chatFor, placeOf, paceOf }: Places) {
  const { clock, log } = context

  /** `takenAt`: since when it is leased. */
  async function attempt(delivery: DeliveryRecord, takenAt: Date): Promise<Attempted> {
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
    // This process stood still for so long that its call could outlive the lease: the turn is given back.
    if (clock.now().getTime() - takenAt.getTime() > (leaseSeconds - callSeconds) * 1000)
      return { state: unsaid(delivery), notBefore: clock.now() }
    // What the adapter has to find out first may take as long again, and more if the process stands still meanwhile.
    const turn = () => {
      if (clock.now().getTime() - takenAt.getTime() > startSeconds * 1000) throw new ChatFault({ kind: 'too-late' })
    }
    return say(delivery, place, drawing, turn)
  }

  async function say(
    delivery: DeliveryRecord,
    place: Place,
    { card, version }: Drawing,
    turn: Turn,
  ): Promise<Attempted> {
    const chat = chatFor(delivery)
    try {
      if (delivery.ref === null) {
        const ref = await inTime(chat.post(place, card, delivery.id, turn))
        return { state: 'said', ref, shown: Math.max(version, delivery.wanted), saidAt: clock.now() }
      }
      await inTime(chat.update(delivery.ref, card, turn))
      return { state: 'said', ref: delivery.ref, shown: Math.max(version, delivery.wanted) }
    } catch (error) {
      if (!(error instanceof ChatFault)) log.error({ err: error, delivery: delivery.id }, 'the platform call failed')
      const fault: Fault = error instanceof ChatFault ? error.fault : { kind: 'unknown', reason: String(error) }
      return afterFault(delivery, fault)
    }
  }

  async function afterFault(delivery: DeliveryRecord, fault: Fault): Promise<Attempted> {
    log.warn({ delivery: delivery.id, key: delivery.key, fault }, 'a message was not taken')
    const outageSeconds = backoffSeconds(delivery, outageLimitSeconds)
    switch (fault.kind) {
      case 'gone':
        return afterGone(delivery)
      case 'too-late':
        return { state: unsaid(delivery), notBefore: clock.now() }
      case 'unknown':
        // An update may be repeated freely; a first post may stand in the chat already.
        return delivery.ref === null
          ? {
              state: 'unknown',
              notBefore: after(Math.max(arrivalSeconds, outageSeconds)),
              fault: fault.reason,
              halts: true,
            }
          : { ...waiting(delivery, outageSeconds, fault.reason), showAgainAt: lastArrival(clock.now()), halts: true }
      case 'retry-after':
        return { ...(await pause(delivery, Math.min(fault.seconds, pauseLimitSeconds))), halts: true }
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

  async function pause(delivery: DeliveryRecord, seconds: number): Promise<Attempted> {
    await context.transaction((tx) => blockConversation(tx, paceOf(delivery).key, after(seconds)))
    return waiting(delivery, seconds, 'the platform asked to wait')
  }

  /** Somebody deleted it. A first message is posted anew, for its lead is still there; a reply is let go. */
  function afterGone(delivery: DeliveryRecord): Settlement {
    const fault = 'the message is no longer there'
    if (delivery.parentId || delivery.failures >= repostLimit) return { state: 'failed', fault }
    return { state: 'pending', ref: null, shown: 0, notBefore: clock.now(), fault }
  }

  const after = (seconds: number): Date => new Date(clock.now().getTime() + seconds * 1000)

  const waiting = (delivery: DeliveryRecord, seconds: number, fault: string) =>
    ({ state: unsaid(delivery), notBefore: after(seconds), fault }) satisfies Settlement

  return attempt
}

/** No answer within the time of a call is a lost answer. */
export async function inTime<T>(call: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const reason = `no answer within ${callSeconds} seconds`
  const timer = setTimeout(() => late.reject(new ChatFault({ kind: 'unknown', reason })), callSeconds * 1000)
  try {
    return await Promise.race([call, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
