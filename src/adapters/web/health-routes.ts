// Is it alive, can it serve, and what has it done: for probes, balancers and Prometheus.
import { z } from 'zod'
import type { House } from '../../app/house.ts'
import type { Metrics } from './metrics.ts'
import type { Operation } from './operation.ts'

const part = z.string().describe('"ok", or a sentence that says why not')
const readinessSchema = z.object({ database: part, ticker: part, chat: part })
const readiness = (example: z.output<typeof readinessSchema>) => ({
  name: 'Readiness',
  schema: readinessSchema,
  example,
})

export const healthRoutes = ({ house, metrics }: { house: Pick<House, 'health'>; metrics: Metrics }): Operation[] => [
  {
    method: 'get',
    path: '/healthz',
    name: 'alive',
    summary: 'The process is alive.',
    answers: {
      200: {
        about: 'Alive',
        body: { name: 'Alive', schema: z.object({ status: z.literal('ok') }), example: { status: 'ok' } },
      },
    },
    handle: (_request, response) => void response.json({ status: 'ok' }),
  },
  {
    method: 'get',
    path: '/readyz',
    name: 'ready',
    summary: 'The database answers, the clock ticks and the chat is connected.',
    answers: {
      200: { about: 'Ready', body: readiness({ database: 'ok', ticker: 'ok', chat: 'ok' }) },
      503: { about: 'Not ready: each part says why', body: readiness({ database: 'ok', ticker: 'ok', chat: 'ok' }) },
    },
    async handle(_request, response) {
      const { database, ticker, chat } = await house.health()
      const said = (state: true | string) => (state === true ? 'ok' : state)
      response.status([database, ticker, chat].every((state) => state === true) ? 200 : 503)
      response.json({ database: said(database), ticker: said(ticker), chat: said(chat) })
    },
  },
  {
    method: 'get',
    path: '/metrics',
    name: 'metrics',
    summary: 'Counters and measurements, as Prometheus reads them. From another machine it needs the token.',
    answers: { 200: { about: 'Text in the format of Prometheus', contentType: 'text/plain' } },
    async handle(_request, response) {
      response.set('content-type', metrics.contentType).send(await metrics.text())
    },
  },
]
