// Handoffs and their history.
import type { Event } from '../core/handoff/event.ts'
import { type Handoff, isOpen, type State } from '../core/handoff/state.ts'
import type { LastPass } from '../core/lead.ts'
import type { Activity, HandoffRecord, RecordedEvent, Why } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'
import {
  eventFromRow,
  eventsToRows,
  foldedColumns,
  handoffFromJson,
  handoffFromRow,
  type JsonHandoff,
  withCardParts,
} from './handoff-rows.ts'
import { insertInto } from './rows.ts'

type Said =
  | ('mqlAt' | 'receivedAt' | 'source' | 'campaign' | 'score')
  | ('url' | 'mqlNote' | 'agreement' | 'backfill' | 'why' | 'fromHandoffId')

/** A new handoff: its fold, and what marketing said of it. */
export type NewHandoff = Pick<HandoffRecord, Said> & {
  handoff: Handoff
  offered: Event
  activities: readonly NewActivity[]
}
export type NewActivity = Activity & { id: string }

/** The handoffs, their first events and their activities. */
export function handoffInsertions(all: readonly NewHandoff[]): Prisma.Sql[] {
  const handoffs = all.map(({ handoff, offered: _, activities: __, ...said }) => ({
    ...{ id: handoff.id, leadId: handoff.leadId, cycle: handoff.cycle, desk: handoff.desk },
    ...foldedColumns(handoff),
    ...said,
  }))
  const events = all.flatMap(({ handoff, offered }) => eventsToRows(handoff.id, [offered], 1))
  const activities = all.flatMap(({ handoff, activities }) =>
    activities.map((each) => ({ ...each, handoffId: handoff.id })),
  )
  return [
    insertInto('handoff', handoffs),
    insertInto('handoff_event', events),
    ...(activities.length > 0 ? [insertInto('activity', activities)] : []),
  ]
}

export async function findHandoff(tx: Transaction, id: string): Promise<HandoffRecord | null> {
  return (await findHandoffs(tx, [id])).get(id) ?? null
}

/** Nobody else moves it until the transaction ends. */
export async function lockHandoff(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`select from handoff where id = ${id}::uuid for update`
}

/** The same of several, always in the same order. Whoever needs turns of a desk as well takes them afterwards. */
export async function lockHandoffs(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.$queryRaw`select from handoff where id = any(${[...ids]}::uuid[]) order by id for update`
}

