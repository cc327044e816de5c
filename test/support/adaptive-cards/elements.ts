// What a card shows: text, columns, facts, tables, pictures. Version 1.5, and what Teams draws beyond it with a fallback.

import { boolean, type Check, isRecord, list, literal, number, object, oneOf, string } from '../shape.ts'
import { actionSet, select } from './actions.ts'
import { charts } from './charts.ts'
import { picture } from './images.ts'
import { inputs } from './inputs.ts'
import { textLength } from './limits.ts'
import { marked } from './texts.ts'

const spacing = literal(
  'none',
  'small',
  'default',
  'medium',
  'large',
  'extraLarge',
  'padding',
  'None',
  'Small',
  'Default',
  'Medium',
  'Large',
  'ExtraLarge',
  'Padding',
)
const across = literal('left', 'center', 'right', 'Left', 'Center', 'Right')
const down = literal('top', 'center', 'bottom', 'Top', 'Center', 'Bottom')
const style = literal('default', 'emphasis', 'good', 'attention', 'warning', 'accent')
const color = literal(
  'default',
  'dark',
  'light',
  'accent',
  'good',
  'warning',
  'attention',
  'Default',
  'Dark',
  'Light',
  'Accent',
  'Good',
  'Warning',
  'Attention',
)
const size = literal(
  'default',
  'small',
  'medium',
  'large',
  'extraLarge',
  'Default',
  'Small',
  'Medium',
  'Large',
  'ExtraLarge',
)
const weight = literal('default', 'lighter', 'bolder', 'Default', 'Lighter', 'Bolder')
const font = literal('default', 'monospace', 'Default', 'Monospace')
const pixels: Check = (value, path) => (/^\d{1,4}px$/.test(String(value)) ? [] : [`${path} is no number of pixels`])
const targetWidth: Check = (value, path) =>
  /^(atLeast:|atMost:)?(veryNarrow|narrow|standard|wide)$/i.test(String(value)) ? [] : [`${path} is no width`]

/** Every element may have these. */
export const common = {
  ...{ id: string(100), isVisible: boolean, separator: boolean, spacing, height: literal('auto', 'stretch') },
  ...{ requires: object({ optional: {} }), targetWidth },
}

/** What is drawn in its place by a client that does not know it. */
const fallback: Check = (value, path) => (value === 'drop' ? [] : element(value, path))

const text = object({
  required: { type: literal('TextBlock'), text: marked(), wrap: literal(true) },
  optional: {
    ...common,
    ...{ fallback, size, weight, color, isSubtle: boolean, horizontalAlignment: across, fontType: font },
    ...{ maxLines: number(1, 50), style: literal('default', 'heading', 'columnHeader') },
  },
})

const run: Check = (value, path) =>
  typeof value === 'string'
    ? string(textLength, 0)(value, path)
    : object({
        required: { type: literal('TextRun'), text: string(textLength, 0) },
        optional: {
          ...{ size, weight, color, isSubtle: boolean, fontType: font, selectAction: select },
          ...{ italic: boolean, strikethrough: boolean, highlight: boolean, underline: boolean },
        },
      })(value, path)

const richText = object({
  required: { type: literal('RichTextBlock'), inlines: list(run, 1, 200) },
  optional: { ...common, fallback, horizontalAlignment: across },
})

const image = object({
  required: { type: literal('Image'), url: picture, altText: string(2000) },
  optional: {
    ...common,
    ...{ fallback, horizontalAlignment: across, selectAction: select, style: literal('default', 'person') },
    ...{ size: literal('auto', 'stretch', 'small', 'medium', 'large', 'Auto', 'Stretch', 'Small', 'Medium', 'Large') },
    ...{
      width: pixels,
      height: (value: unknown, path: string) => (value === 'auto' || value === 'stretch' ? [] : pixels(value, path)),
    },
    msTeams: object({ required: { allowExpand: boolean } }),
  },
})

const facts = object({
  required: {
    type: literal('FactSet'),
    facts: list(object({ required: { title: marked(500), value: marked() } }), 1, 50),
  },
  optional: { ...common, fallback },
})

const inside: Check = (value, path) => list(element, 1, 200)(value, path)
const box = {
  style,
  bleed: boolean,
  verticalContentAlignment: down,
  minHeight: pixels,
  rtl: boolean,
  selectAction: select,
}

