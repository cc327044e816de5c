// Who says what: a delivery is worked on by one at a time, while its lease lasts, and whoever comes late is fenced off.
import type { DeliveryRecord } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import { deliveryFromRow, type JsonDelivery } from './deliveries.ts'
import { Prisma } from './generated/client.ts'
import { fromJsonRow } from './rows.ts'
import { isCurrent } from './schema-version.ts'

/** Longer than any platform call may take: an expired lease means that the worker is gone. */
export const leaseSeconds = 15
/** After a lost answer: how long a first post may still be on its way before its absence is believed. */
export const arrivalSeconds = 10

/** No lease ends as late as this: one that does was written before the clocks were set back. */
const impossibleLeaseSeconds = 60

/** Nobody is at work on it, or whoever was is gone. */
const isFree = (now: Date) => {
  const impossible = new Date(now.getTime() + impossibleLeaseSeconds * 1000)
  return Prisma.sql`(lease_until is null or lease_until <= ${now} or lease_until > ${impossible})`
}

/**
 * Takes a delivery that has something to do: to be said, or to be brought up to date. The lease is committed before
 * the platform is called. Null when there is nothing to do, or somebody else is doing it.
 */
export async function leaseDelivery(tx: Transaction, id: string, now: Date): Promise<DeliveryRecord | null> {
  const leaseUntil = new Date(now.getTime() + leaseSeconds * 1000)
  const [leased] = await tx.$queryRaw<JsonDelivery[]>`
    update delivery d
    set state = case state when 'pending' then 'sending' else state end, lease_until = ${leaseUntil}, attempt = attempt + 1,
      ${showAgainIfLeased(now)}
    where id = ${id}::uuid and not_before <= ${now} and ${isFree(now)}
      and (state = 'pending' or (state = 'said' and shown < wanted)) and ${isCurrent}
    returning to_jsonb(d) as row`
  return leased ? deliveryFromRow(fromJsonRow(leased.row)) : null
}

export type Settlement =
  | { state: 'said'; ref: string; shown: number; saidAt?: Date }
  /** Tried in vain: again after a while. `ref: null` also forgets a message that is gone. */
  | {
      state: 'pending' | 'said' | 'unknown'
      notBefore: Date
      fault: string
      ref?: null
      shown?: number
      showAgainAt?: Date
    }
  /** Not tried: something else comes first. */
  | { state: 'pending' | 'said'; notBefore: Date }
  | { state: 'skipped' | 'failed'; fault?: string }

/** `behind`: its subject has moved on meanwhile. `overtaken`: the lease was over, and somebody else went on with it. */
export type Settled = 'settled' | 'behind' | 'overtaken'

/** Writes how an attempt ended, if it is still the latest attempt. */
export async function settleDelivery(
  tx: Transaction,
  { id, attempt }: { id: string; attempt: number },
  settlement: Settlement,
): Promise<Settled> {
  const failures = 'ref' in settlement && settlement.ref ? 0 : 'fault' in settlement ? { increment: 1 } : undefined
  const data = { ...settlement, leaseUntil: null, ...(failures !== undefined && { failures }) }
  const select = { state: true, shown: true, wanted: true } as const
  const [row] = await tx.delivery.updateManyAndReturn({ where: { id, attempt }, data, select })
  if (!row) return 'overtaken'
  return row.state === 'said' && row.shown < row.wanted ? 'behind' : 'settled'
}

/**
 * The message turned out to stand in the chat: whoever is still saying or looking for it is fenced off, and it is
 * brought up to date. Returns its id, if nobody was faster.
 */
export async function adoptMessage(tx: Transaction, id: string, ref: string, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update delivery
    set state = 'said', ref = ${ref}, said_at = ${now}, shown = 0, wanted = greatest(wanted, 1), attempt = attempt + 1,
      failures = 0, lease_until = null, not_before = ${now}
    where id = ${id}::uuid and ref is null returning id::text`
  return rows.map((row) => row.id)
}

/**
 * How long a change that was given up may still arrive: proxies pass a request on for a minute (60 s is the default of
 * nginx's `proxy_read_timeout` and `proxy_send_timeout`), and a lease may lie before that.
 */
const lateSeconds = 60 + leaseSeconds

/** When a change that is given up now has arrived, or never will. */
export const lastArrival = (now: Date): Date => new Date(now.getTime() + lateSeconds * 1000)

/** Of a lease that was never given back: whoever held it may have sent a change that is still on its way. */
const showAgainIfLeased = (now: Date) => Prisma.sql`
  show_again_at = case when state = 'said' and lease_until is not null then ${lastArrival(now)} else show_again_at end`

/** An update that came late may have painted over a newer one: the message is to be shown anew. Returns its id. */
export async function showAgain(tx: Transaction, id: string, ref: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update delivery set shown = 0 where id = ${id}::uuid and ref = ${ref} returning id::text`
  return rows.map((row) => row.id)
}

