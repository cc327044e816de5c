// Leads of a month to draw, with whatever names their sources and campaigns have.
import type { Cohort, Cohorts } from '../../src/core/cohort.ts'
import { planLeads } from '../../src/core/plan.ts'
import type { PlanFacts } from '../../src/view/plan.ts'
import type { TurnedDown } from '../../src/view/turned-down.ts'

export const cohort = (key: string | null, offered: number, more: Partial<Cohort> = {}): Cohort => ({
  ...{ key, offered, answered: offered - 2, accepted: Math.floor(offered / 2), contacted: Math.floor(offered / 3) },
  ...{
    qualified: Math.floor(offered / 4),
    opportunities: 2,
    won: 1,
    lost: 1,
    rejected: Math.floor(offered / 5),
    recycled: 2,
  },
  ...{ withdrawn: 0, passedOn: 0, open: 3, routingFaults: 1, wonAmount: 4800 },
  ...{ answer: { p50: 72, p90: 200, p95: 260 }, firstTouch: { p50: 180, p90: 500, p95: 540 } },
  ...more,
})

const none = {
  ...{ answered: 0, accepted: 0, contacted: 0, qualified: 0, opportunities: 0, won: 0, lost: 0, rejected: 0 },
  ...{ recycled: 0, open: 0, routingFaults: 0, wonAmount: 0, answer: null, firstTouch: null },
}
export const noLeads: Cohorts = { total: cohort(null, 0, none), groups: [] }

/** Of the lead's own source, of others, and of none. */
export const webinars = ({ source }: { source?: string | null } = {}): Cohorts => ({
  total: cohort(null, 88),
  groups: [
    cohort(source ?? 'Webinar', 40),
    cohort('LinkedIn Ads', 24),
    ...Array.from({ length: 12 }, (_, index) => cohort(`Source ${index}`, 4)),
    cohort(null, 4),
  ],
})

export const asked = { days: { from: '2026-11-01', to: '2026-12-01' } }

const reasons: Cohorts = {
  total: cohort(null, 88, { rejected: 10, recycled: 4 }),
  groups: [
    cohort('poor-fit', 8, { rejected: 8, recycled: 0 }),
    cohort('bad-timing', 4, { rejected: 0, recycled: 4 }),
    cohort('duplicate-lead', 2, { rejected: 2, recycled: 0 }),
  ],
}

export const turnedDown = (sources: Cohorts, { campaign }: { campaign?: string | null } = {}): TurnedDown => ({
  ...{ ...asked, source: null, sources, campaigns: { ...sources, groups: [cohort(campaign ?? 'ANS 2026', 30)] } },
  reasons: sources.groups.length === 0 ? noLeads : reasons,
  comments: [
    {
      lead: 'Acme',
      reason: 'poor-fit',
      note: 'Two people, no budget',
      by: 'ana@relevo.test',
      at: new Date('2026-11-23T09:00:00Z'),
    },
  ],
})

/** By measure, by estimate, and by nothing. */
export const plans: PlanFacts[] = [
  [100, 5, undefined] as const,
  [12, 1, 0.04] as const,
  [12, 0, undefined] as const,
].map(([leads, customers, estimate]) => {
  const funnel = { leads, accepted: leads, contacted: Math.ceil(leads / 2), qualified: 3, opportunities: 2, customers }
  const terms = { goal: 40_000, share: 1, averageDeal: 800, ...(estimate !== undefined && { estimate }) }
  const sources = [
    { key: 'Webinar', offered: 60 },
    { key: null, offered: 40 },
  ]
  return { plan: planLeads(terms, funnel), averageDeal: 800, funnel, sources }
})
