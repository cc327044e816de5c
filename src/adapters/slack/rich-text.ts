// Text as Slack's rich text: pieces that are never read as markup, so that everything looks as it was typed.
import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types'
import type { Span, Text } from '../../ports/card.ts'
import { flatSpan, spansOf } from '../../view/spans.ts'
import { dateFormats, linkable, secondsOf, userOf } from './mrkdwn.ts'
import type { Reader } from './reader.ts'

export const richText = (...elements: RichTextBlockElement[]): RichTextBlock => ({ type: 'rich_text', elements })

export const richSection = (text: Text, reader: Reader) => ({
  type: 'rich_text_section' as const,
  elements: richElements(text, reader),
})

export const richQuote = (text: Text, reader: Reader) => ({
  type: 'rich_text_quote' as const,
  elements: richElements(text, reader),
})

export const richList = (items: readonly Text[], reader: Reader) => ({
  ...{ type: 'rich_text_list' as const, style: 'bullet' as const },
  elements: items.map((item) => richSection(item, reader)),
})

/** Empty pieces are refused, and therefore left out. */
const richElements = (text: Text, reader: Reader): RichTextElement[] =>
  spansOf(text)
    .filter((span) => flatSpan(span, reader) !== '')
    .map((span) => richElement(span, reader))

function richElement(span: Span, reader: Reader): RichTextElement {
  const text = flatSpan(span, reader)
  if (typeof span === 'string') return { type: 'text', text }
  if ('bold' in span) return { type: 'text', text, style: { bold: true } }
  if ('link' in span) {
    const url = linkable(span.url)
    return url ? { type: 'link', url, text } : { type: 'text', text }
  }
  if ('mention' in span) {
    const user = userOf(span.mention, reader)
    return user ? { type: 'user', user_id: user } : { type: 'text', text }
  }
  const timestamp = secondsOf(span.time)
  return timestamp === null
    ? { type: 'text', text }
    : { type: 'date', timestamp, format: dateFormats[span.style], fallback: text }
}
