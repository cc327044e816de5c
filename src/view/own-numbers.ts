// Numbers in brief: the scorecard of one person's own leads, and a desk's day in one line.
import type { Scorecard } from '../core/scorecard/figures.ts'
import type { MeasureName } from '../core/scorecard/measures.ts'
import type { Block, Card } from '../ports/card.ts'
import { type CardContext, personName } from './context.ts'
import { figureText } from './figure-text.ts'
import { periodName } from './period-name.ts'

const own: readonly MeasureName[] = [
  ...(['answer', 'answerTime', 'firstTouch', 'firstTouchTime', 'persistence', 'verdict'] as const),
  ...(['waiting', 'overdue', 'untouched', 'qualification', 'won', 'wonAmount'] as const),
]

/** What one person did, compared with that person alone. */
export function ownScorecardCard(scorecard: Scorecard, person: string, context: CardContext): Card {
  const { words, company, desk } = context
  const title = words.scorecard.ownTitle(personName(company, person), desk.name, periodName(scorecard.period, words))
  const { answer } = scorecard.figures
  const headline = answer?.of
    ? words.scorecard.own(words.format.number(answer.hits), answer.of)
    : `${words.scorecard.salesNothingDue}.`
  const figures = own.map((name) => figureText(name, scorecard, context)).filter((text) => text !== null)
  const blocks: Block[] = [
    { kind: 'text', text: { bold: headline } },
    { kind: 'figures', figures },
    { kind: 'text', text: words.scorecard.ownBasis, quiet: true },
  ]
  const definitions = { action: 'definitions', id: desk.id, extra: scorecard.period }
  const actions = [{ label: words.scorecard.definitions, value: definitions }]
  return { title, blocks, actions, summary: `${title}. ${headline}` }
}

/** The week so far against what it owes so far. */
export function dailyCard({ figures }: Scorecard, owed: number, { words, desk }: CardContext): Card {
  const { format, scorecard } = words
  const { delivered, answer, waiting, overdue } = figures
  const parts = [
    scorecard.dailyDelivered(format.number(delivered?.hits ?? 0), owed),
    ...(answer?.of ? [scorecard.dailyAnswered(format.number(answer.hits), answer.of)] : []),
    ...(waiting?.value ? [scorecard.dailyWaiting(waiting.value, format.number(overdue?.value ?? 0))] : []),
  ]
  const line = `${parts.join('; ')}.`
  const title = scorecard.dailyTitle(desk.name)
  return { title, blocks: [{ kind: 'text', text: line }], actions: [], summary: `${title}: ${line}` }
}
