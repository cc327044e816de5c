// One figure in words: its value, what it rests on, what was promised, and how it was before.
import type { Desk } from '../core/company.ts'
import type { Figure, Scorecard } from '../core/scorecard/figures.ts'
import { type MeasureName, measureOf } from '../core/scorecard/measures.ts'
import type { Words } from '../i18n/words.ts'
import type { Block } from '../ports/card.ts'
import type { CardContext } from './context.ts'
import { generalTerms, termText } from './term-text.ts'

export type FigureText = Extract<Block, { kind: 'figures' }>['figures'][number]

const none = '–'

/** The figure under its name. Null where the scorecard has no such figure. */
export function figureText(name: MeasureName, { figures }: Pick<Scorecard, 'figures'>, context: CardContext) {
  const figure = figures[name]
  return figure ? textOf(name, figure, context) : null
}

function textOf(name: MeasureName, figure: Figure, context: CardContext): FigureText {
  const { words, company, desk } = context
  const { unit } = measureOf(name)
  const isVolume = name === 'delivered' || name === 'deliveredInTime'
  const of = unit === 'share' && figure.of > 0 ? basis(figure, words) : undefined
  const promised = isPromisedShare(name) && figure.of > 0 ? promisedText(name, desk, words) : undefined
  const parts = [
    isVolume ? undefined : of,
    promised && words.scorecard.promised(promised),
    tails(name, figure, words),
    figure.value === null ? words.scorecard.nothing : undefined,
    before(name, figure, words, company.currency),
    figure.small ? words.scorecard.smallSample : undefined,
  ]
  const note = parts.filter((part) => part !== undefined).join('; ')
  const value = isVolume && of ? of : valueText(name, figure.value, words, company.currency)
  return { label: words.measures[name], value, ...(note && { note }) }
}

const basis = ({ hits, of }: Figure, { scorecard, format }: Words) =>
  scorecard.of(format.number(hits), format.number(of))

function tails(name: MeasureName, { value, p90, p95 }: Figure, words: Words): string | undefined {
  if (value === null || p90 === null || p95 === null) return undefined
  // Nothing passes on the clock of working time while nobody is at work: nought says when, not how fast.
  if (measureOf(name).unit === 'worked' && p90 === 0) return words.scorecard.outsideHours
  return words.scorecard.tails(timeText(name, p90, words), timeText(name, p95, words))
}

function before(name: MeasureName, { before, value }: Figure, words: Words, currency: string): string | undefined {
  if (before === null || value === null) return undefined
  return words.scorecard.before(valueText(name, before, words, currency))
}

/** A value of that measure: "86%", "1 h 12 min", "4", "USD 24,500"; a dash for none. */
export function valueText(name: MeasureName, value: number | null, words: Words, currency: string): string {
  if (value === null) return none
  switch (measureOf(name).unit) {
    case 'share':
      return words.format.percent(value)
    case 'count':
      return words.format.number(Math.round(value))
    case 'money':
      return words.format.money(Math.round(value), currency)
    case 'worked':
    case 'elapsed':
      return timeText(name, value, words)
  }
}

/** A time that this measure measured. */
export function timeText(name: MeasureName, minutes: number, { format, scorecard }: Words): string {
  const waits = minutes > 0 && minutes < 1
  if (measureOf(name).unit === 'elapsed') return minutes < 1 ? scorecard.underAMinute : format.elapsed(minutes)
  return waits ? scorecard.underAMinute : format.worked(minutes)
}

const promises = {
  ...({ answer: 'answer', firstTouch: 'first_touch', persistence: 'persistence' } as const),
  ...({ verdict: 'verdict', reply: 'reply' } as const),
}

type PromisedShare = keyof typeof promises | 'acceptance'
const isPromisedShare = (name: MeasureName): name is PromisedShare => name === 'acceptance' || name in promises

/** What the agreement says now; a lead that began under another version is measured by that one. */
function promisedText(name: PromisedShare, { agreement }: Desk, words: Words): string {
  if (name === 'acceptance') return words.format.percent(agreement.acceptance)
  return termText(generalTerms(agreement.promises[promises[name]]).term, words)
}
