// Deals won, by name.
import type { Win } from '../../core/scorecard/tally.ts'
import type { Transaction } from '../database.ts'
import { end, type TallyQuery } from './period.ts'

/** At most so many are named. */
const winsNamed = 20

/** Those of the period, the largest first. */
export async function winsOf(tx: Transaction, query: TallyQuery): Promise<Win[]> {
  const rows = await tx.handoff.findMany({
    where: {
      ...{ desk: query.desk, backfill: false, state: 'won', endedAt: { gte: query.from, lt: end(query) } },
      ...(query.owner !== undefined && { owner: query.owner }),
    },
    select: {
      id: true,
      owner: true,
      amount: true,
      lead: { select: { name: true, company: true, email: true, externalId: true } },
    },
    orderBy: [{ amount: { sort: 'desc', nulls: 'last' } }, { endedAt: 'asc' }],
    take: winsNamed,
  })
  return rows.map(({ id, owner, amount, lead }) => ({
    ...{ handoffId: id, owner, amount: amount === null ? null : Number(amount) },
    lead: lead.company ?? lead.name ?? lead.email ?? lead.externalId ?? '',
  }))
}
