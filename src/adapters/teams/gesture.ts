// What somebody did in Teams, or what became of the app there: a closed list.
import type { ActionValue } from '../../ports/card.ts'
import type { SentForm } from './read-form.ts'
import type { Account } from './reader.ts'

/** Somebody. `userId` is Teams' own id of the account for this bot, `aadObjectId` the directory's. */
export type Who = { tenant: string; userId: string; aadObjectId?: string; name?: string }

/** Where it happened, as far as Teams says. */
export type Where = {
  surface: 'personal' | 'channel' | 'groupChat'
  serviceUrl: string
  /** With `;messageid=` in a channel's thread. */
  conversation: string
  /** The channel's id, and its name where Teams tells it. */
  channel?: string
  channelName?: string
  team?: string
  /** Of what was sent to us; a press that is sent again has another. */
  activity?: string
  /** The message that was pressed on or answered. */
  replyTo?: string
  /** Typed as a slash command: only its author sees it, and only they may see the answer. */
  targeted?: true
  locale?: string
}

/**
 * How it can be answered: `dialog`: by a dialog or the end of one; `execute`: by a card in place of the pressed one;
 * `extension`: as a dialog of the message extension; `message`: only by messages, because the client cannot open dialogs.
 */
export type Answerable = 'dialog' | 'execute' | 'extension' | 'message'

/** Somebody did something somewhere. */
export type Acted = Who & { where: Where }

/** The message that it was done on; `inThread`: that hangs under another. */
type Seen = { ref?: string; inThread?: boolean }

export type Gesture =
  | (Acted & { kind: 'press'; value: ActionValue; opens: 'dialog' | 'card'; by: Answerable } & Seen)
  | (Acted & { kind: 'submit'; form: SentForm; by: Answerable; ref?: string })
  | (Acted & { kind: 'cancel'; carried: string; by: Answerable; ref?: string })
  /** People in `text` stand as `@` and their id; `mentioned` are they. */
  | (Acted & { kind: 'ask'; text: string; mentioned: readonly Account[] })
  /** `said` is null where the extension was opened on no message. */
  | (Acted & { kind: 'hand-off'; said: Said | null })
  /** Teams asks by itself for one reader's own view of a card. It is answered with a card, and with nothing else. */
  | (Acted & { kind: 'refresh'; value: ActionValue; ref?: string })
  /** `told`: Teams says it twice, as an installation and as a new member. */
  | (Acted & { kind: 'installed' | 'uninstalled'; told: 'installation' | 'membership' })
  | (Acted & { kind: 'members'; added: readonly string[]; removed: readonly string[] })
  | (Acted & { kind: 'channel'; change: 'created' | 'renamed' | 'deleted' | 'restored' })
  | (Acted & { kind: 'team'; change: 'renamed' | 'deleted' | 'archived' | 'unarchived' | 'restored' })
  | { kind: 'nothing'; because: string }

export type Said = { text: string; by?: string; url?: string; messageId?: string }
