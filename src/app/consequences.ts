// What follows from events, in the transaction that records them: deadlines begin and end, cards fall behind,
// things are to be said.
import type { Desk } from '../core/company.ts'
import type { Event, EventType } from '../core/handoff/event.ts'
import { isoWeek } from '../core/period.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import {
  insertDeliveries,
  type NewDelivery,
  type NewReply,
  newDeliveryId,
  priorities,
  wantVersion,
} from '../store/deliveries.ts'
import { feedbackKey } from '../store/feedback-threads.ts'
import { type Moved, writeMove } from '../store/moves.ts'
import { saveTimer } from '../store/timers.ts'
import type { Context } from './context.ts'
import { turnDeadlines } from './follow-deadlines.ts'
import { cardKey } from './offers.ts'
import { passReminders } from './pass-reminders.ts'

/** The names of messages: what the same name says is said once. */
const lineKey = (handoffId: string, version: number) => `line:${handoffId}:${version}`
const replyKey = (handoffId: string, version: number) => `feedback-reply:${handoffId}:${version}`

export type Moving = { before: HandoffRecord; after: HandoffRecord; desk: Desk; events: readonly Event[] }

/**
 * A live handoff moves on, with all that follows. `events` are in order; the last one led to `after.version`. Throws
 * LostRace.
 */
export async function moveLive(context: Context, tx: Transaction, moving: Moving, key?: string): Promise<void> {
  const { before, after, desk, events } = moving
  const { rebased, ...turns } = await turnDeadlines(context, tx, moving)
  const first = after.version - events.length + 1
  const written = {
    ...{ before, after, events, key, ...turns },
    ...{ card: cardKey(after.id), lines: threadLines(after, events, first) },
    feedback: isToldToMarketing(events) ? weekOf(after, desk) : null,
  }
  const now = context.clock.now()
  const { card, lines, thread } = await writeMove(tx, written, now)
  for (const { id, deadline, owner } of rebased) await saveTimer(tx, id, deadline, { owner })
  await passReminders(context, tx, moving)
  const replies = thread ? feedbackOf(after, desk, events, first, thread) : []
  const said = await insertDeliveries(tx, replies, now)
  // Whoever told the first news of the week at the same moment was faster: their message is behind.
  if (thread && !thread.message && !said.includes(thread.id))
    await wantVersion(tx, feedbackKey(thread.id), thread.version)
  const behind = [card, thread?.message?.id].flatMap((id) => id ?? [])
  await context.carry(tx, [...behind, ...lines, ...said])
}

/** The card's thread is the log of what people did; what is implied, or said by a reminder, is not repeated. */
function threadLines({ id, desk }: HandoffRecord, events: readonly Event[], first: number): NewReply[] {
  return events.flatMap((event, index): NewReply[] => {
    // Of what was erased the card alone tells: nobody is called to a thread that was closed long ago.
    if ('implied' in event || event.type === 'overdue' || event.type === 'forgotten') return []
    const version = first + index
    const payload = { view: 'thread-line', version } as const
    return [
      { id: newDeliveryId(), key: lineKey(id, version), priority: priorities.update, desk, handoffId: id, payload },
    ]
  })
}

const counted = new Set<EventType>(['accepted', 'rejected', 'recycled', 'overturned'])
const told = new Set<EventType>(['rejected', 'recycled', 'disputed', 'upheld', 'overturned', 'commented'])

const isToldToMarketing = (events: readonly Event[]) => events.some(({ type }) => counted.has(type) || told.has(type))

const weekOf = ({ offeredAt, campaign }: HandoffRecord, { id, zone }: Desk) => ({
  ...{ desk: id, week: isoWeek(offeredAt, zone), campaign: campaign ?? '' },
})

/** One parent a week and campaign, with the counts so far; each verdict against a lead is a reply, with its reason. */
function feedbackOf(
  handoff: HandoffRecord,
  desk: Desk,
  events: readonly Event[],
  first: number,
  { id: threadId, version: wanted, message }: NonNullable<Moved['thread']>,
): NewDelivery[] {
  const common = { desk: desk.id, threadId, priority: priorities.reminder }
  // It bears the thread's id: replies of the same moment hang under it, whoever writes it.
  const parentId = message?.id ?? threadId
  const parent: NewDelivery = {
    ...{ ...common, id: parentId, key: feedbackKey(threadId), channel: desk.channels.feedback },
    ...{ payload: { view: 'feedback-parent' }, wanted },
  }
  const replies = events.flatMap(({ type }, index): NewDelivery[] => {
    if (!told.has(type)) return []
    const version = first + index
    const payload = { view: 'feedback-reply', version } as const
    return [
      { ...common, id: newDeliveryId(), key: replyKey(handoff.id, version), parentId, handoffId: handoff.id, payload },
    ]
  })
  return message ? replies : [parent, ...replies]
}
