// A scorecard as lines for a terminal.
import type { Scorecard } from '../core/scorecard/figures.ts'
import type { Block } from '../ports/card.ts'
import type { CardContext } from '../view/context.ts'
import { scorecardDetails } from '../view/scorecard.ts'

export function scorecardText(figures: Scorecard, context: CardContext): string {
  const { summary, blocks } = scorecardDetails(figures, context)
  return [summary, ...blocks.flatMap(blockLines)].join('\n')
}

/** What a block says, with a heading of its own. */
export function blockLines(block: Block): string[] {
  if (block.kind === 'text') return ['', String(block.text)]
  if (block.kind === 'list') return ['', block.title ?? '', ...block.items.map((item) => `  ${String(item)}`)]
  if (block.kind !== 'figures') return []
  const width = Math.max(...block.figures.map(({ label }) => label.length))
  return [
    '',
    block.title ?? '',
    ...block.figures.map(({ label, value, note }) => `  ${label.padEnd(width)}  ${value}${note ? `  (${note})` : ''}`),
  ]
}
