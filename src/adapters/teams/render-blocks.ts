// Each kind of a card's blocks as elements, one function for each kind.
import { chunks } from '../../core/chunks.ts'
import type { Block, Span } from '../../ports/card.ts'
import { flat, isBlank, shortened, spansOf } from '../../view/spans.ts'
import type { Column, Element, FactSet } from './adaptive-card.ts'
import { limits } from './limits.ts'
import { markdown, type Pen } from './markdown.ts'
import { actionSets, type Used } from './render-actions.ts'
import { chartElements } from './render-chart.ts'
import { heading } from './render-heading.ts'
import { listElements } from './render-list.ts'
import { flatLine, lines, paragraph, plain, smallPrint } from './text-elements.ts'

/** What the blocks of one card share. */
export type Canvas = Pen & { used: Used }

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** None for a block that says nothing. */
export function elementsFor(block: Block, canvas: Canvas): Element[] {
  switch (block.kind) {
    case 'text':
      return block.quiet ? smallPrint(block.text, canvas) : paragraph(block.text, canvas)
    case 'facts':
      return facts(block, canvas)
    case 'list':
      return listElements(block, canvas)
    case 'quote':
      return quote(block, canvas)
    case 'figures':
      return figures(block, canvas)
    case 'outcome':
      return paragraph(['→ ', ...spansOf(block.text)], canvas)
    case 'item':
      return item(block, canvas)
    case 'chart':
      return chartElements(block.chart, canvas)
  }
}

/** Label and value in two columns; what Markdown cannot say stands below its label. */
function facts({ facts }: Of<'facts'>, pen: Pen): Element[] {
  const elements: Element[] = []
  let rows: FactSet['facts'] = []
  const endRows = () => {
    if (rows.length > 0) elements.push({ type: 'FactSet', facts: rows })
    rows = []
  }
  for (const { label, value } of facts.filter((fact) => !isBlank(fact.value, pen.reader))) {
    const spans = shortened(value, limits.fact, pen.reader)
    const title = markdown(plain(label, limits.label), pen)
    const said = flat(spans, pen.reader).includes('\n') ? null : markdown(spans, pen)
    if (title !== null && said !== null) {
      rows.push({ title, value: said.trim() })
      continue
    }
    endRows()
    elements.push(...heading(label, pen), ...lines(spans, pen, limits.fact, { spacing: 'none' }))
  }
  endRows()
  return elements
}

/** Two in a row: the label, the value in bold, and the small print below it. */
function figures({ title, figures }: Of<'figures'>, pen: Pen): Element[] {
  const columns = figures.map(({ label, value, note }): Column => {
    const items = [
      ...lines(label, pen, limits.label, { size: 'small' }),
      ...lines(value, pen, limits.label, { size: 'medium', weight: 'bolder', spacing: 'none' }),
      ...smallPrint(note ?? '', pen, { spacing: 'none' }),
    ]
    return { type: 'Column', width: 'stretch', items }
  })
  const filled = columns.filter(({ items }) => items.length > 0)
  const rows = chunks(filled, 2).map((columns): Element => ({ type: 'ColumnSet', columns }))
  return [...heading(title, pen), ...rows]
}

/** What somebody wrote, and who: the lines as they were typed. */
function quote({ text, by }: Of<'quote'>, pen: Pen): Element[] {
  const said = lines(text.trim(), pen, limits.quote)
  if (said.length === 0) return []
  const author: Span[] = by === undefined || isBlank(by, pen.reader) ? [] : ['— ', ...spansOf(by)]
  return [{ type: 'Container', style: 'emphasis', items: [...said, ...smallPrint(author, pen)] }]
}

/** A single short button stands beside the text, several below it. */
function item({ text, actions }: Of<'item'>, { reader, mentions, used }: Canvas): Element[] {
  const pen = { reader, mentions }
  const rows = actionSets(actions, used, pen, flatLine(text, pen))
  const said = paragraph(text, pen)
  const [only, ...others] = rows.flatMap((row) => row.actions)
  if (said.length === 0 || !only || others.length > 0 || (only.title ?? '').length > besideText)
    return [...said, ...rows]
  const columns: Column[] = [
    { type: 'Column', width: 'stretch', items: said, verticalContentAlignment: 'center' },
    { type: 'Column', width: 'auto', items: rows, verticalContentAlignment: 'center' },
  ]
  return [{ type: 'ColumnSet', columns }]
}

/** A button of so many letters leaves the text room enough on a phone. */
const besideText = 14
