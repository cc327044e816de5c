// The company, the lead and the story that the view tests draw.
import { createCalendar } from '../../src/core/calendar.ts'
import type { Company, Desk, Person } from '../../src/core/company.ts'
import { type Event, fold, type Happening } from '../../src/core/handoff/event.ts'
import type { State } from '../../src/core/handoff/state.ts'
import type { TimedCommitment } from '../../src/core/promise/promise.ts'
import { readPromises } from '../../src/core/promise/usual.ts'
import { openToAll } from '../../src/core/routing.ts'
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
    promises: readPromises(),
    weeklyVolume: 50,
    acceptance: 0.7,
    scorecard: { weekday: 1, time: '09:00' },
  },
  ...{ ready: [], routing: openToAll, next: null },
}

/** A desk that says more than the usual: particular terms, a definition of ready, rules and pools, a desk after it. */
export const strictDesk: Desk = {
  ...desk,
  agreement: {
    ...desk.agreement,
    promises: readPromises({
      answer: [
        {
          when: [{ field: 'score', from: 85 }],
          due: '30m',
          ladder: [
            { at: '100%', do: ['mention-in-thread', 'tell-manager'], always: true },
            { after: '30m', do: 'return-to-pool' },
          ],
        },
        { due: '4h' },
      ],
      first_touch: [{ due: 'by wednesday 18:00', ladder: [] }],
      persistence: [{ due: '5bd', attempts: 6 }],
    }),
  },
  ready: [
    { field: 'score', from: 60 },
    { field: 'email', known: true },
  ],
  routing: {
    ...openToAll,
    ...{ mode: 'assigned', keepOwner: true, neverBackTo: 2, outsideHours: 'wait', catchUp: true },
    ...{ whenNobody: 'manager', managers: ['carla@relevo.test'] },
    pools: [
      {
        id: 'north',
        seats: [
          { email: 'ana@relevo.test', weight: 2, tags: ['senior'], maxOpen: 10, maxPerDay: 3 },
          { email: 'ben@relevo.test', weight: 1, tags: [] },
        ],
      },
    ],
    rules: [
      {
        name: 'Hot leads',
        when: [
          { field: 'score', from: 85 },
          { field: 'country', oneOf: ['ES', 'PT'] },
        ],
        to: { kind: 'pool', pool: 'north', tag: 'senior' },
      },
      { name: 'Partners', when: [{ field: 'attributes.partner', oneOf: [true] }], to: { kind: 'queue' } },
      { name: 'All others', when: [], to: { kind: 'pool', pool: 'north' }, catchAll: true },
    ],
  },
  next: 'enterprise',
}

/** The desk after it. */
export const nextDesk: Desk = { ...desk, id: 'enterprise', name: 'Enterprise', countries: [] }

const person = (email: string, name: string): Person => ({
  ...{ email, name, locale: 'es', zone, calendar: null, absences: [], cover: null },
})
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
  desks: [desk, nextDesk],
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
  ...{ steps: [], step: 0, breached: false, nextAt: null, attemptsNeeded: null, stoppedAt: null, outcome: null },
}

/** That promise, running; persistence counts to five. */
export const promiseOf = (commitment: TimedCommitment, due = dueAt): TimerRecord => ({
  ...{ ...timer, id: commitment, commitment, dueAt: due, attemptsNeeded: commitment === 'persistence' ? 5 : null },
})

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
      doNotMarketAt: null,
    },
    ...{ mqlAt: offeredAt, receivedAt: offeredAt, source: 'Webinar', campaign: 'ANS 2026', score: 82 },
    ...{ url: 'https://crm.test/leads/77', mqlNote: 'Asked for prices twice', agreement: 1, backfill: false },
    why: {
      desk: [
        { rule: 'desk-named', found: null, matched: false },
        { rule: 'country', found: 'ES', matched: true },
      ],
      ...{ ready: [], assignment: [] },
    },
    fromHandoffId: null,
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
    ...{ phone: null, country: null, attributes: {}, doNotMarketAt: null },
  },
  ...{ source: null, campaign: null, score: null, url: null, mqlNote: null, activities: [], timers: [] },
} satisfies Partial<HandoffRecord>
