// The scorecard of one desk and period: the finding in one sentence, then both sides by the same ruler.
import { parsePeriod, periodBounds } from '../core/period.ts'
import { type Figures, type Rate, smallSample } from '../core/scorecard.ts'
import type { Words } from '../i18n/words.ts'
import type { Block, Card } from '../ports/card.ts'
import type { CardContext } from './context.ts'
import { periodName } from './period-name.ts'
import { reasonLabel } from './sentence.ts'
import { generalTerms, termText } from './term-text.ts'

type Figure = Extract<Block, { kind: 'figures' }>['figures'][number]

/** Each figure with its definition below it; a share of fewer than ten is marked as a small sample. */
export function scorecardCard(figures: Figures, context: CardContext): Card {
  const { words, desk } = context
  const title = words.scorecard.title(desk.name, periodName(figures.period, words))
  if (isAhead(figures.period, context)) return notBegun(title, words)
  const headline = finding(figures, context)
  const quiet = figures.sales.offered === 0
  return {
    title,
    blocks: [
      { kind: 'text', text: { bold: headline } },
      ...(quiet ? [] : [salesFigures(figures, context)]),
      marketingFigures(figures, context),
      ...(quiet ? [] : [outcomes(figures, context), ...reasonList(figures, words)]),
    ],
    actions: [],
    summary: `${title}. ${headline}`,
  }
}

/** Begins later, by the clock on the desk's wall. */
const isAhead = (period: string, { desk, now }: CardContext): boolean =>
  parsePeriod(period) !== null && periodBounds(period, desk.zone).from > now

function notBegun(title: string, { scorecard }: Words): Card {
  const headline = scorecard.notBegun
  const blocks: Block[] = [{ kind: 'text', text: { bold: headline } }]
  return { title, blocks, actions: [], summary: `${title}. ${headline}` }
}

/** What the figures say, of both sides in one breath; praise only where every promise that was due was kept. */
function finding(figures: Figures, { words, desk }: CardContext): string {
  const { scorecard } = words
  const { sales, marketing } = figures
  if (sales.offered === 0) return scorecard.quiet
  const delivered = scorecard.marketingLine(words.format.number(marketing.delivered), marketing.owed)
  const line = `${salesSentence(figures, words)}; ${delivered}`
  const salesKept = sales.answeredInTime.value === 1
  const marketingKept =
    marketing.delivered >= marketing.owed && (marketing.acceptance.value ?? 0) >= desk.agreement.acceptance
  return salesKept && marketingKept ? `${scorecard.bothKept} ${line}` : line
}

function salesSentence({ sales, marketing }: Figures, { scorecard, format }: Words): string {
  const { hits, of } = sales.answeredInTime
  if (of === 0) return scorecard.salesNothingDue
  const { acceptance } = marketing
  const verdicts = scorecard.accepted(format.number(acceptance.hits), format.number(acceptance.of))
  return `${scorecard.salesLine(format.number(hits), of)}${acceptance.of > 0 ? verdicts : ''}`
}

function salesFigures({ sales, open, late }: Figures, { words, desk }: CardContext): Block {
  const { scorecard, format } = words
  const { answeredInTime: inTime } = sales
  const term = termText(generalTerms(desk.agreement.promises.answer).term, words)
  return {
    kind: 'figures',
    title: scorecard.sales,
    figures: [
      share(scorecard.inTime, inTime, scorecard.inTimeNote(inTime.hits, inTime.of, term), scorecard.nothingDue, words),
      typicalAnswer(sales, words),
      { label: scorecard.overdue, value: format.number(late), note: scorecard.overdueNote(format.number(open)) },
    ],
  }
}

/** Nothing passes on the clock of working time while nobody is at work: nought says when, not how fast. */
function typicalAnswer({ answered, answerMinutes }: Figures['sales'], words: Words): Figure {
  const { scorecard, format } = words
  if (!answerMinutes) return { label: scorecard.median, value: none, note: scorecard.noAnswers }
  const { p50, p90 } = answerMinutes
  const note = p50 === 0 ? scorecard.outsideHours : scorecard.medianNote(format.worked(p90))
  return { label: scorecard.median, value: p50 === 0 ? none : format.worked(p50), note: marked(note, answered, words) }
}

function marketingFigures({ marketing }: Figures, { words, desk }: CardContext): Block {
  const { scorecard, format } = words
  const { delivered, owed, inTime, acceptance } = marketing
  const { volumeBy } = desk.agreement
  const promised = format.percent(desk.agreement.acceptance)
  const note = scorecard.acceptanceNote(acceptance.hits, acceptance.of, promised)
  return {
    kind: 'figures',
    title: scorecard.marketing,
    figures: [
      {
        label: scorecard.delivered,
        value: scorecard.deliveredOf(format.number(delivered), format.number(owed)),
        note: scorecard.deliveredNote,
      },
      ...(inTime && volumeBy ? [deliveredInTime(inTime, termText(volumeBy, words), words)] : []),
      share(scorecard.acceptance, acceptance, note, scorecard.noAnswers, words),
    ],
  }
}

const deliveredInTime = ({ hits, of }: Rate, when: string, { scorecard, format }: Words): Figure => ({
  label: scorecard.deliveredInTime,
  value: scorecard.deliveredOf(format.number(hits), format.number(of)),
  note: scorecard.deliveredInTimeNote(when),
})

function outcomes({ recycled, won, wonAmount }: Figures, { words, company }: CardContext): Block {
  const { scorecard, format } = words
  const figures: Figure[] = [
    { label: scorecard.recycled, value: format.number(recycled), note: scorecard.recycledNote },
    { label: scorecard.won, value: format.number(won), note: scorecard.wonNote },
  ]
  const money = { label: scorecard.wonAmount, value: format.money(wonAmount, company.currency) }
  if (wonAmount > 0) figures.push({ ...money, note: scorecard.wonAmountNote })
  return { kind: 'figures', title: scorecard.outcomes, figures }
}

function reasonList({ rejected }: Figures, words: Words): Block[] {
  if (rejected.length === 0) return []
  const items = rejected.map(({ reason, count }) => `${reasonLabel(reason, words)}: ${words.format.number(count)}`)
  return [{ kind: 'list', title: words.scorecard.reasons, items }]
}

const none = '–'

/** A rate with the numbers behind it; a dash where nothing was due. */
function share(label: string, rate: Rate, note: string, whenNone: string, words: Words): Figure {
  if (rate.value === null) return { label, value: none, note: whenNone }
  return { label, value: words.format.percent(rate.value), note: marked(note, rate.of, words) }
}

const marked = (note: string, of: number, { scorecard }: Words): string =>
  of < smallSample ? `${note}; ${scorecard.smallSample}` : note
