// The promises of a desk that does not say otherwise, after what teams in the field publish.
import type { WrittenStep } from './ladder.ts'
import {
  type PromiseTerms,
  readPromise,
  type TimedCommitment,
  timedCommitments,
  type WrittenPromises,
} from './promise.ts'

/**
 * Published ladders have one shape: the rep, then the manager, then another rep. At 5, 30 and 60 minutes, or at 12, 24
 * and 48 hours (coreyhaines31/marketingskills); Chili Piper's ends with reassigning at 60 minutes. So: a reminder at
 * half of the time, the manager at its end, another rep after as much time again.
 */
const usualAnswerLadder: readonly WrittenStep[] = [
  { at: '50%', do: 'remind-owner' },
  { at: '100%', do: ['mention-in-thread', 'tell-manager'] },
  { after: '4h', do: 'reassign' },
]

/** From here on the rep has accepted: a late lead is the manager's to move, so nothing happens to it by itself. */
const usualWorkLadder: readonly WrittenStep[] = [
  { at: '50%', do: 'remind-owner' },
  { at: '100%', do: 'mention-in-thread' },
  { after: '1bd', do: 'tell-manager' },
]

export const usualLadders = {
  answer: usualAnswerLadder,
  first_touch: usualWorkLadder,
  persistence: [
    { at: '50%', do: 'remind-owner' },
    { at: '80%', do: 'remind-owner' },
    { at: '100%', do: ['mention-in-thread', 'tell-manager'] },
  ],
  verdict: usualWorkLadder,
  reply: [
    { at: '50%', do: 'remind-owner' },
    { at: '100%', do: 'mention-in-thread' },
  ],
} as const satisfies Record<TimedCommitment, readonly WrittenStep[]>

/** How soon, for every lead alike. */
export const usualPromises = {
  /** The published windows are 2 h (sponge.io), 4 to 24 h, and 24 h (Rework). */
  answer: [{ due: '4h' }],
  /** One business day (sponge.io), 24 hours (HubSpot), four business hours (marketingskills). */
  first_touch: [{ due: '1bd' }],
  /** Five calls and five e-mails in five business days (sponge.io); HubSpot allowed two weeks for five calls. */
  persistence: [{ due: '5bd', attempts: 5 }],
  /** A decision takes the field five business days; here they come on top of the five for the attempts. */
  verdict: [{ due: '10bd' }],
  /** Nobody publishes one for marketing: as long as the first touch, so that neither side is asked for more. */
  reply: [{ due: '1bd' }],
} as const satisfies Required<WrittenPromises>

export type Promises = Readonly<Record<TimedCommitment, PromiseTerms>>

/** The promises of a desk; what it leaves out is as usual. A RangeError tells of what is malformed. */
export const readPromises = (written: WrittenPromises = {}): Promises =>
  Object.fromEntries(
    timedCommitments.map((each) => [each, readPromise(each, written[each] ?? usualPromises[each], usualLadders[each])]),
  ) as Promises
