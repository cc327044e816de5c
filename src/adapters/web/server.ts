// The one HTTP server: the API, the health of the house and, where there is one, the local workspace.
import { createServer as createHttpServer } from 'node:http'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import type { Log } from '../../app/context.ts'
import type { House } from '../../app/house.ts'
import { guards } from './access.ts'
import { accessLog, requestId } from './access-log.ts'
import { createNoting } from './audit-notes.ts'
import { auditRoutes } from './audit-routes.ts'
import { type Closed, isBrowsing, sendClosedPage } from './dashboard/closed-page.ts'
import { createDoor } from './door.ts'
import { createGate, nothingHere } from './gate.ts'
import { handoffRoutes } from './handoff-routes.ts'
import { headers } from './headers.ts'
import { healthRoutes } from './health-routes.ts'
import { createAnswerOnce } from './idempotency.ts'
import { type Part, proofOf } from './inbound.ts'
import { intakeRoutes } from './intake-routes.ts'
import { rawBody } from './json-body.ts'
import { leadRoutes } from './lead-routes.ts'
import { createMetrics } from './metrics.ts'
import { openapi } from './openapi.ts'
import { mount, type Operation } from './operation.ts'
import { outcomeRoutes } from './outcome-routes.ts'
import { asProblem, bodyLimitMegabytes, Problem, sendProblem } from './problem.ts'
import { createRateLimit, defaultLimits, type Limits } from './rate-limit.ts'
import { scorecardRoutes } from './scorecard-routes.ts'
import { createSignedLinks } from './signed-links.ts'
import { statsRoutes } from './stats-routes.ts'

export type WebSettings = { port: number; host: string; apiToken: string; webhookSecrets: readonly string[] }

export type WebServer = {
  app: Express
  /** Starts to serve; the address is the one to call, also where any free port was asked for. */
  listen(): Promise<{ url: string }>
  /** Takes no more requests, ends live streams, and lets the running requests finish, for a bounded time. */
  close(): Promise<void>
}

/** What the API serves; people in a chat speak to the rest of the house. */
export type ServedHouse = Omit<House, 'conversation' | 'accounts' | 'dashboard'>

type Parts = {
  house: ServedHouse
  settings: WebSettings
  log: Log
  workspace?: Router | undefined
  dashboard?: Router | undefined
  /** Chat platforms that call us; each proves its requests itself, on the bytes as they came. */
  platforms?: readonly Router[]
  limits?: Partial<Limits>
  now?: () => Date
}

/** Builds the server over the house. Nothing listens yet. */
export function createServer(parts: Parts): WebServer {
  const { house, settings, log, workspace, dashboard, platforms = [], limits = {}, now = () => new Date() } = parts
  const metrics = createMetrics(house, log)
  const guard = guards(
    settings,
    createRateLimit({ ...defaultLimits, ...limits }),
    createSignedLinks(settings.apiToken, now),
  )
  const collaborators = { house, metrics, answerOnce: createAnswerOnce(house.answers) }
  const operations = [
    ...intakeRoutes(collaborators),
    ...outcomeRoutes(collaborators),
    ...handoffRoutes(collaborators),
    ...scorecardRoutes(collaborators),
    ...statsRoutes(collaborators),
    ...leadRoutes(collaborators),
    ...auditRoutes(collaborators),
    ...healthRoutes(collaborators),
  ]
  const app = express()
  const http = createHttpServer({ requestTimeout: 30_000 }, app)
  const door = createDoor(http, settings)
  const connected = new Set<Part>(['api'])
  if (dashboard) connected.add('dashboard')
  if (workspace) connected.add('workspace')
  if (platforms.length > 0) connected.add('platform')
  app.use(
    requestId,
    accessLog(log, metrics),
    door.attendance,
    headers,
    createGate(connected, guard, createNoting(house.audit, log)),
  )
  for (const platform of platforms) app.use(platform)
  mount(app, described(operations), ({ body }) => [noStore, ...(body ? [rawBody] : [])])
  if (dashboard) app.use(dashboard)
  if (workspace) app.use(express.json({ limit: `${bodyLimitMegabytes}mb` }), workspace)
  app.use(nothingHere, answerErrors(log))
  return {
    app,
    listen: door.open,
    async close() {
      await door.close()
      metrics.close()
    },
  }
}

/** The operations with the one that describes them all, itself included. */
function described(operations: readonly Operation[]): Operation[] {
  const all: Operation[] = [
    ...operations,
    {
      ...{ method: 'get', path: '/openapi.json', name: 'describe', summary: 'This description.' },
      answers: { 200: { about: 'OpenAPI 3.1', contentType: 'application/json' } },
      handle: (_request, response) => void response.type('json').send(description),
    },
  ]
  // Who may call what nobody thought of? The start fails rather than to guess.
  for (const { method, path } of all) proofOf(method, path)
  const description = JSON.stringify(openapi(all))
  return all
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store')
  next()
}

/**
 * The last handler: what was thrown becomes a problem, and for a person before a link that does not open a page; a fault
 * of ours is told to the log, and only its id to the client.
 */
const answerErrors =
  (log: Log): ErrorRequestHandler =>
  (error, request, response, _next) => {
    const problem = asProblem(error)
    if (!problem) log.error({ requestId: response.locals.requestId, err: error }, 'a request failed')
    if (response.headersSent) return response.destroy()
    const { closed } = response.locals as { closed?: Closed }
    if (closed && problem && isBrowsing(request)) sendClosedPage(request, response, problem.status, closed)
    else sendProblem(response, problem ?? ours)
  }

const ours = new Problem(500, 'internal-error')
