// Who has what: the facts that routing needs about people and leads.
import type { Load } from '../core/routing.ts'
import type { Transaction } from './database.ts'

/** Open handoffs of each person, and those that came to them since the day began. Only live ones count. */
export async function loadsOf(tx: Transaction, emails: readonly string[], dayBegan: Date): Promise<Map<string, Load>> {
  const rows = await tx.$queryRaw<{ owner: string; open: number; today: number }[]>`
    select owner, count(*) filter (where ended_at is null)::int as open,
      count(*) filter (where offered_at >= ${dayBegan})::int as today
    from handoff
    where owner = any(${[...emails]}) and not backfill and (ended_at is null or offered_at >= ${dayBegan})
    group by owner`
  return new Map(rows.map(({ owner, open, today }) => [owner, { open, today }]))
}

/** Who had this lead last, else who has or had the newest lead of its company. */
export async function existingOwner(
  tx: Transaction,
  lead: { id: string; company: string | null },
): Promise<{ email: string; because: 'lead' | 'company' } | null> {
  const rows = await tx.$queryRaw<{ owner: string; same: boolean }[]>`
    select h.owner, h.lead_id = ${lead.id}::uuid as same
    from handoff h join lead l on l.id = h.lead_id
    where h.owner is not null and (h.lead_id = ${lead.id}::uuid or lower(l.company) = lower(${lead.company}))
    order by same desc, h.offered_at desc limit 1`
  const [found] = rows
  return found ? { email: found.owner, because: found.same ? 'lead' : 'company' } : null
}

/** Those who handed this lead on or let it go by in its present pass, the newest first. */
export async function lastHolders(tx: Transaction, handoffId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ holder: string }[]>`
    select data ->> 'from' as holder from handoff_event
    where handoff_id = ${handoffId}::uuid and type in ('reassigned', 'released') and data ->> 'from' is not null
    order by version desc`
  return [...new Set(rows.map(({ holder }) => holder))]
}
