// MQLs that are kept until they are ready for sales; a lead has at most one.
import { createHash } from 'node:crypto'
import type { Condition, ConditionTrace } from '../core/condition.ts'
import type { HeldRecord } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'
import { leadFromRow } from './handoff-rows.ts'

export type HeldMql = {
  leadId: string
  desk: string
  /** By its name (`ruleName`): the desk's definition of ready that it did not fulfil. */
  rule: string
  mql: unknown
  missing: readonly ConditionTrace[]
  receivedAt: Date
}

export async function findHeldMqls(tx: Transaction, leadIds: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await tx.heldMql.findMany({ where: { leadId: { in: [...leadIds] } } })
  return new Map(rows.map(({ leadId, mql }) => [leadId, mql]))
}

export async function holdMql(
  tx: Transaction,
  { leadId, desk, rule, mql, missing, receivedAt }: HeldMql,
): Promise<void> {
  const data = {
    desk,
    rule,
    mql: mql as Prisma.InputJsonObject,
    missing: missing as unknown as Prisma.InputJsonArray,
    receivedAt,
  }
  await tx.heldMql.upsert({ where: { leadId }, create: { leadId, ...data }, update: data })
}

/** It stays kept, since when it was, for what is missing by the rule that is in force now. */
export async function restampHeldMql(
  tx: Transaction,
  { leadId, missing, ...held }: Omit<HeldMql, 'mql' | 'receivedAt'>,
): Promise<void> {
  const data = { ...held, missing: missing as unknown as Prisma.InputJsonArray }
  await tx.heldMql.updateMany({ where: { leadId }, data })
}

/** The same conditions have the same name. */
export const ruleName = (ready: readonly Condition[]): string =>
  createHash('sha256').update(JSON.stringify(ready)).digest('hex').slice(0, 16)

/**
 * The leads that are kept under another rule than their desk's, or for a desk that there is no more. Costs a few steps
 * in the index when there are none.
 */
export async function heldByOtherRules(
  tx: Transaction,
  rules: ReadonlyMap<string, string>,
  limit: number,
): Promise<string[]> {
  const desks = await tx.$queryRaw<{ desk: string }[]>`
    with recursive each as (
      select min(desk) as desk from held_mql
      union all
      select (select min(desk) from held_mql where desk > each.desk) from each where each.desk is not null)
    select desk from each where desk is not null`
  const found: string[] = []
  for (const { desk } of desks) {
    const rule = rules.get(desk) ?? ''
    const rows = await tx.$queryRaw<{ id: string }[]>`
      select lead_id::text as id from held_mql
      where desk = ${desk} and (rule < ${rule} or rule > ${rule}) order by lead_id limit ${limit - found.length}`
    found.push(...rows.map(({ id }) => id))
  }
  return found
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
