// GET /v1/scorecards/{desk}/{period}: both sides of the agreement, as figures.
import type { Request } from 'express'
import { z } from 'zod'
import type { House } from '../../app/house.ts'
import { isReported } from '../../core/period.ts'
import type { Scorecard } from '../../core/scorecard/figures.ts'
import { scorecardCsv } from '../../view/csv.ts'
import { checkDesk } from './desk-check.ts'
import { exampleScorecard } from './examples.ts'
import { type Operation, parameter } from './operation.ts'
import { Problem } from './problem.ts'
import { measuresJson, scorecardSchema } from './scorecard-schema.ts'
import { linkQuery } from './signed-links.ts'

type Scorecards = Pick<House, 'company' | 'scorecard' | 'picture'>

const parameters = {
  desk: { about: 'The id of a desk', example: 'bogota' },
  period: { about: 'An ISO week (2026-W47) or a month (2026-11)', example: '2026-W47' },
}
const failures = {
  400: { about: 'The period is not understood' },
  404: { about: 'There is no such desk, or it has no figures for that period', code: 'desk-unknown' },
} as const

export const scorecardRoutes = ({ house }: { house: Scorecards }): Operation[] => [
  // Before the route whose period would be all of "2026-W47.csv".
  {
    method: 'get',
    path: '/v1/scorecards/{desk}/{period}.csv',
    name: 'scorecardTable',
    summary: 'The same figures as a table, one line for each.',
    ...{ parameters, query: z.strictObject(linkQuery) },
    answers: { 200: { about: 'The table', contentType: 'text/csv' }, ...failures },
    async handle(request, response) {
      response.type('text/csv').send(scorecardCsv(await figuresOf(house, request)))
    },
  },
  {
    method: 'get',
    path: '/v1/scorecards/{desk}/{period}.png',
    name: 'scorecardPicture',
    summary: 'The weeks up to the period as a picture: answers in time and acceptance against what was promised.',
    parameters,
    answers: { 200: { about: 'The picture', contentType: 'image/png' }, ...failures },
    async handle(request, response) {
      const figures = await figuresOf(house, request)
      response.type('png').send(Buffer.from(house.picture(figures)))
    },
  },
  {
    method: 'get',
    path: '/v1/scorecards/{desk}/{period}',
    name: 'scorecard',
    summary: "Both sides' promises against what happened, for one desk and one period.",
    parameters,
    answers: {
      200: { about: 'The figures', body: { name: 'Scorecard', schema: scorecardSchema, example: exampleScorecard } },
      ...failures,
    },
    async handle(request, response) {
      response.json({ ...(await figuresOf(house, request)), measures: measuresJson })
    },
  },
]

async function figuresOf(house: Scorecards, request: Request): Promise<Scorecard> {
  const asked = { desk: parameter(request, 'desk'), period: parameter(request, 'period') }
  checkDesk(house.company, asked.desk)
  if (!isReported(asked.period)) throw badPeriod(asked.period)
  const figures = await house.scorecard(asked.desk, asked.period)
  if (!figures) throw new Problem(404, 'no-figures', { detail: 'There are no figures for this desk and period.' })
  return figures
}

const badPeriod = (given: string) =>
  new Problem(400, 'malformed-request', {
    errors: [{ path: 'period', message: 'must be an ISO week such as 2026-W47 or a month such as 2026-11', given }],
  })
