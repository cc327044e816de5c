// The weeks of a trend in brief, each under a name such as `week 3 delivered`.
import type { WeekCounts } from '../../core/scorecard/tally.ts'
import { Prisma } from '../generated/client.ts'
import { noTimes } from './part.ts'
import type { TallyQuery } from './period.ts'
import { decided } from './promises.ts'

const sql = Prisma.sql

export const weekPrefix = 'week '

export function weekly(query: TallyQuery): Prisma.Sql[] {
  const { weeks = [] } = query
  if (weeks.length === 0) return []
  const starts = sql`${weeks.map((start) => start.getTime() / 1000)}::float8[]`
  const week = sql`width_bucket(date_part('epoch', at), ${starts})`
  const row = (name: keyof WeekCounts, hits: Prisma.Sql, from: Prisma.Sql) => sql`
    select ${weekPrefix}::text || week::text || ${` ${name}`}::text, true, n, hits, 0::float8, ${noTimes}
    from (select ${week} as week, count(*)::int as n, (${hits})::int as hits from ${from} group by 1) weeks`
  return [
    row('delivered', sql`0`, sql`offered`),
    row('answer', sql`count(*) filter (where kept)`, sql`(${decided(query)}) decided where commitment = 'answer'`),
    row('acceptance', sql`count(*) filter (where accepted)`, sql`answered where not fault`),
  ]
}
