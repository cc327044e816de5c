// Who saw or took away what. Written once, never changed, and dropped after the time for which it is kept.
import type { Transaction } from './database.ts'
import { orderedId } from './ordered-id.ts'

export type AuditEntry = {
  id: string
  at: Date
  /** An e-mail of the company; or the way in, where that is all that is known. */
  actor: string
  via: AuditWay
  action: string
  /** Of what: a desk, a period, a handoff, a filter. Never a lead's name or mailbox. */
  subject: string
}

export const auditWays = ['chat', 'api', 'link', 'page', 'cli', 'time'] as const
export type AuditWay = (typeof auditWays)[number]

export type Noted = Omit<AuditEntry, 'id' | 'at'>

export async function noteAudit(tx: Transaction, { actor, via, action, subject }: Noted, at: Date): Promise<void> {
  await tx.auditEntry.create({ data: { id: orderedId(), at, actor, via, action, subject: subject.slice(0, 500) } })
}

export type AuditFilter = {
  from?: Date | undefined
  to?: Date | undefined
  actor?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** A page, the newest first. The cursor is the id of the last one seen. */
export async function listAudit(
  tx: Transaction,
  { from, to, actor, limit, cursor }: AuditFilter,
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const rows = await tx.auditEntry.findMany({
    where: {
      at: { ...(from && { gte: from }), ...(to && { lt: to }) },
      ...(actor !== undefined && { actor }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(cursor && { cursor: { id: cursor }, skip: 1 }),
  })
  const items = rows.slice(0, limit).map(({ via, ...row }) => ({ ...row, via: via as AuditWay }))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

export async function dropAuditBefore(tx: Transaction, before: Date): Promise<number> {
  const { count } = await tx.auditEntry.deleteMany({ where: { at: { lt: before } } })
  return count
}
