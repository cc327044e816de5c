// The pictures beside a scorecard: the weeks up to its period.
import type { Scorecard, Week } from '../core/scorecard/figures.ts'
import { type Rate, smallSample } from '../core/scorecard/rate.ts'
import type { Chart } from '../ports/card.ts'
import type { CardContext } from './context.ts'

/** Below this there is no course of things to be seen. */
const fewestWeeks = 3

/** Answers in time and acceptance, week by week. Null while there are too few weeks. */
export function promisesChart({ trend }: Scorecard, { words, desk }: CardContext): Chart | null {
  const measured = trend.filter(({ answer, acceptance }) => answer.of + acceptance.of > 0)
  if (measured.length < fewestWeeks) return null
  const { charts, format } = words
  const points = (of: (week: Week) => Rate) => trend.map((week) => percentOf(of(week)))
  const [now, then] = [trend.at(-1)?.answer, pooled(trend.slice(0, -1).map(({ answer }) => answer))]
  const title = courseOf(now, then, words)
  const promised = format.percent(desk.agreement.acceptance)
  return {
    ...{ shape: 'line', unit: 'percent', title },
    alt: charts.promisesAlt(
      trend.map((week) => `${weekLabel(week, words)} ${shareText(week.answer, words)}`).join(', '),
    ),
    categories: trend.map((week) => weekLabel(week, words)),
    series: [
      { name: words.measures.answer, values: points(({ answer }) => answer) },
      { name: words.measures.acceptance, values: points(({ acceptance }) => acceptance) },
    ],
    promised: { label: charts.promisedAcceptance, value: Number.parseFloat(promised), better: 'above' },
  }
}

/** Where there are too few weeks to show a course: what there is. */
export const emptyChart = ({ trend }: Scorecard, { words }: CardContext): Chart => ({
  ...{ shape: 'bar', unit: 'percent', title: words.charts.promisesCourse, alt: words.charts.promisesCourse },
  categories: trend.map((week) => weekLabel(week, words)),
  series: [
    { name: words.measures.answer, values: trend.map(({ answer }) => percentOf(answer)) },
    { name: words.measures.acceptance, values: trend.map(({ acceptance }) => percentOf(acceptance)) },
  ],
})

/** Leads delivered against leads owed, week by week. Null where nothing is owed. */
export function deliveryChart({ trend }: Scorecard, { words }: CardContext): Chart | null {
  if (trend.length < fewestWeeks || trend.every(({ owed, delivered }) => owed + delivered === 0)) return null
  const { charts, format } = words
  // A week that is still running is not short of anything yet.
  const over = trend.filter(({ running }) => !running)
  const kept = over.filter(({ owed, delivered }) => delivered >= owed).length
  return {
    ...{ shape: 'bar', unit: 'count', title: charts.delivery(kept, format.number(over.length)) },
    alt: charts.deliveryAlt(trend.map((each) => `${weekLabel(each, words)} ${each.delivered}/${each.owed}`).join(', ')),
    categories: trend.map((week) => weekLabel(week, words)),
    series: [
      { name: charts.owed, values: trend.map(({ owed }) => owed) },
      { name: words.measures.delivered, values: trend.map(({ delivered }) => delivered) },
    ],
  }
}

const pooled = (rates: readonly Rate[]): Rate => {
  const [hits, of] = [rates.reduce((sum, rate) => sum + rate.hits, 0), rates.reduce((sum, rate) => sum + rate.of, 0)]
  return { value: of === 0 ? null : hits / of, hits, of }
}

/** A rise of a few points from few leads is no rise. */
function courseOf(now: Rate | undefined, then: Rate, { charts, format }: CardContext['words']): string {
  if (!now || now.value === null || then.value === null) return charts.promisesCourse
  const [to, from] = [format.percent(now.value), format.percent(then.value)]
  const change = now.value - then.value
  if (now.of < smallSample || Math.abs(change) < 0.03) return charts.answersStayed(to)
  return change > 0 ? charts.answersRose(from, to) : charts.answersFell(from, to)
}

const percentOf = ({ value }: Rate): number | null => (value === null ? null : Math.round(value * 1000) / 10)

const shareText = ({ value }: Rate, { format }: CardContext['words']) => (value === null ? '–' : format.percent(value))

/** '2026-W47' as "W47", or "W47 so far". */
function weekLabel({ week, running }: Week, { charts }: CardContext['words']): string {
  const name = charts.week(week.slice(6))
  return running ? charts.soFar(name) : name
}
