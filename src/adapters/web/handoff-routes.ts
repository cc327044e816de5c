// /v1/handoffs: read handoffs, page by page or one with its history, and give them commands.
import { z } from 'zod'
import { commandSchema } from '../../app/command-schema.ts'
import { parsed } from '../../app/faults.ts'
import { email, instant, line, wholeNumber } from '../../app/field-schemas.ts'
import type { House } from '../../app/house.ts'
import { states } from '../../core/handoff/state.ts'
import { exampleHandoff, exampleId, examplePage } from './examples.ts'
import { handoffDetailJson, handoffDetailSchema, handoffJson, handoffSchema } from './handoff-json.ts'
import { keyOf } from './idempotency.ts'
import { jsonOf } from './json-body.ts'
import type { Metrics } from './metrics.ts'
import { type Operation, parameter } from './operation.ts'
import { Problem } from './problem.ts'
import { exampleRefusal, refusalProblem, refusalSchema } from './refusal.ts'

const pageLimit = 200

const querySchema = z.strictObject({
  state: z.enum(states, `must be one of ${states.join(', ')}`).optional(),
  desk: line(60).optional(),
  owner: email().optional(),
  source: line(200).optional(),
  campaign: line(200).optional(),
  since: instant().optional().describe('Offered at or after this moment'),
  until: instant().optional().describe('Offered before this moment'),
  limit: wholeNumber(1, pageLimit).optional().describe(`At most ${pageLimit}; 50 when absent`),
  cursor: z
    .guid('is not a cursor of this list; take `next` of the page before')
    .optional()
    .describe('`next` of the page before'),
})

const id = { id: { about: 'The handoff', example: exampleId } }
const handoff = { name: 'Handoff', schema: handoffDetailSchema, example: exampleHandoff }
const unknown = { about: 'There is no such handoff', code: 'lead-unknown' }

type Collaborators = { house: Pick<House, 'listHandoffs' | 'findHandoff' | 'commandHandoff'>; metrics: Metrics }

export const handoffRoutes = ({ house, metrics }: Collaborators): Operation[] => [
  {
    method: 'get',
    path: '/v1/handoffs',
    name: 'listHandoffs',
    summary: 'The handoffs that match, the newest offer first, page by page.',
    query: querySchema,
    answers: {
      200: {
        about: 'One page; `next` is the cursor of the following one',
        body: {
          name: 'HandoffPage',
          schema: z.object({ items: z.array(handoffSchema), next: z.string().nullable() }),
          example: examplePage,
        },
      },
      400: { about: 'A filter is not understood' },
    },
    async handle(request, response) {
      const query = parsed(querySchema, request.query)
      if (!query.ok) throw new Problem(400, 'malformed-request', { errors: query.faults })
      const { items, next } = await house.listHandoffs({ ...query.value, limit: query.value.limit ?? 50 })
      response.json({ items: items.map(handoffJson), next })
    },
  },
  {
    method: 'get',
    path: '/v1/handoffs/{id}',
    name: 'findHandoff',
    summary: 'One handoff with its deadlines, its history, and why it was routed where it is.',
    parameters: id,
    answers: { 200: { about: 'The handoff', body: handoff }, 404: unknown },
    async handle(request, response) {
      const found = await house.findHandoff(handoffId(parameter(request, 'id')))
      if (!found) throw noSuchHandoff
      response.json(handoffDetailJson(found))
    },
  },
  {
    method: 'post',
    path: '/v1/handoffs/{id}/commands',
    name: 'commandHandoff',
    summary: 'Gives the handoff a command in the name of a person.',
    parameters: id,
    headers: { 'Idempotency-Key': 'A repeated command with the same key changes nothing, and is answered alike.' },
    body: {
      name: 'CommandRequest',
      schema: commandSchema,
      example: { command: 'recycle', actor: 'luis@example.com', reason: 'no-budget', until: '2027-02-01' },
    },
    answers: {
      200: { about: 'Done: the handoff as it is now', body: handoff },
      404: unknown,
      409: {
        about: 'Refused: it is too late, or not for this person',
        body: { name: 'Refusal', schema: refusalSchema, example: exampleRefusal },
      },
      422: {
        about: 'Something in the command must be changed: `code` and the field in `errors`',
        code: 'reason-required',
      },
    },
    async handle(request, response) {
      const id = handoffId(parameter(request, 'id'))
      const asked = parsed(commandSchema, jsonOf(request))
      if (!asked.ok) throw new Problem(422, 'invalid-command', { errors: asked.faults })
      const { command: name, actor, at, expectedVersion, ...particulars } = asked.value
      const key = keyOf(request, response)
      const result = await house.commandHandoff({
        id,
        command: { name, ...particulars },
        actor,
        at,
        expectedVersion,
        key,
      })
      metrics.commanded(name, result.ok ? 'done' : result.refusal.code)
      if (!result.ok) throw refusalProblem(result.refusal, request.acceptsLanguages('en', 'es') === 'es' ? 'es' : 'en')
      response.json(handoffDetailJson(result.value))
    },
  },
]

const noSuchHandoff = new Problem(404, 'lead-unknown', { detail: 'There is no handoff with this id.' })

/** What is no UUID is no handoff either; the store need not be asked. */
function handoffId(text: string): string {
  if (z.guid().safeParse(text).success) return text
  throw noSuchHandoff
}
