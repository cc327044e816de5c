// The lists that people ask for: what waits, what is mine, what was found.
import type { Card, Span, Text } from '../ports/card.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { type CardContext, leadLine, leadWithSource, personName } from './context.ts'
import { answerTimer, isLate, minutesLate } from './deadline.ts'
import { oneLine } from './excerpt.ts'
import { listBlocks } from './lead-list.ts'

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
  const urgency = (handoff: HandoffRecord) => answerTimer(handoff)?.dueAt.getTime() ?? Number.POSITIVE_INFINITY
  const open = handoffs.toSorted((a, b) => {
    const [first, second] = [urgency(a), urgency(b)]
    return first === second ? b.offeredAt.getTime() - a.offeredAt.getTime() : first - second
  })
  const title = open.length > 0 ? lists.mine(open.length) : lists.mineEmpty
  return listCard(title, open, (handoff) => [...stateSpans(handoff, context), ...dueSpans(handoff, context)], context)
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

type Details = (handoff: HandoffRecord) => Span[]

function listCard(title: string, handoffs: readonly HandoffRecord[], details: Details, { words }: CardContext): Card {
  const line = (handoff: HandoffRecord): Text => [{ bold: leadWithSource(handoff, words) }, ...details(handoff)]
  const names = handoffs.slice(0, 5).map(({ lead }) => leadLine(lead, words))
  const more = handoffs.length > names.length ? `; ${words.lists.more(handoffs.length - names.length)}` : ''
  return {
    title,
    blocks: listBlocks(handoffs.map(line), words),
    actions: [],
    summary: names.length > 0 ? `${title}: ${names.join('; ')}${more}` : title,
  }
}

const between = ' · '

const stateSpans = ({ state }: HandoffRecord, { words }: CardContext): Span[] => [between, words.states[state]]

const ownerSpans = ({ owner }: HandoffRecord, { company }: CardContext): Span[] =>
  owner ? [between, personName(company, owner)] : []

function dueSpans(handoff: HandoffRecord, { words, now }: CardContext): Span[] {
  const timer = answerTimer(handoff)
  if (!timer) return []
  const due: Span = { time: timer.dueAt, style: 'day-time' }
  if (!isLate(timer, now)) return [between, words.lists.due, due]
  const late = words.lists.late(words.format.elapsed(minutesLate(timer, now)))
  return [between, words.lists.wasDue, due, `, ${late}`]
}
