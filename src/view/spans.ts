// Text in pieces, before an adapter writes it in its platform's way: cleaned, measured, cut, or flattened to plain words.
import type { Words } from '../i18n/words.ts'
import type { Block, Card, Span, Text } from '../ports/card.ts'
import { clean, cut } from './excerpt.ts'

/** As much of a reader as plain words need. */
type Reader = { words: Words; zone: string }

export const spansOf = (text: Text): readonly Span[] => (isList(text) ? text : [text])

const isList = (text: Text): text is readonly Span[] => Array.isArray(text)

/** Without what no client can show: control characters, marks that turn the text around them, halves of characters. */
export const tidy = (text: string): string => text.toWellFormed().split('\n').map(clean).join('\n')

/** In plain words, times in the reader's zone. */
export const flat = (text: Text, reader: Reader): string =>
  spansOf(text)
    .map((span) => flatSpan(span, reader))
    .join('')

export function flatSpan(span: Span, { words, zone }: Reader): string {
  if (typeof span === 'string') return tidy(span)
  if ('bold' in span) return tidy(span.bold)
  if ('link' in span) return tidy(span.link)
  if ('mention' in span) return tidy(span.name)
  if (Number.isNaN(span.time.getTime())) return '–'
  const { format } = words
  return { time: format.time, date: format.date, 'day-time': format.dayTime }[span.style](span.time, zone)
}

/** The same pieces, tidied and cut to so many characters with an ellipsis; only words are cut within a piece. */
export function shortened(text: Text, limit: number, reader: Reader): Span[] {
  const kept: Span[] = []
  let left = limit
  for (const span of spansOf(text).map(tidied)) {
    const length = flatSpan(span, reader).length
    if (length > left) return [...kept, cutSpan(span, left)]
    kept.push(span)
    left -= length
  }
  return kept
}

function tidied(span: Span): Span {
  if (typeof span === 'string') return tidy(span)
  if ('bold' in span) return { bold: tidy(span.bold) }
  if ('link' in span) return { ...span, link: tidy(span.link) }
  return 'mention' in span ? { ...span, name: tidy(span.name) } : span
}

function cutSpan(span: Span, limit: number): Span {
  if (typeof span === 'string') return cut(span, limit)
  if ('bold' in span) return { bold: cut(span.bold, limit) }
  return '…'
}

/** Nothing of it can be seen. */
export const isBlank = (text: Text, reader: Reader): boolean =>
  !spansOf(text).some((span) => flatSpan(span, reader).trim())

/** The e-mails of everybody whom a card mentions. */
export const mentionedIn = ({ blocks }: Pick<Card, 'blocks'>): string[] => [
  ...new Set(
    blocks
      .flatMap(textsOf)
      .flatMap(spansOf)
      .flatMap((span) => (typeof span !== 'string' && 'mention' in span ? [span.mention] : [])),
  ),
]

function textsOf(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'text':
    case 'outcome':
    case 'item':
      return [block.text]
    case 'facts':
      return block.facts.map(({ value }) => value)
    case 'list':
      return block.items
    case 'quote':
      return block.by === undefined ? [] : [block.by]
    case 'figures':
    case 'chart':
      return []
  }
}
