// How a desk hands out its leads: rules, the pools of people that they name, and what happens when nobody can take one.
import type { Condition } from '../condition.ts'

/** A person's place in a pool. Weight 2 takes twice the leads of weight 1; limits are of the person's whole load. */
export type Seat = {
  email: string
  weight: number
  tags: readonly string[]
  /** Open handoffs at which the seat takes no more. */
  maxOpen?: number | undefined
  /** Leads got today at which the seat takes no more. */
  maxPerDay?: number | undefined
}

export type Pool = { id: string; seats: readonly Seat[] }

/** Where a rule sends a lead. A queue is handed out by somebody; a claim is open to the whole desk. */
export type Destination =
  | { kind: 'pool'; pool: string; tag?: string | undefined }
  | { kind: 'person'; email: string }
  | { kind: 'queue' }
  | { kind: 'claim' }

/**
 * Applies to a lead for which all of `when` holds. A rule whose people cannot take the lead gives way to the next one.
 * The catch-all is the last rule, for every lead: it may follow another rule for every lead, as its fallback.
 */
export type RoutingRule = {
  name: string
  when: readonly Condition[]
  to: Destination
  catchAll?: boolean | undefined
}

export type DeskRouting = {
  /** What happens to a lead that no rule sends anywhere: in `assigned`, `whenNobody` says; in `claim`, anybody takes it. */
  mode: 'assigned' | 'claim'
  rules: readonly RoutingRule[]
  pools: readonly Pool[]
  /** Whoever had the same lead on this desk, else its company, comes before every rule. */
  keepOwner: boolean
  /** So many last holders are never given the lead back, whatever the rules say. */
  neverBackTo: number
  /** Anybody claims the lead, or the first manager who can take it gets it; if none can, anybody claims it. */
  whenNobody: 'claim' | 'manager'
  managers: readonly string[]
  /** Outside their hours people are given leads all the same, or the lead waits in the queue until somebody is there. */
  outsideHours: 'assign' | 'wait'
  /** Whether somebody who was away is owed leads on return (`rotation` says how many), or goes on as if never away. */
  catchUp: boolean
}

/** Weights that a seat may have. */
export const weightBounds = { from: 0.1, to: 10 } as const

/** Everything is open to the whole desk: what a desk does that says nothing about routing. */
export const openToAll: DeskRouting = {
  ...{ mode: 'claim', rules: [], pools: [], keepOwner: false, neverBackTo: 0 },
  ...{ whenNobody: 'claim', managers: [], outsideHours: 'assign', catchUp: false },
}
