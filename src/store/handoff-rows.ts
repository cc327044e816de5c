// Between the rows of PostgreSQL and the records of the house.
import type { Event } from '../core/handoff/event.ts'
import type { Handoff, State } from '../core/handoff/state.ts'
import type { DeadlineStep } from '../core/promise/deadline.ts'
import type { Activity, HandoffRecord, Lead, RecordedEvent, TimerRecord, Why } from '../ports/store.ts'
import type { Prisma } from './generated/client.ts'
import { fromJsonRow } from './rows.ts'

/** What a card shows and what rules ask for: the lead, its activities, the newest first, the timers. */
export const withCardParts = {
  lead: true,
  activities: { orderBy: { at: 'desc' } },
  timers: { orderBy: { startedAt: 'asc' } },
} as const satisfies Prisma.HandoffInclude

export type HandoffRow = Prisma.HandoffGetPayload<{ include: typeof withCardParts }>
export type EventRow = Prisma.HandoffEventGetPayload<object>
type LeadRow = Prisma.LeadGetPayload<object>
export type TimerRow = Prisma.TimerGetPayload<object>

export function handoffFromRow(row: HandoffRow): HandoffRecord {
  const { openLeadId: _, why, amount, lead, activities, timers, ...plain } = row
  return {
    ...plain,
    state: row.state as State,
    dispute: row.dispute as Handoff['dispute'],
    amount: amount === null ? null : Number(amount),
    why: why as unknown as Why,
    lead: leadFromRow(lead),
    activities: activities.map(({ at, kind, title, url }): Activity => ({ at, kind, title, url })),
    timers: timers.map(timerFromRow),
  }
}

type JsonRow = Record<string, unknown>
/** The same row as the database makes JSON of it. */
export type JsonHandoff = JsonRow & { lead: JsonRow; activities: readonly JsonRow[]; timers: readonly JsonRow[] }

export const handoffFromJson = ({ lead, activities, timers, ...handoff }: JsonHandoff): HandoffRecord =>
  handoffFromRow({
    ...fromJsonRow<HandoffRow>(handoff),
    lead: fromJsonRow<LeadRow>(lead),
    activities: activities.map(fromJsonRow<HandoffRow['activities'][number]>),
    timers: timers.map(fromJsonRow<TimerRow>),
  })

export const leadFromRow = ({ createdAt: _, updatedAt: __, emailKey: ___, attributes, ...lead }: LeadRow): Lead => ({
  ...lead,
  attributes: attributes as Record<string, unknown>,
})

export const timerFromRow = (row: TimerRow): TimerRecord => ({
  ...row,
  commitment: row.commitment as TimerRecord['commitment'],
  outcome: row.outcome as TimerRecord['outcome'],
  steps: (row.steps as unknown as WrittenStep[]).map((step) => ({ ...step, at: new Date(step.at) })),
})

/** Steps as JSON keeps them. */
type WrittenStep = Omit<DeadlineStep, 'at'> & { at: string } & DeadlineStep

export function eventFromRow({ version, type, at, actor, data }: EventRow): RecordedEvent {
  const detail = data as Record<string, unknown>
  const revived = typeof detail.returnsAt === 'string' ? { ...detail, returnsAt: new Date(detail.returnsAt) } : detail
  return { type, at, actor, ...revived, version } as RecordedEvent
}

/** `first` is the version that the first of these events led to. */
export const eventsToRows = (handoffId: string, events: readonly Event[], first: number, key?: string) =>
  events.map(({ type, at, actor, ...data }, index) => ({
    ...{ handoffId, version: first + index, type, at, actor, data },
    key: index === 0 ? (key ?? null) : null,
  }))

/** The columns that are the fold of the history, and the lock that keeps a lead to one open handoff. */
export const foldedColumns = ({ id: _, leadId, cycle: __, desk: ___, ...folded }: Handoff) => ({
  ...pick(folded),
  openLeadId: folded.endedAt === null ? leadId : null,
})

const foldedNames = [
  ...(['state', 'version', 'owner', 'offeredAt', 'answeredAt', 'answeredBy', 'acceptedAt', 'attempts'] as const),
  ...(['firstTouchAt', 'contactedAt', 'qualifiedAt', 'opportunityAt', 'endedAt', 'endedBy', 'reason'] as const),
  ...(['note', 'recycleUntil', 'returnsAt', 'amount', 'dispute'] as const),
]
type Folded = Pick<Handoff, (typeof foldedNames)[number]>

/** A record carries more than the fold; only the fold may be written. */
const pick = (handoff: Folded): Folded =>
  Object.fromEntries(foldedNames.map((name) => [name, handoff[name]])) as unknown as Folded
