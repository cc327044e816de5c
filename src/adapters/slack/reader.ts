// For whom a card is drawn: their language, their zone, and the people and pictures that Slack knows.
import type { Words } from '../../i18n/words.ts'
import type { Chart } from '../../ports/card.ts'

export type Reader = {
  words: Words
  /** For the few places where Slack cannot show each reader their own time. */
  zone: string
  /** The Slack user with that e-mail; null for somebody who is not in the workspace. */
  mentionOf(email: string): string | null
  /** Absent: charts are told in text. */
  charts?: {
    /** The workspace takes Slack's own charts. */
    native: boolean
    /** The ids of uploaded pictures, for charts that are not drawn by Slack itself. */
    pictures?: ReadonlyMap<Chart, string>
  }
}
