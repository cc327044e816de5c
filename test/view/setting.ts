// The company, the lead and the story that the view tests draw.
import { createCalendar } from '../../src/core/calendar.ts'
import type { Company, Desk } from '../../src/core/company.ts'
import { type Event, fold, type Happening } from '../../src/core/handoff/event.ts'
import type { State } from '../../src/core/handoff/state.ts'
import { wordsFor } from '../../src/i18n/words.ts'
import type { HandoffRecord, RecordedEvent, TimerRecord } from '../../src/ports/store.ts'
import type { CardContext } from '../../src/view/context.ts'

export const locales = ['en', 'es'] as const

const zone = 'Europe/Madrid'
export const desk: Desk = {
  id: 'iberia',
  name: 'Iberia',
  locale: 'es',
  zone,
  countries: ['ES', 'PT'],
  reps: ['ana@relevo.test', 'ben@relevo.test'],
  managers: ['carla@relevo.test'],
  marketers: ['diego@relevo.test'],
  channels: { sales: 'C-sales', feedback: 'C-feedback' },
  calendar: createCalendar({ zone, hours: { 1: ['09:00-18:00'], 2: ['09:00-18:00'], 3: ['09:00-18:00'] } }),
  agreement: {
    answer: {
      within: { businessDays: 0, minutes: 240 },
      ladder: [
        { atPercent: 50, act: 'remind' },
        { atPercent: 100, act: 'breach' },
      ],
    },
    weeklyVolume: 50,
    acceptance: 0.7,
    scorecard: { weekday: 1, time: '09:00' },
  },
}

const person = (email: string, name: string) => ({ email, name, locale: 'es' as const, zone })
export const company: Company = {
  name: 'Relevo Test',
  currency: 'USD',
  people: [
    person('ana@relevo.test', 'Ana Ruiz'),
    person('ben@relevo.test', 'Ben Ode'),
    person('carla@relevo.test', 'Carla Gil'),
    person('diego@relevo.test', 'Diego Paz'),
  ],
  admins: [],
  desks: [desk],
  defaultDesk: 'iberia',
  demo: false,
}

export const offeredAt = new Date('2026-11-23T09:00:00Z')
export const dueAt = new Date('2026-11-23T13:00:00Z')
const answeredAt = new Date('2026-11-23T10:42:00Z')

export const contextIn = (locale: 'en' | 'es', now = answeredAt): CardContext => ({
  ...{ company, desk, now, words: wordsFor(locale) },
})

type Step = Exclude<Happening, { type: 'offered' }>

const accepted: Step = { type: 'accepted', owner: 'ana@relevo.test' }
const contacted: Step = { type: 'contacted', note: null }
const qualified: Step = { type: 'qualified', note: null }
const opened: Step = { type: 'opportunity-opened', amount: 12000, note: null }
const returns = { until: '2027-02-22', returnsAt: new Date('2027-02-22T08:00:00Z') }

/** The shortest story that brings a handoff into each state. */
export const stories: Record<State, readonly Step[]> = {
  offered: [],
  accepted: [accepted],
  contacted: [accepted, contacted],
  qualified: [accepted, contacted, qualified],
  opportunity: [accepted, contacted, qualified, opened],
  won: [accepted, contacted, qualified, opened, { type: 'won', amount: 12500.5, note: null }],
  lost: [accepted, contacted, qualified, { type: 'lost', reason: 'price', note: 'Twice the budget' }],
  rejected: [{ type: 'rejected', reason: 'poor-fit', note: 'Two people, no budget' }],
  recycled: [{ type: 'recycled', reason: 'bad-timing', note: null, ...returns }],
  withdrawn: [{ type: 'withdrawn', note: null }],
}

export const timer: TimerRecord = {
  ...{ id: 't1', handoffId: 'h1', commitment: 'answer', startedAt: offeredAt, dueAt },
  ...{ steps: [], step: 0, nextAt: null, stoppedAt: null, outcome: null },
}

/** A well-known lead, as its handoff stands after a story. */
export function handoffAfter(steps: readonly Step[], changes: Partial<HandoffRecord> = {}): HandoffRecord {
  const handoff = fold(historyOf(steps))
  if (!handoff) throw new Error('A story begins with the offer')
  const stopped = handoff.answeredAt ? { stoppedAt: handoff.answeredAt, outcome: 'kept' as const } : {}
  return {
    ...handoff,
    lead: {
      ...{ id: 'l1', externalId: 'crm-77', email: 'lia@acme.test', name: 'Lía Ortega', company: 'Acme' },
      ...{ title: 'Head of Operations', phone: '+34 600 000 000', country: 'ES', attributes: {} },
    },
    ...{ mqlAt: offeredAt, receivedAt: offeredAt, source: 'Webinar', campaign: 'ANS 2026', score: 82 },
    ...{ url: 'https://crm.test/leads/77', mqlNote: 'Asked for prices twice', agreement: 1, backfill: false },
    why: [
      { rule: 'desk-named', found: null, matched: false },
      { rule: 'country', found: 'ES', matched: true },
    ],
    activities: [
      { at: new Date('2026-11-22T10:00:00Z'), kind: 'form', title: 'Asked for a demo', url: 'https://acme.test/demo' },
      { at: new Date('2026-11-20T10:00:00Z'), kind: 'page', title: 'Pricing page', url: null },
    ],
    timers: [{ ...timer, ...stopped }],
    ...changes,
  }
}

export const handoffIn = (state: State, changes?: Partial<HandoffRecord>): HandoffRecord =>
  handoffAfter(stories[state], changes)

/** The last event of a story, with its version. */
export function lastEvent(steps: readonly Step[]): RecordedEvent {
  const history = historyOf(steps)
  const last = history.at(-1)
  if (!last) throw new Error('A story begins with the offer')
  return { ...last, version: history.length }
}

function historyOf(steps: readonly Step[]): Event[] {
  const offer = { id: 'h1', leadId: 'l1', cycle: 1, desk: 'iberia', owner: null }
  const marketing: Step['type'][] = ['withdrawn', 'disputed', 'commented']
  const actorOf = (type: Step['type']) => (marketing.includes(type) ? 'diego@relevo.test' : 'ana@relevo.test')
  return [
    { type: 'offered', ...offer, at: offeredAt, actor: 'relevo' },
    ...steps.map((step) => ({ ...step, at: answeredAt, actor: actorOf(step.type) })),
  ]
}

/** The same lead with nothing known but its id. */
export const nameless = {
  lead: {
    ...{ id: 'l1', externalId: '4711', email: null, name: null, company: null, title: null },
    ...{ phone: null, country: null, attributes: {} },
  },
  ...{ source: null, campaign: null, score: null, url: null, mqlNote: null, activities: [], timers: [] },
} satisfies Partial<HandoffRecord>
