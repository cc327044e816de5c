// Leads that were handed over, and how soon their cards stood in the chat.
import { Prisma } from '../generated/client.ts'
import { all, type Part } from './part.ts'
import { end, mine, since, type TallyQuery } from './period.ts'

const sql = Prisma.sql

export const offered = (query: TallyQuery) => sql`
  select h.id, ${since(query, sql`h.offered_at`)} as recent, h.offered_at as at,
    date_part('epoch', h.received_at - h.mql_at) / 60 as capture
  from handoff h where ${mine(query, sql`h.offered_at`)}`

export const offers: Part = {
  rows: () => sql`select id, recent, at, capture from offered`,
  measures: ({ volumeDueAt }) => ({
    delivered: { of: all, hit: all },
    deliveredInTime: { of: all, hit: volumeDueAt === undefined ? sql`false` : sql`at <= ${volumeDueAt}` },
    capture: { of: all, minutes: sql`capture` },
  }),
}

/** Between the offer and its card; a person's own figures leave it out, since nobody owns a machine. */
export const postings: Part = {
  rows: (query) => sql`
    select d.handoff_id as id, ${since(query, sql`d.said_at`)} as recent, d.said_at as at,
      date_part('epoch', d.said_at - d.created_at) / 60 as minutes
    from delivery d
    where d.kind = 'handoff-card' and d.desk = ${query.desk} and d.said_at >= ${query.before}
      and d.said_at < ${end(query)} ${query.owner === undefined ? Prisma.empty : sql`and false`}`,
  measures: () => ({ posting: { of: all, minutes: sql`minutes` } }),
}
