// Which handoffs an address of the dashboard asks for: behind a figure, a reason or a count of stats.
import { z } from 'zod'
import type { Behind } from '../../../core/behind.ts'
import { groupings, stages } from '../../../core/cohort.ts'
import { measureNames } from '../../../core/scorecard/measures.ts'

const nonsense = undefined

const query = z.object({
  figure: z.enum(measureNames).optional().catch(nonsense),
  hit: z.enum(['yes', 'no']).optional().catch(nonsense),
  reason: z.string().optional().catch(nonsense),
  stage: z.enum(stages).optional().catch(nonsense),
  by: z.enum(groupings).optional().catch(nonsense),
  key: z.string().optional().catch(nonsense),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** `key` is missing for the leads that have no such mark, `by` for all leads together. Null for what names nothing. */
export function readBehind(given: unknown): { behind: Behind; page: number } | null {
  const { figure, hit, reason, stage, by, key, page } = query.parse(given)
  if (figure) return { behind: { measure: figure, hit }, page }
  if (reason !== undefined) return { behind: { reason }, page }
  if (stage) return { behind: { stage, ...(by && { group: { by, key: key ?? null } }) }, page }
  return null
}

export function writeBehind(behind: Behind): Record<string, string> {
  if ('measure' in behind) return { figure: behind.measure, ...(behind.hit && { hit: behind.hit }) }
  if ('reason' in behind) return { reason: behind.reason }
  const { stage, group } = behind
  return { stage, ...(group && { by: group.by, ...(group.key !== null && { key: group.key }) }) }
}
