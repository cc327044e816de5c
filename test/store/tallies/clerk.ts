// A clerk who counts a period the slow way: lead by lead, in plain code that shares nothing with the statement.
import { businessMinutesBetween, type Calendar } from '../../../src/core/calendar.ts'
import { disputesOf, timersOf, type Written } from './history.ts'

type Asked = { desk: string; from: Date; to: Date; now: Date; volumeDueAt?: Date; owner?: string; calendar: Calendar }

/** For each measure what the period counts: `[n, hits]`, and the percentiles of its times. */
export function countByHand(all: readonly Written[], asked: Asked) {
  const { desk, from, to, now, owner, calendar, volumeDueAt } = asked
  const end = new Date(Math.min(to.getTime(), now.getTime() + 1))
  const inPeriod = (at: Date | null): at is Date => at !== null && at >= from && at < end
  const work = (a: Date, b: Date) => Math.max(0, businessMinutesBetween(a, b, calendar))
  const live = all.filter(({ row }) => row.desk === desk && !row.backfill)
  const mine = live.filter(({ row }) => owner === undefined || row.owner === owner)
  const rows = mine.map(({ row }) => row)
  const isFault = ({ state, reason }: Written['row']) =>
    state === 'rejected' && ['duplicate-lead', 'existing-customer', 'wrong-territory'].includes(reason ?? '')

  const offered = rows.filter((row) => inPeriod(row.offeredAt))
  const answered = rows.filter((row) => inPeriod(row.answeredAt))
  const touched = rows.filter((row) => inPeriod(row.firstTouchAt) && row.acceptedAt !== null)
  const qualified = rows.filter((row) => inPeriod(row.qualifiedAt))
  const sentBack = rows.filter(
    (row) => inPeriod(row.endedAt) && row.qualifiedAt === null && ['rejected', 'recycled'].includes(row.state),
  )
  const closed = rows.filter((row) => inPeriod(row.endedAt) && (row.state === 'won' || row.state === 'lost'))
  const won = closed.filter(({ state }) => state === 'won')
  const standing = rows.filter((row) => row.offeredAt < end && (row.endedAt === null || row.endedAt >= end))
  const waiting = standing.filter(({ answeredAt }) => answeredAt === null || answeredAt >= end)
  const disputes = mine.flatMap(({ told }) => disputesOf(told)).filter(({ at }) => inPeriod(at))
  const kinds = (...types: string[]) => disputes.filter(({ type }) => types.includes(type)).length
  const undisputed = mine.filter(
    ({ told, row }) =>
      row.state === 'rejected' &&
      inPeriod(row.endedAt) &&
      !disputesOf(told).some(({ type, at }) => type === 'disputed' && inPeriod(at)),
  ).length
  const measured = answered.filter(({ dispute }) => dispute !== 'overturned')
  const again = [...qualified, ...sentBack].filter(({ cycle }) => cycle > 1)

  const promises = live.flatMap(({ told, row }) =>
    timersOf(told, row).flatMap((timer) => {
      if (owner !== undefined && (timer.owner ?? row.owner) !== owner) return []
      const decided = timer.stoppedAt !== null && timer.stoppedAt < timer.dueAt ? timer.stoppedAt : timer.dueAt
      const isSettlement =
        timer.commitment === 'reply' &&
        disputesOf(told).some(({ type, at }) => type === 'disputed' && at.getTime() === timer.startedAt.getTime())
      const isDecided = timer.outcome !== null || timer.dueAt < now
      return inPeriod(decided) && isDecided && timer.outcome !== 'moot' && !isSettlement ? [timer] : []
    }),
  )
  const promise = (commitment: string) => {
    const all = promises.filter((timer) => timer.commitment === commitment)
    return { n: all.length, hits: all.filter(({ outcome }) => outcome === 'kept').length }
  }
  const late = (id: string) =>
    mine
      .filter((each) => each.id === id)
      .flatMap(({ told, row }) => timersOf(told, row))
      .some(
        ({ commitment, dueAt, stoppedAt }) =>
          commitment === 'answer' && dueAt < end && (stoppedAt === null || stoppedAt >= end),
      )
  const isWaiting = new Set(waiting)

  return {
    delivered: { n: offered.length, hits: offered.length },
    deliveredInTime: {
      n: offered.length,
      hits: volumeDueAt ? offered.filter(({ offeredAt }) => offeredAt <= volumeDueAt).length : 0,
    },
    capture: {
      n: offered.length,
      times: ranks(offered.map((row) => (row.receivedAt.getTime() - row.mqlAt.getTime()) / 60_000)),
    },
    acceptance: {
      n: answered.filter((row) => !isFault(row)).length,
      hits: answered.filter((row) => row.acceptedAt !== null && !isFault(row)).length,
    },
    routingFaults: { n: answered.length, hits: answered.filter(isFault).length },
    answerTime: {
      n: measured.length,
      times: ranks(measured.map((row) => work(row.offeredAt, row.answeredAt as Date))),
    },
    firstTouchTime: {
      n: touched.length,
      times: ranks(touched.map((row) => work(row.acceptedAt as Date, row.firstTouchAt as Date))),
    },
    qualification: { n: qualified.length + sentBack.filter((row) => !isFault(row)).length, hits: qualified.length },
    recycled: {
      n: qualified.length + sentBack.filter((row) => !isFault(row)).length,
      hits: sentBack.filter(({ state }) => state === 'recycled').length,
    },
    recycledToSql: { n: again.length, hits: again.filter((row) => qualified.includes(row)).length },
    won: { n: closed.length, hits: won.length },
    wonAmount: { n: won.length, hits: won.length, amount: won.reduce((sum, { amount }) => sum + (amount ?? 0), 0) },
    opportunities: { n: rows.filter((row) => inPeriod(row.opportunityAt)).length },
    disputed: { n: kinds('disputed') + undisputed, hits: kinds('disputed') },
    overturned: { n: kinds('upheld', 'overturned'), hits: kinds('overturned') },
    open: { n: standing.length },
    waiting: { n: waiting.length },
    waitingTime: { n: waiting.length, times: ranks(waiting.map((row) => work(row.offeredAt, end))) },
    overdue: { n: mine.filter(({ id, row }) => isWaiting.has(row) && late(id)).length },
    untouched: {
      n: standing.filter(
        ({ acceptedAt, firstTouchAt, qualifiedAt }) =>
          acceptedAt !== null &&
          acceptedAt < end &&
          (firstTouchAt === null || firstTouchAt >= end) &&
          (qualifiedAt === null || qualifiedAt >= end),
      ).length,
    },
    ...{ answer: promise('answer'), firstTouch: promise('first_touch'), persistence: promise('persistence') },
    ...{ verdict: promise('verdict'), reply: promise('reply') },
    ...(owner === undefined && { posting: postings(live, inPeriod) }),
  }
}

/** The working minutes of each answer of the period that counts. */
export function answersByHand(all: readonly Written[], { desk, from, to, now, owner, calendar }: Asked): number[] {
  const end = new Date(Math.min(to.getTime(), now.getTime() + 1))
  return all.flatMap(({ row }) => {
    const { answeredAt, offeredAt, dispute } = row
    if (row.desk !== desk || row.backfill || (owner !== undefined && row.owner !== owner)) return []
    if (answeredAt === null || answeredAt < from || answeredAt >= end || dispute === 'overturned') return []
    return [Math.max(0, businessMinutesBetween(offeredAt, answeredAt, calendar))]
  })
}

function postings(live: readonly Written[], inPeriod: (at: Date | null) => at is Date) {
  const said = live.flatMap(({ told, row }) =>
    told.posted !== null && inPeriod(new Date(row.offeredAt.getTime() + told.posted * 60_000)) ? [told.posted] : [],
  )
  return { n: said.length, times: ranks(said) }
}

/** Sorted, and the first value at which enough have been passed. */
function ranks(values: readonly number[]) {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const at = (percent: number) => sorted.find((_, index) => (index + 1) * 100 >= percent * sorted.length)
  return { p50: at(50), p90: at(90), p95: at(95) }
}
