// What a delivery says now: drawn from the rows as they are at this moment, in the language of whoever reads it.
import { type Desk, deskOf, findPerson } from '../core/company.ts'
import { type Period, periodBounds } from '../core/period.ts'
import { wordsFor } from '../i18n/words.ts'
import type { Card } from '../ports/card.ts'
import type { Chat } from '../ports/chat.ts'
import type { DeliveryRecord, HandoffRecord, Payload, ReminderLine, TimerRecord } from '../ports/store.ts'
import { findAccount } from '../store/accounts.ts'
import type { Transaction } from '../store/database.ts'
import { findDelivery } from '../store/deliveries.ts'
import { countFeedback } from '../store/feedback-threads.ts'
import { findHandoff, readHistory } from '../store/handoffs.ts'
import { keptCard } from '../store/kept-card.ts'
import { findTimers } from '../store/timers.ts'
import type { CardContext } from '../view/context.ts'
import { erasedCard } from '../view/erased.ts'
import { feedbackParent, feedbackReply, isTurnedDown } from '../view/feedback.ts'
import { handoffCard } from '../view/handoff-card.ts'
import { obstacleCard } from '../view/obstacle.ts'
import { proposalCard } from '../view/proposal.ts'
import { formerOwner, type Reminder, remindersCard } from '../view/reminder.ts'
import { delayMinutes, withDelay } from '../view/sent-late.ts'
import { linkedCard, strangerCard } from '../view/stranger.ts'
import { threadLine } from '../view/thread-line.ts'
import type { Context } from './context.ts'
import { drawNumbers } from './draw-numbers.ts'
import { cardKey } from './offers.ts'
import { whoOwes } from './reminders.ts'
import { loadTeam } from './team.ts'

/** A card, and the version of its subject that it shows. */
export type Drawing = { card: Card; version: number }

/** A delay on the way counts for a reminder as one before it was written. */
const laterBy = (minutes: number, lines: readonly ReminderLine[]): ReminderLine[] =>
  lines.map((line) => ({ ...line, lateByMinutes: line.lateByMinutes + minutes }))

/**
 * Null when there is nothing left to say: the lead was answered before the reminder went out. What stands in the chat
 * already and has nothing left to say spoke of somebody who was erased.
 */
export async function drawDelivery(context: Context, delivery: DeliveryRecord): Promise<Drawing | null> {
  const desk = deskOf(context.company, delivery.desk)
  const view = viewContext(context, desk, delivery.person)
  const drawing = await context.transaction((tx) => draw(context, tx, delivery, delivery.payload, view))
  if (drawing) return { ...drawing, card: withDelay(drawing.card, delivery, view) }
  if (delivery.ref === null) return null
  return { card: erasedCard(view.words), version: delivery.wanted }
}

/** A private message speaks its reader's language; a channel, the desk's. */
export function viewContext({ company, clock }: Context, desk: Desk, reader?: string | null): CardContext {
  const person = reader ? findPerson(company, reader) : undefined
  const words = wordsFor((person ?? desk).locale)
  return { company, desk, words, now: clock.now(), ...(person && { zone: person.zone }) }
}

async function draw(
  context: Context,
  tx: Transaction,
  delivery: DeliveryRecord,
  payload: Payload,
  view: CardContext,
): Promise<Drawing | null> {
  switch (payload.view) {
    case 'handoff-card':
      return withHandoff(tx, delivery, (handoff) => handoffCard(handoff, view))
    case 'thread-line':
      return withEvent(tx, delivery, payload.version, (handoff, event) => threadLine(handoff, event, view))
    case 'feedback-reply': {
      const link = await cardLink(tx, delivery, context.chatOf(view.desk))
      return withEvent(tx, delivery, payload.version, (handoff, event) =>
        isTurnedDown(event) ? feedbackReply(handoff, event, view, link) : threadLine(handoff, event, view),
      )
    }
    case 'feedback-parent':
      return drawFeedbackParent(tx, delivery, view)
    case 'reminders':
      return drawReminders(context, tx, delivery.person, laterBy(delayMinutes(delivery, view), payload.lines), view)
    case 'scorecard':
    case 'scorecard-changes':
    case 'own-scorecard':
    case 'daily-line': {
      const card = await drawNumbers(tx, delivery, payload, view)
      return card && { card, version: 1 }
    }
    case 'stranger': {
      const account = await findAccount(tx, payload.account)
      const card = account && strangerCard(account, view)
      return card && { card, version: 1 }
    }
    case 'agreement-proposal': {
      const inForce = context.agreementOf(view.desk) === payload.after
      return { card: proposalCard(payload, { id: delivery.id, inForce }, view), version: payload.signed ? 2 : 1 }
    }
    case 'shared':
      return isTimely(delivery, view) ? { card: keptCard(payload.card), version: 1 } : null
    case 'linked':
      return { card: linkedCard(payload.outcome, view), version: 1 }
    case 'obstacle':
      return { card: obstacleCard(payload.obstacle, payload.conversation, view), version: 1 }
  }
}

