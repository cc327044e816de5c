// Charts: drawn by Slack where it can, else an uploaded picture, else told in text. The finding is always in words, too.
import type { KnownBlock, Block as SlackBlock } from '@slack/types'
import type { Block, Card, Chart } from '../../ports/card.ts'
import { chartLines } from '../../view/chart/lines.ts'
import { cut } from '../../view/excerpt.ts'
import { limits } from './limits.ts'
import type { Reader } from './reader.ts'
import { listBlocks } from './render-list.ts'
import { heading, paragraph, plain, smallPrint } from './text-objects.ts'

/** Not yet among Slack's types. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export interface ChartBlock extends SlackBlock {
  type: 'data_visualization'
  title: string
  chart: {
    type: 'line' | 'bar'
    series: { name: string; data: { label: string; value: number }[] }[]
    axis_config: { categories: string[]; y_label?: string }
  }
}

/** How many more charts the message takes that Slack draws itself. */
export type ChartRoom = { left: number }

export const chartRoom = ({ charts }: Reader): ChartRoom => ({ left: charts?.native ? limits.charts : 0 })

/**
 * The charts of a card for which a picture has to be uploaded, so that none of them is told in text alone: all, or where
 * the workspace takes Slack's own charts, those that cannot be said in them.
 */
export function picturesFor(card: Pick<Card, 'blocks'>, native: boolean): Chart[] {
  const charts = card.blocks.flatMap((block: Block) => (block.kind === 'chart' ? [block.chart] : []))
  if (!native) return charts
  const drawn = charts.filter(isNative).slice(0, limits.charts)
  return charts.filter((chart) => !drawn.includes(chart))
}

export function chartBlocks(chart: Chart, room: ChartRoom, reader: Reader): (KnownBlock | ChartBlock)[] {
  const picture = reader.charts?.pictures?.get(chart)
  if (room.left > 0 && isNative(chart)) {
    room.left -= 1
    return [drawn(chart, reader), ...smallPrint(chart.alt, reader)]
  }
  if (picture !== undefined) return [pictureBlock(chart, picture), ...smallPrint(chart.alt, reader)]
  return [
    ...paragraph(heading(chart.title), reader),
    ...smallPrint(chart.alt, reader),
    ...listBlocks({ kind: 'list', items: chartLines(chart, reader.words) }, reader),
  ]
}

const pictureBlock = ({ title, alt }: Chart, id: string): KnownBlock => ({
  ...{ type: 'image', slack_file: { id } },
  ...{ title: plain(title, limits.imageTitle), alt_text: plain(alt, limits.alt).text },
})

/**
 * Slack wants a value for every point of every series, and knows neither parts of a whole nor a second axis nor lines
 * across bars.
 */
function isNative({ shape, categories, series, promised, stacked, divider, cumulative }: Chart): boolean {
  const { chart } = limits
  if (stacked || divider || cumulative || (promised && shape === 'bar')) return false
  if (categories.length === 0 || categories.length > chart.points) return false
  if (series.length === 0 || series.length + (promised ? 1 : 0) > chart.series) return false
  return series.every(({ values }) => categories.every((_, place) => Number.isFinite(values[place])))
}

function drawn({ shape, title, categories, series, unit, promised }: Chart, { words }: Reader): ChartBlock {
  const labels = distinct(categories)
  const line = { name: promised?.label ?? '', values: categories.map(() => promised?.value ?? 0) }
  const lines = promised && Number.isFinite(promised.value) ? [...series, line] : series
  const names = distinct(lines.map(({ name }) => name))
  const [yLabel] = { count: [], percent: ['%'], minutes: [words.units.minute] }[unit]
  return {
    type: 'data_visualization',
    title: plain(title, limits.chart.title).text,
    chart: {
      type: shape,
      series: lines.map(({ values }, place) => ({
        name: names[place] ?? '',
        data: labels.map((label, point) => ({ label, value: values[point] ?? 0 })),
      })),
      axis_config: { categories: labels, ...(yLabel && { y_label: yLabel }) },
    },
  }
}

/** Slack tells series and points apart by their names, cut as they are. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const short = plain(name, limits.chart.label).text
    let free = short
    for (let count = 2; taken.has(free); count += 1) {
      const suffix = ` ${count}`
      free = `${cut(short, limits.chart.label - suffix.length)}${suffix}`
    }
    taken.add(free)
    return free
  })
}
