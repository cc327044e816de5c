// Reminders of leads that wait for an answer: one message for one person or one desk, however many leads it is about.
import type { Block, Card, Span, Text } from '../ports/card.ts'
import type { HandoffRecord, TimerRecord } from '../ports/store.ts'
import { commandActionsFor } from './command-actions.ts'
import { type CardContext, leadLine, leadName, personName, zoneOf } from './context.ts'
import { isLate } from './deadline.ts'
import { listBlocks } from './lead-list.ts'

export type ReminderItem = { handoff: HandoffRecord; timer: TimerRecord; act: 'remind' | 'breach' }

/** What waits is said as it is when it is said: a reminder that arrives after the deadline speaks of the past. */
export function reminderCard(items: readonly ReminderItem[], context: CardContext): Card {
  const sorted = items.toSorted((a, b) => a.timer.dueAt.getTime() - b.timer.dueAt.getTime())
  const [first] = sorted
  return first && sorted.length === 1 ? single(first, context) : bundle(sorted, context)
}

const isOverdue = ({ timer, act }: ReminderItem, { now }: CardContext) => act === 'breach' || isLate(timer, now)

function single(item: ReminderItem, context: CardContext): Card {
  const { reminder, format } = context.words
  const { handoff, timer } = item
  const overdue = isOverdue(item, context)
  const lead = leadLine(handoff.lead, context.words)
  const moment = format.moment(timer.dueAt, zoneOf(context))
  const blocks: Block[] = [{ kind: 'facts', facts: facts(item, context) }]
  if (!handoff.owner) blocks.push({ kind: 'text', text: reminder.anybody, quiet: true })
  return {
    title: overdue ? reminder.titleWasDue(lead) : reminder.titleWaiting(lead),
    ...badge(overdue, context),
    blocks,
    actions: commandActionsFor(handoff, ['accept', 'reject', 'recycle'], context.words),
    summary: overdue ? reminder.summaryWasDue(lead, moment) : reminder.summaryWaiting(lead, moment),
  }
}

function bundle(items: readonly ReminderItem[], context: CardContext): Card {
  const title = context.words.reminder.titleMany(items.length)
  const lead = (item: ReminderItem): Text => [
    { bold: leadLine(item.handoff.lead, context.words) },
    ': ',
    ...dueSpans(item, context),
  ]
  const names = items.slice(0, 5).map(({ handoff }) => leadName(handoff.lead, context.words))
  return {
    title,
    ...badge(
      items.some((item) => isOverdue(item, context)),
      context,
    ),
    blocks: listBlocks(items.map(lead), context.words),
    actions: [],
    summary: items.length > names.length ? `${title}: ${names.join(', ')}, …` : `${title}: ${names.join(', ')}`,
  }
}

const badge = (overdue: boolean, { words }: CardContext): Pick<Card, 'badge'> =>
  overdue ? { badge: { text: words.card.late, tone: 'late' } } : {}

/** Who owes the answer, since when, and from the breach on who is next in line. */
function facts({ handoff, timer, act }: ReminderItem, { company, desk, words }: CardContext) {
  const mention = (email: string): Span => ({ mention: email, name: personName(company, email) })
  const told: { label: string; value: Text }[] = []
  if (handoff.owner) told.push({ label: words.card.owner, value: mention(handoff.owner) })
  told.push({ label: words.card.answerBy, value: { time: timer.dueAt, style: 'day-time' } })
  const next = act === 'breach' ? desk.managers.filter((email) => email !== handoff.owner) : []
  const managers = next.flatMap((email, place) => (place === 0 ? [mention(email)] : [', ', mention(email)]))
  if (managers.length > 0) told.push({ label: words.reminder.nextInLine, value: managers })
  return told
}

function dueSpans(item: ReminderItem, context: CardContext): Span[] {
  const { reminder } = context.words
  const words = isOverdue(item, context) ? reminder.answerWasDue : reminder.waitingDue
  return [words, { time: item.timer.dueAt, style: 'day-time' }]
}
