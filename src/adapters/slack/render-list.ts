// Lists: bullets in one text, as many as a card takes; the rest is counted.
import type { KnownBlock } from '@slack/types'
import type { Block, Span, Text } from '../../ports/card.ts'
import { flat, isBlank, shortened } from '../../view/spans.ts'
import { limits } from './limits.ts'
import { mrkdwn } from './mrkdwn.ts'
import type { Reader } from './reader.ts'
import { richList, richSection, richText } from './rich-text.ts'
import { heading, marked, smallPrint } from './text-objects.ts'

/** Of one item, and of all that stand in one block. */
const itemLength = 600
const blockLength = limits.section - limits.header - 5
/** Of one list: more is no list for a chat. */
const mostBlocks = 3

export function listBlocks({ title, items }: Extract<Block, { kind: 'list' }>, reader: Reader): KnownBlock[] {
  const said = items.filter((item) => !isBlank(item, reader)).map((item) => shortened(item, itemLength, reader))
  const parts = partsOf(said, reader)
  const shown = parts.slice(0, mostBlocks)
  const rest = said.length - shown.flat().length
  if (said.length === 0) return []
  return [
    ...shown.map((part, place) => bullets(place === 0 ? title : undefined, part, reader)),
    ...(rest > 0 ? smallPrint(reader.words.lists.more(rest), reader) : []),
  ]
}

function bullets(title: string | undefined, items: readonly Text[], reader: Reader): KnownBlock {
  const head = shortened(heading(title), limits.header, reader)
  const lines = [
    ...(head.length > 0 ? [mrkdwn(head, limits.section, reader)] : []),
    ...items.map((each) => bullet(each, reader)),
  ]
  const said = lines.join('\n')
  if (!lines.includes(null) && said.length <= limits.section) return { type: 'section', text: marked(said) }
  return richText(...(head.length > 0 ? [richSection(head, reader)] : []), richList(items, reader))
}

/** A line of its own; markup has no way to say that a second line belongs to it. */
function bullet(item: Text, reader: Reader): string | null {
  const said = flat(item, reader).includes('\n') ? null : mrkdwn(item, limits.section, reader)
  return said === null ? null : `• ${said.trim()}`
}

/** Measured as they are written: a moment takes many more letters in markup than on the screen. */
function partsOf(items: readonly Span[][], reader: Reader): Span[][][] {
  const parts: Span[][][] = []
  let left = 0
  for (const item of items) {
    const length = (bullet(item, reader) ?? flat(item, reader)).length + 1
    if (length > left || parts.length === 0) {
      parts.push([])
      left = blockLength
    }
    parts.at(-1)?.push(item)
    left -= length
  }
  return parts
}
