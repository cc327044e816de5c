// A recycled lead comes back on its date: a new handoff, the next cycle, with everything known of it.
import { randomUUIDv7 } from 'node:crypto'
import { deskOf } from '../core/company.ts'
import { evolve, system } from '../core/handoff/event.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { insertDeliveries } from '../store/deliveries.ts'
import { dueReturns, findHandoff, insertHandoffs } from '../store/handoffs.ts'
import { lockLeads } from '../store/leads.ts'
import { insertTimers } from '../store/timers.ts'
import { offerOf } from './consequences.ts'
import type { Context } from './context.ts'

const batch = 50

/** Offers the leads whose date has come; returns how many. A lead that came back earlier by itself is left alone. */
export async function returnRecycled(context: Context): Promise<number> {
  const due = await context.transaction((tx) => dueReturns(tx, context.clock.now(), batch))
  let returned = 0
  for (const id of due) returned += (await context.transaction((tx) => returnOne(context, tx, id))) ? 1 : 0
  return returned
}

async function returnOne(context: Context, tx: Transaction, id: string): Promise<boolean> {
  const past = await findHandoff(tx, id)
  if (!past) return false
  // Intake locks the lead too: whoever is second finds the other's new cycle.
  await lockLeads(tx, [{ externalId: past.lead.externalId ?? undefined, email: past.lead.email ?? undefined }])
  const now = context.clock.now()
  if (!(await dueReturns(tx, now, batch)).includes(id)) return false
  await offerAgain(context, tx, past, now)
  return true
}

async function offerAgain(context: Context, tx: Transaction, past: HandoffRecord, now: Date): Promise<void> {
  const desk = deskOf(context.company, past.desk)
  const id = randomUUIDv7()
  const { leadId, source, campaign, score, url, mqlNote, why, lead } = past
  const cycle = past.cycle + 1
  const offered = { type: 'offered', id, leadId, cycle, desk: desk.id, owner: null, at: now, actor: system } as const
  const handoff = evolve(null, offered)
  const said = {
    ...{ mqlAt: now, receivedAt: now, source, campaign, score, url, mqlNote, why },
    ...{ agreement: context.agreementOf(desk), backfill: false },
  }
  const activities = past.activities.map((activity) => ({ ...activity, id: randomUUIDv7() }))
  await insertHandoffs(tx, [{ handoff, offered, ...said, activities }])
  const { card, timer } = offerOf({ ...handoff, ...said, lead, activities, timers: [] }, desk)
  await insertTimers(tx, [timer])
  await context.carry(tx, await insertDeliveries(tx, [card], now))
}
