// What follows from events, in the transaction that records them: deadlines begin and end, cards fall behind,
// things are to be said.
import type { Desk } from '../core/company.ts'
import type { Event, EventType } from '../core/handoff/event.ts'
import { isoWeek } from '../core/period.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import {
  type Heard,
  insertDeliveries,
  type NewDelivery,
  newDeliveryId,
  priorities,
  wantVersion,
} from '../store/deliveries.ts'
import { feedbackKey, touchFeedbackThread } from '../store/feedback-threads.ts'
import type { Context } from './context.ts'
import { followDeadlines } from './follow-deadlines.ts'
import { cardKey } from './offers.ts'
import { passReminders } from './pass-reminders.ts'

/** The names of messages: what the same name says is said once. */
const lineKey = (handoffId: string, version: number) => `line:${handoffId}:${version}`
const replyKey = (handoffId: string, version: number) => `feedback-reply:${handoffId}:${version}`

export type Moved = { before: HandoffRecord; after: HandoffRecord; desk: Desk; events: readonly Event[] }

/** What follows when a live handoff moved on. `events` are in order; the last one led to `after.version`. */
export async function followUp(context: Context, tx: Transaction, moved: Moved): Promise<void> {
  const { after, desk, events } = moved
  await followDeadlines(context, tx, moved)
  await passReminders(context, tx, moved)
  const card = await wantVersion(tx, cardKey(after.id), after.version)
  const first = after.version - events.length + 1
  const lines = card ? threadLines(after, card, events, first) : []
  const feedback = await tellMarketing(tx, after, desk, events, first)
  const said = await insertDeliveries(tx, [...lines, ...feedback.deliveries], context.clock.now())
  const behind = [card, feedback.parent].flatMap((message) => message?.id ?? [])
  await context.carry(tx, [...behind, ...said])
}

/** The card's thread is the log of what people did; what is implied, or said by a reminder, is not repeated. */
function threadLines({ id, desk }: HandoffRecord, card: Heard, events: readonly Event[], first: number): NewDelivery[] {
  return events.flatMap((event, index): NewDelivery[] => {
    // Of what was erased the card alone tells: nobody is called to a thread that was closed long ago.
    if ('implied' in event || event.type === 'overdue' || event.type === 'forgotten') return []
    const version = first + index
    const payload = { view: 'thread-line', version } as const
    const place = { desk, parentId: card.id, conversation: card.conversation, handoffId: id }
    return [{ id: newDeliveryId(), key: lineKey(id, version), priority: priorities.update, ...place, payload }]
  })
}

const counted = new Set<EventType>(['accepted', 'rejected', 'recycled', 'overturned'])
const told = new Set<EventType>(['rejected', 'recycled', 'disputed', 'upheld', 'overturned', 'commented'])

/** One parent a week and campaign, with the counts so far; each verdict against a lead is a reply, with its reason. */
async function tellMarketing(
  tx: Transaction,
  handoff: HandoffRecord,
  desk: Desk,
  events: readonly Event[],
  first: number,
): Promise<{ deliveries: NewDelivery[]; parent: Heard | null }> {
  if (!events.some(({ type }) => counted.has(type) || told.has(type))) return { deliveries: [], parent: null }
  const week = isoWeek(handoff.offeredAt, desk.zone)
  const thread = await touchFeedbackThread(tx, { desk: desk.id, week, campaign: handoff.campaign ?? '' })
  const known = thread.message
  const common = { desk: desk.id, threadId: thread.id, priority: priorities.reminder }
  const parentId = known?.id ?? newDeliveryId()
  const parent: NewDelivery = {
    ...{ ...common, id: parentId, key: feedbackKey(thread.id), channel: desk.channels.feedback },
    ...{ payload: { view: 'feedback-parent' }, wanted: thread.version },
  }
  const replies = events.flatMap(({ type }, index): NewDelivery[] => {
    if (!told.has(type)) return []
    const version = first + index
    const payload = { view: 'feedback-reply', version } as const
    return [
      { ...common, id: newDeliveryId(), key: replyKey(handoff.id, version), parentId, handoffId: handoff.id, payload },
    ]
  })
  return { deliveries: known ? replies : [parent, ...replies], parent: known }
}
