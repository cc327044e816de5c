// What follows from events, committed together with them: deadlines begin and end, cards fall behind,
// things are to be said.
import type { Desk } from '../core/company.ts'
import type { Event, EventType } from '../core/handoff/event.ts'
import { isoWeek } from '../core/period.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { type NewReply, newDeliveryId, priorities } from '../store/deliveries.ts'
import { type Feedback, writeMove } from '../store/moves.ts'
import type { Context } from './context.ts'
import { type Turning, turnDeadlines } from './follow-deadlines.ts'
import { cardKey } from './offers.ts'
import { passReminders } from './pass-reminders.ts'

/** The names of messages: what the same name says is said once. */
const lineKey = (handoffId: string, version: number) => `line:${handoffId}:${version}`
const replyKey = (handoffId: string, version: number) => `feedback-reply:${handoffId}:${version}`

export type Moving = Turning & { after: HandoffRecord }

/**
 * A live handoff moves on, with all that follows. `events` are in order; the last one led to `after.version`. Throws
 * LostRace.
 */
export async function moveLive(context: Context, tx: Transaction, moving: Moving, key?: string): Promise<void> {
  const { before, after, desk, events } = moving
  const turns = await turnDeadlines(context, tx, moving)
  const first = after.version - events.length + 1
  const move = {
    ...{ before, after, events, key, ...turns },
    ...{ card: cardKey(after.id), lines: threadLines(after, events, first) },
    feedback: isToldToMarketing(events) ? feedbackOn(after, desk, events, first) : null,
  }
  const said = await writeMove(tx, move, context.clock.now())
  await passReminders(context, tx, moving)
  await context.carry(tx, said)
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

/** One parent a week and campaign, with the counts so far; each verdict against a lead is a reply, with its reason. */
function feedbackOn(handoff: HandoffRecord, desk: Desk, events: readonly Event[], first: number): Feedback {
  const common = { desk: desk.id, priority: priorities.reminder }
  const { id: handoffId, offeredAt, campaign } = handoff
  return {
    thread: { desk: desk.id, week: isoWeek(offeredAt, desk.zone), campaign: campaign ?? '' },
    parent: { ...common, channel: desk.channels.feedback, payload: { view: 'feedback-parent' } },
    replies: events.flatMap(({ type }, index): NewReply[] => {
      if (!told.has(type)) return []
      const version = first + index
      const payload = { view: 'feedback-reply', version } as const
      return [{ ...common, id: newDeliveryId(), key: replyKey(handoffId, version), handoffId, payload }]
    }),
  }
}
