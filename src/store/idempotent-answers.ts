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

export async function dropAnswersBefore(tx: Transaction, before: Date): Promise<void> {
  await tx.idempotentAnswer.deleteMany({ where: { createdAt: { lt: before } } })
}
