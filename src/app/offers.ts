// Offering leads: who gets each, its deadline and its card; collected, and written at once.
import type { Calendar } from '../core/calendar.ts'
import type { Desk } from '../core/company.ts'
import type { ConditionTrace, Facts } from '../core/condition.ts'
import { evolve, system } from '../core/handoff/event.ts'
import { type Deadline, startDeadline } from '../core/promise/deadline.ts'
import { type Terms, termsFor } from '../core/promise/promise.ts'
import { facts, type RoutingStep } from '../core/routing.ts'
import type { HandoffRecord, Lead } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { type NewDelivery, newDeliveryId, priorities } from '../store/deliveries.ts'
import type { NewActivity, NewHandoff } from '../store/handoffs.ts'
import type { WrittenLead } from '../store/leads.ts'
import { insertOffers } from '../store/offers.ts'
import { orderedId } from '../store/ordered-id.ts'
import type { NewTimer } from '../store/timers.ts'
import { Assigner } from './assigner.ts'
import type { Context } from './context.ts'
import { type Settings, settingsOfAll, type Team } from './team.ts'

/** The name of a handoff's card: what the same name says is said once. */
export const cardKey = (handoffId: string) => `card:${handoffId}`

type Said = Pick<HandoffRecord, 'mqlAt' | 'source' | 'campaign' | 'score' | 'url' | 'mqlNote' | 'backfill'>

/** A lead to be offered: what marketing said of it, and how it came to its desk. */
export type Offer = Said & {
  lead: Lead
  desk: Desk
  cycle: number
  offeredAt: Date
  receivedAt: Date
  activities: readonly NewActivity[]
  route: readonly RoutingStep[]
  ready: readonly ConditionTrace[]
  fromHandoffId: string | null
}

/** What is known of a handoff under the names that conditions use. */
export const factsOf = (
  record: Pick<HandoffRecord, 'lead' | 'source' | 'campaign' | 'score' | 'desk' | 'activities'>,
): Facts => {
  const { lead, source, campaign, score, desk, activities } = record
  return facts({ ...lead, source, campaign, score, desk, activities })
}

/** The offers of one transaction. */
export class Offers {
  readonly #context: Context
  readonly #tx: Transaction
  readonly #assigners = new Map<string, Assigner>()
  readonly #deadlines = new Map<Terms, Map<Calendar, Deadline>>()
  #settings: Settings | undefined
  readonly #all: { fresh: NewHandoff; record: HandoffRecord; desk: Desk }[] = []

  constructor(context: Context, tx: Transaction) {
    this.#context = context
    this.#tx = tx
  }

  /** Takes the turns of these desks, always in the same order. */
  async open(desks: readonly Desk[]): Promise<void> {
    for (const desk of desks.toSorted((a, b) => (a.id < b.id ? -1 : 1))) await this.#assignerOf(desk)
  }

  async add(offer: Offer): Promise<HandoffRecord> {
    const { lead, desk, cycle, offeredAt, activities, route, ready, ...said } = offer
    const id = orderedId()
    const assignment = said.backfill ? null : await this.#assign(offer)
    const from = said.fromHandoffId === null ? {} : { from: said.fromHandoffId }
    const happening = { type: 'offered', id, leadId: lead.id, cycle, desk: desk.id, ...from } as const
    const offered = { ...happening, owner: assignment?.owner ?? null, at: offeredAt, actor: system }
    const handoff = evolve(null, offered)
    const kept = {
      ...said,
      agreement: this.#context.agreementOf(desk),
      why: { desk: route, ready, assignment: assignment?.trace ?? [] },
    }
    const record: HandoffRecord = { ...handoff, ...kept, lead, activities, timers: [] }
    this.#all.push({ fresh: { handoff, offered, ...kept, activities }, record, desk })
    return record
  }

  /** More news of an offer that is not written yet. False if it is none of these. */
  addNews(id: string, activities: readonly NewActivity[]): boolean {
    const offer = this.#all.find(({ record }) => record.id === id)
    if (offer) offer.fresh.activities = unique([...offer.fresh.activities, ...activities])
    return offer !== undefined
  }

  /** Writes them, and before them the leads that nobody knew. */
  async save(leads: readonly WrittenLead[] = []): Promise<void> {
    const tx = this.#tx
    const live = this.#all.filter(({ record }) => !record.backfill)
    const timers: NewTimer[] = []
    for (const { record, desk } of live)
      timers.push(this.#answerTimer(record, desk, (await this.#assignerOf(desk)).team))
    const handoffs = this.#all.map(({ fresh }) => fresh)
    const cards = live.map(({ record, desk }) => cardOf(record, desk))
    const now = this.#context.clock.now()
    await this.#context.carry(tx, await insertOffers(tx, { leads, handoffs, timers, cards }, now))
    for (const assigner of this.#assigners.values()) await assigner.save()
  }

  /** The deadline for an answer, by the clock of whoever owes it. Leads that come together and are promised alike share one. */
  #answerTimer(record: HandoffRecord, desk: Desk, team: Team): NewTimer {
    const { id, owner, offeredAt: startedAt } = record
    const terms = termsFor(this.#context.agreementFor(record, desk).promises.answer, factsOf(record))
    const calendar = team.calendarOf(owner)
    const alike = this.#deadlines.get(terms) ?? new Map<Calendar, Deadline>()
    const known = alike.get(calendar)
    const deadline =
      known?.startedAt.getTime() === startedAt.getTime()
        ? known
        : startDeadline({ commitment: 'answer', terms, startedAt, calendar, deskZone: desk.zone })
    this.#deadlines.set(terms, alike.set(calendar, deadline))
    return { handoffId: id, desk: desk.id, owner, deadline }
  }

  async #assign(offer: Offer) {
    const { lead, desk, source, campaign, score, activities } = offer
    const assigner = await this.#assignerOf(desk)
    return assigner.assign(lead, factsOf({ lead, source, campaign, score, desk: desk.id, activities }))
  }

  async #assignerOf(desk: Desk): Promise<Assigner> {
    const known = this.#assigners.get(desk.id)
    if (known) return known
    this.#settings ??= await settingsOfAll(this.#context, this.#tx)
    const opened = await Assigner.open(this.#context, this.#tx, desk, this.#settings)
    this.#assigners.set(desk.id, opened)
    return opened
  }
}

/** The same activity twice is one activity. */
export const unique = (activities: readonly NewActivity[]): NewActivity[] => [
  ...new Map(activities.map((each) => [`${each.at.getTime()} ${each.kind} ${each.title}`, each])).values(),
]

const cardOf = ({ id, version }: HandoffRecord, desk: Desk): NewDelivery => ({
  ...{ id: newDeliveryId(), key: cardKey(id), priority: priorities.newLead, desk: desk.id, handoffId: id },
  ...{ channel: desk.channels.sales, payload: { view: 'handoff-card' }, wanted: version },
})
