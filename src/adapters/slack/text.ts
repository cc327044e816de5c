// Text in pieces, before it is written in one of Slack's ways: cleaned, measured, cut, or flattened to plain words.
import type { Span, Text } from '../../ports/card.ts'
import { clean, cut } from '../../view/excerpt.ts'
import type { Reader } from './reader.ts'

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
