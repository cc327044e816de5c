// What every part of a tally asks: which handoffs of the desk, in which stretch of time, whose.
import type { BusinessClock } from '../business-clock.ts'
import { Prisma } from '../generated/client.ts'

export type TallyQuery = {
  desk: string
  /** What is between `before` and `from` is the trailing weeks, what is between `from` and `to` the period. */
  before: Date
  from: Date
  to: Date
  now: Date
  /** The promised moment for the volume of the period. */
  volumeDueAt?: Date | undefined
  clock: BusinessClock
  /** Only this person's leads. */
  owner?: string | undefined
  /** Bounds of classes of answer times, in minutes, the shortest first. */
  answerBounds?: readonly number[]
  /** The beginnings of the weeks of a trend, which follow one another and end with the period. */
  weeks?: readonly Date[]
}

const sql = Prisma.sql

/** What happened at this very moment counts, too. */
export const end = ({ to, now }: TallyQuery): Date => new Date(Math.min(to.getTime(), now.getTime() + 1))

/** The live handoffs of the desk to which something happened between the two ends. */
export const mine = (query: TallyQuery, moment: Prisma.Sql) => sql`
  h.desk = ${query.desk} and ${moment} >= ${query.before} and ${moment} < ${end(query)}
  and not h.backfill ${owned(query)}`

export const owned = ({ owner }: TallyQuery) => (owner === undefined ? Prisma.empty : sql`and h.owner = ${owner}`)

/** Whether it was in the period itself, and not in the weeks before. */
export const since = ({ from }: TallyQuery, moment: Prisma.Sql) => sql`(${moment} >= ${from})`
