// The mentions of one card: what stands in its texts, and whom each of them reaches.
import type { Mention } from './adaptive-card.ts'
import type { Account } from './reader.ts'

export type Mentions = {
  /** What stands in the text in place of the person's name. */
  add(email: string, account: Account): string
  /** Those that `text`, the JSON of what is shown, holds. */
  within(text: string): Mention[]
}

/** Teams tells mentions apart by their text alone, so people of the same name need different ones. */
export function mentionsOfCard(): Mentions {
  const all = new Map<string, Mention>()
  return {
    add(email, { id, name }) {
      const known = all.get(id)
      if (known) return known.text
      const taken = new Set([...all.values()].map((each) => each.mentioned.name))
      const plain = plainName(name) || plainName(email)
      const free = taken.has(plain) ? `${plain} (${plainName(email)})` : plain
      all.set(id, { type: 'mention', text: `<at>${free}</at>`, mentioned: { id, name: free } })
      return `<at>${free}</at>`
    },
    within: (text) => [...all.values()].filter((mention) => text.includes(JSON.stringify(mention.text).slice(1, -1))),
  }
}

/** Without what Markdown, mentions or text functions are made of: a name needs none of it. */
const plainName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\\`*[\]<>{}~#|&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
    .toWellFormed()
