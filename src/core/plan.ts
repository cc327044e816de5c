// How many leads a goal needs: from revenue to customers to leads, by the rates at which leads have become customers.
import { type Rate, rate } from './scorecard/rate.ts'

/** What the business wants of these leads, in a month. */
export type PlanTerms = {
  /** Revenue of a month, in the company's currency. */
  goal: number
  /** The part of it that marketing's leads are to bring, 0 to 1. */
  share: number
  averageDeal: number
  /** Of leads, the part that becomes customers, 0 to 1: an estimate, for as long as too little has been measured. */
  estimate?: number
}

/** How far the leads of the past came; each stage counts those that went further, too. */
export type Funnel = {
  leads: number
  accepted: number
  contacted: number
  qualified: number
  opportunities: number
  customers: number
}

export type Range = { low: number; high: number }

export type Plan = {
  revenue: number
  customers: number
  /** Of leads, those that become customers. */
  conversion: { value: number; basis: 'measured' | 'estimated'; measured: Rate; range: Range | null }
  /** Per month, not rounded up. `range`: what the conversion's interval makes of it. */
  leads: number
  range: Range | null
  perWeek: number
  /** The same, whole, for a working week of five days: what an agreement would promise. */
  weeklyVolume: number
}

/** Below this many leads or without a customer, the past says too little to plan by. */
export const leastMeasured = 30

const weeksInMonth = 52 / 12

/**
 * Leads owed. By what was measured if that is enough, else by the estimate; null if there is neither. The range is that
 * of a 90 % Wilson interval of the measured conversion: the rates that would not have made what was seen a surprise.
 */
export function planLeads(
  { goal, share, averageDeal, estimate }: PlanTerms,
  { leads, customers }: Funnel,
): Plan | null {
  const measured = rate(customers, leads)
  const isEnough = leads >= leastMeasured && customers > 0
  const value = isEnough ? measured.value : (estimate ?? null)
  if (value === null || value <= 0 || averageDeal <= 0) return null
  const revenue = goal * share
  const needed = revenue / averageDeal
  const interval = isEnough ? wilson(measured) : null
  const owed = needed / value
  return {
    revenue,
    customers: needed,
    conversion: { value, basis: isEnough ? 'measured' : 'estimated', measured, range: interval },
    leads: owed,
    range: interval && { low: needed / interval.high, high: needed / interval.low },
    perWeek: owed / weeksInMonth,
    weeklyVolume: Math.ceil(owed / weeksInMonth - 1e-9),
  }
}

/** Of the standard normal distribution, for an interval that holds nine times of ten. */
const z90 = 1.6448536269514722

/** E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927). */
export function wilson({ hits, of }: Rate): Range {
  if (of === 0) return { low: 0, high: 1 }
  const p = hits / of
  const square = z90 ** 2
  const middle = (p + square / (2 * of)) / (1 + square / of)
  const reach = (z90 / (1 + square / of)) * Math.sqrt((p * (1 - p)) / of + square / (4 * of ** 2))
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

/** How the leads of a month divide among sources, if each brings what it brought. */
export function leadsBySource(leads: number, sources: readonly { key: string | null; offered: number }[]) {
  const all = sources.reduce((sum, { offered }) => sum + offered, 0)
  return all === 0 ? [] : sources.map(({ key, offered }) => ({ key, leads: (leads * offered) / all }))
}
