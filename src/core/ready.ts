// Whether a lead is ready for sales by the agreement's own definition.
import { type Condition, type ConditionTrace, examine, type Facts } from './condition.ts'

/** `missing` are the conditions that do not hold, in the order of the agreement, each with what was found. */
export type Readiness = { ready: boolean; missing: readonly ConditionTrace[] }

/** A lead is ready when all conditions hold; without conditions, every lead is. */
export function readiness(conditions: readonly Condition[], facts: Facts): Readiness {
  const missing = conditions.map((condition) => examine(condition, facts)).filter(({ matched }) => !matched)
  return { ready: missing.length === 0, missing }
}
