// Running deadlines.
import { randomUUIDv7 } from 'node:crypto'
import type { Deadline, Outcome } from '../core/promise/deadline.ts'
import type { TimerRecord } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'
import { timerFromRow } from './handoff-rows.ts'
import { insertInto, updateFrom } from './rows.ts'
import { isCurrent } from './schema-version.ts'

/** `owner` owes it by name; null: whoever is first, or a group. */
export type NewTimer = { handoffId: string; desk: string; owner: string | null; deadline: Deadline }

/** A promise that is kept or moot: no step of its ladder fires any more. */
export type StoppedTimer = { id: string; stoppedAt: Date; outcome: Outcome }

/** It goes on in the calendar of another owner, who owes it from now on. */
export type RebasedTimer = { id: string; deadline: Deadline; owner: string | null }

/** The caller adds to its condition. */
export function timersRebasing(all: readonly RebasedTimer[]): Prisma.Sql {
  const rows = all.map(({ id, deadline: { steps, ...deadline }, owner }) => ({ id, ...pick(deadline), steps, owner }))
  return Prisma.sql`${updateFrom('timer', rows)} where t.id = r.id`
}

export function timersInsertion(all: readonly NewTimer[]): Prisma.Sql {
  const rows = all.map(({ deadline: { steps, ...deadline }, ...of }) => ({
    ...{ id: randomUUIDv7(), ...of, ...pick(deadline), steps },
  }))
  return insertInto('timer', rows)
}

export async function insertTimers(tx: Transaction, all: readonly NewTimer[]): Promise<void> {
  if (all.length > 0) await tx.$executeRaw`${timersInsertion(all)}`
}

/** The deadline as it is after a step. */
export async function saveTimer(tx: Transaction, id: string, deadline: Deadline): Promise<void> {
  await tx.timer.update({ where: { id }, data: columns(deadline) })
}

const columns = ({ steps, ...deadline }: Deadline) => ({
  ...pick(deadline),
  steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })) as unknown as Prisma.InputJsonArray,
})

/** A record carries more than the deadline; only that is written. */
const pick = ({ commitment, startedAt, dueAt, step, breached, nextAt, attemptsNeeded }: Omit<Deadline, 'steps'>) => ({
  ...{ commitment, startedAt, dueAt, step, breached, nextAt, attemptsNeeded },
})

/** Something is in the way that only an operator can mend: look again in a quarter of an hour. */
export async function postponeTimer(tx: Transaction, id: string, now: Date): Promise<void> {
  const nextAt = new Date(now.getTime() + 15 * 60_000)
  await tx.timer.updateMany({ where: { id, stoppedAt: null }, data: { nextAt } })
}

/**
 * Due timers, locked with their handoffs until the transaction ends. Those that another worker holds, or on whose
 * handoff somebody is pressing a button, are passed over: the next tick finds what is left of them.
 */
export async function claimDueTimers(tx: Transaction, now: Date, limit: number): Promise<TimerRecord[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select t.id::text from timer t join handoff h on h.id = t.handoff_id
    where t.next_at < ${now} and ${isCurrent} order by t.next_at limit ${limit} for update of h, t skip locked`
  if (locked.length === 0) return []
  const rows = await tx.timer.findMany({
    where: { id: { in: locked.map(({ id }) => id) } },
    orderBy: { nextAt: 'asc' },
  })
  return rows.map(timerFromRow)
}

export async function findTimers(tx: Transaction, ids: readonly string[]): Promise<Map<string, TimerRecord>> {
  const rows = await tx.timer.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, timerFromRow(row)]))
}

/** Live handoffs that wait for something that no deadline watches; there should be none. */
export async function unwatchedHandoffs(
  tx: Transaction,
  limit: number,
): Promise<{ id: string; commitment: 'answer' | 'verdict' }[]> {
  return tx.$queryRaw`
    select h.id::text, w.commitment from handoff h
    join (values ('offered', 'answer'), ('accepted', 'verdict'), ('contacted', 'verdict')) w (state, commitment)
      on w.state = h.state
    where h.ended_at is null and not h.backfill
      and not exists (
        select from timer t where t.handoff_id = h.id and t.commitment = w.commitment and t.stopped_at is null)
    limit ${limit} for update of h skip locked`
}

/** Promises that are broken and still running. */
export const countLateTimers = (tx: Transaction, now: Date): Promise<number> =>
  tx.timer.count({ where: { stoppedAt: null, dueAt: { lt: now } } })
