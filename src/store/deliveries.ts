// The outbox: what is to be said, what was said, and where it stands now.
import type { DeliveryRecord, DeliveryState, Payload } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'
import { orderedId } from './ordered-id.ts'
import { fromJsonRow, insertInto } from './rows.ts'

/** 1 is said first. */
export const priorities = { newLead: 1, escalation: 2, reminder: 3, update: 4, digest: 5 } as const

export type NewDelivery = {
  id: string
  /** What it is, in words: the same thing is never said twice. */
  key: string
  priority: number
  desk: string
  channel?: string
  person?: string
  parentId?: string
  /** Of a reply: where its parent is heard. Absent: it is looked up. */
  conversation?: string
  handoffId?: string
  threadId?: string
  payload: Payload
  /** The version of its subject that it must show at least. */
  wanted?: number
  /** Not said before this moment; absent: at once. */
  notBefore?: Date
}

export const newDeliveryId = (): string => orderedId()

/** Writes what is not written yet, and returns the ids of what was new. */
export async function insertDeliveries(tx: Transaction, all: readonly NewDelivery[], now: Date): Promise<string[]> {
  if (all.length === 0) return []
  const conversationOf = await conversations(tx, all)
  const placed = all.map((delivery) => ({ ...delivery, conversation: conversationOf(delivery) }))
  const written = await tx.$queryRaw<{ id: string }[]>`${deliveriesInsertion(placed, now)}`
  return written.map(({ id }) => id)
}

/** The same of deliveries that say themselves where they are heard: they are no replies, or know their conversation. */
export function deliveriesInsertion(all: readonly NewDelivery[], now: Date): Prisma.Sql {
  const rows = all.map((delivery) => ({ wanted: 0, ...rowOf(delivery, now), conversation: heardIn(delivery) }))
  return Prisma.sql`${insertInto('delivery', rows)} on conflict do nothing returning id::text`
}

/** What a part of a statement returns of a message, for its replies. */
export const asParent = Prisma.raw('id, conversation, thread_id')

/** What is said in the thread of a message that another part of the statement returns `asParent`. */
export type NewReply = Omit<NewDelivery, 'channel' | 'person' | 'parentId' | 'conversation' | 'threadId' | 'wanted'>

/** The same of replies to the message of that part; without one nothing is said. */
export function repliesInsertion(all: readonly NewReply[], parent: string, now: Date): Prisma.Sql {
  const rows = all.map((reply) => rowOf(reply, now))
  const columns = {
    ...{ parent_id: `${parent}.id`, conversation: `${parent}.conversation` },
    thread_id: `${parent}.thread_id`,
  }
  return Prisma.sql`${insertInto('delivery', rows, { from: parent, columns })} on conflict do nothing returning id`
}

/** The message that stands for a thread of feedback. */
export type NewParent = Omit<NewDelivery, 'id' | 'key' | 'wanted' | 'threadId'>

/**
 * The message of the thread with the `id` and `version` of that part: a new one, or the one that there is, which is
 * behind that version now. It bears the thread's id, its key is that id after the prefix. Returns it `asParent`.
 */
export function parentUpsertion(parent: NewParent, thread: string, prefix: string, now: Date): Prisma.Sql {
  const row = { ...rowOf(parent, now), conversation: heardIn(parent) }
  const columns = {
    ...{ id: `${thread}.id`, thread_id: `${thread}.id`, wanted: `${thread}.version` },
    key: `'${prefix}' || ${thread}.id`,
  }
  return Prisma.sql`
    ${insertInto('delivery', [row], { from: thread, columns })}
    on conflict (key) do update set wanted = greatest(delivery.wanted, excluded.wanted) returning ${asParent}`
}

const rowOf = <Delivery extends Omit<NewReply, 'id' | 'key'>>({ notBefore, ...delivery }: Delivery, now: Date) => ({
  ...{ ...delivery, kind: delivery.payload.view, createdAt: now },
  ...{ notBefore: notBefore ?? now, dueAt: notBefore ?? now },
})

