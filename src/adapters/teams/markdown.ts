// Text as the Markdown of a TextBlock: the only place for mentions and for moments in each reader's own zone.
import type { Span, Text } from '../../ports/card.ts'
import { webAddress } from '../../view/excerpt.ts'
import { flatSpan, spansOf, tidy } from '../../view/spans.ts'
import { limits } from './limits.ts'
import type { Mentions } from './mentions.ts'
import type { Reader } from './reader.ts'

/** What one card's texts are written with. */
export type Pen = { reader: Reader; mentions: Mentions }

/**
 * One line as Markdown, if that says exactly this on every client; else null. Phones show the backslash of an escape, so
 * what would need one is written in another way (see `text-elements.ts`).
 */
export function markdown(text: Text, pen: Pen): string | null {
  const spans = spansOf(text)
  const words = spans.map((span) => flatSpan(span, pen.reader))
  if (isRead.test(words.join('')) || spans.some((span, place) => !standsFree(span, words, place))) return null
  return spans.map((span) => spanMarkdown(span, pen, (said) => said)).join('')
}

/** The same with everything escaped: for what cannot be said without Markdown. */
export const escapedMarkdown = (text: Text, pen: Pen): string =>
  spansOf(text)
    .map((span) => spanMarkdown(span, pen, escaped))
    .join('')

/** Backslashes before all that Markdown, mentions and text functions are made of. */
export const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>{}~#|!&]/g, '\\$&')
    .replace(/<(?=\/?at\b)/gi, '<\u2060')
    .replace(/^(\s*)([-+>=]|\d{1,9}(?=[.)]))/, (_, space, mark) => {
      return /\d/.test(mark) ? `${space}${mark}\u2060` : `${space}\\${mark}`
    })

/** Only in Markdown can Teams put in a name that reaches somebody, or the reader's own time. */
export const isLive = (span: Span): boolean => typeof span !== 'string' && ('mention' in span || 'time' in span)

// Formatting, code, links, entities, HTML and mentions, text functions, addresses that would become links; and at the
// start of a line (for phones also after a bracket) lists, headings, quotes, rules and code.
const isRead =
  /[*\\`[\]~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<\S|&#?\w+;|\{\{|:\/\/|\bwww\.|(?:^\s*|\))(?:[-+]\s|[-+]$|\d{1,9}[.)](?:\s|$))|^\s*(?:#{1,6}(?:\s|$)|>|(?:-\s*){3,}$|={2,}\s*$)|^(?:\s{4}|\t)/u

const nothing = /^[\s.,:;!?()·…]?$/u

/** Bold begins and ends at a space or a full stop. */
function standsFree(span: Span, words: readonly string[], place: number): boolean {
  if (typeof span === 'string' || !('bold' in span)) return true
  const before = words.slice(0, place).join('').at(-1) ?? ''
  const after =
    words
      .slice(place + 1)
      .join('')
      .at(0) ?? ''
  return /^\S(.*\S)?$/u.test(tidy(span.bold)) && nothing.test(before) && nothing.test(after)
}

function spanMarkdown(span: Span, { reader, mentions }: Pen, say: (text: string) => string): string {
  const words = say(flatSpan(span, reader))
  if (typeof span === 'string') return words
  if ('bold' in span) return words.trim() ? words.replace(/^(\s*)(.*?)(\s*)$/su, '$1**$2**$3') : words
  if ('link' in span) {
    const url = linkable(span.url)
    return url && words.trim() ? `[${words}](${inMarkdown(url)})` : words
  }
  if ('mention' in span) {
    const account = reader.mentionOf(span.mention)
    return account ? mentions.add(span.mention, account) : words
  }
  return moment(span.time, span.style) ?? words
}

/** Teams puts in each reader's own day and hour; null for what is no moment of these centuries. */
function moment(at: Date, style: 'time' | 'date' | 'day-time'): string | null {
  const time = at.getTime()
  if (Number.isNaN(time) || time < 0 || time >= 253_402_300_800_000) return null
  const iso = at.toISOString().replace(/\.\d+Z$/, 'Z')
  const [day, hour] = [`{{DATE(${iso}, SHORT)}}`, `{{TIME(${iso})}}`]
  return { time: hour, date: day, 'day-time': `${day}, ${hour}` }[style]
}

/** An address of the web that Teams takes; null for any other. */
export function linkable(address: string): string | null {
  const url = webAddress(address)
  return url && url.length <= limits.address ? url : null
}

/** Without what would end the link, or be read as formatting by phones. */
const inMarkdown = (url: string): string =>
  url.replace(/[()*\\<>[\]`{}|]|_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  })
