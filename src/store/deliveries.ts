// The outbox: what is to be said, what was said, and where it stands now.
import { randomUUIDv7 } from 'node:crypto'
import type { DeliveryRecord, DeliveryState, Payload } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'

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
  handoffId?: string
  threadId?: string
  payload: Payload
  /** The version of its subject that it must show at least. */
  wanted?: number
}

export const newDeliveryId = (): string => randomUUIDv7()

/** Writes what is not written yet, and returns the ids of what was new. */
export async function insertDeliveries(tx: Transaction, all: readonly NewDelivery[], now: Date): Promise<string[]> {
  if (all.length === 0) return []
  const rows = await tx.delivery.createManyAndReturn({
    data: all.map(({ payload, ...delivery }) => ({
      ...delivery,
      ...{ kind: payload.view, payload: payload as Prisma.InputJsonObject, createdAt: now, notBefore: now },
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** A message that stands in the chat is behind its subject now: it must show this version. Returns its id, if it exists. */
export async function wantVersion(tx: Transaction, key: string, version: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update delivery set wanted = greatest(wanted, ${version}) where key = ${key} returning id::text`
  return rows.map(({ id }) => id)
}

export async function findDelivery(
  tx: Transaction,
  where: { id: string } | { key: string },
): Promise<DeliveryRecord | null> {
  const row = await tx.delivery.findUnique({ where })
  return row && fromRow(row)
}

/**
 * Takes a delivery that has something to do: to be said, or to be brought up to date. The lease is committed before
 * the platform is called. Null when there is nothing to do, or somebody else is doing it.
 */
export async function leaseDelivery(
  tx: Transaction,
  id: string,
  now: Date,
  leaseSeconds: number,
): Promise<DeliveryRecord | null> {
  const leaseUntil = new Date(now.getTime() + leaseSeconds * 1000)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update delivery
    set state = case state when 'pending' then 'sending' else state end, lease_until = ${leaseUntil}, attempt = attempt + 1
    where id = ${id}::uuid and not_before <= ${now} and (lease_until is null or lease_until <= ${now})
      and (state = 'pending' or (state = 'said' and shown < wanted))
    returning id::text`
  return rows.length === 0 ? null : findDelivery(tx, { id })
}

export type Settlement =
  | { state: 'said'; ref: string; shown: number; saidAt?: Date }
  | { state: 'pending' | 'said'; notBefore: Date; fault: string }
  | { state: 'unknown' | 'skipped' | 'failed'; fault?: string }

/** Writes how an attempt ended, if it is still the latest attempt. */
export async function settleDelivery(
  tx: Transaction,
  { id, attempt }: { id: string; attempt: number },
  settlement: Settlement,
): Promise<void> {
  await tx.delivery.updateMany({ where: { id, attempt }, data: { ...settlement, leaseUntil: null } })
}

/** Deliveries that have something to do and that nobody holds: what a lost wake-up left behind. */
export async function waitingDeliveries(tx: Transaction, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from delivery
    where not_before <= ${now} and (lease_until is null or lease_until <= ${now})
      and (state = 'pending' or (state = 'said' and shown < wanted))
    order by priority, created_at limit ${limit}`
  return rows.map(({ id }) => id)
}

/** Leases that ran out in the middle of a first post: it may have been said or not. */
export async function markUnknown(tx: Transaction, now: Date): Promise<void> {
  await tx.$executeRaw`
    update delivery set state = 'unknown', lease_until = null where state = 'sending' and lease_until <= ${now}`
}

/** Ends all leases at once: right only where no other process can be sending. */
export async function endLeases(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    update delivery set state = case state when 'sending' then 'unknown' else state end, lease_until = null
    where lease_until is not null`
}

export async function unknownDeliveries(tx: Transaction, limit: number): Promise<DeliveryRecord[]> {
  const rows = await tx.delivery.findMany({ where: { state: 'unknown' }, orderBy: { createdAt: 'asc' }, take: limit })
  return rows.map(fromRow)
}

export async function countDeliveries(tx: Transaction): Promise<Partial<Record<DeliveryState, number>>> {
  const rows = await tx.delivery.groupBy({ by: ['state'], _count: true })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]))
}

const fromRow = ({ kind: _, fault: __, leaseUntil: ___, payload, state, ...row }: Row): DeliveryRecord => ({
  ...row,
  payload: payload as Payload,
  state: state as DeliveryState,
})
type Row = Prisma.DeliveryGetPayload<object>
