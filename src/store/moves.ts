// What changes when a handoff moves on, in one statement: whoever pressed a button waits for it.
import { randomUUIDv7 } from 'node:crypto'
import type { Event } from '../core/handoff/event.ts'
import type { Handoff } from '../core/handoff/state.ts'
import type { Transaction } from './database.ts'
import { type Heard, type NewReply, repliesInsertion } from './deliveries.ts'
import { feedbackKey } from './feedback-threads.ts'
import { Prisma } from './generated/client.ts'
import { eventsToRows, foldedColumns } from './handoff-rows.ts'
import { insertInto, recordsOf, updateFrom } from './rows.ts'
import { type NewTimer, type StoppedTimer, timersInsertion } from './timers.ts'

export type Move = {
  before: Handoff
  after: Handoff
  /** Those that led from `before` to `after`. */
  events: readonly Event[]
  /** Of the form or request that caused them. */
  key?: string | undefined
  stopped?: readonly StoppedTimer[]
  begun?: readonly NewTimer[]
  /** The name of its card, which is behind from now on. */
  card?: string
  /** Said in the thread of its card, if it has one. */
  lines?: readonly NewReply[]
  /** The week and campaign whose message for marketing counts it; null: there is nothing to count. */
  feedback?: { desk: string; week: string; campaign: string } | null
}

export type Moved = {
  /** The card that is behind; null where it has none. */
  card: string | null
  /** The ids of the lines that are to be said. */
  lines: readonly string[]
  /** Marketing's thread, made if this is the first news of its week and campaign, and its message if it has one. */
  thread: { id: string; version: number; message: Heard | null } | null
}

/** Somebody else moved the handoff first; nothing was written, and the transaction is run again on what is there now. */
export class LostRace extends Error {
  readonly code = '40001'
}

/** Throws LostRace. */
export async function writeMove(tx: Transaction, move: Move, now: Date): Promise<Moved> {
  const { before, after, events, key, stopped = [], begun = [], card, lines = [], feedback } = move
  // The handoff first: who waits for it holds nothing that another one waits for.
  const ifMoved = Prisma.sql`where exists (select from moved)`
  const parts = [
    Prisma.sql`moved as (
      ${updateFrom('handoff', foldedColumns(after))}
      where t.id = ${before.id}::uuid and t.state = ${before.state} and t.version = ${before.version} returning t.id)`,
    Prisma.sql`events as (
      ${insertInto('handoff_event', eventsToRows(before.id, events, before.version + 1, key))} ${ifMoved})`,
    Prisma.sql`card as (
      update delivery set wanted = greatest(wanted, ${after.version})
      ${ifMoved} and key = ${card ?? null} returning id, conversation)`,
    lines.length > 0 ? Prisma.sql`lines as (${repliesInsertion(lines, 'card', now)})` : none('lines'),
    ...(feedback ? [threadOf(feedback, ifMoved)] : [none('thread'), none('message')]),
  ]
  if (stopped.length > 0)
    parts.push(Prisma.sql`stopped as (
      update timer t set stopped_at = r.stopped_at, outcome = r.outcome, next_at = null
      from ${recordsOf('timer', stopped)} r ${ifMoved} and t.handoff_id = ${before.id}::uuid and t.id = r.id and t.stopped_at is null)`)
  if (begun.length > 0) parts.push(Prisma.sql`begun as (${timersInsertion(begun)} ${ifMoved})`)
  const [row] = await tx.$queryRaw<Row[]>`
    with ${Prisma.join(parts)}
    select exists (select from moved) as moved, (select id::text from card) as card,
      (select coalesce(jsonb_agg(id), '[]') from lines) as lines,
      (select to_jsonb(thread) || jsonb_build_object('message', (select to_jsonb(message) from message)) from thread) as thread`
  if (!row?.moved) throw new LostRace(`Handoff ${before.id} is no longer at version ${before.version}`)
  const { moved: _, ...moved } = row
  return moved
}
type Row = Moved & { moved: boolean }

/** Its version grows by one, and its message, if it stands in the chat, is behind that now. */
const threadOf = ({ desk, week, campaign }: NonNullable<Move['feedback']>, ifMoved: Prisma.Sql) => Prisma.sql`
  thread as (
    insert into feedback_thread (id, desk, week, campaign)
    select ${randomUUIDv7()}::uuid, ${desk}, ${week}, ${campaign} ${ifMoved}
    on conflict (desk, week, campaign) do update set version = feedback_thread.version + 1
    returning id::text, version),
  message as (
    update delivery d set wanted = greatest(d.wanted, thread.version) from thread
    where d.key = ${feedbackKey('')}::text || thread.id returning d.id::text, d.conversation)`

const none = (part: string) => Prisma.sql`${Prisma.raw(part)} as (select null::text as id where false)`
