// POST /v1/outcomes: the CRM tells what became of imported leads.
import { z } from 'zod'
import { parsed } from '../../app/faults.ts'
import type { House } from '../../app/house.ts'
import { batchLimit } from '../../app/mql-schema.ts'
import { outcomeBatchSchema, outcomeSchema } from '../../app/outcome-schema.ts'
import { sift } from '../../app/sift.ts'
import { batchAnswer, batchAnswers, batchHeaders, sendAnswer } from './batch-answer.ts'
import type { AnswerOnce } from './idempotency.ts'
import { jsonOf } from './json-body.ts'
import type { Metrics } from './metrics.ts'
import type { Operation } from './operation.ts'
import { Problem } from './problem.ts'

type Collaborators = { house: Pick<House, 'recordOutcomes'>; answerOnce: AnswerOnce; metrics: Metrics }

export const outcomeRoutes = ({ house, answerOnce, metrics }: Collaborators): Operation[] => [
  {
    method: 'post',
    path: '/v1/outcomes',
    name: 'recordOutcomes',
    summary: `Records what became of up to ${batchLimit} imported leads. A stage implies the ones before it.`,
    headers: batchHeaders,
    body: {
      name: 'OutcomeRequest',
      schema: outcomeBatchSchema.extend({ outcomes: z.array(outcomeSchema).min(1).max(batchLimit) }),
      example: {
        outcomes: [{ externalId: 'HS-20931', outcome: 'won', at: '2026-11-20T16:00:00-05:00', amount: 4800 }],
      },
    },
    answers: batchAnswers({
      about: 'Recorded: a result for each outcome, in the order in which they came',
      name: 'OutcomeResults',
      outcomes: ['recorded', 'unchanged'],
      example: { outcome: 'recorded', state: 'won' },
    }),
    async handle(request, response) {
      const answer = await answerOnce(request, response, async () => {
        const batch = parsed(outcomeBatchSchema, jsonOf(request))
        if (!batch.ok) throw new Problem(400, 'malformed-request', { errors: batch.faults })
        const results = await sift(outcomeSchema, batch.value.outcomes, (outcomes) => house.recordOutcomes(outcomes))
        for (const { outcome } of results) metrics.outcome(outcome)
        return batchAnswer(results, (index) => `outcomes[${index}]`)
      })
      sendAnswer(response, answer)
    },
  },
]
