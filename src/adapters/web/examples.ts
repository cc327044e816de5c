// What answers look like, for the description of the API.
import { type Cohort, cohortRates } from '../../core/cohort.ts'
import type { Scorecard, Week } from '../../core/scorecard/figures.ts'
import { rate } from '../../core/scorecard/rate.ts'
import type { HandoffDetailJson } from './handoff-json.ts'

export const exampleId = '019aa8a4-52d1-7c3e-9d0b-4f6f1d1a2b3c'

export const exampleHandoff: HandoffDetailJson = {
  ...{ id: exampleId, cycle: 1, state: 'accepted', version: 2, desk: 'bogota', owner: 'luis@example.com' },
  lead: {
    ...{ id: '019aa8a4-52c8-7a11-8f3e-0d6c5b4a3928', externalId: 'HS-20931', email: 'ana.rojas@example.com' },
    ...{ name: 'Ana Rojas', company: 'Cafetera del Sur', title: 'Head of Operations', phone: null, country: 'CO' },
    ...{ attributes: { employees: 40 }, doNotMarketAt: null, forgottenAt: null },
  },
  mql: {
    ...{ qualifiedAt: '2026-11-20T14:30:00.000Z', receivedAt: '2026-11-20T14:30:02.000Z', source: 'webinar' },
    ...{ campaign: 'Webinar ANS', score: 82, url: null, note: 'Asked for a price for 40 seats.' },
  },
  ...{ offeredAt: '2026-11-20T14:30:02.000Z', answeredAt: '2026-11-20T14:41:00.000Z', answeredBy: 'luis@example.com' },
  ...{ acceptedAt: '2026-11-20T14:41:00.000Z', attempts: 0, firstTouchAt: null, contactedAt: null, qualifiedAt: null },
  ...{ opportunityAt: null, endedAt: null, endedBy: null, reason: null, note: null, recycleUntil: null },
  ...{ returnsAt: null, amount: null, dispute: null, agreement: 1, backfill: false },
  fromHandoffId: null,
  why: {
    desk: [
      { rule: 'desk-named', found: null, matched: false },
      { rule: 'country', found: 'CO', matched: true },
    ],
    ready: [{ field: 'score', asks: '60..', found: '82', matched: true }],
    assignment: [{ step: 'outcome', outcome: { mode: 'claim', owner: null, because: 'desk' } }],
  },
  activities: [
    { at: '2026-11-20T14:12:00.000Z', kind: 'webinar', title: 'Agreements that bind both sides', url: null },
  ],
  timers: [
    {
      ...{ commitment: 'answer', startedAt: '2026-11-20T14:30:02.000Z', dueAt: '2026-11-20T18:30:02.000Z' },
      ...{ nextAt: null, stoppedAt: '2026-11-20T14:41:00.000Z', outcome: 'kept' },
    },
  ],
  history: [
    { version: 1, type: 'offered', at: '2026-11-20T14:30:02.000Z', actor: 'relevo' },
    { version: 2, type: 'accepted', at: '2026-11-20T14:41:00.000Z', actor: 'luis@example.com' },
  ],
  chain: [{ id: exampleId, desk: 'bogota', state: 'accepted', owner: 'luis@example.com' }],
}

const { history: _, chain: __, ...listed } = exampleHandoff
export const examplePage = { items: [listed], next: exampleId }

const share = (hits: number, of: number, before: number) => ({
  ...{ value: hits / of, hits, of, p90: null, p95: null, small: of < 10, before },
  change: hits / of - before,
})
const week = (name: string, delivered: number, hits: number): Week => ({
  ...{ week: name, delivered, owed: 20, answer: rate(hits, delivered), acceptance: rate(12, 16) },
})

export const exampleScorecard = {
  ...{ desk: 'bogota', period: '2026-W47', from: '2026-11-16', to: '2026-11-23', daysBefore: 56 },
  figures: {
    delivered: share(19, 20, 0.9),
    acceptance: share(12, 16, 0.7),
    answer: share(14, 16, 0.75),
    answerTime: { value: 38, hits: 0, of: 16, p90: 205, p95: 230, small: false, before: 52, change: -14 },
  },
  measures: { answer: { side: 'sales', family: 'responsiveness', unit: 'share', better: 'more' } },
  rejected: [{ reason: 'poor-fit', class: 'fit', routing: false, count: 2 }],
  wins: [{ handoffId: exampleId, lead: 'Cafetera del Sur', owner: 'luis@example.com', amount: 4800 }],
  trend: [week('2026-W46', 18, 13), week('2026-W47', 19, 16)],
} satisfies Scorecard & { measures: object }

const exampleCohort = {
  ...{ key: 'webinar', offered: 20, answered: 18, accepted: 13, rejected: 4, recycled: 1, contacted: 10 },
  ...{ qualified: 6, opportunities: 3, won: 1, lost: 1, withdrawn: 0, passedOn: 0, open: 13, routingFaults: 1 },
  wonAmount: 4800,
  ...{ answer: { p50: 38, p90: 205, p95: 230 }, firstTouch: null },
}
const withRates = (cohort: Cohort) => ({ ...cohort, rates: cohortRates(cohort) })

export const exampleStats = {
  ...{ desk: 'bogota', from: '2026-11-01', to: '2026-11-30', by: 'source' },
  total: withRates({ ...exampleCohort, key: null }),
  groups: [withRates(exampleCohort)],
}
