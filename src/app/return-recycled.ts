// A recycled lead comes back on its date: a new handoff, the next cycle, with everything known of it.
import { randomUUIDv7 } from 'node:crypto'
import { deskOf } from '../core/company.ts'
import { system } from '../core/handoff/event.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { dueReturns, findHandoff, lastPasses } from '../store/handoffs.ts'
import { dropHeldMqls } from '../store/held-mqls.ts'
import { lockLead } from '../store/leads.ts'
import type { Context } from './context.ts'
import { eachAlone } from './each-alone.ts'
import { moveHandoff } from './move-handoff.ts'
import { Offers } from './offers.ts'

const batch = 50

/** Offers the leads whose date has come; returns how many. A lead that came back earlier by itself is left alone. */
export async function returnRecycled(context: Context): Promise<number> {
  const due = await context.transaction((tx) => dueReturns(tx, context.clock.now(), batch))
  return eachAlone(context, 'returns', due, (id) => context.transaction((tx) => returnOne(context, tx, id)))
}

async function returnOne(context: Context, tx: Transaction, id: string): Promise<void> {
  const seen = await findHandoff(tx, id)
  if (!seen) return
  // Intake locks the lead too: whoever is second finds that the lead has come back.
  await lockLead(tx, seen.leadId)
  const past = await findHandoff(tx, id)
  if (!past?.returnsAt) return
  const now = context.clock.now()
  const last = (await lastPasses(tx, [past.leadId])).get(past.leadId)
  const next = last && last.id !== past.id ? last : await offerAgain(context, tx, past, now)
  await moveHandoff(context, tx, past, [{ type: 'returned', handoffId: next.id, at: now, actor: system }])
}

async function offerAgain(context: Context, tx: Transaction, past: HandoffRecord, now: Date): Promise<HandoffRecord> {
  const { source, campaign, score, url, mqlNote, why, lead } = past
  const offers = new Offers(context, tx)
  const offered = await offers.add({
    ...{ lead, source, campaign, score, url, mqlNote, backfill: false, fromHandoffId: null },
    ...{ desk: deskOf(context.company, past.desk), cycle: past.cycle + 1 },
    ...{ mqlAt: now, receivedAt: now, offeredAt: now, route: why.desk, ready: why.ready },
    activities: past.activities.map((activity) => ({ ...activity, id: randomUUIDv7() })),
  })
  await dropHeldMqls(tx, [lead.id])
  await offers.save()
  return offered
}
