// Slack's own charts. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block

import { type Check, distinct, isRecord, list, literal, number, object, string } from '../shape.ts'
import { idLength } from './limits.ts'

const label = string(20)
const finite = number(-Number.MAX_VALUE, Number.MAX_VALUE)
const series = object({
  required: {
    name: label,
    data: list(object({ required: { label, value: finite } }), 1, 20),
  },
})

/** Every series says something of every category, in their order. */
const covers: Check = (value, path) => {
  const { series, axis_config: axis } = isRecord(value) ? value : {}
  const categories = isRecord(axis) && Array.isArray(axis.categories) ? axis.categories : []
  const faults = new Set(categories).size < categories.length ? [`${path} repeats a category`] : []
  const all = Array.isArray(series) ? series : []
  const labels = all.map((each) =>
    isRecord(each) && Array.isArray(each.data) ? each.data.map((one) => one.label) : [],
  )
  const whole = labels.every((each) => JSON.stringify(each) === JSON.stringify(categories))
  return [
    ...faults,
    ...(whole ? [] : [`${path} has a series that skips a category`]),
    ...distinct('name')(series, path),
  ]
}

export const chartBlock = object({
  required: {
    ...{ type: literal('data_visualization'), title: string(50) },
    chart: object({
      required: {
        ...{ type: literal('line', 'bar', 'area'), series: list(series, 1, 6) },
        axis_config: object({
          required: { categories: list(label, 1, 20) },
          optional: { x_label: string(50), y_label: string(50) },
        }),
      },
      also: covers,
    }),
  },
  optional: { block_id: string(idLength) },
})
