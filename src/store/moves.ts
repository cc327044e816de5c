// What changes when a handoff moves on, in one statement: whoever pressed a button waits for it.
import { randomUUIDv7 } from 'node:crypto'
import type { Event } from '../core/handoff/event.ts'
import type { Handoff } from '../core/handoff/state.ts'
import type { Transaction } from './database.ts'
import { asParent, type NewParent, type NewReply, parentUpsertion, repliesInsertion } from './deliveries.ts'
import { feedbackKey } from './feedback-threads.ts'
import { Prisma } from './generated/client.ts'
import { eventsToRows, foldedColumns } from './handoff-rows.ts'
import { insertInto, recordsOf, updateFrom } from './rows.ts'
import { type NewTimer, type RebasedTimer, type StoppedTimer, timersInsertion, timersRebasing } from './timers.ts'

export type Move = {
  before: Handoff
  after: Handoff
  /** Those that led from `before` to `after`. */
  events: readonly Event[]
  /** Of the form or request that caused them. */
  key?: string | undefined
  /** None of them is in two of these. */
  stopped?: readonly StoppedTimer[]
  rebased?: readonly RebasedTimer[]
  begun?: readonly NewTimer[]
  /** The name of its card, which is behind from now on. */
  card?: string
  /** Said in the thread of its card, if it has one. */
  lines?: readonly NewReply[]
  /** Null: there is nothing to tell marketing. */
  feedback?: Feedback | null
}

/** For marketing: what counts the week and campaign, made with the first news of it, and what is said in its thread. */
export type Feedback = {
  thread: { desk: string; week: string; campaign: string }
  parent: NewParent
  replies: readonly NewReply[]
}

/** Somebody else moved the handoff first: nothing was written, and all is decided again on what is there now. */
export class LostRace extends Error {
  readonly code = '40001'
}

/** Returns the ids of what is to be said or shown. Throws LostRace. */
export async function writeMove(tx: Transaction, move: Move, now: Date): Promise<string[]> {
  const { before, after, events, key, stopped = [], rebased = [], begun = [], card, lines = [], feedback } = move
  // The handoff first: who waits for it holds nothing that another one waits for.
  const ifMoved = Prisma.sql`where exists (select from moved)`
  const parts: Parts = {
    moved: Prisma.sql`
      ${updateFrom('handoff', [foldedColumns(after)])}
      where t.id = ${before.id}::uuid and t.state = ${before.state} and t.version = ${before.version} returning t.id`,
    events: Prisma.sql`
      ${insertInto('handoff_event', eventsToRows(before.id, events, before.version + 1, key))} ${ifMoved}`,
  }
  if (card !== undefined)
    parts.card = Prisma.sql`
      update delivery set wanted = greatest(wanted, ${after.version})
      ${ifMoved} and key = ${card} returning ${asParent}`
  if (lines.length > 0) parts.lines = repliesInsertion(lines, 'card', now)
  if (feedback) tellMarketing(parts, feedback, ifMoved, now)
  if (stopped.length > 0)
    parts.stopped = Prisma.sql`
      update timer t set stopped_at = r.stopped_at, outcome = r.outcome, next_at = null
      from ${recordsOf('timer', stopped)} r
      ${ifMoved} and t.handoff_id = ${before.id}::uuid and t.id = r.id and t.stopped_at is null`
  if (rebased.length > 0) parts.rebased = Prisma.sql`${timersRebasing(rebased)} and exists (select from moved)`
  if (begun.length > 0) parts.begun = Prisma.sql`${timersInsertion(begun)} ${ifMoved}`
  const named = Object.entries(parts).map(([name, sql]) => Prisma.sql`${Prisma.raw(name)} as (${sql})`)
  const [row] = await tx.$queryRaw<{ moved: boolean; said: string[] }[]>`
    with ${Prisma.join(named)} select exists (select from moved) as moved, ${saidBy(parts)} as said`
  if (!row?.moved) throw new LostRace(`Handoff ${before.id} is no longer at version ${before.version}`)
  return row.said
}

/** The statements that are one. */
type Parts = { [name in PartName]?: Prisma.Sql }
type PartName = 'moved' | 'events' | 'thread' | (typeof deliveries)[number] | 'stopped' | 'rebased' | 'begun'
/** Those that write deliveries, and return their ids. */
const deliveries = ['card', 'lines', 'parent', 'replies'] as const

function saidBy(parts: Parts): Prisma.Sql {
  const ids = deliveries.filter((name) => parts[name]).map((name) => Prisma.raw(`select id::text from ${name}`))
  return ids.length > 0 ? Prisma.sql`array(${Prisma.join(ids, ' union all ')})` : Prisma.sql`'{}'::text[]`
}

/** The version of their thread grows by one, and its message, a new one or one that stands in the chat, is behind that. */
function tellMarketing(parts: Parts, { thread, parent, replies }: Feedback, ifMoved: Prisma.Sql, now: Date): void {
  parts.thread = Prisma.sql`
    insert into feedback_thread (id, desk, week, campaign)
    select ${randomUUIDv7()}::uuid, ${thread.desk}, ${thread.week}, ${thread.campaign} ${ifMoved}
    on conflict (desk, week, campaign) do update set version = feedback_thread.version + 1
    returning id, version`
  parts.parent = parentUpsertion(parent, 'thread', feedbackKey(''), now)
  if (replies.length > 0) parts.replies = repliesInsertion(replies, 'parent', now)
}
