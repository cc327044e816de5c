// How long answers took, as a picture with the promise marked.
import type { Scorecard } from '../core/scorecard/figures.ts'
import type { Chart } from '../ports/card.ts'
import type { CardContext } from './context.ts'

/** Of fewer there is nothing to be seen that the figures do not say. */
const fewestAnswers = 5

/** Null while there are too few answers. */
export function answerTimesChart({ answerTimes, figures }: Scorecard, { words }: CardContext): Chart | null {
  if (!answerTimes) return null
  const { bounds, counts, promised } = answerTimes
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (all < fewestAnswers) return null
  const { charts, format } = words
  const categories = [...bounds.map((bound) => `≤ ${format.worked(bound)}`), `> ${format.worked(bounds.at(-1) ?? 0)}`]
  const after = promised === null ? 0 : bounds.indexOf(promised) + 1
  const within = counts.slice(0, after).reduce((sum, count) => sum + count, 0)
  const told = categories.map((name, place) => `${name}: ${format.number(counts[place] ?? 0)}`).join(', ')
  return {
    ...{ shape: 'bar', unit: 'count', categories },
    title:
      promised === null
        ? charts.answersHalf(format.worked(figures.answerTime?.value ?? 0))
        : charts.answersWithin(format.number(within), format.number(all), format.worked(promised)),
    alt: charts.answerTimesAlt(told),
    series: [{ name: charts.answers, values: counts }],
    ...(promised !== null && { divider: { label: charts.promisedTime(format.worked(promised)), after } }),
  }
}