type Placed = Pick<NewDelivery, 'channel' | 'person' | 'parentId' | 'conversation'>

const heardIn = ({ channel, person, conversation }: Placed): string =>
  conversation ?? channel ?? (person === undefined ? '' : `@${person}`)

/** Where each is heard; a reply, where its thread hangs. */
async function conversations(tx: Transaction, all: readonly NewDelivery[]): Promise<(delivery: Placed) => string> {
  const known = new Map(all.map((delivery) => [delivery.id, heardIn(delivery)]))
  const elsewhere = all.flatMap(({ parentId, conversation }) =>
    parentId && conversation === undefined && !known.has(parentId) ? [parentId] : [],
  )
  if (elsewhere.length > 0) {
    const where = { id: { in: elsewhere } }
    const parents = await tx.delivery.findMany({ where, select: { id: true, conversation: true } })
    for (const { id, conversation } of parents) known.set(id, conversation)
  }
  return (delivery) => heardIn(delivery) || (known.get(delivery.parentId ?? '') ?? '')
}

/** A message that stands in the chat is behind its subject now: it must show this version. Returns its id, if there is one. */
export async function wantVersion(tx: Transaction, key: string, version: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update delivery set wanted = greatest(wanted, ${version}) where key = ${key} returning id::text`
  return rows.map(({ id }) => id)
}

/** What it says has changed; it shows that once `wantVersion` asks for more than it shows. */
export async function keepPayload(tx: Transaction, id: string, payload: Payload): Promise<void> {
  await tx.delivery.update({ where: { id }, data: { payload: payload as unknown as Prisma.InputJsonObject } })
}

export async function findDelivery(
  tx: Transaction,
  where: { id: string } | { key: string } | { ref: string },
): Promise<DeliveryRecord | null> {
  const which =
    'id' in where
      ? Prisma.sql`id = ${where.id}::uuid`
      : 'ref' in where
        ? Prisma.sql`ref = ${where.ref}`
        : Prisma.sql`key = ${where.key}`
  const [found] = await tx.$queryRaw<JsonDelivery[]>`select to_jsonb(d) as row from delivery d where ${which}`
  return found ? deliveryFromRow(fromJsonRow(found.row)) : null
}

/** A message that we said, or that was adopted. */
export const isKnownMessage = async (tx: Transaction, ref: string): Promise<boolean> =>
  (await tx.$queryRaw<unknown[]>`select 1 from delivery where ref = ${ref} limit 1`).length > 0

/** What waits in this conversation is tried again at once: an obstacle was mended. Returns the ids. */
export async function wakeConversation(tx: Transaction, conversation: string, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update delivery set not_before = ${now}, failures = 0
    where conversation = ${conversation} and not_before > ${now} and fault is not null and state in ('pending', 'said')
      and (state = 'pending' or shown < wanted)
    returning id::text`
  return rows.map(({ id }) => id)
}

/** Deliveries that should have been said long ago and were not. */
export const countStuckDeliveries = (tx: Transaction, before: Date): Promise<number> =>
  tx.delivery.count({ where: { state: { in: ['pending', 'sending', 'unknown'] }, notBefore: { lt: before } } })

export async function countDeliveries(tx: Transaction): Promise<Partial<Record<DeliveryState, number>>> {
  const rows = await tx.delivery.groupBy({ by: ['state'], _count: true })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]))
}

/** Without what only leases know. */
export const deliveryFromRow = ({
  kind: _,
  fault: __,
  leaseUntil: ___,
  showAgainAt: ____,
  payload,
  state,
  ...row
}: Row): DeliveryRecord => ({
  ...row,
  payload: payload as Payload,
  state: state as DeliveryState,
})
type Row = Prisma.DeliveryGetPayload<object>
export type JsonDelivery = { row: Record<string, unknown> }
