// What came of a gesture: the app's answer, and what the person sees privately from then on.
import type { Ack } from '../fake-chat/arrivals.ts'
import { claim, printed } from '../fake-chat/seen.ts'
import { errorsIn } from './card-sight.ts'
import type { Core } from './core.ts'
import type { Dialog } from './dialog.ts'
import type { Message } from './message.ts'
import { personalWith, type User } from './tenant.ts'

export type Who = { core: Core; user: User }

export type Outcome = {
  /** Whether Teams told the app at all: not called by its name, not in the team, means no. */
  delivered: boolean
  /** What the app answered first; 0: nothing in time, and `lost` says why. */
  status: number
  lost?: string
  tookMs: number
  body: unknown
  /** One for each copy that was delivered. */
  acks: readonly Ack[]
  /** After a form was sent: what the app found wrong, by label. */
  readonly errors: Readonly<Record<string, string>>
  /** The dialog that the person sees now. */
  readonly dialog: Dialog | undefined
  /** What only this person was told since the gesture began: in the conversation, for a moment, or in their own chat. */
  readonly whispers: Message[]
  /** Waits for such a message that no test has seen yet. */
  whisper(wanted?: string | RegExp, limitMs?: number): Promise<Message>
}

/** Where the private words begin that a gesture causes. */
export type Since = { private: number; direct: number }

export const sinceNow = ({ core, user }: Who): Since => ({
  ...{ private: core.private.length, direct: personalWith(core.tenant, user).messages.length },
})

export const privately = ({ core, user }: Who, since: Since = { private: 0, direct: 0 }): Message[] =>
  [
    ...core.private.slice(since.private).filter(({ to }) => to === user.id),
    ...personalWith(core.tenant, user)
      .messages.slice(since.direct)
      .filter(({ from }) => from === core.botId),
  ].filter(({ deleted }) => !deleted)

export function outcomeOf(who: Who, since: Since, acks: readonly Ack[], pressed?: Message): Outcome {
  const [first] = acks
  const { core, user } = who
  return {
    ...{ delivered: acks.length > 0, status: first?.status ?? 0, tookMs: first?.tookMs ?? 0, body: first?.body ?? '' },
    ...{ acks, ...(first?.lost && { lost: first.lost }) },
    get errors() {
      const card = pressed ? pressed.own.get(user.id) : core.dialogs.get(user.id)?.card
      return card ? errorsIn(card) : {}
    },
    get dialog() {
      return core.dialogs.get(user.id)
    },
    get whispers() {
      return privately(who, since)
    },
    whisper: (wanted = '', limitMs) =>
      core.waiting.until(
        () => claim(privately(who, since), wanted),
        () => `${user.name} was told nothing in private that says ${wanted}\n${printed(privately(who))}`,
        limitMs,
      ),
  }
}
