// A chart told in words, for whoever gets no picture.
import type { Words } from '../../i18n/words.ts'
import type { Chart } from '../../ports/card.ts'
import { tidy } from '../spans.ts'

/** A line for each category: "W41: Sales 92%, Marketing 88%"; then what was promised. */
export function chartLines({ categories, series, unit, promised, cumulative }: Chart, words: Words): string[] {
  const value = (number: number | null | undefined) => chartValue(number, unit, words)
  const items = categories.map((category, place) => {
    const values = series.map(({ name, values }) => `${tidy(name)} ${value(values[place])}`)
    const reached = cumulative
      ? [`${tidy(cumulative.name)} ${chartValue(cumulative.values[place], 'percent', words)}`]
      : []
    return `${tidy(category)}: ${[...values, ...reached].join(', ')}`
  })
  return [...items, ...(promised ? [`${tidy(promised.label)}: ${value(promised.value)}`] : [])]
}

function chartValue(value: number | null | undefined, unit: Chart['unit'], { format }: Words): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  if (unit === 'percent') return format.percent(value / 100)
  return unit === 'minutes' ? format.worked(value) : format.number(value)
}
