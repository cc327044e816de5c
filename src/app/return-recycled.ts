// A recycled lead comes back on its date: a new handoff, the next cycle, with everything known of it.
import { randomUUIDv7 } from 'node:crypto'
import { deskOf } from '../core/company.ts'
import { system } from '../core/handoff/event.ts'
import { isOpen } from '../core/handoff/state.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { dueReturns, findHandoff, lastPasses, lockHandoffsOf, type Pass } from '../store/handoffs.ts'
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
  await lockHandoffsOf(tx, [seen.leadId])
  const past = await findHandoff(tx, id)
  if (!past?.returnsAt) return
  const now = context.clock.now()
  const last = (await lastPasses(tx, [past.leadId])).get(past.leadId)
  const next = last && hasMovedOn(last, past) ? last : await offerAgain(context, tx, past, last ?? past)
  await moveHandoff(context, tx, past, [{ type: 'returned', handoffId: next.id, at: now, actor: system }])
}

/** It came back by itself; or imported history says that it is being worked, or was won. */
function hasMovedOn(last: Pass, past: HandoffRecord): boolean {
  if (last.id === past.id) return false
  return !last.backfill || last.state === 'won' || (isOpen(last.state) && last.state !== 'offered')
}

/** Imported history that nobody worked makes room, as it does for a new MQL. */
async function offerAgain(context: Context, tx: Transaction, past: HandoffRecord, last: Pass): Promise<HandoffRecord> {
  const now = context.clock.now()
  const unworked = last.id !== past.id && last.state === 'offered' ? await findHandoff(tx, last.id) : null
  if (unworked) await moveHandoff(context, tx, unworked, [{ type: 'withdrawn', note: null, at: now, actor: system }])
  const { source, campaign, score, url, mqlNote, why, lead } = past
  const offers = new Offers(context, tx)
  const offered = await offers.add({
    ...{ lead, source, campaign, score, url, mqlNote, backfill: false, fromHandoffId: null },
    ...{ desk: deskOf(context.company, past.desk), cycle: last.cycle + 1 },
    ...{ mqlAt: now, receivedAt: now, offeredAt: now, route: why.desk, ready: why.ready },
    activities: past.activities.map((activity) => ({ ...activity, id: randomUUIDv7() })),
  })
  await dropHeldMqls(tx, [lead.id])
  await offers.save()
  return offered
}
