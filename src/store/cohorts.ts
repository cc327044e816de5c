// The leads of a stretch of time, counted by where they stand now.
import type { Cohort, Cohorts, Grouping, Stage } from '../core/cohort.ts'
import { routingFaultCodes } from '../core/reasons.ts'
import type { BusinessClock } from './business-clock.ts'
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'

export type CohortQuery = {
  /** Each with its own working time. */
  desks: readonly { id: string; from: Date; to: Date; clock: BusinessClock }[]
  by: Grouping
  owner?: string | undefined
  /** Without regard to case. */
  source?: string | undefined
  campaign?: string | undefined
}

type Row = Omit<Cohort, 'answer' | 'firstTouch'> & {
  total: boolean
  answer: number[] | null
  touch: number[] | null
}

const sql = Prisma.sql
const keys = {
  ...{ source: sql`h.source`, campaign: sql`h.campaign`, owner: sql`h.owner` },
  reason: sql`case when h.state in ('rejected', 'recycled', 'lost') then h.reason end`,
} satisfies Record<Grouping, Prisma.Sql>

/** Which of the leads each count is of. */
const stages = {
  ...{ offered: sql`true`, answered: sql`answered_at is not null`, accepted: sql`accepted_at is not null` },
  ...{ contacted: sql`contacted_at is not null`, qualified: sql`qualified_at is not null` },
  opportunities: sql`opportunity_at is not null`,
  ...{ won: sql`state = 'won'`, lost: sql`state = 'lost'`, rejected: sql`state = 'rejected'` },
  ...{ recycled: sql`state = 'recycled'`, withdrawn: sql`state = 'withdrawn'` },
  passedOn: sql`state = 'qualified' and ended_at is not null`,
  open: sql`ended_at is null`,
  routingFaults: sql`state = 'rejected' and coalesce(reason, '') = any(${routingFaultCodes})`,
} satisfies Record<Stage, Prisma.Sql>

/** Imported history does not count. Groups come with the most leads first; by reason, only leads that have one. */
export async function countCohorts(tx: Transaction, query: CohortQuery): Promise<Cohorts> {
  const { desks, by } = query
  if (desks.length === 0) return { total: nobody, groups: [] }
  const counts = Object.entries(stages).map(
    ([name, holds]) => sql`(count(*) filter (where ${holds}))::int as ${Prisma.raw(`"${name}"`)}`,
  )
  const rows = await tx.$queryRaw<Row[]>`
    select grouping(key) = 1 as total, key, ${Prisma.join(counts)},
      coalesce(sum(amount) filter (where state = 'won'), 0)::float8 as "wonAmount",
      percentile_disc(array[0.5, 0.9, 0.95]) within group (order by answer_minutes)
        filter (where answered_at is not null) as answer,
      percentile_disc(array[0.5, 0.9, 0.95]) within group (order by touch_minutes)
        filter (where accepted_at is not null and first_touch_at is not null) as touch
    from (${leadsOf(query)}) h
    group by grouping sets ((), (key))
    order by 1 desc, 3 desc, 2`
  const groups = rows.filter(({ total, key }) => !total && (by !== 'reason' || key !== null)).map(fromRow)
  return { total: rows.filter(({ total }) => total).map(fromRow)[0] ?? nobody, groups }
}

const leadsOf = (query: CohortQuery): Prisma.Sql =>
  Prisma.join(
    query.desks.map(
      ({ id, from, to, clock }) => sql`
        select h.*, ${keys[query.by]} as key, ${clock(sql`h.offered_at`, sql`h.answered_at`)} as answer_minutes,
          ${clock(sql`h.accepted_at`, sql`h.first_touch_at`)} as touch_minutes
        from handoff h
        where h.desk = ${id} and h.offered_at >= ${from} and h.offered_at < ${to} and not h.backfill ${marks(query)}`,
    ),
    ' union all ',
  )

/** The group of that key, null for leads that have none; all leads without a group. */
export type CohortPart = { stage: Stage; group?: { key: string | null } | undefined }

/** The statement that yields the handoffs behind a count, as `behindSql` does. Needs at least one desk. */
export const cohortSql = (query: CohortQuery, { stage, group }: CohortPart): Prisma.Sql => sql`
  select id, offered_at as at, null::boolean as hit, null::float8 as minutes from (${leadsOf(query)}) h
  where ${stages[stage]} ${group ? sql`and key is not distinct from ${group.key}` : Prisma.empty}`

const marks = ({ owner, source, campaign }: CohortQuery): Prisma.Sql => sql`
  ${owner === undefined ? Prisma.empty : sql`and h.owner = ${owner}`}
  ${source === undefined ? Prisma.empty : sql`and lower(h.source) = lower(${source})`}
  ${campaign === undefined ? Prisma.empty : sql`and lower(h.campaign) = lower(${campaign})`}`

const fromRow = ({ total: _, answer, touch, ...counts }: Row): Cohort => ({
  ...counts,
  answer: percentiles(answer),
  firstTouch: percentiles(touch),
})

function percentiles(values: number[] | null) {
  const [p50, p90, p95] = values ?? []
  return p50 === undefined || p90 === undefined || p95 === undefined ? null : { p50, p90, p95 }
}

const nobody: Cohort = {
  ...{ key: null, offered: 0, answered: 0, accepted: 0, contacted: 0, qualified: 0, opportunities: 0, won: 0, lost: 0 },
  ...{ rejected: 0, recycled: 0, withdrawn: 0, passedOn: 0, open: 0, routingFaults: 0, wonAmount: 0 },
  ...{ answer: null, firstTouch: null },
}
