// What sales said when it turned a lead down.
import type { Transaction } from './database.ts'

export type Comment = {
  handoffId: string
  lead: string
  reason: string | null
  note: string
  by: string | null
  at: Date
}

const newest = 5

/** Of leads offered to these desks between their two instants, the newest first. */
export async function newestComments(
  tx: Transaction,
  desks: readonly { id: string; from: Date; to: Date }[],
  source?: string,
): Promise<Comment[]> {
  const rows = await tx.handoff.findMany({
    where: {
      OR: desks.map(({ id, from, to }) => ({ desk: id, offeredAt: { gte: from, lt: to } })),
      ...{ backfill: false, state: { in: ['rejected', 'recycled'] }, note: { not: null } },
      ...(source !== undefined && { source: { equals: source, mode: 'insensitive' as const } }),
    },
    orderBy: { endedAt: 'desc' },
    take: newest,
    include: { lead: true },
  })
  return rows.map(({ id, lead, reason, note, endedBy, endedAt, offeredAt }) => ({
    ...{ handoffId: id, reason, note: note ?? '', by: endedBy, at: endedAt ?? offeredAt },
    lead: lead.company ?? lead.name ?? lead.email ?? lead.externalId ?? '',
  }))
}
