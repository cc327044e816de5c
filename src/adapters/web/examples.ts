// What answers look like, for the description of the API.
import type { Figures } from '../../core/scorecard.ts'
import type { HandoffDetailJson } from './handoff-json.ts'

export const exampleId = '019aa8a4-52d1-7c3e-9d0b-4f6f1d1a2b3c'

export const exampleHandoff: HandoffDetailJson = {
  ...{ id: exampleId, cycle: 1, state: 'accepted', version: 2, desk: 'bogota', owner: 'luis@example.com' },
  lead: {
    ...{ id: '019aa8a4-52c8-7a11-8f3e-0d6c5b4a3928', externalId: 'HS-20931', email: 'ana.rojas@example.com' },
    ...{ name: 'Ana Rojas', company: 'Cafetera del Sur', title: 'Head of Operations', phone: null, country: 'CO' },
    ...{ attributes: { employees: 40 }, doNotMarketAt: null },
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

export const exampleFigures: Figures = {
  ...{ desk: 'bogota', period: '2026-W47', recycled: 2, won: 1, wonAmount: 4800, open: 5, late: 1 },
  sales: {
    ...{ offered: 19, answered: 16, answeredInTime: { value: 0.875, hits: 14, of: 16 } },
    answerMinutes: { p50: 38, p90: 205 },
  },
  marketing: { delivered: 19, owed: 20, acceptance: { value: 0.75, hits: 12, of: 16 } },
  rejected: [{ reason: 'poor-fit', count: 2 }],
}
