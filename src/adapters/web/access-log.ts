// One line and one measurement for every request: what was asked and how it ended, never of whom it spoke.
import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Log } from '../../app/context.ts'
import type { Metrics } from './metrics.ts'

/** Names each request, for the answer, the log and the client's own records. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id')
  response.locals.requestId = given && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID()
  response.set('x-request-id', response.locals.requestId)
  next()
}

/** The route, not the address: addresses and queries may hold e-mails. */
export const accessLog =
  (log: Log, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const startedAt = performance.now()
    response.once('close', () => {
      const ms = performance.now() - startedAt
      const { requestId, route = 'none' } = response.locals
      const { method } = request
      const status = response.statusCode
      metrics.requested(route, knownMethods.has(method) ? method : 'other', status, ms / 1000)
      const cut = response.writableFinished ? {} : { aborted: true }
      const line = { requestId, method, route, status, ms: Math.round(ms * 10) / 10, ...cut }
      // A page asks for many small things; they would bury what an operator looks for.
      if (route === 'workspace') log.debug(line, 'request')
      else log.info(line, 'request')
    })
    next()
  }

/** Labels of a metric must not grow with what strangers invent. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
