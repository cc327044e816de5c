// The pieces that hold text in Block Kit. None of them may be empty, and none does more with a text than it says.
import type { ContextBlock, KnownBlock, MrkdwnElement, PlainTextElement, TextObject } from '@slack/types'
import type { Span, Text } from '../../ports/card.ts'
import { cut } from '../../view/excerpt.ts'
import { flat, flatSpan, shortened, tidy } from '../../view/spans.ts'
import { limits } from './limits.ts'
import { mrkdwn } from './mrkdwn.ts'
import type { Reader } from './reader.ts'
import { richSection, richText } from './rich-text.ts'

const nothing = '–'

/** Shown as it is, cut to fit; a dash for nothing. `:names:` of emoji stay words. */
export const plain = (text: string, limit: number): PlainTextElement => ({
  type: 'plain_text',
  text: cut(tidy(text).trim(), limit) || nothing,
  emoji: false,
})

/** `verbatim`: Slack makes no links and no mentions of its own. */
export const marked = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })

/** As markup where that says exactly this, else in plain words. */
export function textObject(text: Text, limit: number, reader: Reader): TextObject {
  const said = mrkdwn(text, limit, reader)
  return said?.trim() ? marked(said) : plain(flat(text, reader), limit)
}

/** A paragraph of its own; nothing for no text. */
export function paragraph(text: Text, reader: Reader, limit: number = limits.section): KnownBlock[] {
  const spans = shortened(text, limit, reader)
  if (!flat(spans, reader).trim()) return []
  const said = mrkdwn(spans, limits.section, reader)
  return [said === null ? richText(richSection(spans, reader)) : { type: 'section', text: marked(said) }]
}

/** Small print; nothing for no text. What is no markup stands beside what must be, such as a moment or a link. */
export function smallPrint(text: Text, reader: Reader): ContextBlock[] {
  const spans = shortened(text, limits.field, reader)
  if (!flat(spans, reader).trim()) return []
  const whole = mrkdwn(spans, limits.section, reader)
  const elements =
    whole === null && spans.some(isLive) ? apart(spans, reader) : [textObject(spans, limits.section, reader)]
  return [{ type: 'context', elements }]
}

const isLive = (span: Span): boolean => typeof span !== 'string' && !('bold' in span)

function apart(spans: readonly Span[], reader: Reader): TextObject[] {
  const said = spans.filter((span) => flatSpan(span, reader).trim())
  if (said.length > limits.contextElements) return [plain(flat(spans, reader), limits.section)]
  return said.map((span) => textObject(span, limits.section, reader))
}

/** On one line and in bold; nothing for a text of which nothing can be seen. */
export function heading(text: string | undefined): Span[] {
  const line = tidy(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return line ? [{ bold: line }] : []
}
