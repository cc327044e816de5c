// Who has what: the facts that routing needs about people and leads.
import type { Load, Situation } from '../core/routing.ts'
import type { Lead } from '../ports/store.ts'
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

/**
 * Who had this lead last, else who has or had the newest lead of its company: each on this desk.
 * `offset 0` keeps the planner on the leads of the company: without statistics it would read all handoffs of the desk.
 */
export async function existingOwner(
  tx: Transaction,
  desk: string,
  lead: Pick<Lead, 'id' | 'company'>,
): Promise<Situation['existingOwner']> {
  const rows = await tx.$queryRaw<{ email: string; because: 'lead' | 'company' }[]>`
    (select owner as email, 'lead' as because from handoff
      where lead_id = ${lead.id}::uuid and desk = ${desk} and owner is not null
      order by offered_at desc limit 1)
    union all
    (select h.owner, 'company' from lead l, lateral (
        select owner, offered_at from handoff where lead_id = l.id and desk = ${desk} and owner is not null offset 0
      ) h
      where lower(l.company) = lower(${lead.company})
      order by h.offered_at desc limit 1)`
  return rows.find(({ because }) => because === 'lead') ?? rows[0] ?? null
}

/** Those who handed this lead on or let it go by in its present pass, the newest first. */
export async function lastHolders(tx: Transaction, handoffId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ holder: string }[]>`
    select data ->> 'from' as holder from handoff_event
    where handoff_id = ${handoffId}::uuid and type in ('reassigned', 'released') and data ->> 'from' is not null
    order by version desc`
  return [...new Set(rows.map(({ holder }) => holder))]
}
