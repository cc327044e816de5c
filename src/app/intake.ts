// One batch of MQLs on its way in: each becomes an offer, more news of one that is open, or is kept until it is ready.
import { randomUUIDv7 } from 'node:crypto'
import { type Condition, type ConditionTrace, examine, type Facts } from '../core/condition.ts'
import { system } from '../core/handoff/event.ts'
import { type Admission, admit } from '../core/lead.ts'
import { readiness } from '../core/ready.ts'
import { facts, type Routing, route } from '../core/routing.ts'
import type { Transaction } from '../store/database.ts'
import { addActivities, findHandoff, type NewActivity } from '../store/handoffs.ts'
import { dropHeldMqls, type HeldMql, holdMql, restampHeldMql, ruleName } from '../store/held-mqls.ts'
import type { WrittenLead } from '../store/leads.ts'
import type { Context } from './context.ts'
import type { Candidate } from './known-leads.ts'
import { moveHandoff } from './move-handoff.ts'
import { type Mql, mergeMqls } from './mql-schema.ts'
import { Offers, unique } from './offers.ts'

export type HandoffBrief = { id: string; state: string; owner: string | null; cycle: number }

type Taken = {
  outcome: 'created' | 'duplicate'
  handoff?: HandoffBrief
  /** It is kept, and will be offered when it becomes ready: what is still missing. */
  held?: readonly ConditionTrace[]
}

type NewCycle = Extract<Admission, { kind: 'new-cycle' }>

/** One batch on its way in: what is new is collected and written at once. */
export class Intake {
  readonly #context: Context
  readonly #tx: Transaction
  readonly #now: Date
  readonly #backfill: boolean
  readonly #offers: Offers
  readonly #held = new Map<string, HeldMql>()
  readonly #ready: string[] = []

  constructor(context: Context, tx: Transaction, now: Date, backfill: boolean) {
    this.#context = context
    this.#tx = tx
    this.#now = now
    this.#backfill = backfill
    this.#offers = new Offers(context, tx)
  }

