// The parent messages of marketing's feedback: one for each desk, ISO week and campaign.
import { randomUUIDv7 } from 'node:crypto'
import type { FeedbackCounts } from '../ports/store.ts'
import type { Transaction } from './database.ts'

export type FeedbackThread = { id: string; desk: string; week: string; campaign: string; version: number }

/** The thread, made if it is the first news of its week and campaign; its version grows by one. */
export async function touchFeedbackThread(
  tx: Transaction,
  where: { desk: string; week: string; campaign: string },
): Promise<FeedbackThread> {
  const { desk, week, campaign } = where
  const rows = await tx.$queryRaw<FeedbackThread[]>`
    insert into feedback_thread (id, desk, week, campaign) values (${randomUUIDv7()}::uuid, ${desk}, ${week}, ${campaign})
    on conflict (desk, week, campaign) do update set version = feedback_thread.version + 1
    returning id::text, desk, week, campaign, version`
  const [thread] = rows
  if (!thread) throw new Error('An upsert returned no row')
  return thread
}

/** How the leads offered to the desk between two instants, of one campaign, have been answered so far. */
export async function countFeedback(
  tx: Transaction,
  threadId: string,
  between: (thread: FeedbackThread) => { from: Date; to: Date },
): Promise<FeedbackCounts | null> {
  const thread = await tx.feedbackThread.findUnique({ where: { id: threadId } })
  if (!thread) return null
  const { from, to } = between(thread)
  const { desk, campaign } = thread
  const [counts] = await tx.$queryRaw<Record<'offered' | 'accepted' | 'rejected' | 'recycled', number>[]>`
    select count(*)::int as offered,
      count(*) filter (where accepted_at is not null and state not in ('rejected', 'recycled'))::int as accepted,
      count(*) filter (where state = 'rejected')::int as rejected,
      count(*) filter (where state = 'recycled')::int as recycled
    from handoff
    where desk = ${desk} and offered_at >= ${from} and offered_at < ${to} and coalesce(campaign, '') = ${campaign}
      and not backfill`
  return { ...thread, ...(counts ?? { offered: 0, accepted: 0, rejected: 0, recycled: 0 }) }
}
