// The parent messages of marketing's feedback: one for each desk, ISO week and campaign.
import { randomUUIDv7 } from 'node:crypto'
import type { FeedbackCounts } from '../ports/store.ts'
import type { Transaction } from './database.ts'
import type { Heard } from './deliveries.ts'

export type FeedbackThread = { id: string; desk: string; week: string; campaign: string; version: number }

/** The name of a thread's message among all that is said. */
export const feedbackKey = (threadId: string): string => `feedback:${threadId}`

/**
 * The thread, made if it is the first news of its week and campaign; its version grows by one, and its message, if it
 * stands in the chat, is behind that now.
 */
export async function touchFeedbackThread(
  tx: Transaction,
  where: { desk: string; week: string; campaign: string },
): Promise<{ id: string; version: number; message: Heard | null }> {
  const { desk, week, campaign } = where
  const [thread] = await tx.$queryRaw<{ id: string; version: number; message: string | null; conversation: string }[]>`
    with thread as (
      insert into feedback_thread (id, desk, week, campaign)
      values (${randomUUIDv7()}::uuid, ${desk}, ${week}, ${campaign})
      on conflict (desk, week, campaign) do update set version = feedback_thread.version + 1
      returning id, version
    ), message as (
      update delivery d set wanted = greatest(d.wanted, thread.version) from thread
      where d.key = ${feedbackKey('')}::text || thread.id::text returning d.id, d.conversation
    )
    select thread.id::text, version, message.id::text as message, conversation from thread left join message on true`
  if (!thread) throw new Error('An upsert returned no row')
  const { id, version, message, conversation } = thread
  return { id, version, message: message === null ? null : { id: message, conversation } }
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
