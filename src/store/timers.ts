// Running deadlines.
import { randomUUIDv7 } from 'node:crypto'
import type { Commitment } from '../core/agreement.ts'
import type { Timer, TimerOutcome } from '../core/timer.ts'
import type { TimerRecord } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import { type TimerRow, timerFromRow } from './handoff-rows.ts'

export type NewTimer = { handoffId: string; commitment: Commitment; timer: Timer }

export async function insertTimers(tx: Transaction, all: readonly NewTimer[]): Promise<void> {
  await tx.timer.createMany({
    data: all.map(({ handoffId, commitment, timer }) => ({
      ...{ id: randomUUIDv7(), handoffId, commitment, ...timer },
      steps: timer.steps.map(({ at, act }) => ({ at: at.toISOString(), act })),
    })),
  })
}

/** The promise is kept or moot: no step of its ladder fires any more. */
export async function stopTimer(tx: Transaction, id: string, at: Date, outcome: TimerOutcome): Promise<void> {
  await tx.timer.updateMany({ where: { id, stoppedAt: null }, data: { stoppedAt: at, outcome, nextAt: null } })
}

/** Due timers, locked until the transaction ends; those that another worker holds are passed over. */
export async function claimDueTimers(tx: Transaction, now: Date, limit: number): Promise<TimerRecord[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from timer where next_at < ${now} order by next_at limit ${limit} for update skip locked`
  if (locked.length === 0) return []
  const rows = await tx.timer.findMany({
    where: { id: { in: locked.map(({ id }) => id) } },
    orderBy: { nextAt: 'asc' },
  })
  return rows.map((row: TimerRow) => timerFromRow(row))
}

export async function moveTimer(tx: Transaction, id: string, { step, nextAt }: Timer): Promise<void> {
  await tx.timer.update({ where: { id }, data: { step, nextAt } })
}

export async function findTimer(tx: Transaction, id: string): Promise<TimerRecord | null> {
  const row = await tx.timer.findUnique({ where: { id } })
  return row && timerFromRow(row)
}

/** Offered handoffs that no answer timer watches; there should be none. */
export async function unwatchedHandoffs(tx: Transaction, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select h.id from handoff h
    where h.state = 'offered' and not h.backfill
      and not exists (select from timer t where t.handoff_id = h.id and t.commitment = 'answer' and t.stopped_at is null)
    limit ${limit}`
  return rows.map(({ id }) => id)
}

/** Promises that are broken and still running. */
export const countLateTimers = (tx: Transaction, now: Date): Promise<number> =>
  tx.timer.count({ where: { stoppedAt: null, dueAt: { lt: now } } })
