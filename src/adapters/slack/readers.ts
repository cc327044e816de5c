// Who will read a card: their language and zone, and the Slack users of everybody whom it mentions.
import { type Company, type Desk, findPerson } from '../../core/company.ts'
import { wordsFor } from '../../i18n/words.ts'
import type { Block, Card, Text } from '../../ports/card.ts'
import type { People } from './people.ts'
import type { Reader } from './reader.ts'
import type { Workspace } from './workspaces.ts'

type Readership = Pick<Desk, 'locale' | 'zone'>

/** A person reads in their own language, a channel in its desk's. */
export const readershipOf = (company: Company, desk: Readership, email?: string | null): Readership =>
  (email ? findPerson(company, email) : undefined) ?? desk

/** For what mentions nobody. */
export const readerWithout = ({ locale, zone }: Readership): Reader => ({
  ...{ words: wordsFor(locale), zone },
  mentionOf: () => null,
})

export async function readerOf(
  people: People,
  workspace: Workspace,
  card: Card,
  { locale, zone }: Readership,
): Promise<Reader> {
  const emails = [...new Set(mentionedIn(card))]
  const users = emails.length > 0 ? await people.usersOf(workspace, emails) : new Map<string, string>()
  return { words: wordsFor(locale), zone, mentionOf: (email) => users.get(email) ?? null }
}

function mentionedIn({ blocks }: Card): string[] {
  return blocks.flatMap((block) => textsOf(block)).flatMap((text) => mentions(text))
}

function textsOf(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'text':
    case 'outcome':
    case 'item':
      return [block.text]
    case 'facts':
      return block.facts.map(({ value }) => value)
    case 'list':
      return block.items
    case 'quote':
      return block.by === undefined ? [] : [block.by]
    case 'figures':
    case 'chart':
      return []
  }
}

function mentions(text: Text): string[] {
  if (typeof text === 'string') return []
  if (Array.isArray(text)) return text.flatMap((span) => mentions(span))
  return 'mention' in text ? [text.mention] : []
}
