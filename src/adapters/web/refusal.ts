// The lifecycle's "no" as an answer of the API: who was faster and when, or which field must change.
import { z } from 'zod'
import { type Refusal, refusalCodes } from '../../core/result.ts'
import { type Words, wordsFor } from '../../i18n/words.ts'
import { Problem, problemBody, problemSchema } from './problem.ts'

export const refusalSchema = problemSchema.extend({
  code: z.enum(refusalCodes),
  by: z.string().optional().describe('Who was faster, or whose lead it is'),
  at: z.iso.datetime().optional().describe('When that was'),
})

/** 404 for an unknown handoff, 422 where an input must change, 409 for everything else. */
export function refusalProblem(refusal: Refusal, locale: Words['locale']): Problem {
  const { code, by, at } = refusal
  const detail = wordsFor(locale).refusals[code](by ?? null, at ? `(${at.toISOString()})` : null)
  const members = { ...(by && { by }), ...(at && { at: at.toISOString() }) }
  const field = refusal.field ?? (code === 'person-unknown' ? 'actor' : undefined)
  if (code === 'lead-unknown') return new Problem(404, code, { detail })
  if (!field) return new Problem(409, code, { detail, members })
  return new Problem(422, code, { detail, members, errors: [{ path: field, message: detail }] })
}

export const exampleRefusal = problemBody(
  refusalProblem({ code: 'already-answered', by: 'luis@example.com', at: new Date('2026-11-20T14:41:00Z') }, 'en'),
  'c0ffee-1',
)