  /**
   * Takes the turns of all desks to which these may go, in the order of their names: two batches that bring leads to the
   * same desks in another order would wait for each other.
   */
  async open(mqls: readonly Mql[]): Promise<void> {
    if (this.#backfill) return
    const desks = new Map(
      mqls.flatMap((mql) => route(mql, this.#context.company)?.desk ?? []).map((desk) => [desk.id, desk]),
    )
    if (desks.size > 1) await this.#offers.open([...desks.values()])
  }

  /** `alone` is where the MQL would go by itself; what is held of the lead may know better. */
  async take(mql: Mql, candidate: Candidate, alone: Routing): Promise<Taken> {
    const admission = admit(candidate.last, { mqlAt: mql.qualifiedAt ?? null, backfill: this.#backfill })
    if (admission.kind === 'duplicate') return this.#addNews(mql, candidate)
    // History is as it was; what is held today stays held.
    const whole = candidate.held && !this.#backfill ? mergeMqls(candidate.held, mql) : mql
    const routing = route(whole, this.#context.company) ?? alone
    const { ready, missing } = this.#readiness(whole, candidate, routing)
    return ready ? this.#admit(whole, candidate, routing, admission) : this.#hold(whole, candidate, routing, missing)
  }

  /** What is kept of a lead, looked at again: it is offered, or stays kept under the rule that is in force now. */
  async review(mql: Mql, candidate: Candidate, routing: Routing): Promise<void> {
    const admission = admit(candidate.last, { mqlAt: mql.qualifiedAt ?? null, backfill: false })
    const { ready, missing } = this.#readiness(mql, candidate, routing)
    if (ready && admission.kind === 'new-cycle') await this.#admit(mql, candidate, routing, admission)
    else await restampHeldMql(this.#tx, { ...heldBy(routing), leadId: candidate.lead.id, missing })
  }

  async #admit(mql: Mql, candidate: Candidate, routing: Routing, { cycle, supersedes }: NewCycle): Promise<Taken> {
    const past = candidate.last
    if (supersedes && past) await this.#supersede(past.id)
    const taken = await this.#offer(mql, candidate, routing, cycle)
    // History tells of the past: it does not bring a lead back.
    if (!this.#backfill && past?.state === 'recycled' && taken.handoff)
      await this.#noteReturn(past.id, taken.handoff.id)
    return taken
  }

  /** History is as it was: nobody asks whether it would be ready today. */
  #readiness(mql: Mql, { lead }: Candidate, { desk }: Routing) {
    if (this.#backfill) return { ready: true, missing: [] }
    return readiness(desk.ready, facts({ ...lead, ...mql, desk: desk.id, attributes: lead.attributes }))
  }

  #hold(mql: Mql, candidate: Candidate, routing: Routing, missing: readonly ConditionTrace[]): Taken {
    const leadId = candidate.lead.id
    this.#held.set(leadId, { ...heldBy(routing), leadId, mql, missing, receivedAt: this.#now })
    const outcome = candidate.held ? 'duplicate' : 'created'
    candidate.held = mql
    return { outcome, held: missing }
  }

  async #offer(mql: Mql, candidate: Candidate, { desk, why }: Routing, cycle: number): Promise<Taken> {
    const { lead } = candidate
    const mqlAt = mql.qualifiedAt ?? this.#now
    const asked = facts({ ...lead, ...mql, desk: desk.id, attributes: lead.attributes })
    const record = await this.#offers.add({
      ...{ lead, desk, cycle, mqlAt, receivedAt: this.#now, offeredAt: this.#backfill ? mqlAt : this.#now },
      ...{ source: mql.source ?? null, campaign: mql.campaign ?? null, score: mql.score ?? null },
      ...{ url: mql.url ?? null, mqlNote: mql.note ?? null, backfill: this.#backfill, fromHandoffId: null },
      ...{ route: why, ready: traceOf(desk.ready, asked), activities: unique((mql.activities ?? []).map(newActivity)) },
    })
    if (!this.#backfill) this.#release(candidate)
    const { id, state, owner, backfill } = record
    candidate.last = { id, state, owner, cycle, mqlAt, backfill }
    return { outcome: 'created', handoff: brief(record) }
  }

  #release(candidate: Candidate): void {
    const leadId = candidate.lead.id
    if (candidate.held) this.#ready.push(leadId)
    this.#held.delete(leadId)
    candidate.held = null
  }

  /** Imported history that nobody worked makes room for the live handoff of the same lead. */
  async #supersede(id: string): Promise<void> {
    const old = await findHandoff(this.#tx, id)
    const event = { type: 'withdrawn', note: null, at: this.#now, actor: system } as const
    if (old) await moveHandoff(this.#context, this.#tx, old, [event])
  }

  /** Marketing was faster than the date: the lead does not come back a second time. */
  async #noteReturn(id: string, handoffId: string): Promise<void> {
    const past = await findHandoff(this.#tx, id)
    const event = { type: 'returned', handoffId, at: this.#now, actor: system } as const
    if (past?.returnsAt) await moveHandoff(this.#context, this.#tx, past, [event])
  }

  async #addNews({ activities = [] }: Mql, { last }: Candidate): Promise<Taken> {
    if (!last) throw new Error('A duplicate has a handoff before it')
    const news = activities.map(newActivity)
    if (news.length === 0 || this.#offers.addNews(last.id, news)) return { outcome: 'duplicate', handoff: brief(last) }
    const count = await addActivities(this.#tx, last.id, news)
    if (count === 0) return { outcome: 'duplicate', handoff: brief(last) }
    const before = await findHandoff(this.#tx, last.id)
    const event = { type: 'activity-added', count, at: this.#now, actor: system } as const
    if (!before) throw new Error(`Handoff ${last.id} vanished while its lead was locked`)
    return { outcome: 'duplicate', handoff: brief(await moveHandoff(this.#context, this.#tx, before, [event])) }
  }

  /** `leads` are those that nobody knew. */
  async save(leads: readonly WrittenLead[] = []): Promise<void> {
    await this.#offers.save(leads)
    for (const held of this.#held.values()) await holdMql(this.#tx, held)
    if (this.#ready.length > 0) await dropHeldMqls(this.#tx, this.#ready)
  }
}

/** Where and under which rule something is kept. */
const heldBy = ({ desk }: Routing) => ({ desk: desk.id, rule: ruleName(desk.ready) })

const traceOf = (conditions: readonly Condition[], asked: Facts) => conditions.map((each) => examine(each, asked))

const newActivity = (activity: NonNullable<Mql['activities']>[number]): NewActivity => ({
  ...{ id: randomUUIDv7(), at: activity.at, kind: activity.kind, title: activity.title },
  url: activity.url ?? null,
})

export const brief = ({ id, state, owner, cycle }: HandoffBrief): HandoffBrief => ({ id, state, owner, cycle })
