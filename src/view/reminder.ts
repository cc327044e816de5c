// Reminders and escalations of promises that wait: one message for one person or one thread, however many leads it is
// about.
import { hasLeft } from '../core/company.ts'
import { owedBy } from '../core/promise/changes.ts'
import type { Block, Card, Span, Text } from '../ports/card.ts'
import type { HandoffRecord, ReminderLine, TimerRecord } from '../ports/store.ts'
import { type CardContext, leadLine, leadName, personName, zoneOf } from './context.ts'
import { isLate, nextPromise, runningPromise } from './deadline.ts'
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

/** Whoever let the deadline go by, if it was taken from them since; null if the lead is where it was. */
export function formerOwner({ handoff, timer, line }: Reminder): string | null {
  if (line.act === 'remind-owner' || timer.outcome !== 'late' || !line.owner) return null
  return line.owner === handoff.owner ? null : line.owner
}

/**
 * The lead may have changed hands since: its promise goes on with another deadline. What is said of the one that passed
 * is said of that one.
 */
const asItRuns = (reminder: Reminder): Reminder =>
  formerOwner(reminder) === null
    ? { ...reminder, timer: runningPromise(reminder.handoff, reminder.timer.commitment) ?? reminder.timer }
    : reminder

/** What can be done is for the lead as it is now. */
const asItStands = (reminder: Reminder): Reminder => ({
  ...reminder,
  timer: formerOwner(reminder) === null ? reminder.timer : (nextPromise(reminder.handoff) ?? reminder.timer),
})

function single(reminder: Reminder, context: CardContext): Card {
  const { words, now } = context
  const { handoff, timer } = reminder
  const late = isLate(timer, now)
  const { waits, wasDue } = owedWords(handoff, timer.commitment, words)
  const lead = leadLine(handoff.lead, words)
  const moment = words.format.moment(timer.dueAt, zoneOf(context))
  const said = `${lead}: ${owedPhrase(handoff, timer, context)}${moment}`
  const request = [requestText(reminder, context), passedText(reminder, context)].filter((part) => part !== null)
  const delay = delayText(reminder, context)
  return {
    title: words.reminder.title(late ? wasDue : waits, lead),
    ...badge(late, context),
    blocks: [
      { kind: 'facts', facts: factsOf(reminder, context) },
      ...(request.length > 0 ? [{ kind: 'text', text: request.join(' ') } as const] : anybody(reminder, context)),
      ...(delay ? [{ kind: 'text', text: delay, quiet: true } as const] : []),
    ],
    actions: reminderActions(asItStands(reminder), context),
    summary: [request.length > 0 ? `${said}.` : said, ...request, ...(delay ? [delay] : [])].join(' '),
  }
}

const factsOf = (reminder: Reminder, context: CardContext): Fact[] => [
  ...owersFact(reminder, context),
  promiseFact(reminder.handoff, reminder.timer, context),
  ...alsoFact(reminder, context),
]

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
    actions: first ? reminderActions(asItStands(first), context) : [],
    summary: `${title}: ${names.join(', ')}${leads.size > names.length ? ', …' : ''}`,
  }
}

function lineText(reminder: Reminder, context: CardContext): Text {
  const { words, company } = context
  const { handoff, timer, line } = reminder
  const former = formerOwner(reminder)
  const now = handoff.owner && personName(company, handoff.owner)
  const held = now ? words.reminder.ownedBy(now) : words.reminder.unowned
  const owner = former ? words.reminder.ownedThen(personName(company, former), now) : held
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
function owers({ handoff, timer }: Reminder, { company, desk }: CardContext): readonly string[] {
  const side = owedBy(timer.commitment, handoff)
  if (side === 'owner') return handoff.owner && !hasLeft(company, desk, handoff.owner) ? [handoff.owner] : []
  return side === 'marketers' ? desk.marketers : desk.managers
}

const glance = 5
type Fact = { label: string; value: Text }

function owersFact(reminder: Reminder, context: CardContext): Fact[] {
  const { words } = context
  const label = reminder.timer.commitment === 'reply' ? words.reminder.asked : words.card.owner
  return mentionsFact(label, owers(reminder, context).slice(0, glance), context)
}

/** In a thread: whoever asked to be mentioned, such as a manager or a cover. */
function alsoFact(reminder: Reminder, context: CardContext): Fact[] {
  const owing = owers(reminder, context)
  const others = reminder.line.mentions?.filter((email) => !owing.includes(email)) ?? []
  return mentionsFact(context.words.reminder.alsoFor, others, context)
}

function mentionsFact(label: string, emails: readonly string[], { company }: CardContext): Fact[] {
  if (emails.length === 0) return []
  const mentions = emails.map((email): Span => ({ mention: email, name: personName(company, email) }))
  return [{ label, value: mentions.flatMap((mention, place) => (place === 0 ? [mention] : [', ', mention])) }]
}

/** Why a manager hears of it, and with whom a word may help; null for those who owe it themselves. */
function requestText(reminder: Reminder, context: CardContext): string | null {
  if (reminder.line.act !== 'tell-manager') return null
  const { words, company } = context
  if (formerOwner(reminder) !== null) return words.reminder.toManagerPassed
  const names = owers(reminder, context).slice(0, glance)
  if (names.length === 0) return unownedText(reminder, context)
  return words.reminder.toManager(words.format.list(names.map((email) => personName(company, email))))
}

/** Where the lead is now that it was taken from somebody. */
function passedText(reminder: Reminder, { words, company }: CardContext): string | null {
  const former = formerOwner(reminder)
  if (former === null) return null
  const { owner } = reminder.handoff
  const name = personName(company, former)
  return owner ? words.reminder.handedOn(name, personName(company, owner)) : words.reminder.handedBack(name)
}

/** Nobody has taken it yet, or whoever had it is not on the desk any more. */
function unownedText({ handoff }: Reminder, { words, company }: CardContext): string {
  if (handoff.owner === null) return words.reminder.toManagerUnowned
  return words.reminder.toManagerLeft(personName(company, handoff.owner))
}

const anybody = (reminder: Reminder, context: CardContext): Block[] =>
  reminder.timer.commitment !== 'reply' && owers(reminder, context).length === 0
    ? [{ kind: 'text', text: context.words.reminder.anybody, quiet: true }]
    : []

const leastDelay = 5

/** In minutes since the step should have been taken; a little is no delay. */
function delayText({ line: { lateByMinutes } }: Reminder, { words }: CardContext): string | null {
  return lateByMinutes > leastDelay ? words.reminder.late(words.format.elapsed(lateByMinutes)) : null
}
