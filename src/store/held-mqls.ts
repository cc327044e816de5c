// MQLs that are kept until they are ready for sales; a lead has at most one.
import type { ConditionTrace } from '../core/condition.ts'
import type { HeldRecord } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'
import { leadFromRow } from './handoff-rows.ts'

export type HeldMql = {
  leadId: string
  desk: string
  mql: unknown
  missing: readonly ConditionTrace[]
  receivedAt: Date
}

export async function findHeldMqls(tx: Transaction, leadIds: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await tx.heldMql.findMany({ where: { leadId: { in: [...leadIds] } } })
  return new Map(rows.map(({ leadId, mql }) => [leadId, mql]))
}

export async function holdMql(tx: Transaction, { leadId, desk, mql, missing, receivedAt }: HeldMql): Promise<void> {
  const data = {
    desk,
    mql: mql as Prisma.InputJsonObject,
    missing: missing as unknown as Prisma.InputJsonArray,
    receivedAt,
  }
  await tx.heldMql.upsert({ where: { leadId }, create: { leadId, ...data }, update: data })
}

export async function dropHeldMqls(tx: Transaction, leadIds: readonly string[]): Promise<void> {
  await tx.heldMql.deleteMany({ where: { leadId: { in: [...leadIds] } } })
}

/** What is kept for these desks, the newest first. */
export async function listHeldMqls(tx: Transaction, desks: readonly string[], limit: number): Promise<HeldRecord[]> {
  const where = { desk: { in: [...desks] } }
  const rows = await tx.heldMql.findMany({
    where,
    orderBy: { receivedAt: 'desc' },
    take: limit,
    include: { lead: true },
  })
  return rows.map(({ lead, desk, missing, receivedAt, mql }) => ({
    ...{ lead: leadFromRow(lead), desk, receivedAt },
    missing: missing as unknown as readonly ConditionTrace[],
    mqlAt: dateOf((mql as { qualifiedAt?: string }).qualifiedAt),
  }))
}

const dateOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text))
