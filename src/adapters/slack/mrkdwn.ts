// Text in Slack's own markup: short and shown by every client. There is no escape for its formatting, so whatever it
// would read as markup is not written in it at all (see `rich-text.ts`).
import type { Span, Text } from '../../ports/card.ts'
import { cut, webAddress } from '../../view/excerpt.ts'
import { flatSpan, spansOf, tidy } from '../../view/spans.ts'
import { limits } from './limits.ts'
import type { Reader } from './reader.ts'

/** The three characters that Slack wants escaped; after that nothing that was written can call anybody. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Escaped, tidied and cut so that it fits with its escapes. For the text beside the blocks, which is never formatted. */
export function escapedWithin(text: string, limit: number): string {
  const kept = cut(tidy(text), limit)
  const said = escaped(kept)
  return said.length <= limit ? said : escaped(cut(kept, Math.floor(limit / longestEscape)))
}

const longestEscape = '&amp;'.length

/** The text as markup; null where the markup would say something else than was meant, or is longer than `limit`. */
export function mrkdwn(text: Text, limit: number, reader: Reader): string | null {
  const spans = spansOf(text)
  const words = spans.map((span) => flatSpan(span, reader))
  if (isRead.test(words.join('')) || spans.some((span, place) => !standsFree(span, words, place))) return null
  const said = spans.map((span) => spanMarkup(span, reader)).join('')
  return said.length <= limit ? said : null
}

// Formatting, the name of an emoji (a time of day is none), an address that would become a link, a quote at the start of
// a line.
const isRead =
  /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:[\p{L}\p{N}_+'-]*\p{L}[\p{L}\p{N}_+'-]*:|:(?:100|1234|[+-]1):|:\/\/|\bwww\.|^\s*>/imu

const nothing = /^[\s.,:;!?()·…]?$/u

/** Bold begins and ends at a space or a full stop, and within one line; a label has no bar of its own. */
function standsFree(span: Span, words: readonly string[], place: number): boolean {
  if (typeof span === 'string') return true
  if ('link' in span) return !/[|\n]/.test(span.link)
  if (!('bold' in span)) return true
  const before = words.slice(0, place).join('').at(-1) ?? ''
  const after =
    words
      .slice(place + 1)
      .join('')
      .at(0) ?? ''
  return /^\S(.*\S)?$/u.test(tidy(span.bold)) && nothing.test(before) && nothing.test(after)
}

function spanMarkup(span: Span, reader: Reader): string {
  const words = escaped(flatSpan(span, reader))
  if (typeof span === 'string') return words
  if ('bold' in span) return `*${words}*`
  if ('link' in span) {
    const url = linkable(span.url)
    return url && words.trim() ? `<${escaped(url.replaceAll('|', '%7C'))}|${words}>` : words
  }
  if ('mention' in span) {
    const user = userOf(span.mention, reader)
    return user ? `<@${user}>` : words
  }
  const seconds = secondsOf(span.time)
  return seconds === null ? words : `<!date^${seconds}^${dateFormats[span.style]}|${words}>`
}

/** Slack puts in each reader's own day and hour, in the language of their client. */
export const dateFormats = {
  time: '{time}',
  date: '{date_short_pretty}',
  'day-time': '{date_short_pretty}, {time}',
} as const

/** Null for what is no moment of these centuries. */
export function secondsOf(at: Date): number | null {
  const seconds = Math.floor(at.getTime() / 1000)
  return seconds >= 0 && seconds < 253_402_300_800 ? seconds : null
}

/** Null for somebody whom Slack does not know. */
export function userOf(email: string, { mentionOf }: Reader): string | null {
  const user = mentionOf(email)
  return user && /^[UW][A-Z0-9]+$/.test(user) ? user : null
}

/** An address of the web that Slack takes; null for any other. */
export function linkable(address: string): string | null {
  const url = webAddress(address)
  return url && url.length <= limits.address ? url : null
}
