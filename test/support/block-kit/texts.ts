// Text objects, options and confirmations.

import { address, boolean, type Check, distinct, list, literal, object, oneOf, string } from '../shape.ts'
import { addressLength, textObject } from './limits.ts'

export const plainText = (most: number): Check =>
  object({ required: { type: literal('plain_text'), text: string(most) }, optional: { emoji: boolean } })

export const mrkdwn = (most: number): Check =>
  object({
    required: {
      type: literal('mrkdwn'),
      text: (value, path) => [...string(most)(value, path), ...markup(value, path)],
    },
    optional: { verbatim: boolean },
  })

export const anyText = (most: number = textObject): Check =>
  oneOf({ plain_text: plainText(most), mrkdwn: mrkdwn(most) })

/** What stands in angle brackets must be a link, a mention of one person or a date; nothing may call a whole channel. */
function markup(value: unknown, path: string): string[] {
  if (typeof value !== 'string') return []
  const brackets = value.match(/<[^>]*>?/g) ?? []
  const odd = brackets.filter((each) => !known.some((pattern) => pattern.test(each)))
  const bare = value.replace(/<[^>]*>/g, '')
  return [
    ...odd.map((each) => `${path} has the odd markup ${each}`),
    ...(/>/.test(bare.replace(/^>/gm, '')) ? [`${path} has a bare >`] : []),
    ...(/&(?!amp;|lt;|gt;)/.test(value) ? [`${path} has a bare &`] : []),
  ]
}

const known = [
  /^<https?:\/\/[^\s|<>]+\|[^|<>\n]+>$/,
  /^<@[UW][A-Z0-9]+>$/,
  /^<!date\^\d+\^[^|^<>]*\{[a-z_]+\}[^|^<>]*\|[^|<>]+>$/,
]

export const option = (urls = false): Check =>
  object({
    required: { text: plainText(75), value: string(75) },
    optional: { description: plainText(75), ...(urls && { url: address(addressLength) }) },
  })

export const options =
  (least: number, most: number, urls = false): Check =>
  (value, path) => [...list(option(urls), least, most)(value, path), ...distinct('value')(value, path)]

export const confirmation: Check = object({
  required: { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  optional: { style: literal('primary', 'danger') },
})
