// The leads of a stretch of time, counted by where they stand now.
import type { Cohort, Cohorts, Grouping } from '../core/cohort.ts'
import { reasons } from '../core/reasons.ts'
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

const routingFaults = reasons.flatMap(({ class: kind, code }) => (kind === 'ownership' ? code : []))

/** Imported history does not count. Groups come with the most leads first; by reason, only leads that have one. */
export async function countCohorts(tx: Transaction, query: CohortQuery): Promise<Cohorts> {
  const { desks, by } = query
  if (desks.length === 0) return { total: nobody, groups: [] }
  const leads = desks.map(
    ({ id, from, to, clock }) => sql`
      select h.*, ${keys[by]} as key, ${clock(sql`h.offered_at`, sql`h.answered_at`)} as answer_minutes,
        ${clock(sql`h.accepted_at`, sql`h.first_touch_at`)} as touch_minutes
      from handoff h
      where h.desk = ${id} and h.offered_at >= ${from} and h.offered_at < ${to} and not h.backfill ${marks(query)}`,
  )
  const rows = await tx.$queryRaw<Row[]>`
    select grouping(key) = 1 as total, key, count(*)::int as offered, count(answered_at)::int as answered,
      count(accepted_at)::int as accepted, count(contacted_at)::int as contacted, count(qualified_at)::int as qualified,
      count(opportunity_at)::int as opportunities,
      ${inState('won')} as won, ${inState('lost')} as lost, ${inState('rejected')} as rejected,
      ${inState('recycled')} as recycled, ${inState('withdrawn')} as withdrawn,
      (count(*) filter (where state = 'qualified' and ended_at is not null))::int as "passedOn",
      (count(*) filter (where ended_at is null))::int as open,
      (count(*) filter (where state = 'rejected' and reason = any(${routingFaults})))::int as "routingFaults",
      coalesce(sum(amount) filter (where state = 'won'), 0)::float8 as "wonAmount",
      percentile_disc(array[0.5, 0.9, 0.95]) within group (order by answer_minutes)
        filter (where answered_at is not null) as answer,
      percentile_disc(array[0.5, 0.9, 0.95]) within group (order by touch_minutes)
        filter (where accepted_at is not null and first_touch_at is not null) as touch
    from (${Prisma.join(leads, ' union all ')}) h
    group by grouping sets ((), (key))
    order by 1 desc, 3 desc, 2`
  const groups = rows.filter(({ total, key }) => !total && (by !== 'reason' || key !== null)).map(fromRow)
  return { total: rows.filter(({ total }) => total).map(fromRow)[0] ?? nobody, groups }
}

const inState = (state: string) => sql`(count(*) filter (where state = ${state}))::int`

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
