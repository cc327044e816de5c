// What people (and timers) may ask of a handoff, in the imperative.
import type { AttemptKind } from './event.ts'

export const commandNames = [
  'accept',
  'reject',
  'recycle',
  'log-attempt',
  'contacted',
  'qualify',
  'open-opportunity',
  'win',
  'lose',
  'withdraw',
  'reassign',
  'dispute',
  'uphold',
  'overturn',
] as const
export type CommandName = (typeof commandNames)[number]

export type Command = {
  name: CommandName
  /** A code of the taxonomy (`core/reasons`), for reject, recycle and lose. */
  reason?: string | undefined
  note?: string | undefined
  /** The local date, YYYY-MM-DD, on which a recycled lead comes back, and that date's opening hour. */
  until?: string | undefined
  returnsAt?: Date | undefined
  /** In the company's currency. */
  amount?: number | undefined
  /** The new owner's e-mail, for reassign. */
  owner?: string | undefined
  kind?: AttemptKind | undefined
}

export type Role = 'rep' | 'marketer' | 'manager' | 'admin' | 'system'

/** Who asks: an e-mail and the roles held on this handoff's desk. */
export type Actor = { id: string; roles: readonly Role[] }
