// One part of a tally: rows that are read once, and the measures that count them. The same rows are summed up in a
// scorecard and listed behind its figures, so that the two cannot disagree.
import type { MeasureName } from '../../core/scorecard/measures.ts'
import { Prisma } from '../generated/client.ts'
import type { TallyQuery } from './period.ts'

export type Part = {
  /** Yields `id` (of the handoff), `recent` (in the period itself), `at`, and what the measures speak of. */
  rows(query: TallyQuery): Prisma.Sql
  /** The same rows where they are many, those that count alike as one: without `id` and `at`, with `many`. */
  groups?(query: TallyQuery): Prisma.Sql
  measures(query: TallyQuery): { readonly [name in MeasureName]?: Counted }
}

/** Of the rows, those in `of` count; those in `hit`, of these, were as the measure says. Times in minutes. */
export type Counted = { of: Prisma.Sql; hit?: Prisma.Sql; minutes?: Prisma.Sql; amount?: Prisma.Sql }

const sql = Prisma.sql

export const all = sql`true`
export const noTimes = sql`null::float8[]`

/** One row for each measure, in the period and before it: `name, recent, n, hits, amount, times`. */
export function summed(part: Part, query: TallyQuery): Prisma.Sql {
  const measures = Object.entries(part.measures(query))
  const columns = measures.map(([, counted], place) => columnsOf(counted, place, part.groups && sql`many`))
  const values = measures.map(([name], place) => {
    const [n, hits, amount, times] = ['n', 'hits', 'amount', 'times'].map((each) => Prisma.raw(`a.${each}_${place}`))
    return sql`(${name}, ${n}, ${hits}, ${amount}, ${times})`
  })
  return sql`
    select v.name, a.recent, v.n, v.hits, v.amount, v.times
    from (select recent, ${Prisma.join(columns)} from (${(part.groups ?? part.rows)(query)}) rows group by recent) a,
      lateral (values ${Prisma.join(values)}) v (name, n, hits, amount, times)`
}

function columnsOf({ of, hit, minutes, amount }: Counted, place: number, many?: Prisma.Sql): Prisma.Sql {
  const as = (name: string) => Prisma.raw(`${name}_${place}`)
  const count = (those: Prisma.Sql) =>
    many ? sql`coalesce(sum(${many}) filter (where ${those}), 0)::int` : sql`(count(*) filter (where ${those}))::int`
  const hits = hit && count(sql`${of} and ${hit}`)
  const sum = amount && sql`coalesce(sum(${amount}) filter (where ${of}), 0)::float8`
  const times = minutes && sql`${percentilesOf(minutes)} filter (where ${of})`
  return sql`
    ${count(of)} as ${as('n')}, ${hits ?? sql`0`} as ${as('hits')},
    ${sum ?? sql`0::float8`} as ${as('amount')}, ${times ?? noTimes} as ${as('times')}`
}

/** By nearest rank, as core's `percentile`. */
const percentilesOf = (minutes: Prisma.Sql) =>
  sql`percentile_disc(array[0.5, 0.9, 0.95]) within group (order by ${minutes})`

/** The rows of the period that a measure counts: `id, at, hit, minutes`. */
export const listed = (part: Part, query: TallyQuery, { of, hit, minutes }: Counted): Prisma.Sql => sql`
  select id, at, ${hit ?? sql`null::boolean`} as hit, (${minutes ?? sql`null`})::float8 as minutes
  from (${part.rows(query)}) rows where recent and ${of}`
