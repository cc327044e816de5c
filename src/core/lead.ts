// Who a lead is, and whether an incoming MQL is a new pass or one that we already have.
import type { Handoff } from './handoff/state.ts'
import { isOpen } from './handoff/state.ts'

/** E-mail addresses are compared without regard to case or surrounding space. */
export const normalizeEmail = (email: string): string => email.trim().toLowerCase()

/** The last pass of the same lead, as far as admission needs it. */
export type LastPass = Pick<Handoff, 'state' | 'cycle'> & { mqlAt: Date; backfill: boolean }

export type Admission =
  | { kind: 'new-cycle'; cycle: number; supersedes: boolean }
  /** The same MQL again, or more news of an open one. */
  | { kind: 'duplicate' }

/**
 * What to do with an MQL of a lead whose last pass is known.
 * Open: more news of the same pass. Ended: a new pass, unless it was qualified no later than the last one, which is
 * the same declaration delivered twice. Imported history that was never worked gives way to a live MQL.
 */
export function admit(last: LastPass | null, mql: { mqlAt: Date | null; backfill: boolean }): Admission {
  if (!last) return { kind: 'new-cycle', cycle: 1, supersedes: false }
  const known = mql.mqlAt === null ? mql.backfill : mql.mqlAt <= last.mqlAt
  if (known) return { kind: 'duplicate' }
  const open = isOpen(last.state)
  const unworkedHistory = last.backfill && last.state === 'offered' && !mql.backfill
  if (open && !unworkedHistory) return { kind: 'duplicate' }
  return { kind: 'new-cycle', cycle: last.cycle + 1, supersedes: open }
}