/**
 * Changes that were given up and have arrived by now, or never will: whatever they painted is painted over. Whoever is
 * just changing the message goes first.
 */
export async function showDoubtedAgain(tx: Transaction, now: Date): Promise<void> {
  await tx.$executeRaw`
    update delivery set shown = 0, show_again_at = null
    where show_again_at <= ${now} and ${isFree(now)} and ${isCurrent}`
}

/**
 * Leases that ran out in the middle of a first post: it may have been said or not. Whoever held one is fenced off by
 * the next attempt number, and the call has time to arrive before anybody looks for it.
 */
export async function markUnknown(tx: Transaction, now: Date): Promise<void> {
  const notBefore = new Date(now.getTime() + arrivalSeconds * 1000)
  await tx.$executeRaw`
    update delivery
    set state = 'unknown', lease_until = null, attempt = attempt + 1, not_before = ${notBefore}
    where state = 'sending' and ${isFree(now)} and ${isCurrent}`
}

/**
 * Ends the leases of updates at once: right only where no other process can be sending. What was to be said for the
 * first time may still be on its way, and is looked for when it must have arrived.
 */
export async function endLeases(tx: Transaction, now: Date): Promise<void> {
  await tx.$executeRaw`
    update delivery set ${showAgainIfLeased(now)}, lease_until = null where state = 'said' and lease_until is not null`
}

export async function unknownDeliveries(tx: Transaction, now: Date, limit: number): Promise<DeliveryRecord[]> {
  const where = { state: 'unknown', notBefore: { lte: now } }
  const rows = await tx.delivery.findMany({ where, orderBy: { notBefore: 'asc' }, take: limit })
  return rows.map(deliveryFromRow)
}

export type Waiting = { id: string; conversation: string; isUpdate: boolean }

/**
 * Deliveries that have something to do and that nobody holds: what a lost wake-up left behind. The first of every
 * conversation come before the second of any, and there are at most so many of one: a flood in some leaves the others
 * alone. Within that the most important first.
 */
export async function waitingDeliveries(tx: Transaction, now: Date, limit: number, each: number): Promise<Waiting[]> {
  // From one conversation to the next in the index of what is open: a flood in one is never read as a whole.
  return tx.$queryRaw<Waiting[]>`
    with recursive spoken as (
      (select conversation from delivery where ${isOpen} order by conversation limit 1)
      union all
      select (select d.conversation from delivery d where ${isOpen} and d.conversation > spoken.conversation
              order by d.conversation limit 1)
      from spoken where spoken.conversation is not null
    )
    select w.id::text, w.conversation, w.state = 'said' as "isUpdate" from spoken, lateral (
      select d.id, d.conversation, d.state, d.priority, d.created_at,
        row_number() over (order by d.priority, d.created_at, d.id) as place from delivery d
      where ${isOpen} and d.conversation = spoken.conversation and d.not_before <= ${now}
        and ${isFree(now)}
        and (d.state = 'pending' or (d.state = 'said' and d.shown < d.wanted))
      order by d.priority, d.created_at, d.id limit ${each}
    ) w
    order by w.place, w.priority, w.created_at, w.id limit ${limit}`
}

/** Has something to do, now or later: in these words there is an index of them. */
const isOpen = Prisma.sql`
  ((state = any (array['pending', 'sending', 'unknown'])) or (state = 'said' and shown < wanted))`

/**
 * Nothing that can be said in the same conversation comes before it: a more important message, or an older one. A reply
 * whose thread has no first message yet cannot be said: after clocks were set back it may be older than that message.
 * `countsApart`: where the platform counts updates apart, messages and updates do not wait for each other.
 */
export async function isNext(
  tx: Transaction,
  delivery: DeliveryRecord,
  now: Date,
  countsApart: boolean,
): Promise<boolean> {
  const { id, conversation, priority, createdAt, ref } = delivery
  const alike = countsApart ? Prisma.sql`(ref is null) = ${ref === null}` : Prisma.sql`true`
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from delivery d
    where conversation = ${conversation} and not_before <= ${now} and ${isFree(now)}
      and (state = 'pending' or (state = 'said' and shown < wanted))
      and (priority, created_at, id) < (${priority}, ${createdAt}, ${id}::uuid) and ${alike}
      and not exists (select 1 from delivery thread where thread.id = d.parent_id and thread.ref is null)
    limit 1`
  return rows.length === 0
}
