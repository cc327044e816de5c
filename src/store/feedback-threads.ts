// The parent messages of marketing's feedback: one for each desk, ISO week and campaign.
import type { FeedbackCounts } from '../ports/store.ts'
import type { Transaction } from './database.ts'

export type FeedbackThread = { id: string; desk: string; week: string; campaign: string; version: number }

/** The name of a thread's message among all that is said. */
export const feedbackKey = (threadId: string): string => `feedback:${threadId}`

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
