// What marketing may send: one qualified lead, and a batch of them.
import { z } from 'zod'
import {
  country,
  email,
  instant,
  isRecord,
  line,
  prose,
  webAddress,
  wholeNumber,
  withoutEmpty,
} from './field-schemas.ts'

const activityLimit = 50

const activitySchema = z.preprocess(
  withoutEmpty,
  z.strictObject(
    {
      at: instant().describe('When it happened'),
      kind: line(40).describe('page, form, webinar, e-mail, …'),
      title: line(200),
      url: webAddress().optional(),
    },
    { error: 'must be an object' },
  ),
)

const attributeValue = z.union([prose(1000), z.number(), z.boolean()], {
  error: 'must be text of at most 1000 characters, a number, or true or false',
})

const attributesSchema = z.preprocess(
  withoutEmpty,
  z
    .record(line(60), attributeValue, { error: 'must be an object of plain values' })
    .refine((record) => Object.keys(record).length <= 50, 'must have at most 50 keys'),
)

const fields = z.strictObject(
  {
    externalId: line(200).optional().describe("The lead's id in the CRM or the form"),
    email: email().optional().describe('Kept in lower case'),
    name: line(200).optional(),
    company: line(200).optional(),
    title: line(200).optional().describe('The position held'),
    phone: line(40).optional(),
    country: country().optional().describe('ISO 3166-1 alpha-2'),
    source: line(120).optional().describe('Where the lead came from: webinar, organic search, …'),
    campaign: line(200).optional(),
    score: wholeNumber(0, 100).optional(),
    qualifiedAt: instant().optional().describe('When marketing declared the lead ready; now when absent'),
    url: webAddress().optional().describe("The lead's page in the CRM"),
    note: prose(3000).optional().describe('What sales should know before the first call'),
    desk: line(60).optional().describe('The desk that takes it; otherwise routing decides'),
    activities: z
      .array(activitySchema, { error: 'must be a list of activities' })
      .max(activityLimit, `must have at most ${activityLimit} activities`)
      .optional(),
    attributes: attributesSchema.optional(),
  },
  { error: 'must be an object' },
)

/** A lead that marketing declares ready for sales. Known by its external id, its e-mail, or both. */
export const mqlSchema = z.preprocess(
  withoutEmpty,
  fields.refine((mql) => mql.externalId !== undefined || mql.email !== undefined, {
    error: 'externalId or email is needed: one of them says who the lead is',
    path: ['email'],
    when: ({ value }) => isRecord(value) && !('email' in value) && !('externalId' in value),
  }),
)

export type Mql = z.output<typeof mqlSchema>

/** What is known after two declarations of one lead: newer words replace older ones, silence replaces nothing. */
export const mergeMqls = (older: Mql, newer: Mql): Mql => ({
  ...older,
  ...newer,
  activities: [...(older.activities ?? []), ...(newer.activities ?? [])].slice(-activityLimit),
  attributes: { ...older.attributes, ...newer.attributes },
})

/** The most items that one request may carry. */
export const batchLimit = 500

/** Many at once. The items are judged one by one, so that a bad one does not hold up the others. */
export const mqlBatchSchema = z.strictObject(
  {
    mqls: z
      .array(z.unknown(), { error: 'must be a list of MQLs' })
      .min(1, 'must have at least one MQL')
      .max(batchLimit, `must have at most ${batchLimit} MQLs`),
    backfill: z
      .boolean('must be true or false')
      .optional()
      .describe('History: nothing is posted and nothing falls due'),
  },
  { error: 'must be an object: one MQL, or {"mqls": […]}' },
)
