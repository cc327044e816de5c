// A chat platform, as small as it can be: say something, change it, find out whether it was said.
import type { Platform } from '../core/company.ts'
import type { RateLimit } from '../core/pace.ts'
import type { Card } from './card.ts'

/** Where a message goes. A thread is named by the message that it hangs on. */
export type Place =
  | { kind: 'channel'; channel: string }
  | { kind: 'person'; email: string }
  | { kind: 'thread'; channel: string; ref: MessageRef }

/** Where a message lives: the platform's own words for it, opaque to everybody else. */
export type MessageRef = string

export type Chat = {
  readonly platform: Platform
  /** How much the platform takes in one conversation; absent: any amount. */
  readonly limits?: readonly RateLimit[]
  /** How many updates it takes there, if it counts them apart; absent: they count like messages. */
  readonly updateLimits?: readonly RateLimit[]
  /** One call, never repeated by the adapter. Throws a ChatFault. */
  post(place: Place, card: Card, deliveryId: string, turn?: Turn): Promise<MessageRef>
  /** Replaces the message; the last state wins, so it may be repeated freely. Throws a ChatFault. */
  update(ref: MessageRef, card: Card, turn?: Turn): Promise<void>
  /**
   * After a lost answer: the message that carries this delivery's id, which was written down at `since`; null if there is none, `cannot-tell` where the
   * platform does not let us look. Throws a ChatFault when it could not be asked.
   */
  find(place: Place, deliveryId: string, since: Date): Promise<MessageRef | null | 'cannot-tell'>
  /** Until when a person is away by the status that they show; null if they are not. Absent: there is no such thing. */
  awayUntil?(email: string, now: Date): Promise<Date | null>
  /** An address that opens the message in the platform's client; null if there is none (yet). */
  link(channel: string, ref: MessageRef): string | null
}

/** Asked right before the call, after all that had to be found out first: throws a ChatFault when others may be at it. */
export type Turn = () => void

/** All that the sender must know of a failure. `unknown`: it may have been said or not. `too-late`: it was not. */
export type Fault =
  | { kind: 'too-late' }
  | { kind: 'retry-after'; seconds: number }
  | { kind: 'refused'; reason: string; obstacle?: Obstacle }
  | { kind: 'unknown'; reason: string }
  | { kind: 'gone' }
  | { kind: 'sign-in' }

/** What people can mend, so that the message gets through. `detail` names what is missing, such as a scope. */
export type Obstacle = { code: ObstacleCode; detail?: string }
export const obstacleCodes = [
  'not-in-channel',
  'no-such-channel',
  'archived',
  'missing-scope',
  'person-not-there',
  'blocked',
  'not-in-team',
  'no-channel-in-teams',
  'several-channels',
] as const
export type ObstacleCode = (typeof obstacleCodes)[number]

export class ChatFault extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super('reason' in fault ? `${fault.kind}: ${fault.reason}` : fault.kind)
    this.name = 'ChatFault'
    this.fault = fault
  }
}
