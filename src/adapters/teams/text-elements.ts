// The elements that hold text. Each line is one of its own: Teams' clients do not agree about line breaks.
import type { Span, Text } from '../../ports/card.ts'
import { cut } from '../../view/excerpt.ts'
import { flat, flatSpan, isBlank, shortened, spansOf, tidy } from '../../view/spans.ts'
import type { Element, RichTextBlock, TextBlock, TextRun } from './adaptive-card.ts'
import { limits } from './limits.ts'
import { escapedMarkdown, isLive, linkable, markdown, type Pen } from './markdown.ts'

/** How the lines of one text look; only its first line is set off from what is above. */
export type LineStyle = Pick<TextBlock, 'size' | 'weight' | 'color' | 'isSubtle' | 'style' | 'spacing'>

/** A text of its own, line by line; nothing for no text. */
export function lines(text: Text, pen: Pen, limit: number, style: LineStyle = {}): Element[] {
  return linesOf(shortened(text, limit, pen.reader))
    .filter((line) => !isBlank(line, pen.reader))
    .map((line, place) => oneLine(line, pen, place === 0 ? style : { ...style, spacing: 'none' }))
}

export const paragraph = (text: Text, pen: Pen, style?: LineStyle): Element[] =>
  lines(text, pen, limits.paragraph, style)

/** Small print; nothing for no text. */
export const smallPrint = (text: Text, pen: Pen, style: LineStyle = {}): Element[] =>
  lines(text, pen, limits.smallPrint, { size: 'small', isSubtle: true, spacing: 'small', ...style })

/** Markdown where that says exactly this; escaped Markdown for people and moments; else text that is never read. */
export function oneLine(line: readonly Span[], pen: Pen, style: LineStyle = {}): TextBlock | RichTextBlock {
  const { reader } = pen
  const live = line.some((span) => isLive(span) && flatSpan(span, reader).trim())
  const said = markdown(line, pen) ?? (live ? escapedMarkdown(line, pen) : null)
  if (said !== null) return { type: 'TextBlock', text: said.trim(), wrap: true, ...style }
  const { spacing, style: _, ...look } = style
  const inlines = line.filter((span) => flatSpan(span, reader) !== '').map((span) => run(span, pen, look))
  return { type: 'RichTextBlock', inlines, ...(spacing !== undefined && { spacing }) }
}

function run(span: Span, { reader }: Pen, look: Omit<TextRun, 'type' | 'text'>): TextRun {
  const url = typeof span !== 'string' && 'link' in span ? linkable(span.url) : null
  return {
    ...{ type: 'TextRun', text: unread(flatSpan(span, reader)), ...look },
    ...(typeof span !== 'string' && 'bold' in span && { weight: 'bolder' as const }),
    ...(url && { selectAction: { type: 'Action.OpenUrl' as const, url } }),
  }
}

/** Text functions are put in even here; a joiner that nobody sees keeps them as they were typed. */
export const unread = (text: string): string => text.replaceAll('{{', '{\u2060{')

/** A plain text for a place without Markdown, such as a button or a label: tidied, on one line, cut; a dash for nothing. */
export const plain = (text: string, limit: number): string =>
  cut(unread(tidy(text).replace(/\s+/g, ' ').trim()), limit) || '–'

/** The pieces between line breaks. */
export function linesOf(text: readonly Span[]): Span[][] {
  const found: Span[][] = [[]]
  for (const span of text) {
    const parts = flatSpanLines(span)
    parts.forEach((part, place) => {
      if (place > 0) found.push([])
      found.at(-1)?.push(part)
    })
  }
  return found
}

function flatSpanLines(span: Span): Span[] {
  if (typeof span === 'string') return span.split('\n')
  if ('bold' in span) return span.bold.split('\n').map((bold) => ({ bold }))
  if ('link' in span) return [{ ...span, link: span.link.replaceAll('\n', ' ') }]
  return 'mention' in span ? [{ ...span, name: span.name.replaceAll('\n', ' ') }] : [span]
}

/** On one line; nothing for a text of which nothing can be seen. */
export const isSaid = (text: Text, pen: Pen): boolean => !isBlank(text, pen.reader)

export const flatLine = (text: Text, pen: Pen): string => flat(spansOf(text), pen.reader).replace(/\s+/g, ' ').trim()
