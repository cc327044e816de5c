// A house that remembers everything and posts nothing: enough of one to see what the web server does with its answers.

import { randomUUID } from 'node:crypto'
import type { ServedHouse } from '../../../src/adapters/web/server.ts'
import type { HandoffDetail, Health } from '../../../src/app/house.ts'
import type { Mql } from '../../../src/app/mql-schema.ts'
import { createCalendar } from '../../../src/core/calendar.ts'
import { type Company, deskOf, findPerson, rolesOn } from '../../../src/core/company.ts'
import { decide } from '../../../src/core/handoff/decide.ts'
import { type Event, evolve } from '../../../src/core/handoff/event.ts'
import { readPromises } from '../../../src/core/promise/usual.ts'
import { refuse } from '../../../src/core/result.ts'
import { openToAll } from '../../../src/core/routing.ts'
import { scorecard } from '../../../src/core/scorecard/figures.ts'
import { nothing } from '../../../src/core/scorecard/tally.ts'
import type { AuditEntry } from '../../../src/store/audit.ts'

const zone = 'America/Bogota'
const hours = { 1: ['09:00-18:00'] }
export const ana = 'ana@relevo.test'
export const luis = 'luis@relevo.test'

const nobodyAway = { calendar: null, absences: [], cover: null } as const

export const company: Company = {
  name: 'Relevo Test',
  currency: 'USD',
  people: [ana, luis].map((email) => ({ email, name: email, locale: 'es', zone, ...nobodyAway })),
  admins: [],
  desks: [
    {
      ...{ id: 'bogota', name: 'Bogotá', locale: 'es', zone, countries: ['CO'] },
      ...{ reps: [ana, luis], managers: [], marketers: [] },
      channels: { sales: '#ventas', feedback: '#marketing' },
      calendar: createCalendar({ zone, hours }),
      agreement: {
        promises: readPromises(),
        ...{ weeklyVolume: 20, acceptance: 0.8, scorecard: { weekday: 1, time: '09:00' } },
      },
      ...{ ready: [], routing: openToAll, next: null },
    },
  ],
  defaultDesk: 'bogota',
  demo: false,
}

export type MemoryHouse = ServedHouse & {
  handoffs: HandoffDetail[]
  /** How often a use-case was really carried out. */
  carriedOut: number
  /** Set to make every use-case fail. */
  fault: Error | null
  state: Health
  /** Set to make the intake wait. */
  hold: Promise<void> | null
}

