// The scorecard of one desk and period: the finding in one sentence, then both sides by the same ruler.
import { parsePeriod, periodBounds } from '../core/period.ts'
import { largestChanges } from '../core/scorecard/changes.ts'
import type { Scorecard } from '../core/scorecard/figures.ts'
import { type MeasureName, measureNames, measureOf, sides } from '../core/scorecard/measures.ts'
import type { Words } from '../i18n/words.ts'
import type { Action, Block, Card, Chart } from '../ports/card.ts'
import type { ActionName } from './actions.ts'
import { answerTimesChart } from './answer-times-chart.ts'
import { type CardContext, personName } from './context.ts'
import { figureText, valueText } from './figure-text.ts'
import { periodName } from './period-name.ts'
import { deliveryChart, promisesChart } from './scorecard-charts.ts'
import { reasonLabel } from './sentence.ts'

/** In the message: what each side promised. The rest stands behind *Details*. */
const shown: Record<'marketing' | 'sales', readonly MeasureName[]> = {
  marketing: ['delivered', 'deliveredInTime', 'acceptance', 'qualification', 'reply'],
  sales: ['answer', 'answerTime', 'firstTouch', 'persistence', 'verdict', 'overdue'],
}

/** Each figure with what it rests on; a share of fewer than ten is marked as a small sample. */
export function scorecardCard(scorecard: Scorecard, context: CardContext): Card {
  const { words, desk } = context
  const title = words.scorecard.title(desk.name, periodName(scorecard.period, words))
  if (isAhead(scorecard.period, context)) return notBegun(title, words)
  const headline = finding(scorecard, context)
  const quiet = isQuiet(scorecard)
  return {
    title,
    blocks: [
      { kind: 'text', text: { bold: headline } },
      figuresOf('marketing', shown.marketing, scorecard, context),
      ...(quiet ? [] : [figuresOf('sales', shown.sales, scorecard, context)]),
      ...wins(scorecard, context),
      ...(quiet ? [] : reasonList(scorecard, words)),
      ...charts(scorecard, context),
    ],
    actions: answersTo(scorecard, words),
    summary: `${title}. ${headline}`,
  }
}

/** Everything that is measured, by whose doing it is. */
export function scorecardDetails(scorecard: Scorecard, context: CardContext): Card {
  const { words, desk } = context
  const title = words.scorecard.detailsTitle(desk.name, periodName(scorecard.period, words))
  const blocks = sides.map((side) =>
    figuresOf(
      side,
      measureNames.filter((name) => measureOf(name).side === side),
      scorecard,
      context,
    ),
  )
  return {
    title,
    blocks: [
      ...blocks,
      ...wins(scorecard, context),
      ...reasonList(scorecard, words),
      ...drawn(answerTimesChart(scorecard, context)),
    ],
    actions: [],
    summary: `${title}. ${finding(scorecard, context)}`,
  }
}

/** The first message of the discussion: the three largest changes. */
export function scorecardChanges(scorecard: Scorecard, { words, company }: CardContext): Card {
  const title = words.scorecard.changesTitle
  const changes = largestChanges(scorecard)
  const items = changes.map(({ name, figure, verdict }) => {
    const [from, to] = [figure.before, figure.value].map((value) => valueText(name, value, words, company.currency))
    const say = (figure.change ?? 0) > 0 ? words.scorecard.rose : words.scorecard.fell
    const sentence = say(words.measures[name], from ?? '', to ?? '')
    if (verdict === 'other') return sentence
    return `${sentence} (${verdict === 'better' ? words.scorecard.better : words.scorecard.worse})`
  })
  const blocks: Block[] =
    items.length === 0
      ? [{ kind: 'text', text: words.scorecard.noChanges }]
      : [
          { kind: 'text', text: words.scorecard.changesIntro },
          { kind: 'list', items },
        ]
  const said = items.length === 0 ? words.scorecard.noChanges : items.join(' ')
  return { title, blocks, actions: [], summary: `${title}: ${said}` }
}

/** What each figure means, by whose doing it is, with the family that it belongs to. */
export function definitionsCard({ words }: CardContext): Card {
  const title = words.scorecard.definitionsTitle
  const blocks = sides.map((side): Block => {
    const names = measureNames.filter((name) => measureOf(name).side === side)
    return {
      kind: 'list',
      title: words.sides[side],
      items: names.map((name) =>
        words.scorecard.definition(words.measures[name], words.families[measureOf(name).family], words.meanings[name]),
      ),
    }
  })
  const intro: Block = { kind: 'text', text: words.scorecard.counting }
  return { title, blocks: [intro, ...blocks], actions: [], summary: `${title}. ${words.scorecard.counting}` }
}

