// Answers already given to an Idempotency-Key.
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'

export type KeptAnswer = { request: string; status: number; body: unknown }

export async function findAnswer(tx: Transaction, key: string): Promise<KeptAnswer | null> {
  const row = await tx.idempotentAnswer.findUnique({ where: { key } })
  return row && { request: row.request, status: row.status, body: row.body }
}

/** Keeps the first answer; a second one for the same key is dropped. */
export async function keepAnswer(tx: Transaction, key: string, answer: KeptAnswer, now: Date): Promise<void> {
  const data = [{ key, ...answer, body: answer.body as Prisma.InputJsonValue, createdAt: now }]
  await tx.idempotentAnswer.createMany({ data, skipDuplicates: true })
}

/** The names of requests whose work is a transaction's own, and what was answered to those that were carried out before. */
export type Claimed = ReadonlyMap<string, unknown>

/**
 * Claims these names until the transaction ends: of two that carry out the same request, the second waits for the first,
 * and is given its answer.
 */
export async function claimNames(tx: Transaction, names: readonly string[], now: Date): Promise<Claimed> {
  if (names.length === 0) return new Map()
  const data = [...names].sort().map((key) => ({ key, request: '', status: 0, body: {}, createdAt: now }))
  const fresh = await tx.idempotentAnswer.createManyAndReturn({ data, skipDuplicates: true, select: { key: true } })
  const claimed = new Set(fresh.map(({ key }) => key))
  const taken = names.filter((name) => !claimed.has(name))
  const rows = taken.length > 0 ? await tx.idempotentAnswer.findMany({ where: { key: { in: taken } } }) : []
  return new Map(rows.map(({ key, body }) => [key, body]))
}

/** What is answered to a request whose name this transaction has claimed. */
export async function answerName(tx: Transaction, name: string, answer: unknown): Promise<void> {
  await tx.idempotentAnswer.update({ where: { key: name }, data: { body: answer as Prisma.InputJsonValue } })
}

export async function dropAnswersBefore(tx: Transaction, before: Date): Promise<void> {
  await tx.idempotentAnswer.deleteMany({ where: { createdAt: { lt: before } } })
}
