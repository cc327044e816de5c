// The lists that people ask for: what waits, what is mine, what was found, what is kept until it is ready.
import type { Words } from '../i18n/words.ts'
import type { Card, Span, Text } from '../ports/card.ts'
import type { HandoffRecord, HeldRecord, Lead } from '../ports/store.ts'
import { traceText } from './condition-text.ts'
import { type CardContext, leadLine, leadWithSource, personName } from './context.ts'
import { answerTimer, isLate, minutesLate, nextPromise } from './deadline.ts'
import { oneLine } from './excerpt.ts'
import { listBlocks } from './lead-list.ts'
import { owedSpans } from './promise-text.ts'

/** The leads of a desk that wait for an answer, the oldest first. */
export function queueCard(handoffs: readonly HandoffRecord[], context: CardContext): Card {
  const { lists } = context.words
  const waiting = handoffs.toSorted((a, b) => a.offeredAt.getTime() - b.offeredAt.getTime())
  const title = waiting.length > 0 ? lists.queue(waiting.length) : lists.queueEmpty
  return listCard(
    title,
    waiting,
    (handoff) => [...ownerSpans(handoff, context), ...dueSpans(handoff, context)],
    context,
  )
}

/** The open leads of the person who asks: those with a deadline first, then the newest. */
export function mineCard(handoffs: readonly HandoffRecord[], context: CardContext): Card {
  const { lists } = context.words
  const urgency = (handoff: HandoffRecord) => nextPromise(handoff)?.dueAt.getTime() ?? Number.POSITIVE_INFINITY
  const open = handoffs.toSorted((a, b) => {
    const [first, second] = [urgency(a), urgency(b)]
    return first === second ? b.offeredAt.getTime() - a.offeredAt.getTime() : first - second
  })
  const title = open.length > 0 ? lists.mine(open.length) : lists.mineEmpty
  return listCard(title, open, (handoff) => [...stateSpans(handoff, context), ...nextSpans(handoff, context)], context)
}

/** What a search brought, in the order given. */
export function findCard(handoffs: readonly HandoffRecord[], context: CardContext, text: string): Card {
  const { lists } = context.words
  const asked = oneLine(text) ?? ''
  const none = handoffs.length === 0
  const title = none ? lists.foundNone(asked) : lists.found(handoffs.length, asked)
  const details = (handoff: HandoffRecord) => [...stateSpans(handoff, context), ...ownerSpans(handoff, context)]
  const card = listCard(title, handoffs, details, context)
  return none ? { ...card, blocks: [{ kind: 'text', text: lists.foundHint, quiet: true }] } : card
}

/** What is kept, in the order given, each with what is missing and since when it waits. */
export function heldCard(items: readonly HeldRecord[], context: CardContext): Card {
  const { words } = context
  if (items.length === 0) return { title: words.held.empty, blocks: [], actions: [], summary: words.held.empty }
  const title = words.held.title(items.length)
  return {
    title,
    blocks: [
      ...listBlocks(
        items.map((item) => heldLine(item, context)),
        words,
      ),
      { kind: 'text', text: words.held.hint, quiet: true },
    ],
    actions: [],
    summary: summary(title, items, words),
  }
}

function heldLine({ lead, missing, receivedAt }: HeldRecord, { words }: CardContext): Text {
  const conditions = missing.map((trace) => traceText(trace, words)).join(', ')
  return [
    { bold: leadLine(lead, words) },
    ...(conditions ? [` · ${words.held.missing(conditions)}`] : []),
    ` · ${words.held.since}`,
    { time: receivedAt, style: 'date' },
  ]
}

type Details = (handoff: HandoffRecord) => Span[]

function listCard(title: string, handoffs: readonly HandoffRecord[], details: Details, { words }: CardContext): Card {
  const line = (handoff: HandoffRecord): Text => [{ bold: leadWithSource(handoff, words) }, ...details(handoff)]
  return {
    title,
    blocks: listBlocks(handoffs.map(line), words),
    actions: [],
    summary: summary(title, handoffs, words),
  }
}

/** The title and the first five names. */
function summary(title: string, about: readonly { lead: Lead }[], words: Words): string {
  if (about.length === 0) return title
  const names = about.slice(0, 5).map(({ lead }) => leadLine(lead, words))
  const more = about.length > names.length ? `; ${words.lists.more(about.length - names.length)}` : ''
  return `${title}: ${names.join('; ')}${more}`
}

const between = ' · '

const stateSpans = ({ state }: HandoffRecord, { words }: CardContext): Span[] => [between, words.states[state]]

const ownerSpans = ({ owner }: HandoffRecord, { company }: CardContext): Span[] =>
  owner ? [between, personName(company, owner)] : []

/** The promise that comes next. */
function nextSpans(handoff: HandoffRecord, context: CardContext): Span[] {
  const timer = nextPromise(handoff)
  return timer ? [between, ...owedSpans(handoff, timer, context)] : []
}

function dueSpans(handoff: HandoffRecord, { words, now }: CardContext): Span[] {
  const timer = answerTimer(handoff)
  if (!timer) return []
  const due: Span = { time: timer.dueAt, style: 'day-time' }
  if (!isLate(timer, now)) return [between, words.lists.due, due]
  const late = words.lists.late(words.format.elapsed(minutesLate(timer, now)))
  return [between, words.lists.wasDue, due, `, ${late}`]
}
