// Rich text: sections, lists and quotes of pieces that are never empty. Only one person at a time may be mentioned.

import { address, boolean, type Check, list, literal, number, object, oneOf, string } from '../shape.ts'
import { addressLength, idLength } from './limits.ts'

const style = { style: object({ optional: { bold: boolean, italic: boolean, strike: boolean, code: boolean } }) }

/** A piece may be a space between two others. */
const words: Check = (value, path) => (value === '' ? [`${path} is empty`] : string(12_000, 0)(value, path))

const piece = oneOf({
  text: object({ required: { type: literal('text'), text: words }, optional: style }),
  link: object({
    required: { type: literal('link'), url: address(addressLength) },
    optional: { text: words, ...style },
  }),
  user: object({
    required: {
      type: literal('user'),
      user_id: (value, path) => (/^[UW][A-Z0-9]+$/.test(String(value)) ? [] : [path]),
    },
    optional: style,
  }),
  date: object({
    required: {
      ...{ type: literal('date'), timestamp: number(0, 253_402_300_799) },
      format: (value, path) => (/\{[a-z_]+\}/.test(String(value)) ? [] : [`${path} has no date in it`]),
    },
    optional: { fallback: string(200), url: address(addressLength), ...style },
  }),
})

const pieces = list(piece, 1, 1000)
const section = object({ required: { type: literal('rich_text_section'), elements: pieces } })

export const richText = object({
  required: {
    type: literal('rich_text'),
    elements: list(
      oneOf({
        rich_text_section: section,
        rich_text_quote: object({
          required: { type: literal('rich_text_quote'), elements: pieces },
          optional: { border: literal(0, 1) },
        }),
        rich_text_list: object({
          required: {
            ...{ type: literal('rich_text_list'), style: literal('bullet', 'ordered') },
            elements: list(section, 1, 1000),
          },
          optional: { indent: number(0, 8), border: literal(0, 1) },
        }),
      }),
      1,
      1000,
    ),
  },
  optional: { block_id: string(idLength) },
})