/** What somebody showed to the others was about that moment. */
const sharedWithinMinutes = 10
const isTimely = (delivery: DeliveryRecord, view: CardContext): boolean =>
  delivery.ref !== null || delayMinutes(delivery, view) < sharedWithinMinutes

/** From the feedback back to the card that it is about. */
async function cardLink(tx: Transaction, { handoffId }: DeliveryRecord, chat: Chat): Promise<string | undefined> {
  const card = await findDelivery(tx, { key: cardKey(handoffId ?? '') })
  return (card?.channel && card.ref && chat.link(card.channel, card.ref)) || undefined
}

async function withHandoff(
  tx: Transaction,
  { handoffId }: DeliveryRecord,
  drawCard: (handoff: HandoffRecord) => Card | null,
): Promise<Drawing | null> {
  const handoff = handoffId ? await findHandoff(tx, handoffId) : null
  const card = handoff && drawCard(handoff)
  return card && { card, version: handoff.version }
}

async function withEvent(
  tx: Transaction,
  delivery: DeliveryRecord,
  version: number,
  drawCard: (handoff: HandoffRecord, event: Awaited<ReturnType<typeof readHistory>>[number]) => Card | null,
): Promise<Drawing | null> {
  const event = (await readHistory(tx, delivery.handoffId ?? '')).find((each) => each.version === version)
  return event ? withHandoff(tx, delivery, (handoff) => drawCard(handoff, event)) : null
}

async function drawFeedbackParent(
  tx: Transaction,
  { threadId }: DeliveryRecord,
  view: CardContext,
): Promise<Drawing | null> {
  const weekOf = ({ week }: { week: Period['from'] }) => periodBounds(week, view.desk.zone)
  const counts = threadId ? await countFeedback(tx, threadId, weekOf) : null
  return counts && { card: feedbackParent(counts, view), version: counts.version }
}

/** The promise still runs, for the same owner or for the one to whom it has passed. */
const isOwed = ({ commitment }: TimerRecord, { timers }: HandoffRecord): boolean =>
  timers.some((each) => each.commitment === commitment && each.stoppedAt === null)

/** It was taken from whoever let it go by, and waits again. */
const isOnOffer = (line: ReminderLine, timer: TimerRecord, handoff: HandoffRecord): boolean =>
  handoff.state === 'offered' && formerOwner({ line, timer, handoff }) !== null

/**
 * The state at this moment decides: of an answered lead nothing is said, nor does who no longer has it hear of it; what
 * is left is one message. Without a reader it stands in a thread.
 */
async function drawReminders(
  context: Context,
  tx: Transaction,
  reader: string | null,
  lines: readonly ReminderLine[],
  view: CardContext,
): Promise<Drawing | null> {
  const timers = await findTimers(
    tx,
    lines.map(({ timerId }) => timerId),
  )
  const team = await loadTeam(context, tx, view.desk)
  const concerns = ({ act }: ReminderLine, { commitment }: TimerRecord, handoff: HandoffRecord): boolean =>
    act !== 'remind-owner' ||
    reader === null ||
    whoOwes(context.company, commitment, handoff, view.desk).some(
      (email) => email === reader || team.quietOf(email).cover === reader,
    )
  const open: Reminder[] = []
  for (const line of lines) {
    const timer = timers.get(line.timerId)
    const handoff = timer ? await findHandoff(tx, timer.handoffId) : null
    if (!timer || !handoff || !concerns(line, timer, handoff)) continue
    if (isOwed(timer, handoff) || isOnOffer(line, timer, handoff)) open.push({ handoff, timer, line })
  }
  return open.length > 0 ? { card: remindersCard(open, view), version: 1 } : null
}
