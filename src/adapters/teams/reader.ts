// For whom a card is drawn: their language, their zone, and the people and pictures that Teams knows.
import type { Words } from '../../i18n/words.ts'
import type { Chart } from '../../ports/card.ts'

/** A member of a roster: Teams' own id of the account, and the name that people see. */
export type Account = { id: string; name: string }

export type Reader = {
  words: Words
  /** For the few places where Teams cannot show each reader their own time. */
  zone: string
  /** The account with that e-mail; null for somebody who is not where the card goes. */
  mentionOf(email: string): Account | null
  /** Absent: charts are told in text. */
  charts?: {
    /** Teams draws them itself, where the client can. */
    native: boolean
    /** A chart's picture: its https address, or itself as a `data:` address of a PNG; null if there is none. */
    pictureOf(chart: Chart): string | null
  }
}
