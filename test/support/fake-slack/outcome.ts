// What came of a gesture: the app's answer, and what the person sees privately from then on.
import type { Ack } from '../fake-chat/arrivals.ts'
import { claim, printed } from '../fake-chat/seen.ts'
import type { Message } from './message.ts'
import type { Who } from './payloads.ts'
import type { View } from './view.ts'

export type Outcome = {
  /** Whether Slack told the app at all: no scope, no subscription, no bot in the channel means no. */
  delivered: boolean
  /** What the app answered first; 0: nothing in time, and `lost` says why. */
  status: number
  lost?: string
  tookMs: number
  body: unknown
  /** One for each copy that was delivered. */
  acks: readonly Ack[]
  /** After a form was sent: what the app found wrong, by label. */
  errors: Readonly<Record<string, string>>
  /** The modal that the person sees now. */
  readonly modal: View | undefined
  /** What only this person was shown since the gesture began: also what came through the response URL. */
  readonly whispers: Message[]
  /** Waits for such a message that no test has seen yet. */
  whisper(wanted?: string | RegExp, limitMs?: number): Promise<Message>
}

export const privately = ({ team, user }: Who, since = 0): Message[] =>
  team.whispers.slice(since).filter(({ to, deleted }) => to === user.id && !deleted)

export function outcomeOf(who: Who, since: number, acks: readonly Ack[], errors: Record<string, string> = {}): Outcome {
  const [first] = acks
  return {
    ...{ delivered: acks.length > 0, status: first?.status ?? 0, tookMs: first?.tookMs ?? 0, body: first?.body ?? '' },
    ...{ acks, errors, ...(first?.lost && { lost: first.lost }) },
    get modal() {
      return who.team.stacks.get(who.user.id)?.at(-1)
    },
    get whispers() {
      return privately(who, since)
    },
    whisper: (wanted = '', limitMs) =>
      who.core.waiting.until(
        () => claim(privately(who, since), wanted),
        () => `${who.user.name} was told nothing in private that says ${wanted}\n${printed(privately(who))}`,
        limitMs,
      ),
  }
}
