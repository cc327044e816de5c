// Nothing half-written: what a lead has, and what a handoff has, it has whole.
import { expect } from 'vitest'
import { fold } from '../../src/core/handoff/event.ts'
import { type Database, inTransaction } from '../../src/store/database.ts'
import { findHandoff, readHistory } from '../../src/store/handoffs.ts'

const folded = ['state', 'version', 'owner', 'answeredBy', 'attempts', 'reason', 'note', 'amount', 'dispute'] as const

/** Throws where a row misses what belongs to it, or a handoff is not the fold of its history. */
export async function expectWhole({ prisma }: Database): Promise<void> {
  const torn = await prisma.$queryRaw<{ what: string; id: string }[]>`
    select 'a lead without a handoff' as what, l.id::text from lead l
      where l.forgotten_at is null and not exists (select from handoff h where h.lead_id = l.id)
        and not exists (select from held_mql m where m.lead_id = l.id)
    union all
    select 'a handoff whose history is not as long as its version', h.id::text from handoff h
      where h.version <> (select count(*) from handoff_event e where e.handoff_id = h.id)
    union all
    select 'a live handoff without its card', h.id::text from handoff h
      where not h.backfill and not exists (select from delivery d where d.key = 'card:' || h.id)
    union all
    select 'a live handoff without its deadline', h.id::text from handoff h
      where not h.backfill and h.state = 'offered'
        and not exists (select from timer t where t.handoff_id = h.id and t.commitment = 'answer')
    union all
    select 'a lead with two open handoffs', h.lead_id::text from handoff h
      where h.ended_at is null group by h.lead_id having count(*) > 1`
  expect(torn).toEqual([])
  const some = await prisma.handoff.findMany({ select: { id: true }, orderBy: { id: 'desc' }, take: 200 })
  await inTransaction(prisma, async (tx) => {
    for (const { id } of some) {
      const [row, told] = [await findHandoff(tx, id), fold(await readHistory(tx, id))]
      for (const name of folded) expect([id, name, row?.[name]]).toEqual([id, name, told?.[name]])
    }
  })
}
