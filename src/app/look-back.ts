// The leads of a stretch of days, followed to where they stand now.
import type { Cohorts, Grouping } from '../core/cohort.ts'
import type { Desk } from '../core/company.ts'
import { startOfDay } from '../core/period.ts'
import type { Days } from '../core/span.ts'
import { volumeTerms } from '../store/agreements.ts'
import { businessClock } from '../store/business-clock.ts'
import { type CohortQuery, countCohorts } from '../store/cohorts.ts'
import { type Comment, newestComments } from '../store/comments.ts'
import type { Transaction } from '../store/database.ts'

export type Asked = {
  desks: readonly Desk[]
  days: Days
  by: Grouping
  owner?: string | undefined
  source?: string | undefined
  campaign?: string | undefined
}

/** Each desk by its own days and its own working time. */
export const lookBack = async (tx: Transaction, asked: Asked, now: Date): Promise<Cohorts> =>
  countCohorts(tx, await cohortQuery(tx, asked, now))

/** What the store is asked about these leads. */
export async function cohortQuery(tx: Transaction, { desks, days, ...asked }: Asked, now: Date): Promise<CohortQuery> {
  const queried = []
  for (const desk of desks) {
    const [from, to] = [startOfDay(days.from, desk.zone), startOfDay(days.to, desk.zone)]
    const [first] = await volumeTerms(tx, desk.id)
    queried.push({ id: desk.id, from, to, clock: businessClock(first?.from ?? from, now, desk.calendar) })
  }
  return { ...asked, desks: queried }
}

/** What was said of leads that were turned down in these days, the newest first. */
export async function readComments(
  tx: Transaction,
  { desks, days, source }: Pick<Asked, 'desks' | 'days' | 'source'>,
): Promise<Comment[]> {
  const of = desks.map((desk) => ({
    id: desk.id,
    from: startOfDay(days.from, desk.zone),
    to: startOfDay(days.to, desk.zone),
  }))
  return newestComments(tx, of, source)
}
