// The leads that a desk's goal needs, by what its leads became in the last year.
import { daysAfter, localDate } from '../core/calendar.ts'
import type { Cohorts } from '../core/cohort.ts'
import type { Desk } from '../core/company.ts'
import { type PlanTerms, planLeads } from '../core/plan.ts'
import type { Days } from '../core/span.ts'
import type { Transaction } from '../store/database.ts'
import type { PlanFacts } from '../view/plan.ts'
import { lookBack } from './look-back.ts'

const yearDays = 365

/** The days whose leads a plan goes by: the last year, today included. */
export function planDays(desk: Desk, now: Date): Days {
  const today = localDate(now, desk.zone)
  return { from: daysAfter(today, -yearDays), to: daysAfter(today, 1) }
}

/** The plan that follows from what these leads became. */
export function planFacts(terms: PlanTerms, { total, groups }: Cohorts): PlanFacts {
  const { offered, accepted, contacted, qualified, opportunities, won } = total
  const funnel = { leads: offered, accepted, contacted, qualified, opportunities, customers: won }
  return { plan: planLeads(terms, funnel), averageDeal: terms.averageDeal, funnel, sources: groups }
}

/** Null for a desk without a goal. */
export async function planFor(tx: Transaction, desk: Desk, now: Date): Promise<PlanFacts | null> {
  if (!desk.plan) return null
  return planFacts(desk.plan, await lookBack(tx, { desks: [desk], days: planDays(desk, now), by: 'source' }, now))
}
