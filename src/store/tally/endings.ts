// How far leads came, and how they ended: verdicts, deals, rejections by their reason.
import { Prisma } from '../generated/client.ts'
import { isFault } from './answers.ts'
import { all, noTimes, type Part } from './part.ts'
import { mine, since, type TallyQuery } from './period.ts'

const sql = Prisma.sql

export const ended = (query: TallyQuery) => sql`
  select h.id, ${since(query, sql`h.ended_at`)} as recent, h.ended_at as at, h.state, h.reason, h.cycle, h.amount,
    ${isFault} as fault, h.qualified_at is null as early
  from handoff h where ${mine(query, sql`h.ended_at`)}`

/** Qualified, rejected or recycled, whichever came first. */
export const verdicts: Part = {
  rows: (query) => sql`
    select h.id, ${since(query, sql`h.qualified_at`)} as recent, h.qualified_at as at, 'qualified' as state, h.cycle,
      false as fault
    from handoff h where ${mine(query, sql`h.qualified_at`)}
    union all
    select id, recent, at, state, cycle, fault from ended where state in ('rejected', 'recycled') and early`,
  measures: () => ({
    qualification: { of: sql`not fault`, hit: sql`state = 'qualified'` },
    recycled: { of: sql`not fault`, hit: sql`state = 'recycled'` },
    recycledToSql: { of: sql`cycle > 1`, hit: sql`state = 'qualified'` },
  }),
}

export const deals: Part = {
  rows: () => sql`select id, recent, at, state, amount from ended where state in ('won', 'lost')`,
  measures: () => ({
    won: { of: all, hit: sql`state = 'won'` },
    wonAmount: { of: sql`state = 'won'`, hit: all, amount: sql`amount` },
  }),
}

export const opportunities: Part = {
  rows: (query) => sql`
    select h.id, ${since(query, sql`h.opportunity_at`)} as recent, h.opportunity_at as at
    from handoff h where ${mine(query, sql`h.opportunity_at`)}`,
  measures: () => ({ opportunities: { of: all } }),
}

export const reasonPrefix = 'reason:'

const reasonOf = sql`coalesce(reason, 'other-reject')`

export const rejections = sql`
  select ${reasonPrefix} || ${reasonOf}, true, count(*)::int, 0, 0::float8, ${noTimes}
  from ended where recent and state = 'rejected' group by 1`

/** The rejections of the period for that reason, as `listed` has them. */
export const rejectedFor = (reason: string): Prisma.Sql => sql`
  select id, at, null::boolean as hit, null::float8 as minutes
  from ended where recent and state = 'rejected' and ${reasonOf} = ${reason}`
