// Words in a card: what Teams reads as markup must be meant so, and a mention must reach somebody.

import { type Check, type Fault, isRecord, list, literal, object, string } from '../shape.ts'
import { textLength } from './limits.ts'

/** Read as Markdown: links lead to web addresses only, moments are written as Teams knows them. */
export const marked =
  (most = textLength): Check =>
  (value, path) => {
    const faults = string(most)(value, path)
    if (faults.length > 0) return faults
    const text = String(value)
    const links = [...text.matchAll(/(?<!\\)\]\(([^)\s]*)/g)].map(([, address]) => address ?? '')
    const moments = text.match(/\{\{(?:DATE|TIME)\([^}]*\}?\}?/g) ?? []
    return [
      ...links.filter((link) => !webAddress(link)).map((link) => `${path} links to ${JSON.stringify(link)}`),
      ...moments.filter((moment) => !known.test(moment)).map((moment) => `${path} has the odd moment ${moment}`),
    ]
  }

const known = /^\{\{(DATE\([^,)]+, ?(COMPACT|SHORT|LONG)\)|DATE\([^,)]+\)|TIME\([^,)]+\))\}\}$/

export const webAddress = (value: unknown): boolean => {
  const url = typeof value === 'string' ? URL.parse(value) : null
  return url !== null && /^(https?|mailto|tel):$/.test(url.protocol) && !/[\s<>"]/.test(String(value))
}

export const mention = object({
  required: {
    type: literal('mention'),
    text: string(200),
    mentioned: object({ required: { id: string(300), name: string(200) } }),
  },
})

export const entities: Check = (value, path) => [...list(mention, 1, 50)(value, path), ...apart(value, path)]

/** Teams finds the person by the text: two people may not stand behind the same. */
const apart: Check = (value, path) => {
  const texts = Array.isArray(value) ? value.map((each) => (isRecord(each) ? each.text : undefined)) : []
  return new Set(texts).size === texts.length ? [] : [`${path} mentions two people by the same text`]
}

/** Every `<at>` in the texts belongs to somebody, and everybody who is mentioned stands in them. */
export function mentionFaults(texts: readonly string[], mentioned: unknown, path: string): Fault[] {
  const written = new Set(
    texts.flatMap((text) => text.match(/<at\b[^>]*>(?:(?!<at\b).)*?<\/at>|<at\b[^>]*>?|<\/at>/gs) ?? []),
  )
  const meant = new Map(
    (Array.isArray(mentioned) ? mentioned : []).filter(isRecord).map((entity) => [String(entity.text), entity]),
  )
  return [
    ...[...written].filter((text) => !meant.has(text)).map((text) => `${path} writes ${text}, which mentions nobody`),
    ...[...meant.keys()].filter((text) => !written.has(text)).map((text) => `${path} never writes ${text}`),
    ...[...meant.values()]
      .filter(({ text, mentioned }) => isRecord(mentioned) && text !== `<at>${mentioned.name}</at>`)
      .map(({ text }) => `${path} mentions somebody by another name: ${text}`),
  ]
}
