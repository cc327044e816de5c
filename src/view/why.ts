// Why a lead came to its desk and to its owner: everything that was looked at, in order.
import type { RoutingStep } from '../core/routing.ts'
import type { Block, Card, Text } from '../ports/card.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { assignmentBlocks, outcomeText } from './assignment-text.ts'
import { markedTrace } from './condition-text.ts'
import { type CardContext, deskName, leadLine, leadName } from './context.ts'
import { oneLine } from './excerpt.ts'

/** The trace of the routing decision: the desk, the readiness, the person. */
export function whyCard({ lead, desk, why }: HandoffRecord, context: CardContext): Card {
  const { words, company } = context
  const sentTo = words.why.sentTo(deskName(company, desk))
  const outcome = outcomeText(why.assignment, context)
  const ending = outcome ? words.why.sentAnd(sentTo, outcome) : sentTo
  const desks = why.desk.map((step) => deskLine(step, context))
  const ready = why.ready.map((trace) => markedTrace(trace, words))
  return {
    title: words.why.title(leadName(lead, words)),
    blocks: [
      ...part(words.why.desk, desks.map(line)),
      ...part(words.why.ready, ready.map(line)),
      ...part(words.why.person, assignmentBlocks(why.assignment, context)),
      { kind: 'outcome', text: ending },
    ],
    actions: [],
    summary: words.card.summaryState(leadLine(lead, words), ending),
  }
}

/** A heading and its lines. They are no list: each begins with its mark, and a bullet before that says nothing. */
const part = (title: string, lines: readonly Block[]): Block[] =>
  lines.length > 0 ? [{ kind: 'text', text: { bold: title } }, ...lines] : []

const line = (text: Text): Block => ({ kind: 'text', text })

function deskLine(step: RoutingStep, { words, company }: CardContext): Text {
  const found = oneLine(step.found)
  const shown = step.rule === 'country' && found ? words.format.country(found) : found && deskName(company, found)
  const text = words.why.step(words.why.rules[step.rule], shown ?? words.why.notGiven)
  return step.matched ? [{ bold: `✓ ${text}` }] : `✗ ${text}`
}
