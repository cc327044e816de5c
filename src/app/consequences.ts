// What follows from events, in the transaction that records them: deadlines begin and end, cards fall behind,
// things are to be said.
import type { Desk } from '../core/company.ts'
import type { Event, EventType } from '../core/handoff/event.ts'
import { isoWeek } from '../core/period.ts'
import { outcomeAt, startTimer } from '../core/timer.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import {
  findDelivery,
  insertDeliveries,
  type NewDelivery,
  newDeliveryId,
  priorities,
  wantVersion,
} from '../store/deliveries.ts'
import { touchFeedbackThread } from '../store/feedback-threads.ts'
import { insertTimers, type NewTimer, stopTimer } from '../store/timers.ts'
import type { Context } from './context.ts'

/** The names of messages: what the same name says is said once. */
export const cardKey = (handoffId: string) => `card:${handoffId}`
const lineKey = (handoffId: string, version: number) => `line:${handoffId}:${version}`
const feedbackKey = (threadId: string) => `feedback:${threadId}`
const replyKey = (handoffId: string, version: number) => `feedback-reply:${handoffId}:${version}`

/** A handoff was offered: its card, and the deadline for an answer. */
export function offerOf(handoff: HandoffRecord, desk: Desk): { card: NewDelivery; timer: NewTimer } {
  const { id, version, offeredAt } = handoff
  const timer = startTimer(desk.agreement.answer, desk.calendar, offeredAt)
  const card: NewDelivery = {
    ...{ id: newDeliveryId(), key: cardKey(id), priority: priorities.newLead, desk: desk.id, handoffId: id },
    ...{ channel: desk.channels.sales, payload: { view: 'handoff-card' }, wanted: version },
  }
  return { card, timer: { handoffId: id, commitment: 'answer', timer } }
}

/** What follows when a live handoff moved on. `events` are in order; the last one led to `after.version`. */
export async function followUp(
  context: Context,
  tx: Transaction,
  { after, desk, events }: { after: HandoffRecord; desk: Desk; events: readonly Event[] },
): Promise<void> {
  await endDeadlines(tx, after, events)
  if (events.some((event) => event.type === 'overturned')) await insertTimers(tx, [offerOf(after, desk).timer])
  const behind = await wantVersion(tx, cardKey(after.id), after.version)
  const first = after.version - events.length + 1
  const lines = await threadLines(tx, after, events, first)
  const feedback = await tellMarketing(tx, after, desk, events, first)
  const said = await insertDeliveries(tx, [...lines, ...feedback.deliveries], context.clock.now())
  await context.carry(tx, [...behind, ...feedback.behind, ...said])
}

const answers = new Set<EventType>(['accepted', 'rejected', 'recycled'])

async function endDeadlines(tx: Transaction, { timers }: HandoffRecord, events: readonly Event[]): Promise<void> {
  const answer = events.find((event) => answers.has(event.type))
  const end = answer ?? events.find((event) => event.type === 'withdrawn')
  if (!end) return
  for (const timer of timers.filter((each) => each.stoppedAt === null && each.commitment === 'answer')) {
    await stopTimer(tx, timer.id, end.at, answer ? outcomeAt(timer, end.at) : 'moot')
  }
}

/** The card's thread is the log of what people did; what is implied, or said by a reminder, is not repeated. */
async function threadLines(
  tx: Transaction,
  { id, desk }: HandoffRecord,
  events: readonly Event[],
  first: number,
): Promise<NewDelivery[]> {
  const card = await findDelivery(tx, { key: cardKey(id) })
  if (!card) return []
  return events.flatMap((event, index): NewDelivery[] => {
    if ('implied' in event || event.type === 'overdue') return []
    const version = first + index
    const payload = { view: 'thread-line', version } as const
    const place = { desk, parentId: card.id, handoffId: id }
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
): Promise<{ deliveries: NewDelivery[]; behind: string[] }> {
  if (!events.some(({ type }) => counted.has(type) || told.has(type))) return { deliveries: [], behind: [] }
  const week = isoWeek(handoff.offeredAt, desk.zone)
  const thread = await touchFeedbackThread(tx, { desk: desk.id, week, campaign: handoff.campaign ?? '' })
  const key = feedbackKey(thread.id)
  const behind = await wantVersion(tx, key, thread.version)
  const common = { desk: desk.id, threadId: thread.id, priority: priorities.reminder }
  const known = await findDelivery(tx, { key })
  const parentId = known?.id ?? newDeliveryId()
  const parent: NewDelivery = {
    ...{ ...common, id: parentId, key, channel: desk.channels.feedback },
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
  return { deliveries: known ? replies : [parent, ...replies], behind }
}
