// Text that came from outside, made fit for a card: cleaned, on one line where it must be, cut where it is too long.

/** The longest comment that a card shows and a form takes. */
export const noteLimit = 1500

/** Names, titles and other small texts. */
export const lineLimit = 120

// Control characters become spaces; marks that turn the reading direction of the text around them are dropped.
const controls = /\p{Cc}/gu
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu
export const clean = (text: string): string => text.replace(directions, '').replace(controls, ' ')

/** Keeps its lines; ends in an ellipsis if it had to be cut, never in the middle of a character or an emoji. */
export function excerpt(text: string, limit = noteLimit): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const kept = lines.map((line) => clean(line).trimEnd()).join('\n')
  return cut(kept.replace(/\n{3,}/g, '\n\n').trim(), limit)
}

/** The same on one line; null if nothing is left of it. */
export const oneLine = (text: string | null | undefined, limit = lineLimit): string | null =>
  cut(
    clean(text ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    limit,
  ) || null

/** With a full stop, unless it ends already. */
export const sentence = (text: string): string => (/[.?!…]$/.test(text) ? text : `${text}.`)

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** At most `limit` UTF-16 units; what is cut ends in an ellipsis, never in the middle of a character or an emoji. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  let kept = ''
  for (const { segment } of characters.segment(text.slice(0, limit + 64))) {
    if (kept.length + segment.length >= limit) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** The address if it may be linked to: the web's, and nothing that runs. */
export function webAddress(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
