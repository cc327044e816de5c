// What happened in a period and in the weeks before it, counted by the database in one statement.

import { reasons } from '../core/reasons.ts'
import { type MeasureName, measures } from '../core/scorecard/measures.ts'
import { rate } from '../core/scorecard/rate.ts'
import { type Count, type Facts, nothing, type Tally, type WeekCounts } from '../core/scorecard/tally.ts'
import type { BusinessClock } from './business-clock.ts'
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'

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
  /** The beginnings of the weeks of a trend, which follow one another and end with the period. */
  weeks?: readonly Date[]
}

type Row = { name: string; recent: boolean; n: number; hits: number; amount: number; times: number[] | null }

/** The facts of one desk, or of one person on it. History that was imported does not count. */
export async function tallyFacts(
  tx: Transaction,
  query: TallyQuery,
): Promise<Facts & { weeks: readonly WeekCounts[] }> {
  const rows = await tx.$queryRaw<Row[]>(tallySql(query))
  const tally: { [name in MeasureName]?: { now: Count; before: Count } } = {}
  const rejected: { reason: string; count: number }[] = []
  const trend = (query.weeks ?? []).map(() => ({ delivered: 0, answer: rate(0, 0), acceptance: rate(0, 0) }))
  for (const { name, recent, times, ...count } of rows) {
    if (name.startsWith(reasonPrefix)) {
      if (recent) rejected.push({ reason: name.slice(reasonPrefix.length), count: count.n })
      continue
    }
    if (name.startsWith(weekPrefix)) {
      const [number = '', figure = ''] = name.slice(weekPrefix.length).split(' ')
      const week = trend[Number(number) - 1]
      if (week && figure === 'delivered') week.delivered = count.n
      else if (week && (figure === 'answer' || figure === 'acceptance')) week[figure] = rate(count.hits, count.n)
      continue
    }
    if (!isMeasure(name)) throw new Error(`"${name}" is not a measure`)
    const pair = tally[name] ?? { now: nothing, before: nothing }
    const [p50, p90, p95] = times ?? []
    const percentiles = p50 === undefined || p90 === undefined || p95 === undefined ? null : { p50, p90, p95 }
    tally[name] = { ...pair, [recent ? 'now' : 'before']: { ...count, times: percentiles } }
  }
  return { tally: tally as Tally, rejected, wins: await winsOf(tx, query), weeks: trend }
}

const isMeasure = (name: string): name is MeasureName => Object.hasOwn(measures, name)
const reasonPrefix = 'reason:'

/**
 * The statement. What several parts read is read once; each part yields rows of the same columns, for the period
 * (`recent`) and for the weeks before it.
 */
export function tallySql(query: TallyQuery): Prisma.Sql {
  const parts = [
    offers,
    postings,
    answers,
    touches,
    verdicts,
    rejections,
    deals,
    opportunities,
    promises,
    replies,
    disputes,
  ]
  const backlogs = [backlog(query, end(query), true), backlog(query, query.from, false)]
  return Prisma.sql`
    with offered as materialized (${offered(query)}), answered as materialized (${answered(query)}),
      ended as materialized (${ended(query)}), decided as materialized (${decided(query)})
    ${Prisma.join([...parts.map((part) => part(query)), ...backlogs, ...weekly(query)], ' union all ')}`
}

const sql = Prisma.sql

/** What happened at this very moment counts, too. */
const end = ({ to, now }: TallyQuery): Date => new Date(Math.min(to.getTime(), now.getTime() + 1))

const routingFaults = reasons.flatMap(({ class: kind, code }) => (kind === 'ownership' ? code : []))

/** The live handoffs of the desk to which something happened between the two ends. */
const mine = (query: TallyQuery, moment: Prisma.Sql, desk = sql`h.desk`) => sql`
  ${desk} = ${query.desk} and ${moment} >= ${query.before} and ${moment} < ${end(query)}
  and not h.backfill ${owned(query)}`

const owned = ({ owner }: TallyQuery) => (owner === undefined ? Prisma.empty : sql`and h.owner = ${owner}`)