export function memoryHouse(): MemoryHouse {
  const kept = new Map<string, { request: string; status: number; body: unknown }>()
  const handoffs: HandoffDetail[] = []
  const noted: AuditEntry[] = []
  const house: MemoryHouse = {
    ...{ company, handoffs, carriedOut: 0, fault: null, hold: null },
    state: { database: true, ticker: true, chat: true },
    async forget({ name }) {
      const count = handoffs.filter(({ lead }) => lead.email === name || lead.externalId === name).length
      return { leads: count, handoffs: count, messages: count, settings: 0, accounts: 0 }
    },
    audit: {
      note: async (seen) => void noted.push({ ...seen, id: randomUUID(), at: new Date() }),
      list: async ({ limit }) => ({ items: noted.toReversed().slice(0, limit), next: null }),
    },
    async receiveMqls(mqls, { backfill = false } = {}) {
      house.carriedOut++
      if (house.hold) await house.hold
      if (house.fault) throw house.fault
      return mqls.map((mql, index) => {
        if (mql.desk && mql.desk !== 'bogota') {
          return { index, outcome: 'refused', error: { path: 'desk', message: 'there is no such desk' } }
        }
        const known = handoffs.find(
          ({ lead }) => lead.email === (mql.email ?? null) && lead.externalId === (mql.externalId ?? null),
        )
        const handoff = known ?? offered(mql, backfill)
        if (!known) handoffs.push(handoff)
        const { id, state, owner, cycle } = handoff
        return { index, outcome: known ? 'duplicate' : 'created', handoff: { id, state, owner, cycle } }
      })
    },
    async recordOutcomes(outcomes) {
      house.carriedOut++
      return outcomes.map(({ externalId }, index) =>
        externalId === 'unknown'
          ? { index, outcome: 'refused', error: { path: 'externalId', message: 'no such lead' } }
          : { index, outcome: 'recorded', handoff: { id: randomUUID(), state: 'won', owner: null, cycle: 1 } },
      )
    },
    async commandHandoff({ id, command, actor, at = new Date(), expectedVersion }) {
      if (house.fault) throw house.fault
      const place = handoffs.findIndex((handoff) => handoff.id === id)
      const before = handoffs[place]
      if (!before) return refuse('lead-unknown')
      if (!findPerson(company, actor)) return refuse('person-unknown', { field: 'actor' })
      if (expectedVersion !== undefined && expectedVersion !== before.version) return refuse('changed-meanwhile')
      const roles = rolesOn(company, deskOf(company, before.desk), actor)
      const decided = decide(before, command, { actor: { id: actor, roles }, at })
      if (!decided.ok) return decided
      const after = decided.value.reduce(happened, before)
      handoffs[place] = after
      return { ok: true, value: after }
    },
    async listHandoffs({ state, owner, limit, cursor }) {
      const start = cursor ? handoffs.findIndex(({ id }) => id === cursor) + 1 : 0
      const matching = handoffs
        .slice(start)
        .filter((each) => (!state || each.state === state) && (!owner || each.owner === owner))
      const items = matching.slice(0, limit)
      return { items, next: matching.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
    findHandoff: async (id) => handoffs.find((handoff) => handoff.id === id) ?? null,
    scorecard: async (desk, period) => (period === '2026-W47' ? figures(desk, period) : null),
    picture: () => new Uint8Array([137, 80, 78, 71]),
    stats: async () => ({ total: cohort(null), groups: [cohort('webinar')] }),
    answers: {
      find: async (key) => kept.get(key) ?? null,
      keep: async (key, answer) => void (kept.has(key) || kept.set(key, structuredClone(answer))),
    },
    health: async () => house.state,
    async measure() {
      if (house.fault) throw house.fault
      return { deliveries: { pending: 2, said: 7 }, lateTimers: 3, openHandoffs: handoffs.length }
    },
  }
  return house
}

const happened = (detail: HandoffDetail, event: Event): HandoffDetail => {
  const after = evolve(detail, event)
  return { ...detail, ...after, history: [...detail.history, { ...event, version: after.version }] }
}

function offered(mql: Mql, backfill: boolean): HandoffDetail {
  const at = new Date()
  const id = randomUUID()
  const event = {
    type: 'offered',
    id,
    leadId: randomUUID(),
    cycle: 1,
    desk: 'bogota',
    owner: null,
    at,
    actor: 'relevo',
  } as const
  const handoff = evolve(null, event)
  return {
    ...handoff,
    lead: {
      ...{ id: handoff.leadId, externalId: mql.externalId ?? null, email: mql.email ?? null, name: mql.name ?? null },
      ...{ company: mql.company ?? null, title: null, phone: null, country: mql.country ?? null },
      attributes: mql.attributes ?? {},
      doNotMarketAt: null,
    },
    ...{
      mqlAt: mql.qualifiedAt ?? at,
      receivedAt: at,
      source: mql.source ?? null,
      campaign: null,
      score: mql.score ?? null,
    },
    ...{ url: mql.url ?? null, mqlNote: mql.note ?? null, agreement: 1, backfill },
    why: { desk: [{ rule: 'default-desk', found: 'bogota', matched: true }], ready: [], assignment: [] },
    fromHandoffId: null,
    activities: (mql.activities ?? []).map((activity) => ({ ...activity, url: activity.url ?? null })),
    timers: [
      {
        ...{ id: randomUUID(), handoffId: id, commitment: 'answer', startedAt: at, dueAt: at, steps: [], step: 0 },
        ...{ nextAt: null, stoppedAt: null, outcome: null, breached: false, attemptsNeeded: null },
      },
    ],
    history: [{ ...event, version: 1 }],
    chain: [{ id, desk: 'bogota', state: 'offered', owner: null }],
  }
}

const cohort = (key: string | null) => ({
  ...{ key, offered: 4, answered: 3, accepted: 2, rejected: 1, recycled: 0, contacted: 1, qualified: 1 },
  ...{ opportunities: 0, won: 0, lost: 0, withdrawn: 0, passedOn: 0, open: 3, routingFaults: 0, wonAmount: 0 },
  ...{ answer: { p50: 12, p90: 40, p95: 40 }, firstTouch: null },
})

const figures = (desk: string, period: string) =>
  scorecard(
    {
      ...{ desk, period, from: '2026-11-16', to: '2026-11-23', daysBefore: 56, daysNow: 7 },
      ...{ owed: { now: 20, byMoment: 20, before: 160 }, hasMoment: false, trend: [] },
    },
    {
      tally: { delivered: { now: { ...nothing, n: 4, hits: 4 }, before: nothing } },
      rejected: [{ reason: 'poor-fit', count: 1 }],
      wins: [{ handoffId: 'h', lead: 'Acme', owner: null, amount: 4800 }],
    },
  )
