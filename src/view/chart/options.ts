// A chart as options of the drawing library: the same for the server's picture and for the browser. It imports nothing
// but types, so that a browser can load it as it is.
import type { Chart } from '../../ports/card.ts'

/** How it is to look. `width` and `height` are in CSS pixels, `locale` is a BCP 47 tag. */
export type Look = { locale: string; theme: 'light' | 'dark'; width: number; height: number; fontFamily: string }

/** Distinct for every kind of colour vision, and distinct in grey: after Okabe and Ito. */
const palettes = {
  light: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#6b5b95', '#4d4d4d'],
  dark: ['#56b4e9', '#f28e5c', '#3ac49b', '#e7a6c8', '#f0c24b', '#a8d5f2', '#b3a6d9', '#c8c8c8'],
}
const inks = {
  light: { text: '#1d1c1d', quiet: '#5a5a5e', grid: '#d9d9de', paper: '#ffffff', band: 'rgba(0, 158, 115, 0.10)' },
  dark: { text: '#f1f1f3', quiet: '#b4b4bb', grid: '#45454d', paper: '#1b1b1f', band: 'rgba(58, 196, 155, 0.16)' },
}
/** Lines differ in their marks and dashes, too, never in colour alone. */
const marks = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin']
const dashes = ['solid', [6, 3], [2, 2], [8, 3, 2, 3]]

const fontSize = 14
const titleSize = 17
/** Of the font, in parts of its size, on average: where nobody can measure. */
export const charWidth = { plain: 0.6, bold: 0.67 }

/** Plain options without functions that need a document; labels are written the locale's way. */
export function chartOptions(chart: Chart, look: Look) {
  const ink = inks[look.theme]
  const say = valueText(chart.unit, look.locale)
  const title = lines(chart.title, look.width / (titleSize * charWidth.bold))
  const hasLegend = chart.series.length + (chart.cumulative ? 1 : 0) > 1
  const top = 14 + title.length * (titleSize + 5)
  const text = { color: ink.text, fontFamily: look.fontFamily, fontSize }
  const quiet = { ...text, color: ink.quiet, fontSize: fontSize - 1 }
  return {
    ...{ animation: false, backgroundColor: ink.paper, color: palettes[look.theme], textStyle: text },
    aria: { enabled: false },
    title: {
      text: title.join('\n'),
      left: 10,
      top: 8,
      textStyle: { ...text, fontSize: titleSize, lineHeight: titleSize + 5 },
    },
    ...(hasLegend && {
      legend: {
        data: namesOf(chart),
        left: 8,
        top,
        itemWidth: 18,
        itemHeight: 10,
        itemGap: 12,
        textStyle: quiet,
        type: 'plain',
      },
    }),
    tooltip: {
      ...{
        trigger: 'axis',
        renderMode: 'richText',
        backgroundColor: ink.paper,
        borderColor: ink.grid,
        textStyle: quiet,
      },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? say(value) : '–'),
    },
    grid: {
      left: 10,
      right: chart.cumulative ? 12 : 18,
      top: top + legendHeight(chart, look.width, hasLegend) + 22,
      bottom: 10,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: [
      {
        ...{ type: 'category', data: chart.categories, axisTick: { show: false } },
        axisLine: { lineStyle: { color: ink.grid } },
        axisLabel: { ...quiet, ...categoryLabels(chart, look.width) },
      },
      // Counts the gaps between the categories, for the divider.
      { type: 'value', min: 0, max: chart.categories.length, show: false },
    ],
    yAxis: [
      {
        ...{ type: 'value', min: 0, ...ceiling(chart) },
        ...(chart.unit === 'count' && { minInterval: 1 }),
        splitNumber: 4,
        axisLabel: { ...quiet, formatter: say },
        splitLine: { lineStyle: { color: ink.grid } },
      },
      ...(chart.cumulative ? [shareAxis(quiet, look.locale)] : []),
    ],
    series: [
      ...chart.series.map((_, place) => seriesOf(chart, place, { ink, quiet, say })),
      ...cumulativeOf(chart),
      ...dividerOf(chart, { ink, quiet, say }),
    ],
  }
}

type Ink = (typeof inks)['light']
type Pen = { ink: Ink; quiet: object; say: (value: number) => string }

function seriesOf(chart: Chart, place: number, pen: Pen) {
  const { name, values } = chart.series[place] ?? { name: '', values: [] }
  const many = chart.categories.length * (chart.stacked ? 1 : chart.series.length) > 12
  const label = {
    ...{ show: !many && !chart.stacked, ...pen.quiet, position: 'top' },
    ...{ textBorderColor: pen.ink.paper, textBorderWidth: 3 },
    // Along a line only the newest value is written out; the axis says the others.
    formatter: ({ value, dataIndex }: { value: unknown; dataIndex: number }) =>
      typeof value === 'number' && (chart.shape === 'bar' || dataIndex === values.length - 1) ? pen.say(value) : '',
  }
  const guides = place === 0 ? guidesOf(chart, pen) : {}
  if (chart.shape === 'bar') {
    return {
      ...{ type: 'bar', name, data: values, barMaxWidth: 46, label, ...guides },
      ...(chart.stacked && { stack: 'whole' }),
    }
  }
  const line = {
    type: 'line',
    name,
    data: values,
    connectNulls: false,
    symbol: marks[place % marks.length],
    symbolSize: 8,
  }
  return { ...line, lineStyle: { width: 2.5, type: dashes[place % dashes.length] }, label, ...guides }
}

