// What was counted in a period and in the weeks before it: the facts from which figures are made.
import type { MeasureName } from './measures.ts'
import type { Percentiles, Rate } from './rate.ts'

/** `hits`: those of the `n` that were as wished. `times` in minutes, `amount` in the company's currency. */
export type Count = { n: number; hits: number; amount: number; times: Percentiles | null }

export const nothing: Count = { n: 0, hits: 0, amount: 0, times: null }

/** A count in the period itself and in the trailing weeks before it. */
export type Pair = { now: Count; before: Count }

/** What is missing was nought. */
export type Tally = { readonly [name in MeasureName]?: Pair }

export type Rejection = { reason: string; count: number }

/** A deal of the period, by name. */
export type Win = { handoffId: string; lead: string; owner: string | null; amount: number | null }

export type Facts = {
  tally: Tally
  rejected: readonly Rejection[]
  wins: readonly Win[]
  /** How many answers took how long, by the bounds that were asked for. */
  answerTimes?: readonly number[]
}

/** One week of a trend. */
export type WeekCounts = { delivered: number; answer: Rate; acceptance: Rate }
