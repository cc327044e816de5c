// What stood at a moment: open leads, those without an answer, those that nobody has tried.
import { Prisma } from '../generated/client.ts'
import { all, type Part } from './part.ts'
import { end, owned, type TallyQuery } from './period.ts'

const sql = Prisma.sql

/** At the end of the period, or now. */
export const standing: Part = backlog((query) => ({ at: end(query), recent: true }))

/** At its beginning, for comparison. */
export const stoodBefore: Part = backlog(({ from }) => ({ at: from, recent: false }))

function backlog(moment: (query: TallyQuery) => { at: Date; recent: boolean }): Part {
  return {
    rows(query) {
      const { at, recent } = moment(query)
      const waiting = sql`(h.answered_at is null or h.answered_at >= ${at})`
      return sql`
        select h.id, ${recent}::boolean as recent, h.offered_at as at, ${waiting} as waiting,
          ${waiting} and exists (
            select from timer t
            where t.handoff_id = h.id and t.commitment = 'answer' and t.due_at < ${at}
              and (t.stopped_at is null or t.stopped_at >= ${at})) as overdue,
          coalesce(h.accepted_at < ${at}, false) and (h.first_touch_at is null or h.first_touch_at >= ${at})
            and (h.qualified_at is null or h.qualified_at >= ${at}) as untouched,
          ${query.clock(sql`h.offered_at`, sql`${at}::timestamptz`)} as minutes
        from handoff h
        where h.desk = ${query.desk} and h.offered_at < ${at} and (h.ended_at is null or h.ended_at >= ${at})
          and not h.backfill ${owned(query)}`
    },
    measures: () => ({
      open: { of: all },
      waiting: { of: sql`waiting` },
      waitingTime: { of: sql`waiting`, minutes: sql`minutes` },
      overdue: { of: sql`overdue` },
      untouched: { of: sql`untouched` },
    }),
  }
}
