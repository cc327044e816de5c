// Leads, found by either of their names.
import { randomUUIDv7 } from 'node:crypto'
import type { Lead } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'
import { leadFromRow } from './handoff-rows.ts'
import { insertInto } from './rows.ts'

export type LeadKeys = { externalId?: string | undefined; email?: string | undefined }

// Locked for others who lock them, not for a handoff that is written meanwhile and only names its lead.

/** The leads that answer to any of these names, locked until the transaction ends. */
export async function lockLeads(tx: Transaction, keys: readonly LeadKeys[]): Promise<Lead[]> {
  const externalIds = keys.flatMap(({ externalId }) => externalId ?? [])
  const emails = keys.flatMap(({ email }) => email ?? [])
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id::text from lead where external_id = any(${externalIds}) or email_key = any(${emails}) order by id for no key update`
  if (locked.length === 0) return []
  const rows = await tx.lead.findMany({ where: { id: { in: locked.map(({ id }) => id) } } })
  return rows.map(leadFromRow)
}

/** These leads, locked in the order in which intake locks them. */
export async function lockLeadsById(tx: Transaction, ids: readonly string[]): Promise<Lead[]> {
  await tx.$queryRaw`select from lead where id = any(${[...ids]}::uuid[]) order by id for no key update`
  const rows = await tx.lead.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })
  return rows.map(leadFromRow)
}

/** The lead, locked until the transaction ends. */
export async function lockLead(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`select from lead where id = ${id}::uuid for no key update`
}

export const newLeadId = (): string => randomUUIDv7()

/** A lead as it is written. Of several records that share an e-mail the first is known by it. */
export type WrittenLead = Lead & { emailKey: string | null }

export const leadsInsertion = (leads: readonly WrittenLead[], now: Date): Prisma.Sql =>
  insertInto(
    'lead',
    leads.map((lead) => ({ ...lead, createdAt: now, updatedAt: now })),
  )

export async function updateLead(tx: Transaction, { id, attributes, ...lead }: WrittenLead, now: Date): Promise<void> {
  await tx.lead.update({ where: { id }, data: { ...lead, attributes: json(attributes), updatedAt: now } })
}

const json = (attributes: Record<string, unknown>) => attributes as Prisma.InputJsonObject

export async function markDoNotMarket(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.lead.update({ where: { id }, data: { doNotMarketAt: at, updatedAt: at } })
}