const since = ({ from }: TallyQuery, moment: Prisma.Sql) => sql`(${moment} >= ${from})`

const noTimes = sql`null::float8[]`
/** By nearest rank, as core's `percentile`. */
const percentilesOf = (minutes: Prisma.Sql) =>
  sql`percentile_disc(array[0.5, 0.9, 0.95]) within group (order by ${minutes})`

/** One aggregated row becomes several: `name, n, hits, amount, times` of each. */
const spread = (aggregated: Prisma.Sql, rows: readonly [MeasureName, ...Prisma.Sql[]][]) => {
  const values = rows.map(
    ([name, n, hits = sql`0`, amount = sql`0`, times = noTimes]) =>
      sql`(${name}, (${n})::int, (${hits})::int, (${amount})::float8, ${times})`,
  )
  return sql`
    select v.name, a.recent, v.n, v.hits, v.amount, v.times
    from (${aggregated}) a, lateral (values ${Prisma.join(values)}) v (name, n, hits, amount, times)`
}

const offered = (query: TallyQuery) => sql`
  select ${since(query, sql`h.offered_at`)} as recent, h.offered_at as at,
    date_part('epoch', h.received_at - h.mql_at) / 60 as capture
  from handoff h where ${mine(query, sql`h.offered_at`)}`

function offers({ volumeDueAt }: TallyQuery) {
  const early = volumeDueAt === undefined ? sql`0` : sql`count(*) filter (where at <= ${volumeDueAt})`
  return spread(
    sql`
      select recent, count(*) as n, ${early} as early, ${percentilesOf(sql`capture`)} as times
      from offered group by 1`,
    [
      ['delivered', sql`a.n`, sql`a.n`],
      ['deliveredInTime', sql`a.n`, sql`a.early`],
      ['capture', sql`a.n`, sql`0`, sql`0`, sql`a.times`],
    ],
  )
}

/** Between the offer and its card; a person's own figures leave it out, since nobody owns a machine. */
function postings(query: TallyQuery) {
  const nobody = query.owner === undefined ? Prisma.empty : sql`and false`
  return spread(
    sql`
      select ${since(query, sql`d.said_at`)} as recent, count(*) as n,
        ${percentilesOf(sql`date_part('epoch', d.said_at - d.created_at) / 60`)} as times
      from delivery d
      where d.kind = 'handoff-card' and d.desk = ${query.desk} and d.said_at >= ${query.before}
        and d.said_at < ${end(query)} ${nobody}
      group by 1`,
    [['posting', sql`a.n`, sql`0`, sql`0`, sql`a.times`]],
  )
}

const isFault = sql`(h.state = 'rejected' and h.reason = any(${routingFaults}))`

const answered = (query: TallyQuery) => sql`
  select ${since(query, sql`h.answered_at`)} as recent, h.answered_at as at, ${isFault} as fault,
    h.accepted_at is not null as accepted, h.dispute is distinct from 'overturned' as measured,
    ${query.clock(sql`h.offered_at`, sql`h.answered_at`)} as minutes
  from handoff h where ${mine(query, sql`h.answered_at`)}`

const answers = (_: TallyQuery) =>
  spread(
    sql`
      select recent, count(*) as n, count(*) filter (where fault) as faults,
        count(*) filter (where accepted and not fault) as accepted, count(*) filter (where measured) as measured,
        ${percentilesOf(sql`minutes`)} filter (where measured) as times
      from answered group by 1`,
    [
      ['acceptance', sql`a.n - a.faults`, sql`a.accepted`],
      ['routingFaults', sql`a.n`, sql`a.faults`],
      ['answerTime', sql`a.measured`, sql`0`, sql`0`, sql`a.times`],
    ],
  )

const touches = (query: TallyQuery) =>
  spread(
    sql`
      select ${since(query, sql`h.first_touch_at`)} as recent, count(*) as n,
        ${percentilesOf(query.clock(sql`h.accepted_at`, sql`h.first_touch_at`))} as times
      from handoff h where ${mine(query, sql`h.first_touch_at`)} and h.accepted_at is not null group by 1`,
    [['firstTouchTime', sql`a.n`, sql`0`, sql`0`, sql`a.times`]],
  )

