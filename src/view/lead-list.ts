// Leads one under the other, as many as a glance takes; the rest is counted.
import type { Words } from '../i18n/words.ts'
import type { Block, Text } from '../ports/card.ts'

const glance = 20

/** The first twenty of the lines, and "and n more" below them. Nothing for no lines. */
export function listBlocks(lines: readonly Text[], words: Words): Block[] {
  if (lines.length === 0) return []
  const rest = lines.length - glance
  const list: Block = { kind: 'list', items: lines.slice(0, glance) }
  return rest > 0 ? [list, { kind: 'text', text: words.lists.more(rest), quiet: true }] : [list]
}
