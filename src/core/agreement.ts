// What the two sides promise each other. Every handoff keeps the version under which it began.

import type { TimedCommitment } from './promise/promise.ts'
import type { Term } from './promise/term.ts'
import type { Promises } from './promise/usual.ts'

type Moment = Extract<Term, { kind: 'by' }>

export type Agreement = {
  /** What runs against the clock on each handoff: sales owes four, marketing the reply. */
  promises: Promises
  /** Marketing: leads delivered in a working week of five days. */
  weeklyVolume: number
  /** The moment of the week by which they are delivered, on the desk's wall; absent: any time of the week. */
  volumeBy?: Moment
  /** Marketing: the share of leads that sales accepts, 0 to 1. */
  acceptance: number
  /** The weekly scorecard: ISO weekday 1 (Monday) to 7, and a wall-clock time of the desk's zone. */
  scorecard: {
    weekday: number
    time: string
    /** A short line on every workday at this time; absent: none. */
    daily?: string
  }
  /** Of a version whose volume both sides signed in the chat: e-mails. Absent in what the configuration says. */
  signed?: { sales: string; marketing: string }
}

export type Commitment = TimedCommitment | 'volume' | 'quality'
