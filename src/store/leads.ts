// Leads, found by either of their names.
import { randomUUIDv7 } from 'node:crypto'
import type { Lead } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/client.ts'
import { leadFromRow } from './handoff-rows.ts'

export type LeadKeys = { externalId?: string | undefined; email?: string | undefined }

/** The leads that answer to any of these names, locked until the transaction ends. */
export async function lockLeads(tx: Transaction, keys: readonly LeadKeys[]): Promise<Lead[]> {
  const externalIds = keys.flatMap(({ externalId }) => externalId ?? [])
  const emails = keys.flatMap(({ email }) => email ?? [])
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from lead where external_id = any(${externalIds}) or email = any(${emails}) order by id for update`
  if (locked.length === 0) return []
  const rows = await tx.lead.findMany({ where: { id: { in: locked.map(({ id }) => id) } } })
  return rows.map(leadFromRow)
}

export const newLeadId = (): string => randomUUIDv7()

export async function insertLeads(tx: Transaction, leads: readonly Lead[], now: Date): Promise<void> {
  const data = leads.map((lead) => ({ ...lead, attributes: json(lead.attributes), createdAt: now, updatedAt: now }))
  await tx.lead.createMany({ data })
}

export async function updateLead(tx: Transaction, { id, attributes, ...lead }: Lead, now: Date): Promise<void> {
  await tx.lead.update({ where: { id }, data: { ...lead, attributes: json(attributes), updatedAt: now } })
}

const json = (attributes: Record<string, unknown>) => attributes as Prisma.InputJsonObject