const ended = (query: TallyQuery) => sql`
  select ${since(query, sql`h.ended_at`)} as recent, h.state, h.reason, h.cycle, h.amount, ${isFault} as fault,
    h.qualified_at is null as early
  from handoff h where ${mine(query, sql`h.ended_at`)}`

/** Qualified, rejected or recycled, whichever came first. */
function verdicts(query: TallyQuery) {
  const given = sql`
    select ${since(query, sql`h.qualified_at`)} as recent, 'qualified' as state, h.cycle, false as fault
    from handoff h where ${mine(query, sql`h.qualified_at`)}
    union all
    select recent, state, cycle, fault from ended where state in ('rejected', 'recycled') and early`
  return spread(
    sql`
      select recent, count(*) filter (where not fault) as n,
        count(*) filter (where state = 'qualified') as qualified,
        count(*) filter (where state = 'recycled') as recycled,
        count(*) filter (where cycle > 1) as again,
        count(*) filter (where cycle > 1 and state = 'qualified') as again_qualified
      from (${given}) w group by 1`,
    [
      ['qualification', sql`a.n`, sql`a.qualified`],
      ['recycled', sql`a.n`, sql`a.recycled`],
      ['recycledToSql', sql`a.again`, sql`a.again_qualified`],
    ],
  )
}

const rejections = (_: TallyQuery) => sql`
  select ${reasonPrefix} || coalesce(reason, 'other-reject'), true, count(*)::int, 0, 0::float8, ${noTimes}
  from ended where recent and state = 'rejected' group by 1`

const deals = (_: TallyQuery) =>
  spread(
    sql`
      select recent, count(*) as n, count(*) filter (where state = 'won') as won,
        coalesce(sum(amount) filter (where state = 'won'), 0) as amount
      from ended where state in ('won', 'lost') group by 1`,
    [
      ['won', sql`a.n`, sql`a.won`],
      ['wonAmount', sql`a.won`, sql`a.won`, sql`a.amount`],
    ],
  )

const opportunities = (query: TallyQuery) =>
  spread(
    sql`
      select ${since(query, sql`h.opportunity_at`)} as recent, count(*) as n
      from handoff h where ${mine(query, sql`h.opportunity_at`)} group by 1`,
    [['opportunities', sql`a.n`]],
  )

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

const decided = (query: TallyQuery) => sql`
  select t.commitment, ${since(query, decision)} as recent, ${decision} as at, t.outcome = 'kept' as kept
  from timer t
  where t.commitment in ('answer', 'first_touch', 'persistence', 'verdict') and ${decidedBetween(query)}
    ${owedBy(query)}`

const promises = (_: TallyQuery) => sql`
  select case commitment when 'first_touch' then 'firstTouch' else commitment end, recent, count(*)::int,
    (count(*) filter (where kept))::int, 0::float8, ${noTimes}
  from decided group by 1, 2`

/** Marketing's; a manager's settlement of a dispute is none. */
const replies = (query: TallyQuery) => sql`
  select 'reply', ${since(query, decision)}, count(*)::int, (count(*) filter (where t.outcome = 'kept'))::int,
    0::float8, ${noTimes}
  from timer t
  where t.commitment = 'reply' and ${decidedBetween(query)} ${owedBy(query)}
    and not exists (
      select from handoff_event e
      where e.handoff_id = t.handoff_id and e.type = 'disputed' and e.at = t.started_at)
  group by 2`

