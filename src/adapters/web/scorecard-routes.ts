// GET /v1/scorecards/{desk}/{period}: both sides of the agreement, as figures.
import { z } from 'zod'
import type { House } from '../../app/house.ts'
import { nearest } from '../../core/nearest.ts'
import { parsePeriod } from '../../core/period.ts'
import { exampleFigures } from './examples.ts'
import { type Operation, parameter } from './operation.ts'
import { Problem } from './problem.ts'

const rate = z
  .object({ value: z.number().nullable(), hits: z.int(), of: z.int() })
  .describe('A share and the numbers behind it; `value` is null when nothing was due')

/** The figures of one desk and period. */
export const figuresSchema = z.object({
  desk: z.string(),
  period: z.string(),
  sales: z.object({
    offered: z.int(),
    answered: z.int(),
    answeredInTime: rate,
    answerMinutes: z.object({ p50: z.number(), p90: z.number() }).nullable().describe('Business minutes to the answer'),
  }),
  marketing: z.object({
    ...{ delivered: z.int(), owed: z.int(), acceptance: rate },
    inTime: rate.optional().describe('Delivered by the promised moment of the week, of those owed'),
  }),
  rejected: z.array(z.object({ reason: z.string(), count: z.int() })),
  ...{ recycled: z.int(), won: z.int(), wonAmount: z.number(), open: z.int(), late: z.int() },
})

type Scorecards = Pick<House, 'company' | 'scorecard'>

export const scorecardRoutes = ({ house }: { house: Scorecards }): Operation[] => [
  {
    method: 'get',
    path: '/v1/scorecards/{desk}/{period}',
    name: 'scorecard',
    summary: "Both sides' promises against what happened, for one desk and one period.",
    access: 'token',
    parameters: {
      desk: { about: 'The id of a desk', example: 'bogota' },
      period: { about: 'An ISO week (2026-W47) or a month (2026-11)', example: '2026-W47' },
    },
    answers: {
      200: { about: 'The figures', body: { name: 'Scorecard', schema: figuresSchema, example: exampleFigures } },
      400: { about: 'The period is not understood' },
      404: { about: 'There is no such desk, or it has no figures for that period', code: 'desk-unknown' },
    },
    async handle(request, response) {
      const asked = { desk: parameter(request, 'desk'), period: parameter(request, 'period') }
      checkDesk(house, asked.desk)
      if (!parsePeriod(asked.period)) throw badPeriod(asked.period)
      const figures = await house.scorecard(asked.desk, asked.period)
      if (!figures) throw new Problem(404, 'no-figures', { detail: 'There are no figures for this desk and period.' })
      response.json(figures)
    },
  },
]

function checkDesk({ company }: Scorecards, id: string): void {
  const known = company.desks.map((desk) => desk.id)
  if (known.includes(id)) return
  const meant = nearest(id.slice(0, 60), known)
  const hint = meant ? `Did you mean "${meant}"?` : `The desks are ${known.join(', ')}.`
  throw new Problem(404, 'desk-unknown', { detail: `There is no such desk. ${hint}` })
}

const badPeriod = (given: string) =>
  new Problem(400, 'malformed-request', {
    errors: [{ path: 'period', message: 'must be an ISO week such as 2026-W47 or a month such as 2026-11', given }],
  })