const container = object({
  required: { type: literal('Container'), items: inside },
  optional: { ...common, ...box, fallback },
})

const columnWidth: Check = (value, path) =>
  value === 'auto' || value === 'stretch' || (typeof value === 'number' && value > 0) ? [] : pixels(value, path)

const column = object({
  required: { type: literal('Column'), items: inside, width: columnWidth },
  optional: { ...common, ...box, fallback },
})

const columns = object({
  required: { type: literal('ColumnSet'), columns: list(column, 1, 12) },
  optional: { ...common, ...box, fallback, horizontalAlignment: across },
})

const alignment = { horizontalCellContentAlignment: across, verticalCellContentAlignment: down }
const cell = object({
  required: { type: literal('TableCell'), items: inside },
  optional: { ...box },
})
const row = object({
  required: { type: literal('TableRow'), cells: list(cell, 1, 12) },
  optional: { style, ...alignment },
})
const table = object({
  required: {
    type: literal('Table'),
    columns: list(object({ required: { width: columnWidth }, optional: alignment }), 1, 12),
    rows: list(row, 1, 101),
  },
  optional: {
    ...common,
    ...{ ...alignment, fallback, firstRowAsHeader: boolean, showGridLines: boolean, gridStyle: style },
    ...{ roundedCorners: boolean },
  },
  also: (value, path) => {
    if (!isRecord(value) || !Array.isArray(value.rows) || !Array.isArray(value.columns)) return []
    const { rows, columns } = value
    return rows.flatMap((each, place) =>
      isRecord(each) && Array.isArray(each.cells) && each.cells.length !== columns.length
        ? [`${path}.rows[${place}] has ${each.cells.length} cells for ${columns.length} columns`]
        : [],
    )
  },
})

const imageSet = object({
  required: { type: literal('ImageSet'), images: list(image, 1, 10) },
  optional: { ...common, fallback, imageSize: size },
})

/** Drawn by Teams, unknown to version 1.5: another client must be told what to draw in its place. */
const beyond = (shape: Check): Check => {
  const known = oneOf({ ...elements, ...inputs })
  return (value, path) => {
    const { fallback: instead, ...own } = isRecord(value) ? value : {}
    return [
      ...shape(own, path),
      ...(instead === undefined
        ? [`${path}.fallback is missing`]
        : instead === 'drop'
          ? []
          : known(instead, `${path}.fallback`)),
    ]
  }
}

const elements: Record<string, Check> = {
  ...{ TextBlock: text, RichTextBlock: richText, Image: image, ImageSet: imageSet, FactSet: facts },
  ...{
    Container: container,
    ColumnSet: columns,
    Table: table,
    ActionSet: actionSet(common, (value, path) => fallback(value, path)),
  },
}

const badge = object({
  required: { type: literal('Badge'), text: string(100) },
  optional: {
    ...common,
    ...{ icon: string(50), iconPosition: literal('Before', 'After', 'before', 'after'), tooltip: string(200) },
    ...{ size: literal('Medium', 'Large', 'ExtraLarge', 'medium', 'large', 'extraLarge'), horizontalAlignment: across },
    ...{
      style: literal(
        'Default',
        'Subtle',
        'Informative',
        'Accent',
        'Good',
        'Attention',
        'Warning',
        'default',
        'subtle',
        'informative',
        'accent',
        'good',
        'attention',
        'warning',
      ),
    },
    ...{
      appearance: literal('Filled', 'Tint', 'filled', 'tint'),
      shape: literal('Square', 'Rounded', 'Circular', 'square', 'rounded', 'circular'),
    },
  },
})

const newer: Record<string, Check> = {
  Badge: beyond(badge),
  // A chart without a word or a picture in its place is silence: it may not be dropped.
  ...Object.fromEntries(
    Object.entries(charts(common)).map(([type, shape]) => [
      type,
      (value: unknown, path: string) => [
        ...beyond(shape)(value, path),
        ...(isRecord(value) && value.fallback === 'drop' ? [`${path}.fallback drops the chart`] : []),
      ],
    ]),
  ),
}

export const unknownToTheParser = Object.keys(newer)

export function element(value: unknown, path: string): string[] {
  return oneOf({ ...elements, ...inputs, ...newer })(value, path)
}
