// What happened in a period and in the weeks before it, counted by the database in one statement; and the handoffs
// behind each of its figures.
import { type MeasureName, measures } from '../core/scorecard/measures.ts'
import { rate } from '../core/scorecard/rate.ts'
import { type Count, type Facts, nothing, type Tally, type WeekCounts } from '../core/scorecard/tally.ts'
import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'
import { answered, answers, answerTimes, timePrefix, touches } from './tally/answers.ts'
import { deals, ended, opportunities, reasonPrefix, rejectedFor, rejections, verdicts } from './tally/endings.ts'
import { offered, offers, postings } from './tally/offers.ts'
import { listed, type Part, summed } from './tally/part.ts'
import type { TallyQuery } from './tally/period.ts'
import { disputes, disputing, promises, replies } from './tally/promises.ts'
import { standing, stoodBefore } from './tally/standing.ts'
import { weekly, weekPrefix } from './tally/weeks.ts'
import { winsOf } from './tally/wins.ts'

export type { TallyQuery }

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
  const answerTimes = [...(query.answerBounds ?? []), 0].map(() => 0)
  for (const { name, recent, times, ...count } of rows) {
    if (name.startsWith(timePrefix)) {
      answerTimes[Number(name.slice(timePrefix.length))] = count.n
      continue
    }
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
  return { tally: tally as Tally, rejected, wins: await winsOf(tx, query), weeks: trend, answerTimes }
}

const isMeasure = (name: string): name is MeasureName => Object.hasOwn(measures, name)

/** `stoodBefore` speaks of no period, so nothing of it can be listed. */
const parts: readonly Part[] = [
  ...[offers, postings, answers, touches, verdicts, deals, opportunities],
  ...[promises, replies, disputes, standing, stoodBefore],
]

const sql = Prisma.sql

/** What several parts read is read once. A part that nothing asks for is not read at all. */
const shared = (query: TallyQuery) => sql`
  with offered as materialized (${offered(query)}), answered as materialized (${answered(query)}),
    ended as materialized (${ended(query)}), disputing as materialized (${disputing(query)})`

/** The statement. Each part yields rows of the same columns, for the period (`recent`) and for the weeks before it. */
export function tallySql(query: TallyQuery): Prisma.Sql {
  const sums = [...parts.map((part) => summed(part, query)), rejections, ...answerTimes(query), ...weekly(query)]
  return sql`${shared(query)} ${Prisma.join(sums, ' union all ')}`
}

/** A figure of the period, or the rejections for one reason. */
export type Figure = { measure: MeasureName } | { reason: string }

/**
 * The statement that yields the handoffs behind a figure: `id`, `at`, `hit` where it was as the measure says, `minutes`
 * where a time was measured. One row for each thing counted, so a lead whose promise was made twice is there twice.
 */
export function behindSql(query: TallyQuery, figure: Figure): Prisma.Sql {
  if ('reason' in figure) return sql`${shared(query)} ${rejectedFor(figure.reason)}`
  for (const part of parts) {
    const counted = part.measures(query)[figure.measure]
    if (counted) return sql`${shared(query)} ${listed(part, query, counted)}`
  }
  throw new Error(`No part counts "${figure.measure}"`)
}
