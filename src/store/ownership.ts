// Who has what: the facts that routing needs about people and leads.
import type { Load, Situation } from '../core/routing.ts'
import type { Lead } from '../ports/store.ts'
import type { Transaction } from './database.ts'

/**
 * Open handoffs of each person, and the leads that came to them since the day began: offered, given out or handed on to
 * them, or taken by them, whenever the lead itself came. Only live ones count.
 */
export async function loadsOf(tx: Transaction, emails: readonly string[], dayBegan: Date): Promise<Map<string, Load>> {
  const open = await tx.$queryRaw<{ owner: string; open: number }[]>`
    select owner, count(*)::int as open from handoff
    where owner = any(${[...emails]}) and ended_at is null and not backfill
    group by owner`
  const got = await tx.$queryRaw<{ owner: string; today: number }[]>`
    select e.data ->> 'owner' as owner, count(distinct e.handoff_id)::int as today
    from handoff_event e join handoff h on h.id = e.handoff_id
    where e.type in ('offered', 'reassigned', 'accepted') and e.at >= ${dayBegan} and not h.backfill
      and e.data ->> 'owner' = any(${[...emails]})
      -- To accept what one had before is not to get it.
      and (e.type <> 'accepted' or e.data ->> 'owner' is distinct from (
        select b.data ->> 'owner' from handoff_event b
        where b.handoff_id = e.handoff_id and b.version < e.version
          and b.type in ('offered', 'reassigned', 'released', 'overturned')
        order by b.version desc limit 1))
    group by 1`
  const today = new Map(got.map((each) => [each.owner, each.today]))
  const opened = new Map(open.map((each) => [each.owner, each.open]))
  return new Map(emails.map((email) => [email, { open: opened.get(email) ?? 0, today: today.get(email) ?? 0 }]))
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
