// Each kind of a card's blocks as Slack's blocks, one function for each kind.
import type { KnownBlock, SectionBlock, TextObject } from '@slack/types'
import { chunks } from '../../core/chunks.ts'
import type { Block, Span } from '../../ports/card.ts'
import { flat, isBlank, shortened, spansOf } from '../../view/spans.ts'
import { limits } from './limits.ts'
import { mrkdwn } from './mrkdwn.ts'
import type { Reader } from './reader.ts'
import { controls, type Used } from './render-actions.ts'
import { type ChartBlock, type ChartRoom, chartBlocks } from './render-chart.ts'
import { listBlocks } from './render-list.ts'
import { richQuote, richText } from './rich-text.ts'
import { heading, marked, paragraph, smallPrint, textObject } from './text-objects.ts'

export type MessageBlock = KnownBlock | ChartBlock

/** What the blocks of one card share. */
export type Canvas = { reader: Reader; used: Used; charts: ChartRoom }

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** None for a block that says nothing. */
export function blocksFor(block: Block, canvas: Canvas): MessageBlock[] {
  const { reader } = canvas
  switch (block.kind) {
    case 'text':
      return block.quiet ? smallPrint(block.text, reader) : paragraph(block.text, reader)
    case 'facts':
      return facts(block, reader)
    case 'list':
      return listBlocks(block, reader)
    case 'quote':
      return quote(block, reader)
    case 'figures':
      return figures(block, reader)
    case 'outcome':
      return paragraph(['→ ', ...spansOf(block.text)], reader)
    case 'item':
      return item(block, canvas)
    case 'chart':
      return chartBlocks(block.chart, canvas.charts, reader)
  }
}

/** What fits half the width of a card. */
const fieldLength = 120

/** Two in a row, each below its label; a long one, and one that markup cannot say, has a row of its own. */
function facts({ facts }: Of<'facts'>, reader: Reader): KnownBlock[] {
  const blocks: KnownBlock[] = []
  let row: TextObject[] = []
  const endRow = () => {
    blocks.push(...fieldSections(row))
    row = []
  }
  for (const { label, value } of facts.filter((fact) => !isBlank(fact.value, reader))) {
    const spans: Span[] = [...above(label), ...spansOf(value)]
    const said = flat(value, reader).length <= fieldLength ? mrkdwn(spans, limits.field, reader) : null
    if (said !== null) {
      row.push(marked(said))
      continue
    }
    endRow()
    blocks.push(...paragraph(spans, reader))
  }
  endRow()
  return blocks
}

const above = (label: string): Span[] => heading(label).flatMap((span) => [span, '\n'])

const fieldSections = (fields: readonly TextObject[]): SectionBlock[] =>
  chunks(fields, limits.fields).map((part) => ({ type: 'section', fields: part }))

/** The label, the value in bold, and the small print below it. */
function figures({ title, figures }: Of<'figures'>, reader: Reader): KnownBlock[] {
  const fields = figures.map(({ label, value, note }) => {
    const spans: Span[] = [label, '\n', ...heading(value), ...(note ? ['\n', note] : [])]
    return textObject(spans, limits.field, reader)
  })
  return [...paragraph(heading(title), reader), ...fieldSections(fields)]
}

/** What somebody wrote, and who: the lines as they were typed. */
function quote({ text, by }: Of<'quote'>, reader: Reader): KnownBlock[] {
  const [said = ''] = shortened(text.trim(), quoteLimit, reader).map((span) => flat(span, reader))
  if (!said.trim()) return []
  const lines = said.split('\n').map((line) => mrkdwn(line, limits.section, reader))
  const quoted = lines.map((line) => `>${line}`).join('\n')
  const exact = !lines.includes(null) && quoted.length <= limits.section
  return [
    exact ? { type: 'section', text: marked(quoted) } : richText(richQuote(said, reader)),
    ...(by === undefined || isBlank(by, reader) ? [] : smallPrint(['— ', ...spansOf(by)], reader)),
  ]
}

const quoteLimit = 2000

/** A single button stands beside the text, several below it. */
function item({ text, actions }: Of<'item'>, { reader, used }: Canvas): KnownBlock[] {
  const about = flat(text, reader).replace(/\s+/g, ' ').trim()
  const elements = controls(actions, used, reader, about)
  const [only, ...others] = elements
  const said = isBlank(text, reader) ? null : mrkdwn(text, limits.section, reader)
  if (said !== null && only && others.length === 0) return [{ type: 'section', text: marked(said), accessory: only }]
  return [...paragraph(text, reader), ...(only ? [{ type: 'actions' as const, elements }] : [])]
}
