// Who will read a card: their language and zone, and the Teams accounts of everybody whom it mentions.
import { type Company, type Desk, findPerson } from '../../core/company.ts'
import { wordsFor } from '../../i18n/words.ts'
import type { Card } from '../../ports/card.ts'
import { personName } from '../../view/context.ts'
import { mentionedIn } from '../../view/spans.ts'
import type { People } from './people.ts'
import type { Reader } from './reader.ts'

export type Readership = Pick<Desk, 'locale' | 'zone'>

/** A person reads in their own language, a channel in its desk's. */
export const readershipOf = (company: Company, desk: Readership, email?: string | null): Readership =>
  (email ? findPerson(company, email) : undefined) ?? desk

/** For what mentions nobody. Charts are Teams' own, with their figures in text for clients that draw none. */
export const readerWithout = ({ locale, zone }: Readership): Reader => ({
  ...{ words: wordsFor(locale), zone, mentionOf: () => null },
  charts: { native: true, pictureOf: () => null },
})

export async function readerOf(
  { people, company }: { people: People; company: Company },
  card: Card,
  readership: Readership,
): Promise<Reader> {
  const emails = mentionedIn(card)
  const users = emails.length > 0 ? await people.usersOf(emails) : new Map<string, never>()
  return {
    ...readerWithout(readership),
    mentionOf(email) {
      const user = users.get(email)
      return user ? { id: user.userId, name: personName(company, email) } : null
    },
  }
}