/** The promise across, with the side on which it is kept. */
function guidesOf({ promised, unit }: Chart, { ink, quiet, say }: Pen) {
  if (!promised) return {}
  const words = `${promised.label}: ${say(promised.value)}`
  const across = { yAxis: promised.value, lineStyle: strokeOf(ink) }
  const place = promised.better === 'above' ? 'insideStartBottom' : 'insideStartTop'
  const rim = { textBorderColor: ink.paper, textBorderWidth: 3 }
  const label = { ...quiet, ...rim, color: ink.text, position: place, formatter: words }
  const area = {
    silent: true,
    itemStyle: { color: ink.band },
    data: [bandOf(promised.value, unit === 'percent' ? 100 : 'max', promised.better)],
  }
  return {
    markLine: { symbol: 'none', silent: true, data: [{ ...across, label }] },
    ...(promised.better && { markArea: area }),
  }
}

const strokeOf = ({ text }: Ink) => ({ color: text, width: 1.5, type: [5, 4] })

const bandOf = (value: number, top: number | 'max', better?: 'above' | 'below') => [
  { yAxis: value },
  { yAxis: better === 'above' ? top : 0 },
]

/** Stands between two categories, where the axis of the categories has no place: so it has a series of its own. */
function dividerOf({ divider }: Chart, { ink, quiet }: Pen) {
  if (!divider) return []
  const label = { ...quiet, color: ink.text, position: 'end', formatter: divider.label }
  const data = [{ xAxis: divider.after, lineStyle: strokeOf(ink), label }]
  return [{ type: 'line', xAxisIndex: 1, data: [], markLine: { symbol: 'none', silent: true, data } }]
}

const cumulativeOf = ({ cumulative }: Chart) =>
  cumulative
    ? [
        {
          ...{ type: 'line', name: cumulative.name, data: cumulative.values, yAxisIndex: 1 },
          ...{ symbol: 'circle', symbolSize: 7, lineStyle: { width: 2 } },
        },
      ]
    : []

const shareAxis = (quiet: object, locale: string) => ({
  ...{ type: 'value', min: 0, max: 110, interval: 50, splitLine: { show: false } },
  axisLabel: { ...quiet, formatter: (value: number) => (value <= 100 ? valueText('percent', locale)(value) : '') },
})

/** Room above the highest value for its label and for the promise, in steps that a reader can count by. */
function ceiling({ unit, series, promised, stacked, categories }: Chart) {
  if (unit === 'percent') return { max: 100, interval: 25 }
  const totals = stacked
    ? categories.map((_, place) => series.reduce((sum, { values }) => sum + (values[place] ?? 0), 0))
    : series.flatMap(({ values }) => values.map((value) => value ?? 0))
  const highest = Math.max(1, promised?.value ?? 0, ...totals) * 1.08
  const interval = (unit === 'minutes' ? clockSteps : countSteps).find((step) => step * mostSteps >= highest)
  return interval === undefined ? {} : { interval, max: Math.ceil(highest / interval) * interval }
}

const mostSteps = 5
const countSteps = Array.from({ length: 7 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat()
const clockSteps = [5, 15, 30, 60, 120, 240, 480, 960, 1920, 3840]

/** Long names lean or break; of many, every other one is left out only where they would overlap. */
function categoryLabels({ categories }: Chart, width: number) {
  const room = (width - 70) / Math.max(1, categories.length)
  const [longest, longestWord] = [categories, categories.flatMap((name) => name.split(' '))].map(
    (texts) => Math.max(0, ...texts.map(({ length }) => length)) * fontSize * charWidth.plain,
  ) as [number, number]
  if (longest <= room) return { interval: 0 }
  if (longestWord <= room) return { interval: 0, width: room, overflow: 'break', lineHeight: fontSize + 2 }
  return { interval: categories.length > 12 && longest < 60 ? 'auto' : 0, rotate: 35 }
}

const namesOf = ({ series, cumulative }: Pick<Chart, 'series' | 'cumulative'>) => [
  ...series.map(({ name }) => name),
  ...(cumulative ? [cumulative.name] : []),
]

function legendHeight(chart: Chart, width: number, shown: boolean): number {
  if (!shown) return 0
  const names = namesOf(chart)
  const total = names.reduce((sum, name) => sum + 32 + name.length * fontSize * charWidth.plain, 0)
  return Math.ceil(total / (width - 20)) * 22
}

/** A value of the chart in words: "92%", "3 h 20 min", "1,204". */
export function valueText(unit: Chart['unit'], locale: string): (value: number) => string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  if (unit === 'count') return (value) => number.format(value)
  if (unit === 'percent') return (value) => `${number.format(value)}%`
  return (value) => {
    const [hours, minutes] = [Math.floor(Math.round(value) / 60), Math.round(value) % 60]
    if (hours === 0) return `${minutes} min`
    return minutes === 0 || hours >= 10 ? `${number.format(hours)} h` : `${hours} h ${minutes}`
  }
}

/** Words in lines of at most so many characters. */
function lines(text: string, limit: number): string[] {
  const done: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > limit) {
      done.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...done, line].filter(Boolean)
}
