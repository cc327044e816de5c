// GET /v1/stats: the leads of a stretch of days, apart by source, campaign, owner or reason.
import { z } from 'zod'
import { parsed } from '../../app/faults.ts'
import { email, line } from '../../app/field-schemas.ts'
import type { House } from '../../app/house.ts'
import { daysAfter, isDate } from '../../core/calendar.ts'
import { type Cohort, cohortRates, groupings } from '../../core/cohort.ts'
import { cohortsCsv } from '../../view/csv.ts'
import { checkDesk } from './desk-check.ts'
import { exampleStats } from './examples.ts'
import type { Operation } from './operation.ts'
import { Problem } from './problem.ts'
import { linkQuery } from './signed-links.ts'

const date = z
  .string()
  .refine((text) => isDate(text) && text >= '1990' && text < '3000', 'must be a date such as 2026-11-23')

const querySchema = z.strictObject({
  desk: line(60).optional().describe('One desk; all of them when absent'),
  from: date.describe("The first day, by the desk's clock"),
  to: date.describe('The last day'),
  by: z
    .enum(groupings, `must be one of ${groupings.join(', ')}`)
    .optional()
    .describe('`source` when absent'),
  owner: email().optional(),
  source: line(200).optional(),
  campaign: line(200).optional(),
  format: z.enum(['json', 'csv'], 'must be json or csv').optional().describe('`json` when absent'),
  ...linkQuery,
})

const percentiles = z
  .object({ p50: z.number(), p90: z.number(), p95: z.number() })
  .nullable()
  .describe('Minutes of working time')
const rate = z.object({ value: z.number().nullable(), hits: z.int(), of: z.int() })
const cohort = z.object({
  key: z.string().nullable(),
  ...{ offered: z.int(), answered: z.int(), accepted: z.int(), rejected: z.int(), recycled: z.int() },
  ...{ contacted: z.int(), qualified: z.int(), opportunities: z.int(), won: z.int(), lost: z.int() },
  ...{ withdrawn: z.int(), passedOn: z.int(), open: z.int(), routingFaults: z.int(), wonAmount: z.number() },
  rates: z.object({ acceptance: rate, qualification: rate, won: rate }),
  ...{ answer: percentiles, firstTouch: percentiles },
})

export const statsSchema = z.object({
  ...{ desk: z.string().nullable(), from: z.string(), to: z.string(), by: z.enum(groupings) },
  total: cohort,
  groups: z.array(cohort),
})

export const statsRoutes = ({ house }: { house: Pick<House, 'company' | 'stats'> }): Operation[] => [
  {
    method: 'get',
    path: '/v1/stats',
    name: 'stats',
    summary: 'The leads offered in a stretch of days, and how far they came: in all, and by one of their marks.',
    query: querySchema,
    answers: {
      200: {
        about: 'Counts, rates and times; with `format=csv` a table with one line for each group',
        body: { name: 'Stats', schema: statsSchema, example: exampleStats },
      },
      400: { about: 'A parameter is not understood' },
      404: { about: 'There is no such desk', code: 'desk-unknown' },
    },
    async handle(request, response) {
      const query = parsed(querySchema, request.query)
      if (!query.ok) throw new Problem(400, 'malformed-request', { errors: query.faults })
      const { desk, from, to, by = 'source', format, owner, source, campaign } = query.value
      if (desk !== undefined) checkDesk(house.company, desk)
      if (to < from) throw backwards(to)
      const days = { from, to: daysAfter(to, 1) }
      const cohorts = await house.stats({
        ...{ desks: desk === undefined ? null : [desk], days, by },
        ...{ owner, source, campaign },
      })
      if (format === 'csv') response.type('text/csv').send(cohortsCsv(cohorts, by))
      else
        response.json({
          desk: desk ?? null,
          from,
          to,
          by,
          total: json(cohorts.total),
          groups: cohorts.groups.map(json),
        })
    },
  },
]

const json = (cohort: Cohort) => ({ ...cohort, rates: cohortRates(cohort) })

const backwards = (given: string) =>
  new Problem(400, 'malformed-request', { errors: [{ path: 'to', message: 'must not be before from', given }] })
