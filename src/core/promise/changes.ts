// Which promises begin and end with what happens to a handoff: one table over all events.
import type { Role } from '../handoff/command.ts'
import type { Event, EventType } from '../handoff/event.ts'
import type { Handoff } from '../handoff/state.ts'
import type { TimedCommitment } from './promise.ts'

/**
 * In this order: `stop` ends what runs, `start` begins, `rebase` is for the new owner's calendar. To stop what does
 * not run changes nothing, and so does starting what already runs: the first of two questions sets the time.
 */
export type Changes = {
  stop: readonly { commitment: TimedCommitment; outcome: 'kept' | 'moot' }[]
  start: readonly TimedCommitment[]
  rebase: readonly TimedCommitment[]
}

export type Known = {
  /** For whom the actor speaks; null: for neither side. */
  side: Side | null
  /** Of the running deadline of persistence; null when there is none. */
  attemptsNeeded: number | null
}

export type Side = 'sales' | 'marketing'

/** A comment by a rep asks marketing something; one by a marketer answers. Whoever is both speaks for marketing. */
export const sideOf = (roles: readonly Role[]): Side | null => {
  if (roles.includes('marketer')) return 'marketing'
  return roles.includes('rep') ? 'sales' : null
}

/** What an event means for the promises about its handoff. */
export const deadlineChanges = (before: Handoff | null, event: Event, after: Handoff, known: Known): Changes => ({
  ...{ stop: [], start: [], rebase: [] },
  ...effects[event.type]({ before, after, ...known }),
})

type Seen = Known & { before: Handoff | null; after: Handoff }

const all = <T extends 'kept' | 'moot'>(outcome: T, ...commitments: TimedCommitment[]) =>
  commitments.map((commitment) => ({ commitment, outcome }))
const kept = (...commitments: TimedCommitment[]) => all('kept', ...commitments)
const moot = (...commitments: TimedCommitment[]) => all('moot', ...commitments)

/** Sent back: that is an answer and a verdict, and nothing more is to be done with it. */
const sentBack = () => ({ stop: [...kept('answer', 'verdict'), ...moot('first_touch', 'persistence')] })
const qualified = () => ({ stop: kept('first_touch', 'persistence', 'verdict') })

const effects: Record<EventType, (seen: Seen) => Partial<Changes>> = {
  offered: () => ({ start: ['answer'] }),
  accepted: () => ({ stop: kept('answer'), start: ['first_touch', 'persistence', 'verdict'] }),
  rejected: sentBack,
  recycled: sentBack,
  /** An attempt is a touch, never a contact: it counts for persistence, and the last one that is needed keeps it. */
  'attempt-logged': ({ after, attemptsNeeded }) => {
    const enough = attemptsNeeded !== null && after.attempts >= attemptsNeeded
    return { stop: kept('first_touch', ...(enough ? (['persistence'] as const) : [])) }
  },
  contacted: () => ({ stop: kept('first_touch', 'persistence') }),
  qualified,
  'opportunity-opened': qualified,
  won: qualified,
  lost: qualified,
  withdrawn: () => ({ stop: moot('answer', 'first_touch', 'persistence', 'verdict', 'reply') }),
  reassigned: () => ({ rebase: ['answer', 'first_touch', 'persistence', 'verdict'] }),
  released: () => ({ stop: moot('answer', 'first_touch', 'persistence', 'verdict'), start: ['answer'] }),
  returned: () => ({}),
  'passed-on': () => ({}),
  'do-not-market': () => ({}),
  /** A dispute answers a question about the lead, and is itself something that waits for an answer. */
  disputed: () => ({ stop: kept('reply'), start: ['reply'] }),
  upheld: () => ({ stop: kept('reply') }),
  overturned: () => ({ stop: kept('reply'), start: ['answer'] }),
  /** While a dispute is open only its settlement is the answer. */
  commented: ({ before, side }) => {
    if (side === 'sales') return { start: ['reply'] }
    return side === 'marketing' && before?.dispute !== 'open' ? { stop: kept('reply') } : {}
  },
  forgotten: () => ({ stop: moot('answer', 'first_touch', 'persistence', 'verdict', 'reply') }),
  'activity-added': () => ({}),
  overdue: () => ({}),
}

/**
 * Who owes what is running: the owner (everybody of the desk while there is none), the marketers who were asked, or the
 * managers who settle an open dispute.
 */
export function owedBy(commitment: TimedCommitment, { dispute }: Handoff): 'owner' | 'marketers' | 'managers' {
  if (commitment !== 'reply') return 'owner'
  return dispute === 'open' ? 'managers' : 'marketers'
}