function disputes(query: TallyQuery) {
  const events = sql`
    select ${since(query, sql`e.at`)} as recent,
      count(*) filter (where e.type = 'disputed') as disputed,
      count(*) filter (where e.type <> 'disputed') as settled,
      count(*) filter (where e.type = 'overturned') as overturned
    from handoff_event e join handoff h on h.id = e.handoff_id
    where e.type in ('disputed', 'upheld', 'overturned') and ${mine(query, sql`e.at`)}
    group by 1`
  return spread(
    sql`
      select s.recent, coalesce(e.disputed, 0) as disputed, coalesce(e.settled, 0) as settled,
        coalesce(e.overturned, 0) as overturned,
        greatest((select count(*) from ended d where d.state = 'rejected' and d.recent = s.recent), e.disputed) as rejected
      from (values (true), (false)) s (recent) left join (${events}) e on e.recent = s.recent`,
    [
      ['disputed', sql`a.rejected`, sql`a.disputed`],
      ['overturned', sql`a.settled`, sql`a.overturned`],
    ],
  )
}

/** What stood at a moment. */
function backlog(query: TallyQuery, at: Date, recent: boolean) {
  const waiting = sql`(h.answered_at is null or h.answered_at >= ${at})`
  const overdue = sql`
    (${waiting} and exists (
      select from timer t
      where t.handoff_id = h.id and t.commitment = 'answer' and t.due_at < ${at}
        and (t.stopped_at is null or t.stopped_at >= ${at})))`
  const untouched = sql`
    (h.accepted_at < ${at} and (h.first_touch_at is null or h.first_touch_at >= ${at})
     and (h.qualified_at is null or h.qualified_at >= ${at}))`
  return spread(
    sql`
      select ${recent}::boolean as recent, count(*) as open,
        count(*) filter (where ${waiting}) as waiting,
        count(*) filter (where ${overdue}) as overdue,
        count(*) filter (where ${untouched}) as untouched,
        ${percentilesOf(query.clock(sql`h.offered_at`, sql`${at}::timestamptz`))} filter (where ${waiting}) as times
      from handoff h
      where h.desk = ${query.desk} and h.offered_at < ${at} and (h.ended_at is null or h.ended_at >= ${at})
        and not h.backfill ${owned(query)}`,
    [
      ['open', sql`a.open`],
      ['waiting', sql`a.waiting`],
      ['waitingTime', sql`a.waiting`, sql`0`, sql`0`, sql`a.times`],
      ['overdue', sql`a.overdue`],
      ['untouched', sql`a.untouched`],
    ],
  )
}

const weekPrefix = 'week '

/** The weeks of the trend in brief: `week 3 delivered`. */
function weekly({ weeks = [] }: TallyQuery): Prisma.Sql[] {
  if (weeks.length === 0) return []
  const starts = sql`${weeks.map((start) => start.getTime() / 1000)}::float8[]`
  const week = sql`width_bucket(date_part('epoch', at), ${starts})`
  const row = (name: keyof WeekCounts, n: Prisma.Sql, hits: Prisma.Sql, from: Prisma.Sql) => sql`
    select ${weekPrefix}::text || ${week}::text || ${` ${name}`}::text, true, (${n})::int, (${hits})::int, 0::float8, ${noTimes}
    from ${from} group by 1`
  return [
    row('delivered', sql`count(*)`, sql`0`, sql`offered`),
    row('answer', sql`count(*)`, sql`count(*) filter (where kept)`, sql`decided where commitment = 'answer'`),
    row('acceptance', sql`count(*)`, sql`count(*) filter (where accepted)`, sql`answered where not fault`),
  ]
}

/** At most so many are named. */
const winsNamed = 20

async function winsOf(tx: Transaction, query: TallyQuery): Promise<Facts['wins']> {
  const rows = await tx.handoff.findMany({
    where: {
      ...{ desk: query.desk, backfill: false, state: 'won', endedAt: { gte: query.from, lt: end(query) } },
      ...(query.owner !== undefined && { owner: query.owner }),
    },
    select: {
      id: true,
      owner: true,
      amount: true,
      lead: { select: { name: true, company: true, email: true, externalId: true } },
    },
    orderBy: [{ amount: { sort: 'desc', nulls: 'last' } }, { endedAt: 'asc' }],
    take: winsNamed,
  })
  return rows.map(({ id, owner, amount, lead }) => ({
    ...{ handoffId: id, owner, amount: amount === null ? null : Number(amount) },
    lead: lead.company ?? lead.name ?? lead.email ?? lead.externalId ?? '',
  }))
}
