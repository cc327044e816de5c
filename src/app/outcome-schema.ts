// What the CRM may tell of handoffs that sales has worked on: one outcome, and a batch of them.
import { z } from 'zod'
import { amount, email, instant, isRecord, line, prose, withoutEmpty } from './field-schemas.ts'
import { batchLimit } from './mql-schema.ts'

export const outcomeNames = [
  'accepted',
  'contacted',
  'qualified',
  'opportunity',
  'won',
  'lost',
  'rejected',
  'recycled',
] as const

const fields = z.strictObject(
  {
    externalId: line(200).optional().describe("The lead's id in the CRM or the form"),
    email: email().optional(),
    outcome: z.enum(outcomeNames, `must be one of ${outcomeNames.join(', ')}`),
    at: instant().describe('When it happened'),
    amount: amount().optional().describe("In the company's currency"),
    reason: line(60).optional().describe('A code of the reasons, for rejected, recycled and lost'),
    note: prose(3000).optional(),
  },
  { error: 'must be an object' },
)

/** What became of a lead, of its last handoff. */
export const outcomeSchema = z.preprocess(
  withoutEmpty,
  fields.refine((outcome) => outcome.externalId !== undefined || outcome.email !== undefined, {
    error: 'externalId or email is needed: one of them says who the lead is',
    path: ['email'],
    when: ({ value }) => isRecord(value) && !('email' in value) && !('externalId' in value),
  }),
)

export type Outcome = z.output<typeof outcomeSchema>

/** Many at once, judged one by one. */
export const outcomeBatchSchema = z.strictObject(
  {
    outcomes: z
      .array(z.unknown(), { error: 'must be a list of outcomes' })
      .min(1, 'must have at least one outcome')
      .max(batchLimit, `must have at most ${batchLimit} outcomes`),
  },
  { error: 'must be an object: {"outcomes": […]}' },
)
