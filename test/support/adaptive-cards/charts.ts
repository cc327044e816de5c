// The charts that Teams draws; the card parser does not know them. Colours by name, so that themes can change them.
import { boolean, type Check, list, literal, number, object, string } from '../shape.ts'

const tones = ['good', 'warning', 'attention', 'neutral']
const hues = ['Red', 'Purple', 'Lavender', 'Blue', 'LightBlue', 'Teal', 'Green', 'Lime', 'Marigold']
const diverging = ['Blue', 'LightBlue', 'Cyan', 'Teal', 'Yellow', 'Peach', 'LightRed', 'Red', 'Maroon', 'Gray']
const color = literal(
  ...tones,
  ...hues.map((hue) => `categorical${hue}`),
  ...Array.from({ length: 8 }, (_, place) => `sequential${place + 1}`),
  ...diverging.map((hue) => `diverging${hue}`),
)
const figure = number(-1e12, 1e12)
const word: Check = (value, path) => (typeof value === 'number' ? figure(value, path) : string(100)(value, path))

const look = {
  ...{ title: string(200), showTitle: boolean, showLegend: boolean, color, maxWidth: string(10) },
  colorSet: literal('categorical', 'sequential', 'sequentialred', 'sequentialgreen', 'sequentialyellow', 'diverging'),
}
const axes = { xAxisTitle: string(100), yAxisTitle: string(100), yMin: figure, yMax: figure }
const point = object({ required: { x: word, y: figure } })
const colouredPoint = object({ required: { x: word, y: figure }, optional: { color } })
const part = object({ required: { legend: string(100), value: figure }, optional: { color } })
const series = object({ required: { legend: string(100), values: list(point, 1, 100) }, optional: { color } })

/** By type. `common`: what every element may have. */
export function charts(common: Record<string, Check>): Record<string, Check> {
  const chart = (type: string, data: Check, own: Record<string, Check> = {}) => ({
    [type]: object({
      required: { type: literal(type), title: string(200), data },
      optional: { ...common, ...look, ...own },
    }),
  })
  return {
    ...chart('Chart.Line', list(series, 1, 12), axes),
    ...chart('Chart.VerticalBar', list(colouredPoint, 1, 100), { ...axes, showBarValues: boolean }),
    ...chart('Chart.VerticalBar.Grouped', list(series, 1, 12), { ...axes, stacked: boolean, showBarValues: boolean }),
    ...chart('Chart.HorizontalBar', list(colouredPoint, 1, 100), {
      ...axes,
      displayMode: literal('AbsoluteWithAxis', 'AbsoluteNoAxis', 'PartToWhole'),
    }),
    ...chart(
      'Chart.HorizontalBar.Stacked',
      list(object({ required: { title: string(100), data: list(part, 1, 12) } }), 1, 100),
      axes,
    ),
    ...chart('Chart.Donut', list(part, 1, 20), { value: string(50), valueColor: color }),
    ...chart('Chart.Pie', list(part, 1, 20)),
    'Chart.Gauge': object({
      required: {
        ...{ type: literal('Chart.Gauge'), title: string(200), value: figure, min: figure, max: figure },
        segments: list(object({ required: { legend: string(100), size: figure }, optional: { color } }), 1, 10),
      },
      optional: {
        ...common,
        ...look,
        ...{ subLabel: string(100), showMinMax: boolean, valueFormat: literal('Percentage', 'Fraction') },
      },
    }),
  }
}
