// What sales answered, and when it first tried.
import { routingFaultCodes } from '../../core/reasons.ts'
import { Prisma } from '../generated/client.ts'
import { all, noTimes, type Part } from './part.ts'
import { mine, since, type TallyQuery } from './period.ts'

const sql = Prisma.sql

/** Of a handoff `h`: it was turned down for a fault of the routing. */
export const isFault = sql`(h.state = 'rejected' and coalesce(h.reason, '') = any(${routingFaultCodes}))`

export const answered = (query: TallyQuery) => sql`
  select h.id, ${since(query, sql`h.answered_at`)} as recent, h.answered_at as at, ${isFault} as fault,
    h.accepted_at is not null as accepted, h.dispute is distinct from 'overturned' as measured,
    ${query.clock(sql`h.offered_at`, sql`h.answered_at`)} as minutes
  from handoff h where ${mine(query, sql`h.answered_at`)}`

export const answers: Part = {
  rows: () => sql`select id, recent, at, fault, accepted, measured, minutes from answered`,
  measures: () => ({
    acceptance: { of: sql`not fault`, hit: sql`accepted` },
    routingFaults: { of: all, hit: sql`fault` },
    answerTime: { of: sql`measured`, minutes: sql`minutes` },
  }),
}

export const timePrefix = 'time '

/** How many answers of the period took how long: `time 0` is of at most the first bound, and so on. */
export function answerTimes({ answerBounds = [] }: TallyQuery): Prisma.Sql[] {
  if (answerBounds.length === 0) return []
  // A bound belongs to what is below it, and the database counts from it upwards: so it counts from the other side.
  const bounds = answerBounds.map((bound) => -bound).toReversed()
  const place = sql`(${bounds.length}::int - width_bucket(-minutes, ${bounds}::float8[]))`
  return [
    sql`
      select ${timePrefix}::text || ${place}::text, true, count(*)::int, 0, 0::float8, ${noTimes}
      from answered where recent and measured group by 1`,
  ]
}

export const touches: Part = {
  rows: (query) => sql`
    select h.id, ${since(query, sql`h.first_touch_at`)} as recent, h.first_touch_at as at,
      ${query.clock(sql`h.accepted_at`, sql`h.first_touch_at`)} as minutes
    from handoff h where ${mine(query, sql`h.first_touch_at`)} and h.accepted_at is not null`,
  measures: () => ({ firstTouchTime: { of: all, minutes: sql`minutes` } }),
}
