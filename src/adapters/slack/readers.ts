// Who will read a card: their language and zone, and the Slack users of everybody whom it mentions.
import { type Company, type Desk, findPerson } from '../../core/company.ts'
import { wordsFor } from '../../i18n/words.ts'
import type { Card } from '../../ports/card.ts'
import { mentionedIn } from '../../view/spans.ts'
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
  const emails = mentionedIn(card)
  const users = emails.length > 0 ? await people.usersOf(workspace, emails) : new Map<string, string>()
  return { words: wordsFor(locale), zone, mentionOf: (email) => users.get(email) ?? null }
}
