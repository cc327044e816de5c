// Lists: a bullet for each item, as many as a card takes; the rest is counted.
import type { Block, Text } from '../../ports/card.ts'
import { isBlank, shortened } from '../../view/spans.ts'
import type { Element } from './adaptive-card.ts'
import { limits } from './limits.ts'
import { markdown, type Pen } from './markdown.ts'
import { heading } from './render-heading.ts'
import { linesOf, oneLine, smallPrint } from './text-elements.ts'

export function listElements({ title, items }: Extract<Block, { kind: 'list' }>, pen: Pen): Element[] {
  const { reader } = pen
  const said = items.filter((item) => !isBlank(item, reader)).map((item) => shortened(item, limits.list.item, reader))
  if (said.length === 0) return []
  const shown = said.slice(0, limits.list.items)
  const rest = said.length - shown.length
  return [
    ...heading(title, pen),
    ...bullets(shown, pen),
    ...(rest > 0 ? smallPrint(reader.words.lists.more(rest), pen) : []),
  ]
}

/** Real lists, so that a second line is indented; what Markdown cannot say has a bullet in its text. */
function bullets(items: readonly Text[], pen: Pen): Element[] {
  const elements: Element[] = []
  let run: string[] = []
  const endRun = () => {
    if (run.length > 0) elements.push({ type: 'TextBlock', text: run.join('\n'), wrap: true, spacing: 'small' })
    run = []
  }
  for (const item of items) {
    const [first = [], ...more] = linesOf(Array.isArray(item) ? item : [item]).filter(
      (line) => !isBlank(line, pen.reader),
    )
    const said = more.length === 0 ? markdown(first, pen)?.trim() : undefined
    if (said) {
      run.push(`- ${said}`)
      continue
    }
    endRun()
    elements.push(oneLine(['• ', ...first], pen, { spacing: 'small' }))
    elements.push(...more.map((line) => oneLine(line, pen, { spacing: 'none' })))
  }
  endRun()
  return elements
}
