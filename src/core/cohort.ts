// The leads of a stretch of days followed to where they stand now: how many came how far, and how fast they were answered.
import { type Percentiles, type Rate, rate } from './scorecard/rate.ts'

export const groupings = ['source', 'campaign', 'owner', 'reason'] as const
export type Grouping = (typeof groupings)[number]

/** Each lead is in `offered`, and in exactly one of `open`, `won`, `lost`, `rejected`, `recycled`, `withdrawn`, `passedOn`. */
export type Cohort = {
  /** The source, campaign, owner or reason; null where it is not known. */
  key: string | null
  offered: number
  answered: number
  accepted: number
  contacted: number
  qualified: number
  opportunities: number
  won: number
  lost: number
  rejected: number
  recycled: number
  withdrawn: number
  /** Qualified, and gone on to the next desk. */
  passedOn: number
  open: number
  /** Of those rejected: a fault of the routing, not of the lead. */
  routingFaults: number
  wonAmount: number
  /** Minutes of working time from the offer to the answer, and from the acceptance to the first touch. */
  answer: Percentiles | null
  firstTouch: Percentiles | null
}

/** The counts of a cohort, in the order in which a lead may pass through them. */
export const stages = [
  ...(['offered', 'answered', 'accepted', 'contacted', 'qualified', 'opportunities', 'won', 'lost'] as const),
  ...(['rejected', 'recycled', 'withdrawn', 'passedOn', 'open', 'routingFaults'] as const),
] satisfies (keyof Cohort)[]
export type Stage = (typeof stages)[number]

/** All leads together, and apart by one of their marks, the most frequent first. */
export type Cohorts = { total: Cohort; groups: readonly Cohort[] }

export type CohortRates = { acceptance: Rate; qualification: Rate; won: Rate }

/** Of the leads answered, accepted; of the leads offered, qualified and won. Routing faults are left out. */
export function cohortRates({ offered, answered, accepted, qualified, won, routingFaults }: Cohort): CohortRates {
  const sound = Math.max(0, offered - routingFaults)
  return {
    acceptance: rate(accepted, Math.max(accepted, answered - routingFaults)),
    qualification: rate(qualified, Math.max(qualified, sound)),
    won: rate(won, Math.max(won, sound)),
  }
}
