// What can go wrong at a point, and how often: each kind is counted, so that a run tells what it has tried.
import type { Stage } from './stage.ts'

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
  'arrives very late': 0.2,
  '429 with Retry-After': 1,
  '429 without Retry-After': 1,
  'internal error, done': 1,
  'internal error, not done': 1,
  slow: 2,
}

/** What becomes of a transaction; null: nothing bad. */
export const dbFaults = (stage: Stage, where: string): DbFate | null => strike(stage, dbWeights, where)

/** What becomes of a call to a platform; null: nothing bad. */
export const callFaults = (stage: Stage, where: string): CallFate | null => strike(stage, callWeights, where, 2)

/** @param often how many times as often as others: there are fewer calls than transactions. */
function strike<K extends string>(stage: Stage, weights: Record<K, number>, where: string, often = 1): K | null {
  stage.count(`point ${where.replace(/^[^:]*: /, '')}`)
  if (stage.calm || !stage.dice.chance(stage.fury * often)) return null
  const fate = stage.dice.weighed(weights)
  stage.count(`fault ${fate}`)
  stage.note(`  ${where}: ${fate}`)
  return fate
}