/** The same of those that news of these leads may move: what is open, and what comes back. */
export async function lockHandoffsOf(tx: Transaction, leadIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    select from handoff where lead_id = any(${[...leadIds]}::uuid[]) and (ended_at is null or returns_at is not null)
    order by id for update`
}

export async function findHandoffs(tx: Transaction, ids: readonly string[]): Promise<Map<string, HandoffRecord>> {
  const [id] = ids
  // A list makes the database plan anew each time: it may be long. For one, the plan is kept.
  const isAsked = ids.length === 1 ? Prisma.sql`h.id = ${id}::uuid` : Prisma.sql`h.id = any(${[...ids]}::uuid[])`
  const rows = await tx.$queryRaw<{ row: JsonHandoff }[]>`
    select to_jsonb(h) || jsonb_build_object(
      'lead', to_jsonb(l),
      'activities', (select coalesce(jsonb_agg(a order by a.at desc), '[]') from activity a where a.handoff_id = h.id),
      'timers', (select coalesce(jsonb_agg(t order by t.started_at, t.stopped_at, t.id), '[]') from timer t where t.handoff_id = h.id)
    ) as row
    from handoff h join lead l on l.id = h.lead_id where ${isAsked}`
  return new Map(rows.map(({ row }) => [String(row.id), handoffFromJson(row)]))
}

/** A later decision about who gets the lead takes the place of the first in its trace. */
export async function keepWhy(tx: Transaction, id: string, why: Why): Promise<void> {
  await tx.handoff.update({ where: { id }, data: { why: why as unknown as Prisma.InputJsonObject } })
}

export async function readHistory(tx: Transaction, id: string): Promise<RecordedEvent[]> {
  const rows = await tx.handoffEvent.findMany({ where: { handoffId: id }, orderBy: { version: 'asc' } })
  return rows.map(eventFromRow)
}

export type Link = Pick<Handoff, 'id' | 'desk' | 'state' | 'owner'>

/** All handoffs of one pass of a lead, in the order of the desks that it went through. */
export async function readChain(tx: Transaction, { leadId, cycle }: Handoff): Promise<Link[]> {
  const select = { id: true, desk: true, state: true, owner: true } as const
  const rows = await tx.handoff.findMany({
    where: { leadId, cycle },
    orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
    select,
  })
  return rows.map(({ state, ...row }) => ({ ...row, state: state as State }))
}

/** What a form or request with this key has already caused on the handoff; null if nothing yet. */
export async function carriedOut(tx: Transaction, handoffId: string, key: string): Promise<RecordedEvent | null> {
  const row = await tx.handoffEvent.findUnique({ where: { handoffId_key: { handoffId, key } } })
  return row && eventFromRow(row)
}

/** A lead's latest pass, in brief. */
export type Pass = LastPass & Pick<Handoff, 'id' | 'owner'>

/** The latest pass of each of these leads. */
export async function lastPasses(tx: Transaction, leadIds: readonly string[]): Promise<Map<string, Pass>> {
  const rows = await tx.handoff.findMany({
    where: { leadId: { in: [...leadIds] } },
    distinct: ['leadId'],
    orderBy: [{ leadId: 'asc' }, { cycle: 'desc' }, { offeredAt: 'desc' }, { id: 'desc' }],
    select: { id: true, leadId: true, state: true, owner: true, cycle: true, mqlAt: true, backfill: true },
  })
  return new Map(rows.map(({ leadId, state, ...row }) => [leadId, { ...row, state: state as State }]))
}

/** Adds what is new; an activity that is known (same moment, kind and title) is left alone. Returns how many were new. */
export async function addActivities(
  tx: Transaction,
  handoffId: string,
  activities: readonly NewActivity[],
): Promise<number> {
  const data = activities.map((each) => ({ ...each, handoffId }))
  const { count } = await tx.activity.createMany({ data, skipDuplicates: true })
  return count
}

export type HandoffFilter = {
  state?: State | undefined
  states?: readonly State[] | undefined
  desk?: string | undefined
  desks?: readonly string[] | undefined
  owner?: string | undefined
  unowned?: boolean | undefined
  since?: Date | undefined
  /** Offered before then. */
  until?: Date | undefined
  /** Without regard to case. */
  source?: string | undefined
  campaign?: string | undefined
  /** Accepted, contacted, qualified or ended since then. */
  movedSince?: Date | undefined
  /** Words that must all occur in name, company, e-mail or external id. */
  text?: string | undefined
  backfill?: boolean | undefined
  order?: 'oldest' | 'newest'
  limit: number
  cursor?: string | undefined
}

/** A page of handoffs by time of offer. The cursor is the id of the last one seen. */
export async function listHandoffs(
  tx: Transaction,
  filter: HandoffFilter,
): Promise<{ items: HandoffRecord[]; next: string | null }> {
  const direction = filter.order === 'oldest' ? 'asc' : 'desc'
  const rows = await tx.handoff.findMany({
    where: {
      ...(filter.state && { state: filter.state }),
      ...(filter.states && { state: { in: [...filter.states] }, ...unended(filter.states) }),
      ...(filter.desks && { desk: { in: [...filter.desks] } }),
      ...(filter.desk && { desk: filter.desk }),
      ...(filter.owner && { owner: filter.owner }),
      ...(filter.unowned && { owner: null }),
      ...((filter.since || filter.until) && {
        offeredAt: { ...(filter.since && { gte: filter.since }), ...(filter.until && { lt: filter.until }) },
      }),
      ...(filter.source && { source: called(filter.source) }),
      ...(filter.campaign && { campaign: called(filter.campaign) }),
      ...(filter.movedSince && { OR: stages.map((stage) => ({ [stage]: { gte: filter.movedSince } })) }),
      ...(filter.backfill !== undefined && { backfill: filter.backfill }),
      ...(filter.text && { lead: { AND: filter.text.split(/\s+/).filter(Boolean).map(anyName) } }),
    },
    orderBy: [{ offeredAt: direction }, { id: direction }],
    include: withCardParts,
    take: filter.limit + 1,
    ...(filter.cursor && { cursor: { id: filter.cursor }, skip: 1 }),
  })
  const items = rows.slice(0, filter.limit).map(handoffFromRow)
  return { items, next: rows.length > filter.limit ? (items.at(-1)?.id ?? null) : null }
}

const stages = ['acceptedAt', 'contactedAt', 'qualifiedAt', 'endedAt'] as const

const anyName = (word: string): Prisma.LeadWhereInput => ({
  OR: ['name', 'company', 'email', 'externalId'].map((field) => ({
    [field]: { contains: literal(word), mode: 'insensitive' },
  })),
})

const called = (name: string) => ({ equals: literal(name), mode: 'insensitive' }) as const

/** Without the signs that stand for any text. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/**
 * Live offers of a desk that wait until somebody is at work, by the last word of their trace; the oldest first. What
 * somebody let go by is anybody's. An index holds those that wait, and nothing else.
 */
export async function waitingForHours(tx: Transaction, desk: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from handoff h
    where why #>> '{assignment,-1,outcome,because}' = 'hours' and desk = ${desk}
      and state = 'offered' and owner is null and not backfill
      and not exists (select from handoff_event e where e.handoff_id = h.id and e.type = 'released')
    order by offered_at, id`
  return rows.map(({ id }) => id)
}

/** Recycled handoffs whose date has come. A lead that came back has none. */
export async function dueReturns(tx: Transaction, now: Date, limit: number): Promise<string[]> {
  const where = { returnsAt: { lte: now }, state: 'recycled', backfill: false }
  const rows = await tx.handoff.findMany({ where, orderBy: { returnsAt: 'asc' }, take: limit, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Live handoffs in these states. */
export const countHandoffs = (tx: Transaction, states: readonly State[]): Promise<number> =>
  tx.handoff.count({ where: { state: { in: [...states] }, backfill: false, ...unended(states) } })

/** One that was passed on keeps its state and is not open: who asks for what is open does not mean it. */
const unended = (states: readonly State[]) => (states.every(isOpen) ? { endedAt: null } : {})

/** The desks that have live handoffs which are open or will come back. */
export async function desksAtWork(tx: Transaction): Promise<string[]> {
  const where = { backfill: false, OR: [{ endedAt: null }, { returnsAt: { not: null } }] }
  const rows = await tx.handoff.findMany({ where, distinct: ['desk'], select: { desk: true } })
  return rows.map(({ desk }) => desk)
}
