// Marketing hands leads over: each becomes an offer, or more news of one that is open. All of a batch or nothing.
import { randomUUIDv7 } from 'node:crypto'
import { evolve, system } from '../core/handoff/event.ts'
import { type Admission, admit } from '../core/lead.ts'
import { type Routing, route } from '../core/routing.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { insertDeliveries } from '../store/deliveries.ts'
import { addActivities, findHandoff, insertHandoffs, type NewActivity, type NewHandoff } from '../store/handoffs.ts'
import { insertTimers } from '../store/timers.ts'
import { offerOf } from './consequences.ts'
import type { Context } from './context.ts'
import { type Candidate, KnownLeads } from './known-leads.ts'
import { moveHandoff } from './move-handoff.ts'
import type { Mql } from './mql-schema.ts'
import { aheadFault, isAhead } from './not-ahead.ts'

export type HandoffBrief = { id: string; state: string; owner: string | null; cycle: number }
export type ItemFault = { path: string; message: string }
export type ReceiveResult = {
  index: number
  outcome: 'created' | 'duplicate' | 'refused'
  handoff?: HandoffBrief
  error?: ItemFault
}

/**
 * Takes in valid MQLs, in order, in one transaction. With `backfill` they are history: their own times are kept,
 * nothing is posted and nothing falls due. Safe to repeat: the same MQL is answered `duplicate`.
 */
export function receiveMqls(
  context: Context,
  mqls: readonly Mql[],
  { backfill = false }: { backfill?: boolean } = {},
): Promise<ReceiveResult[]> {
  return context.transaction(async (tx) => {
    const now = context.clock.now()
    const known = await KnownLeads.load(tx, mqls)
    const intake = new Intake(context, tx, now, backfill)
    const results: ReceiveResult[] = []
    for (const [index, mql] of mqls.entries()) {
      const ahead = firstAhead(mql, now)
      const routing = route(mql, context.company)
      if (ahead) results.push({ index, outcome: 'refused', error: ahead })
      else if (!routing) results.push({ index, outcome: 'refused', error: unknownDesk(context, mql) })
      else results.push({ index, ...(await intake.take(mql, known.recognise(mql), routing)) })
    }
    await known.save(tx, now)
    await intake.save()
    return results
  })
}

function firstAhead({ qualifiedAt, activities = [] }: Mql, now: Date): ItemFault | null {
  if (isAhead(qualifiedAt, now)) return aheadFault('qualifiedAt')
  const index = activities.findIndex(({ at }) => isAhead(at, now))
  return index < 0 ? null : aheadFault(`activities[${index}].at`)
}

const unknownDesk = ({ company }: Context, { desk }: Mql): ItemFault => ({
  path: 'desk',
  message: `there is no desk "${desk}"; the desks are ${company.desks.map(({ id }) => id).join(', ')}`,
})

type Taken = Pick<ReceiveResult, 'outcome' | 'handoff'>

/** One batch on its way in: what is new is collected and written at once. */
class Intake {
  readonly #context: Context
  readonly #tx: Transaction
  readonly #now: Date
  readonly #backfill: boolean
  readonly #new: { fresh: NewHandoff; record: HandoffRecord; routing: Routing }[] = []

  constructor(context: Context, tx: Transaction, now: Date, backfill: boolean) {
    this.#context = context
    this.#tx = tx
    this.#now = now
    this.#backfill = backfill
  }

