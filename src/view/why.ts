// Why a lead came to its desk: the rules that were looked at, in order.
import { type Company, findDesk } from '../core/company.ts'
import type { RoutingStep } from '../core/routing.ts'
import type { Card, Text } from '../ports/card.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { type CardContext, leadLine, leadName } from './context.ts'
import { oneLine } from './excerpt.ts'

/** The trace of the routing decision, the rule that decided in bold. */
export function whyCard(handoff: HandoffRecord, context: CardContext): Card {
  const { words, company } = context
  const title = words.why.title(leadName(handoff.lead, words))
  const sentTo = words.why.sentTo(findDesk(company, handoff.desk)?.name ?? handoff.desk)
  return {
    title,
    blocks: [
      ...(handoff.why.length > 0
        ? [{ kind: 'list', items: handoff.why.map((step) => line(step, context)) } as const]
        : []),
      { kind: 'outcome', text: sentTo },
    ],
    actions: [],
    summary: words.card.summaryState(leadLine(handoff.lead, words), sentTo),
  }
}

function line(step: RoutingStep, { words, company }: CardContext): Text {
  const found = oneLine(step.found)
  const shown = step.rule === 'country' && found ? words.format.country(found) : found && deskName(found, company)
  const text = words.why.step(words.why.rules[step.rule], shown ?? words.why.notGiven)
  return step.matched ? [{ bold: `✓ ${text}` }] : `✗ ${text}`
}

const deskName = (id: string, company: Company) => findDesk(company, id)?.name ?? id
