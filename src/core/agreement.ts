// What the two sides promise each other. Every handoff keeps the version under which it began.
import type { Duration } from './duration.ts'

/** One moment of a ladder: when it fires and what it does. `percent` is of the time allowed; 100 is the breach. */
export type LadderStep = { atPercent: number; act: 'remind' | 'breach' }

/** A promise to act within a span of business time, and the reminders on the way. */
export type Promised = { within: Duration; ladder: readonly LadderStep[] }

export type Agreement = {
  /** Sales: a verdict (accept, reject or recycle) on each offer. */
  answer: Promised
  /** Marketing: leads delivered in a working week of five days. */
  weeklyVolume: number
  /** Marketing: the share of leads that sales accepts, 0 to 1. */
  acceptance: number
  /** The weekly scorecard: ISO weekday 1 (Monday) to 7, and a wall-clock time of the desk's zone. */
  scorecard: { weekday: number; time: string }
}

export type Commitment = 'answer' | 'first_touch' | 'persistence' | 'verdict' | 'volume' | 'quality' | 'reply'