function figuresOf(
  side: 'marketing' | 'sales' | 'systems' | 'loop',
  names: readonly MeasureName[],
  scorecard: Scorecard,
  context: CardContext,
): Block {
  const figures = names.map((name) => figureText(name, scorecard, context)).filter((text) => text !== null)
  return { kind: 'figures', title: context.words.sides[side], figures }
}

/** Both buttons answer whoever presses, and nobody else. */
function answersTo({ desk, period }: Scorecard, { scorecard }: Words): Action[] {
  const button = (label: string, action: ActionName): Action => ({ label, value: { action, id: desk, extra: period } })
  return [button(scorecard.details, 'scorecard-details'), button(scorecard.definitions, 'definitions')]
}

/** Begins later, by the clock on the desk's wall. */
export const isAhead = (period: string, { desk, now }: CardContext): boolean =>
  parsePeriod(period) !== null && periodBounds(period, desk.zone).from > now

function notBegun(title: string, { scorecard }: Words): Card {
  const headline = scorecard.notBegun
  const blocks: Block[] = [{ kind: 'text', text: { bold: headline } }]
  return { title, blocks, actions: [], summary: `${title}. ${headline}` }
}

/** Has begun and is not over: nobody is behind yet with what is owed at its end. */
const isRunning = ({ period }: Scorecard, { desk, now }: CardContext): boolean =>
  parsePeriod(period) !== null && periodBounds(period, desk.zone).to > now

/** Nothing was handed over, and nothing that was owed of earlier leads was decided. */
const isQuiet = ({ figures }: Scorecard): boolean =>
  [figures.delivered?.hits, figures.answer?.of, figures.routingFaults?.of].every((count) => !count)

/** What the figures say, of both sides in one breath; praise only where every promise that was due was kept. */
export function finding(scorecard: Scorecard, context: CardContext): string {
  const { words, desk } = context
  if (isQuiet(scorecard)) return words.scorecard.quiet
  const { delivered, answer, acceptance } = scorecard.figures
  const [hits, owed] = [delivered?.hits ?? 0, delivered?.of ?? 0]
  const line = `${salesSentence(scorecard, words)}; ${words.scorecard.marketingLine(words.format.number(hits), owed)}`
  const salesKept = answer?.value === 1
  const marketingKept = hits >= owed && (acceptance?.value ?? 0) >= desk.agreement.acceptance
  const said = salesKept && marketingKept ? `${words.scorecard.bothKept} ${line}` : line
  return isRunning(scorecard, context) ? `${words.scorecard.soFar}${said}` : said
}

function salesSentence({ figures }: Scorecard, { scorecard, format }: Words): string {
  const { answer, acceptance } = figures
  if (!answer?.of) return scorecard.salesNothingDue
  const verdicts = acceptance?.of
    ? scorecard.accepted(format.number(acceptance.hits), format.number(acceptance.of))
    : ''
  return `${scorecard.salesLine(format.number(answer.hits), answer.of)}${verdicts}`
}

const list = (title: string, items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', title, items }]

const wins = (scorecard: Scorecard, context: CardContext): Block[] =>
  list(context.words.scorecard.wins, winTexts(scorecard, context))

const reasonList = (scorecard: Scorecard, words: Words): Block[] =>
  list(words.scorecard.reasons, reasonTexts(scorecard, words))

/** Deals by name, in the scorecard's order. */
export const winTexts = ({ wins }: Scorecard, { words, company }: CardContext): string[] =>
  wins.map(({ lead, owner, amount }) =>
    words.scorecard.win(
      lead || words.card.unnamed,
      owner && personName(company, owner),
      amount === null ? null : words.format.money(amount, company.currency),
    ),
  )

/** Reasons with how often each was given, in the scorecard's order. */
export const reasonTexts = ({ rejected }: Scorecard, words: Words): string[] =>
  rejected.map(({ reason, routing, count }) => {
    const [label, number] = [reasonLabel(reason, words), words.format.number(count)]
    return routing ? words.scorecard.routingReason(label, number) : words.scorecard.reason(label, number)
  })

const charts = (scorecard: Scorecard, context: CardContext): Block[] =>
  drawn(promisesChart(scorecard, context), deliveryChart(scorecard, context))

const drawn = (...charts: (Chart | null)[]): Block[] =>
  charts.flatMap((chart) => (chart ? [{ kind: 'chart', chart } as const] : []))
