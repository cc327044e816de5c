// What every part of the page is given: who reads, in which words and zone, and what can be done.

import type { Action } from '../../../../ports/card.ts'
import type { Member, Wire } from '../wire.ts'
import type { When } from './when.ts'
import type { Words } from './words.ts'

/** Where something was pressed: what it answers appears there. */
export type Origin = { channel: string; threadOf: string | null; messageId: string | null; whisperId?: string }

export type Ui = {
  words: Words
  when: When
  me: Member
  people: ReadonlyMap<string, Member>
  press(action: Wire<Action>, origin: Origin): Promise<void>
  dismiss(whisperId: string): void
  openThread(id: string): void
}

/** A display name: a person's, or Relevo's own. */
export const nameOf = ({ people }: Pick<Ui, 'people'>, author: string): string =>
  people.get(author)?.name ?? (author === 'relevo' ? 'Relevo' : author)
