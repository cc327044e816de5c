// Promises of the agreement that were decided, and rejections that were disputed.
import { Prisma } from '../generated/client.ts'
import { all, type Part } from './part.ts'
import { end, mine, since, type TallyQuery } from './period.ts'

const sql = Prisma.sql

/** A promise that became moot in time was none; what still runs is decided once its time is over. */
const isDecided = ({ now }: TallyQuery) =>
  sql`t.outcome is distinct from 'moot' and (t.outcome is not null or t.due_at < ${now})`

const decision = sql`least(t.stopped_at, t.due_at)`

const decidedBetween = (query: TallyQuery) => sql`
  t.desk = ${query.desk} and ${decision} >= ${query.before} and ${decision} < ${end(query)} and ${isDecided(query)}`

/** Who had it when it was decided; a promise of nobody by name is that of whoever has the lead. */
const owedBy = ({ owner }: TallyQuery) =>
  owner === undefined
    ? Prisma.empty
    : sql`and coalesce(t.owner, (select h.owner from handoff h where h.id = t.handoff_id)) = ${owner}`

const kept = sql`t.outcome is not distinct from 'kept'`

/** Where the names of the handoffs are not read, an index answers alone. */
export const decided = (query: TallyQuery) => sql`
  select t.handoff_id as id, t.commitment, ${since(query, decision)} as recent, ${decision} as at, ${kept} as kept
  from timer t
  where t.commitment in ('answer', 'first_touch', 'persistence', 'verdict') and ${decidedBetween(query)}
    ${owedBy(query)}`

const promise = (commitment: string) => ({ of: sql`commitment = ${commitment}`, hit: sql`kept` })

export const promises: Part = {
  rows: decided,
  groups: (query) => sql`
    select commitment, recent, kept, count(*) as many from (${decided(query)}) decided group by commitment, recent, kept`,
  measures: () => ({
    ...{ answer: promise('answer'), firstTouch: promise('first_touch') },
    ...{ persistence: promise('persistence'), verdict: promise('verdict') },
  }),
}

/** Marketing's; a manager's settlement of a dispute is none. */
export const replies: Part = {
  rows: (query) => sql`
    select t.handoff_id as id, ${since(query, decision)} as recent, ${decision} as at, ${kept} as kept
    from timer t
    where t.commitment = 'reply' and ${decidedBetween(query)} ${owedBy(query)}
      and not exists (
        select from handoff_event e
        where e.handoff_id = t.handoff_id and e.type = 'disputed' and e.at = t.started_at)`,
  measures: () => ({ reply: { of: all, hit: sql`kept` } }),
}

export const disputing = (query: TallyQuery) => sql`
  select h.id, ${since(query, sql`e.at`)} as recent, e.at, e.type
  from handoff_event e join handoff h on h.id = e.handoff_id
  where e.type in ('disputed', 'upheld', 'overturned') and ${mine(query, sql`e.at`)}`

/** A rejection of which nobody disputed anything in that time counts beside those that were. */
export const disputes: Part = {
  rows: () => sql`
    select id, recent, at, type from disputing
    union all
    select r.id, r.recent, r.at, 'rejected' from ended r
    where r.state = 'rejected' and not exists (
      select from disputing d where d.type = 'disputed' and d.id = r.id and d.recent = r.recent)`,
  measures: () => ({
    disputed: { of: sql`type in ('disputed', 'rejected')`, hit: sql`type = 'disputed'` },
    overturned: { of: sql`type in ('upheld', 'overturned')`, hit: sql`type = 'overturned'` },
  }),
}
