// The answer to a batch: a result for each item, in the order in which they came.
import type { Response } from 'express'
import { z } from 'zod'
import type { Fault } from '../../app/faults.ts'
import { within } from '../../app/faults.ts'
import type { RefusedItem } from '../../app/sift.ts'
import { type State, states } from '../../core/handoff/state.ts'
import { exampleId } from './examples.ts'
import type { GivenAnswer } from './idempotency.ts'
import type { Operation } from './operation.ts'
import { faultSchema, Problem, problemBody, sendProblemBody } from './problem.ts'

const brief = z.object({ id: z.guid(), state: z.enum(states), owner: z.string().nullable(), cycle: z.int() })

/** The results of a batch whose good items end as one of these. */
const resultsSchema = (outcomes: readonly string[]) =>
  z.object({
    results: z.array(
      z.object({
        index: z.int(),
        outcome: z.enum([...outcomes, 'refused']),
        handoff: brief.optional(),
        error: faultSchema.optional().describe('The first fault; its path is within the item'),
        held: z
          .array(z.object({ field: z.string(), asks: z.string(), found: z.string().nullable(), matched: z.boolean() }))
          .optional()
          .describe('Kept until it is ready for sales: what is still missing'),
        errors: z.array(faultSchema).optional().describe('All faults of the item'),
      }),
    ),
  })

/** The key with which a batch can be sent again safely. */
export const batchHeaders = {
  'Idempotency-Key': 'The same key with the same body is answered alike, and carried out once.',
}

type Described = {
  about: string
  name: string
  outcomes: readonly string[]
  example: { outcome: string; state: State }
}

/** How a batch is answered, for the description of the API. */
export const batchAnswers = ({
  about,
  name,
  outcomes,
  example: { outcome, state },
}: Described): Operation['answers'] => ({
  202: {
    about,
    body: {
      name,
      schema: resultsSchema(outcomes),
      example: { results: [{ index: 0, outcome, handoff: { id: exampleId, state, owner: null, cycle: 1 } }] },
    },
    headers: { 'Idempotency-Replayed': '"true" when the answer is that of an earlier request with the same key' },
  },
  422: {
    about: 'None was acceptable (the problem also has `results`), or the key was used with another body',
    code: 'none-acceptable',
  },
})

type Result = { index: number; outcome: string; error?: Fault }

/** 202 with the results, or 422 with the same results when not one item was acceptable. */
export function batchAnswer(results: readonly (Result | RefusedItem)[], place: (index: number) => string): GivenAnswer {
  if (results.some(({ outcome }) => outcome !== 'refused')) return { status: 202, body: { results } }
  const errors = results.flatMap((result) => faultsOf(result).map((fault) => within(place(result.index), fault)))
  const problem = new Problem(422, 'none-acceptable', {
    detail: results.length === 1 ? 'It is not acceptable.' : 'None of the items is acceptable.',
    errors,
    members: { results },
  })
  return { status: 422, body: problemBody(problem) }
}

const faultsOf = (result: Result | RefusedItem): readonly Fault[] =>
  'errors' in result ? result.errors : result.error ? [result.error] : []

/** Sends an answer that was made now or kept from the first time. */
export function sendAnswer(response: Response, { status, body, replayed }: GivenAnswer & { replayed: boolean }): void {
  if (replayed) response.set('idempotency-replayed', 'true')
  response.status(status)
  if (status < 400) response.json(body)
  else sendProblemBody(response, body)
}
