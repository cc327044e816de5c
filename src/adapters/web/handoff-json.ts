// A handoff as the API shows it. Made here only, so that every route shows the same.
import { z } from 'zod'
import type { HandoffDetail } from '../../app/house.ts'
import { states } from '../../core/handoff/state.ts'
import type { HandoffRecord } from '../../ports/store.ts'

const moment = z.iso.datetime()
const text = z.string().nullable()

const leadSchema = z.object({
  ...{ id: z.guid(), externalId: text, email: text, name: text, company: text, title: text, phone: text },
  ...{ country: text, attributes: z.record(z.string(), z.unknown()) },
  doNotMarketAt: moment.nullable().describe('Sales asked that marketing leave this person alone'),
  forgottenAt: moment.nullable().describe('When the personal data was erased; the rest is null then'),
})

const timerSchema = z.object({
  commitment: z.string(),
  startedAt: moment,
  dueAt: moment,
  nextAt: moment.nullable().describe('When the next reminder or escalation falls due'),
  stoppedAt: moment.nullable(),
  outcome: z.enum(['kept', 'late', 'moot']).nullable(),
})

const whySchema = z
  .object({
    desk: z.array(z.object({ rule: z.string(), found: text, matched: z.boolean() })),
    ready: z.array(z.object({ field: z.string(), asks: z.string(), found: text, matched: z.boolean() })),
    assignment: z
      .array(z.looseObject({ step: z.string() }))
      .describe('Each rule with its conditions, each person with what stood in the way, and the outcome'),
  })
  .describe('The trace of the routing decision')

/** What `handoffJson` makes. */
export const handoffSchema = z.object({
  id: z.guid(),
  cycle: z.int().describe('1 for the first pass of a lead; a lead that comes back gets the next'),
  state: z.enum(states),
  version: z.int().describe('Grows with every event'),
  desk: z.string(),
  owner: text,
  lead: leadSchema,
  mql: z.object({
    ...{ qualifiedAt: moment, receivedAt: moment, source: text, campaign: text, score: z.int().nullable() },
    ...{ url: text, note: text },
  }),
  offeredAt: moment,
  answeredAt: moment.nullable().describe('The verdict: accepted, rejected or recycled'),
  answeredBy: text,
  acceptedAt: moment.nullable(),
  attempts: z.int(),
  firstTouchAt: moment.nullable(),
  contactedAt: moment.nullable(),
  qualifiedAt: moment.nullable().describe('When sales qualified it; mql.qualifiedAt is when marketing did'),
  opportunityAt: moment.nullable(),
  endedAt: moment.nullable(),
  endedBy: text,
  reason: text,
  note: text,
  recycleUntil: z.iso.date().nullable(),
  returnsAt: moment.nullable(),
  amount: z.number().nullable().describe("In the company's currency"),
  dispute: z.enum(['open', 'upheld', 'overturned']).nullable(),
  agreement: z.int().describe("The version of the desk's agreement under which it began"),
  backfill: z.boolean(),
  fromHandoffId: z.guid().nullable().describe('The handoff of an earlier desk that this one continues'),
  why: whySchema,
  activities: z
    .array(z.object({ at: moment, kind: z.string(), title: z.string(), url: text }))
    .describe('Newest first'),
  timers: z.array(timerSchema),
})

/** What `handoffDetailJson` makes. */
export const handoffDetailSchema = handoffSchema.extend({
  history: z.array(z.looseObject({ version: z.int(), type: z.string(), at: moment, actor: z.string() })),
  chain: z
    .array(z.object({ id: z.guid(), desk: z.string(), state: z.enum(states), owner: text }))
    .describe('This pass of the lead, from desk to desk'),
})

export type HandoffJson = z.output<typeof handoffSchema>
export type HandoffDetailJson = z.output<typeof handoffDetailSchema>

/** The handoff as it is listed. */
export const handoffJson = (record: HandoffRecord): HandoffJson => ({
  ...{ id: record.id, cycle: record.cycle, state: record.state, version: record.version, desk: record.desk },
  owner: record.owner,
  lead: leadJson(record),
  mql: mqlJson(record),
  ...{ offeredAt: record.offeredAt.toISOString(), answeredAt: iso(record.answeredAt), answeredBy: record.answeredBy },
  ...{ acceptedAt: iso(record.acceptedAt), attempts: record.attempts, firstTouchAt: iso(record.firstTouchAt) },
  ...{ contactedAt: iso(record.contactedAt), qualifiedAt: iso(record.qualifiedAt) },
  ...{ opportunityAt: iso(record.opportunityAt), endedAt: iso(record.endedAt), endedBy: record.endedBy },
  ...{ reason: record.reason, note: record.note, recycleUntil: record.recycleUntil, returnsAt: iso(record.returnsAt) },
  ...{ amount: record.amount, dispute: record.dispute, agreement: record.agreement, backfill: record.backfill },
  ...{ fromHandoffId: record.fromHandoffId, why: whyJson(record) },
  activities: record.activities.map(({ at, kind, title, url }) => ({ at: at.toISOString(), kind, title, url })),
  timers: record.timers.map(timerJson),
})

/** The handoff with its whole history. */
export const handoffDetailJson = (detail: HandoffDetail): HandoffDetailJson => ({
  ...handoffJson(detail),
  history: detail.history.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
  chain: detail.chain.map(({ id, desk, state, owner }) => ({ id, desk, state, owner })),
})

function leadJson({ lead }: HandoffRecord): HandoffJson['lead'] {
  const { doNotMarketAt, forgottenAt = null, ...plain } = lead
  return { ...plain, doNotMarketAt: iso(doNotMarketAt), forgottenAt: iso(forgottenAt) }
}

const whyJson = ({ why: { desk, ready, assignment } }: HandoffRecord): HandoffJson['why'] => ({
  desk: desk.map(({ rule, found, matched }) => ({ rule, found, matched })),
  ready: ready.map(({ field, asks, found, matched }) => ({ field, asks, found, matched })),
  assignment: assignment.map((step) => ({ ...step })),
})

const mqlJson = (record: HandoffRecord): HandoffJson['mql'] => ({
  ...{ qualifiedAt: record.mqlAt.toISOString(), receivedAt: record.receivedAt.toISOString() },
  ...{ source: record.source, campaign: record.campaign, score: record.score, url: record.url, note: record.mqlNote },
})

const timerJson = (timer: HandoffRecord['timers'][number]): HandoffJson['timers'][number] => ({
  ...{ commitment: timer.commitment, startedAt: timer.startedAt.toISOString(), dueAt: timer.dueAt.toISOString() },
  ...{ nextAt: iso(timer.nextAt), stoppedAt: iso(timer.stoppedAt), outcome: timer.outcome },
})

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
