// Which handoffs somebody wants to see: those behind a figure, behind a reason, or behind a count of stats.
import type { Grouping, Stage } from './cohort.ts'
import type { MeasureName } from './scorecard/measures.ts'

/** `hit`: only those that were, or were not, as the measure says. A group of key null has the leads without that mark. */
export type Behind =
  | { measure: MeasureName; hit?: 'yes' | 'no' | undefined }
  | { reason: string }
  | { stage: Stage; group?: { by: Grouping; key: string | null } | undefined }
