// From hand to hand: what one desk has qualified is offered to the next, with everything known of it.
import { randomUUIDv7 } from 'node:crypto'
import { type Desk, deskOf } from '../core/company.ts'
import { type Event, system } from '../core/handoff/event.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { lockHandoff } from '../store/handoffs.ts'
import type { Context } from './context.ts'
import { Offers } from './offers.ts'

type Qualified = { handoff: HandoffRecord; desk: Desk; events: readonly Event[] }
type Pass = { events: Event[]; offer(): Promise<void> }

/** An opportunity is qualified, and passed on like it. */
const isQualified = (event: Event) => event.type === 'qualified' || event.type === 'opportunity-opened'

/** The event that sends it to which desk; null: it stays where it is. */
export function sentOn({ handoff, desk, events }: Qualified) {
  const by = events.at(-1)
  return desk.next !== null && !handoff.backfill && by && isQualified(by) ? { to: desk.next, by } : null
}

/**
 * The event that closes a qualified handoff of a desk with a next one, and the offer to that desk, to be written after
 * it: a lead has one open handoff at a time. Nothing for any other handoff.
 */
export async function passOn(context: Context, tx: Transaction, qualified: Qualified): Promise<Pass> {
  const sent = sentOn(qualified)
  if (!sent) return { events: [], offer: async () => {} }
  const { handoff } = qualified
  // The handoff first, then the turns of a desk: in this order everybody takes them.
  await lockHandoff(tx, handoff.id)
  const next = deskOf(context.company, sent.to)
  const offers = new Offers(context, tx)
  const { lead, source, campaign, score, url, mqlNote, mqlAt, cycle, why } = handoff
  const now = context.clock.now()
  const record = await offers.add({
    ...{ lead, source, campaign, score, url, mqlAt, cycle, backfill: false, fromHandoffId: handoff.id },
    ...{ mqlNote: sent.by.note ?? mqlNote, desk: next, offeredAt: now, receivedAt: now, route: why.desk, ready: [] },
    activities: handoff.activities.map((activity) => ({ ...activity, id: randomUUIDv7() })),
  })
  const passed: Event = { type: 'passed-on', desk: next.id, handoffId: record.id, at: sent.by.at, actor: system }
  return { events: [passed], offer: () => offers.save() }
}
