// Scorecards to draw: a full week, a quiet one, one of few leads, and one of a desk that has just begun.
import { type Frame, scorecard, type Week } from '../../src/core/scorecard/figures.ts'
import { rate } from '../../src/core/scorecard/rate.ts'
import { type Count, nothing, type Tally } from '../../src/core/scorecard/tally.ts'

export const count = (n: number, hits = 0, more: Partial<Count> = {}): Count => ({ ...nothing, n, hits, ...more })
export const times = (p50: number, p90: number, p95 = p90) => ({ times: { p50, p90, p95 } })
export const pair = (now: Count, before: Count = nothing) => ({ now, before })
export const weeks = (...answers: [hits: number, of: number][]): Week[] =>
  answers.map(([hits, of], index) => ({
    ...{ week: `2026-W${45 + index}`, delivered: of, owed: 40, answer: rate(hits, of), acceptance: rate(30, 40) },
  }))

const frame: Frame = {
  ...{ desk: 'iberia', period: '2026-W47', from: '2026-11-16', to: '2026-11-23', daysBefore: 56, daysNow: 7 },
  answers: { bounds: [30, 60, 120, 240, 480], promised: 240 },
  ...{ owed: { now: 50, byMoment: 50, before: 400 }, hasMoment: false, trend: weeks([30, 40], [32, 40], [36, 42]) },
}
export const tally: Tally = {
  delivered: pair(count(45, 45), count(380, 380)),
  acceptance: pair(count(40, 30), count(300, 240)),
  qualification: pair(count(20, 9), count(150, 60)),
  reply: pair(count(4, 4)),
  answer: pair(count(42, 36), count(320, 240)),
  answerTime: pair(count(40, 0, times(72, 200, 260)), count(300, 0, times(95, 300))),
  firstTouch: pair(count(28, 27), count(200, 160)),
  persistence: pair(count(9, 7)),
  verdict: pair(count(20, 19), count(140, 120)),
  overdue: pair(count(2), count(5)),
  capture: pair(count(45, 0, times(0.4, 3, 4))),
  posting: pair(count(45, 0, times(0.05, 0.2))),
  routingFaults: pair(count(42, 2)),
  won: pair(count(5, 2)),
  wonAmount: pair(count(2, 2, { amount: 24_500 }), count(8, 8, { amount: 80_000 })),
}
const rejected = [
  { reason: 'poor-fit', count: 6 },
  { reason: 'duplicate-lead', count: 2 },
]
const wins = [{ handoffId: 'h1', lead: 'Acme', owner: 'ana@relevo.test', amount: 24_500 }]
export const make = (facts: Tally, more: Partial<Frame> = {}, rest = { rejected, wins } as object) =>
  scorecard(
    { ...frame, ...more },
    { tally: facts, answerTimes: [9, 8, 7, 12, 3, 1], ...(rest as { rejected: typeof rejected; wins: typeof wins }) },
  )

export const week = make(tally)
export const quiet = make({}, { trend: [] }, { rejected: [], wins: [], answerTimes: [0, 0, 0, 0, 0, 0] })
export const small = make({ ...tally, answer: pair(count(1, 1)), acceptance: pair(count(1, 1)) })
export const young = make(tally, { daysBefore: 0, trend: [] })
