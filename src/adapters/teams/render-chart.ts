// Charts: drawn by Teams where the client can, else a picture, else told in text. The finding is always in words, too.
import type { Chart } from '../../ports/card.ts'
import { chartLines } from '../../view/chart/lines.ts'
import { cut } from '../../view/excerpt.ts'
import type { ChartElement, Element, Image } from './adaptive-card.ts'
import { limits } from './limits.ts'
import { linkable, type Pen } from './markdown.ts'
import { heading } from './render-heading.ts'
import { listElements } from './render-list.ts'
import { plain, smallPrint } from './text-elements.ts'

export function chartElements(chart: Chart, pen: Pen): Element[] {
  const { charts, words } = pen.reader
  const picture = pictureOf(chart, pen)
  const told = listElements({ kind: 'list', items: chartLines(chart, words) }, pen)
  const finding = smallPrint(chart.alt, pen)
  if (charts?.native && isNative(chart)) {
    return [
      drawn(chart, pen, picture ?? { type: 'Container', items: [...heading(chart.title, pen), ...told] }),
      ...finding,
    ]
  }
  return [...heading(chart.title, pen), ...(picture ? [picture, ...finding] : [...finding, ...told])]
}

function pictureOf(chart: Chart, { reader }: Pen): Image | null {
  const given = reader.charts?.pictureOf(chart) ?? ''
  const url = given.startsWith(ownPicture) ? given : linkable(given)
  if (!url || !/^(https|data):/.test(url)) return null
  const altText = plain(chart.alt, limits.smallPrint)
  return { type: 'Image', url, altText, size: 'stretch', msTeams: { allowExpand: true } }
}

/** A picture that comes along with the card. */
const ownPicture = 'data:image/png;base64,'

/** Teams wants a value of ordinary size for every point, and knows neither a second axis nor lines across bars. */
export function isNative({ shape, categories, series, promised, divider, cumulative, stacked }: Chart): boolean {
  const { chart } = limits
  if (divider || cumulative || (promised && shape === 'bar') || (stacked && shape === 'line')) return false
  if (categories.length === 0 || categories.length > chart.points) return false
  if (series.length === 0 || series.length + (promised ? 1 : 0) > chart.series) return false
  if (promised && !isDrawable(promised.value)) return false
  return series.every(({ values }) => categories.every((_, place) => isDrawable(values[place])))
}

const isDrawable = (value?: number | null) => Number.isFinite(value) && Math.abs(value ?? 0) <= limits.chart.figure

function drawn(chart: Chart, { reader }: Pen, fallback: Element): ChartElement {
  const { shape, categories, series, unit, promised, stacked } = chart
  const [yAxisTitle] = { count: [], percent: ['%'], minutes: [reader.words.units.minute] }[unit]
  const labels = distinct(categories)
  const across = promised ? [{ name: promised.label, values: labels.map(() => promised.value) }] : []
  const all = [...series, ...across]
  const names = distinct(all.map(({ name }) => name))
  const data = all.map(({ values }, place) => ({
    legend: names[place] ?? '',
    values: labels.map((x, point) => ({ x, y: values[point] ?? 0 })),
  }))
  const common = {
    ...{ title: plain(chart.title, limits.chart.title), colorSet: 'categorical' as const, fallback },
    ...(yAxisTitle && { yAxisTitle }),
  }
  if (shape === 'line') return { type: 'Chart.Line', ...common, data }
  const [only, ...others] = data
  if (only && others.length === 0)
    return { type: 'Chart.VerticalBar', ...common, showBarValues: true, data: only.values }
  return { type: 'Chart.VerticalBar.Grouped', ...common, stacked: stacked ?? false, data }
}

/** Series and points are told apart by their names, cut as they are. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const short = plain(name, limits.chart.label)
    let free = short
    for (let count = 2; taken.has(free); count += 1) {
      const suffix = ` ${count}`
      free = `${cut(short, limits.chart.label - suffix.length)}${suffix}`
    }
    taken.add(free)
    return free
  })
}
