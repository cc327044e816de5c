// Reminders and escalations of promises that wait: one message for one person or one thread, however many leads it is
// about.
import { owedBy } from '../core/promise/changes.ts'
import type { Block, Card, Span, Text } from '../ports/card.ts'
import type { HandoffRecord, ReminderLine, TimerRecord } from '../ports/store.ts'
import { type CardContext, leadLine, leadName, personName, zoneOf } from './context.ts'
import { isLate, runningPromise } from './deadline.ts'
import { listBlocks } from './lead-list.ts'
import { owedPhrase, owedSpans, owedWords, promiseFact } from './promise-text.ts'
import { reminderActions } from './reminder-actions.ts'

export type Reminder = { handoff: HandoffRecord; timer: TimerRecord; line: ReminderLine }

/**
 * What waits is said as it is when it is said: a reminder that arrives after the deadline speaks of the past, and one
 * that was held up on its way says so. The most urgent lead comes first, and has the buttons.
 */
export function remindersCard(lines: readonly Reminder[], context: CardContext): Card {
  const sorted = lines.map(asItRuns).toSorted((a, b) => a.timer.dueAt.getTime() - b.timer.dueAt.getTime())
  const [first] = sorted
  return first && sorted.length === 1 ? single(first, context) : bundle(sorted, context)
}

/** The lead may have changed hands since: its promise goes on with another deadline. */
const asItRuns = (reminder: Reminder): Reminder => ({
  ...reminder,
  timer: runningPromise(reminder.handoff, reminder.timer.commitment) ?? reminder.timer,
})

function single(reminder: Reminder, context: CardContext): Card {
  const { words, now } = context
  const { handoff, timer } = reminder
  const late = isLate(timer, now)
  const { waits, wasDue } = owedWords(handoff, timer.commitment, words)
  const lead = leadLine(handoff.lead, words)
  const moment = words.format.moment(timer.dueAt, zoneOf(context))
  const said = `${lead}: ${owedPhrase(handoff, timer, context)}${moment}`
  const request = requestText(reminder, context)
  const delay = delayText(reminder, context)
  return {
    title: words.reminder.title(late ? wasDue : waits, lead),
    ...badge(late, context),
    blocks: [
      { kind: 'facts', facts: [...owersFact(reminder, context), promiseFact(handoff, timer, context)] },
      ...(request ? [{ kind: 'text', text: request } as const] : anybody(reminder, context)),
      ...(delay ? [{ kind: 'text', text: delay, quiet: true } as const] : []),
    ],
    actions: reminderActions(reminder, context),
    summary: [request ? `${said}.` : said, request, delay].filter((part) => part !== null).join(' '),
  }
}

function bundle(reminders: readonly Reminder[], context: CardContext): Card {
  const { words, now } = context
  const leads = new Map(reminders.map(({ handoff }) => [handoff.id, handoff]))
  const title = words.reminder.many(leads.size)
  const names = [...leads.values()].slice(0, 5).map(({ lead }) => leadName(lead, words))
  const [first] = reminders
  const blocks = listBlocks(
    reminders.map((reminder) => lineText(reminder, context)),
    words,
  )
  const hint: Block[] = first
    ? [{ kind: 'text', text: words.reminder.buttonsFor(leadLine(first.handoff.lead, words)), quiet: true }]
    : []
  return {
    title,
    ...badge(
      reminders.some(({ timer }) => isLate(timer, now)),
      context,
    ),
    blocks: [...blocks, ...hint],
    actions: first ? reminderActions(first, context) : [],
    summary: `${title}: ${names.join(', ')}${leads.size > names.length ? ', …' : ''}`,
  }
}

function lineText(reminder: Reminder, context: CardContext): Text {
  const { words, company } = context
  const { handoff, timer, line } = reminder
  const owner = handoff.owner ? words.reminder.ownedBy(personName(company, handoff.owner)) : words.reminder.unowned
  const delay = delayText(reminder, context)
  return [
    { bold: leadLine(handoff.lead, words) },
    ': ',
    ...owedSpans(handoff, timer, context),
    ...(line.act === 'tell-manager' ? [` · ${owner}`] : []),
    ...(delay ? [` ${delay}`] : []),
  ]
}

const badge = (late: boolean, { words }: CardContext): Pick<Card, 'badge'> =>
  late ? { badge: { text: words.card.late, tone: 'late' } } : {}

/** By whom it is owed: the owner, the marketers who were asked, or the managers who settle a dispute. */
function owers({ handoff, timer }: Reminder, { desk }: CardContext): readonly string[] {
  const side = owedBy(timer.commitment, handoff)
  if (side === 'owner') return handoff.owner ? [handoff.owner] : []
  return side === 'marketers' ? desk.marketers : desk.managers
}

const glance = 5

function owersFact(reminder: Reminder, context: CardContext): { label: string; value: Text }[] {
  const { words, company } = context
  const names = owers(reminder, context).slice(0, glance)
  if (names.length === 0) return []
  const mentions = names.map((email): Span => ({ mention: email, name: personName(company, email) }))
  const label = reminder.timer.commitment === 'reply' ? words.reminder.asked : words.card.owner
  return [{ label, value: mentions.flatMap((mention, place) => (place === 0 ? [mention] : [', ', mention])) }]
}

/** Why a manager hears of it, and with whom a word may help; null for those who owe it themselves. */
function requestText(reminder: Reminder, context: CardContext): string | null {
  if (reminder.line.act !== 'tell-manager') return null
  const { words, company } = context
  const names = owers(reminder, context).slice(0, glance)
  if (names.length === 0) return words.reminder.toManagerUnowned
  return words.reminder.toManager(words.format.list(names.map((email) => personName(company, email))))
}

const anybody = ({ handoff, timer }: Reminder, { words }: CardContext): Block[] =>
  timer.commitment === 'answer' && handoff.owner === null
    ? [{ kind: 'text', text: words.reminder.anybody, quiet: true }]
    : []

const leastDelay = 5

/** In minutes since the step should have been taken; a little is no delay. */
function delayText({ line: { lateByMinutes } }: Reminder, { words }: CardContext): string | null {
  return lateByMinutes > leastDelay ? words.reminder.late(words.format.elapsed(lateByMinutes)) : null
}