  async take(mql: Mql, candidate: Candidate, routing: Routing): Promise<Taken> {
    const mqlAt = mql.qualifiedAt ?? null
    const admission = admit(candidate.last, { mqlAt, backfill: this.#backfill })
    return admission.kind === 'duplicate'
      ? this.#addNews(mql, candidate)
      : this.#offer(mql, candidate, routing, admission)
  }

  async #offer(
    mql: Mql,
    candidate: Candidate,
    routing: Routing,
    { cycle, supersedes }: Extract<Admission, { kind: 'new-cycle' }>,
  ): Promise<Taken> {
    if (supersedes && candidate.last) await this.#supersede(candidate.last.id)
    const { fresh, record } = newHandoff(this.#context, candidate, mql, routing, cycle, this.#now, this.#backfill)
    this.#new.push({ fresh, record, routing })
    const { id, state, owner, mqlAt, backfill } = record
    candidate.last = { id, state, owner, cycle, mqlAt, backfill }
    return { outcome: 'created', handoff: brief(record) }
  }

  /** Imported history that nobody worked makes room for the live handoff of the same lead. */
  async #supersede(id: string): Promise<void> {
    const old = await findHandoff(this.#tx, id)
    const event = { type: 'withdrawn', note: null, at: this.#now, actor: system } as const
    if (old) await moveHandoff(this.#context, this.#tx, old, [event])
  }

  async #addNews({ activities = [] }: Mql, { last }: Candidate): Promise<Taken> {
    if (!last) throw new Error('A duplicate has a handoff before it')
    const inThisBatch = this.#new.some(({ record }) => record.id === last.id)
    if (activities.length === 0 || inThisBatch) return { outcome: 'duplicate', handoff: brief(last) }
    const count = await addActivities(this.#tx, last.id, activities.map(newActivity))
    if (count === 0) return { outcome: 'duplicate', handoff: brief(last) }
    const before = await findHandoff(this.#tx, last.id)
    const event = { type: 'activity-added', count, at: this.#now, actor: system } as const
    if (!before) throw new Error(`Handoff ${last.id} vanished while its lead was locked`)
    return { outcome: 'duplicate', handoff: brief(await moveHandoff(this.#context, this.#tx, before, [event])) }
  }

  async save(): Promise<void> {
    if (this.#new.length === 0) return
    await insertHandoffs(
      this.#tx,
      this.#new.map(({ fresh }) => fresh),
    )
    const offers = this.#new
      .filter(({ record }) => !record.backfill)
      .map(({ record, routing }) => offerOf(record, routing.desk))
    await insertTimers(
      this.#tx,
      offers.map(({ timer }) => timer),
    )
    const cards = offers.map(({ card }) => card)
    await this.#context.carry(this.#tx, await insertDeliveries(this.#tx, cards, this.#now))
  }
}

export const brief = ({ id, state, owner, cycle }: HandoffBrief): HandoffBrief => ({ id, state, owner, cycle })

const newActivity = (activity: NonNullable<Mql['activities']>[number]): NewActivity => ({
  ...{ id: randomUUIDv7(), at: activity.at, kind: activity.kind, title: activity.title },
  url: activity.url ?? null,
})

function newHandoff(
  context: Context,
  { lead }: Candidate,
  mql: Mql,
  { desk, why }: Routing,
  cycle: number,
  now: Date,
  backfill: boolean,
): { fresh: NewHandoff; record: HandoffRecord } {
  const mqlAt = mql.qualifiedAt ?? now
  const id = randomUUIDv7()
  const at = backfill ? mqlAt : now
  const offered = {
    type: 'offered',
    id,
    leadId: lead.id,
    cycle,
    desk: desk.id,
    owner: null,
    at,
    actor: system,
  } as const
  const handoff = evolve(null, offered)
  const activities = (mql.activities ?? []).map(newActivity)
  const said = {
    ...{ mqlAt, receivedAt: now, source: mql.source ?? null, campaign: mql.campaign ?? null },
    ...{ score: mql.score ?? null, url: mql.url ?? null, mqlNote: mql.note ?? null },
    ...{ agreement: context.agreementOf(desk), backfill, why },
  }
  return {
    fresh: { handoff, offered, ...said, activities: unique(activities) },
    record: { ...handoff, ...said, lead, activities, timers: [] },
  }
}

/** The same activity twice in one MQL is one activity. */
const unique = (activities: readonly NewActivity[]): NewActivity[] => [
  ...new Map(activities.map((each) => [`${each.at.getTime()} ${each.kind} ${each.title}`, each])).values(),
]
