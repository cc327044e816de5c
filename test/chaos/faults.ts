// What can go wrong at a point, and how often: each kind is counted, so that a run tells what it has tried.
import type { Machine, Stage } from './stage.ts'

export type DbFate =
  | 'unreachable'
  | 'dies before the commit'
  | 'dies after the commit'
  | 'lost before the commit'
  | 'lost after the commit'

const dbWeights: Record<DbFate, number> = {
  unreachable: 1,
  'dies before the commit': 2,
  'dies after the commit': 3,
  'lost before the commit': 1,
  'lost after the commit': 2,
}

export type CallFate =
  | 'dies before the call'
  | 'dies after the call'
  | 'drop'
  | 'accept-then-drop'
  | '502'
  | 'accept-then-502'
  | 'lost, and answered too late'
  | 'arrives after the timeout'
  | 'arrives very late'
  | '429 with Retry-After'
  | '429 without Retry-After'
  | 'internal error, done'
  | 'internal error, not done'
  | 'slow'

const callWeights: Record<CallFate, number> = {
  'dies before the call': 2,
  'dies after the call': 3,
  drop: 1,
  'accept-then-drop': 3,
  '502': 1,
  'accept-then-502': 2,
  'lost, and answered too late': 2,
  'arrives after the timeout': 2,
  'arrives very late': 1,
  '429 with Retry-After': 1,
  '429 without Retry-After': 1,
  'internal error, done': 1,
  'internal error, not done': 1,
  slow: 2,
}

/** Of a message above all: that it is taken, and nobody hears of it. */
const messageWeights: Record<CallFate, number> = {
  ...callWeights,
  'dies after the call': 4,
  'accept-then-drop': 4,
  'accept-then-502': 4,
  'lost, and answered too late': 3,
  'internal error, done': 3,
}

type Point = { machine: Machine; where: string }

/** What becomes of a transaction; null: nothing bad. A request is what clients repeat: there it matters most. */
export const dbFaults = (stage: Stage, point: Point): DbFate | null =>
  strike(stage, dbWeights, point, point.where.includes('POST /v1/') ? 3 : 1)

/** What becomes of a call to a platform; null: nothing bad. There are fewer calls than transactions, and few messages. */
export const callFaults = (stage: Stage, point: Point, isMessage: boolean): CallFate | null =>
  isMessage ? strike(stage, messageWeights, point, 4) : strike(stage, callWeights, point, 2)

/** What becomes of a wake-up for which nobody waits; null: it arrives. */
export const wakeUpFaults = (stage: Stage, point: Point): 'lost wake-up' | null =>
  strike(stage, { 'lost wake-up': 1 }, point, 3)

const mostOften = 0.6

/** @param often how many times as often as at other points. */
function strike<K extends string>(
  stage: Stage,
  weights: Record<K, number>,
  { machine, where }: Point,
  often: number,
): K | null {
  if (stage.calm) return null
  stage.count(
    `point ${where
      .replace(/^[^:]*: /, '')
      .replace(/, \d+/, '')
      .replace(/[0-9a-fR-]{9,}/, '…')}`,
  )
  if (!stage.dice.chance(Math.min(stage.fury * often, mostOften))) return null
  const fate = stage.dice.weighed(weights)
  machine.troubles += 1
  stage.count(`fault ${fate}`)
  stage.note(`  ${where}: ${fate}`)
  return fate
}
