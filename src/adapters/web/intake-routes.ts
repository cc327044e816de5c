// POST /v1/mqls: marketing's systems hand leads over, one by one or many at once.
import { z } from 'zod'
import { parsed } from '../../app/faults.ts'
import { isRecord } from '../../app/field-schemas.ts'
import type { House } from '../../app/house.ts'
import { batchLimit, mqlBatchSchema, mqlSchema } from '../../app/mql-schema.ts'
import { sift } from '../../app/sift.ts'
import { batchAnswer, batchAnswers, batchHeaders, sendAnswer } from './batch-answer.ts'
import type { AnswerOnce } from './idempotency.ts'
import { jsonOf } from './json-body.ts'
import type { Metrics } from './metrics.ts'
import type { Operation } from './operation.ts'
import { Problem } from './problem.ts'

type Collaborators = { house: Pick<House, 'receiveMqls'>; answerOnce: AnswerOnce; metrics: Metrics }

const example = {
  externalId: 'HS-20931',
  email: 'ana.rojas@example.com',
  name: 'Ana Rojas',
  company: 'Cafetera del Sur',
  country: 'CO',
  source: 'webinar',
  campaign: 'Webinar ANS',
  score: 82,
  qualifiedAt: '2026-11-20T09:30:00-05:00',
  note: 'Asked for a price for 40 seats.',
  activities: [{ at: '2026-11-20T09:12:00-05:00', kind: 'webinar', title: 'Agreements that bind both sides' }],
}

export const intakeRoutes = ({ house, answerOnce, metrics }: Collaborators): Operation[] => [
  {
    method: 'post',
    path: '/v1/mqls',
    name: 'receiveMqls',
    summary: `Hands over one MQL, or up to ${batchLimit} of them. A bad item does not hold up the others.`,
    headers: batchHeaders,
    body: {
      name: 'MqlRequest',
      schema: z.union([mqlSchema, mqlBatchSchema.extend({ mqls: z.array(mqlSchema).min(1).max(batchLimit) })]),
      example,
    },
    answers: batchAnswers({
      about: 'Taken in: a result for each MQL, in the order in which they came',
      name: 'MqlResults',
      outcomes: ['created', 'duplicate'],
      example: { outcome: 'created', state: 'offered' },
    }),
    async handle(request, response) {
      const answer = await answerOnce(request, response, async (once) => {
        const { items, backfill, place } = envelope(jsonOf(request))
        const results = await sift(mqlSchema, items, (mqls) => house.receiveMqls(mqls, { backfill, once }))
        for (const { outcome } of results) metrics.received(outcome)
        return batchAnswer(results, place)
      })
      sendAnswer(response, answer)
    },
  },
]

type Envelope = { items: readonly unknown[]; backfill: boolean; place: (index: number) => string }

/** One MQL stands for itself; `mqls` makes it a batch. */
function envelope(body: unknown): Envelope {
  if (isRecord(body) && !Object.hasOwn(body, 'mqls')) return { items: [body], backfill: false, place: () => '' }
  const batch = parsed(mqlBatchSchema, body)
  if (!batch.ok) throw new Problem(400, 'malformed-request', { errors: batch.faults })
  const { mqls, backfill = false } = batch.value
  return { items: mqls, backfill, place: (index) => `mqls[${index}]` }
}
