import type { Express } from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { expressPath } from '../../../src/adapters/web/operation.ts'
import { ana } from './memory-house.ts'
import { type RunningServer, runServer } from './running-server.ts'

const content = z.record(
  z.string(),
  z.object({ schema: z.record(z.string(), z.unknown()), example: z.unknown().optional() }),
)
const operation = z.looseObject({
  operationId: z.string(),
  requestBody: z.object({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content, headers: z.unknown().optional() })),
})
const documentSchema = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
})

let relevo: RunningServer
let described: z.output<typeof documentSchema>
beforeAll(async () => {
  relevo = await runServer()
  described = documentSchema.parse(await (await relevo.send('/openapi.json')).json())
})
afterAll(() => relevo.close())

/** Every method and path that the running app answers. */
const routesOf = (app: Express): string[] =>
  app.router.stack.flatMap(({ route }) =>
    route
      ? [...new Set(route.stack.map(({ method }) => method))].filter(Boolean).map((method) => `${method} ${route.path}`)
      : [],
  )

const operations = () =>
  Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({ method, path, told })),
  )

const compiled = (name: string) => {
  const schema = described.components.schemas[name]
  if (!schema) throw new Error(`${name} is not described`)
  return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
}

const nameOf = (schema: Record<string, unknown>) => String(schema.$ref).replace('#/components/schemas/', '')

describe('The description of the API', () => {
  test('tells of every route of the app, and of no other', () => {
    const told = operations().map(({ method, path }) => `${method} ${expressPath(path)}`)
    expect(told.toSorted()).toEqual(routesOf(relevo.server.app).toSorted())
  })

  test('names every operation once', () => {
    const names = operations().map(({ told }) => told.operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  test('refers only to what it defines, and its examples fit their schemas', () => {
    for (const { told } of operations()) {
      const contents = [told.requestBody?.content, ...Object.values(told.responses).map((response) => response.content)]
      for (const { schema, example } of contents.flatMap((each) => Object.values(each ?? {}))) {
        if (schema.$ref === undefined) continue
        const fits = compiled(nameOf(schema))
        if (example !== undefined) expect(fits.safeParse(example).error, told.operationId).toBeUndefined()
      }
    }
  })

  test('says a problem for every status from 400 on that has no words of its own', () => {
    for (const { told } of operations()) {
      for (const [status, { content }] of Object.entries(told.responses)) {
        if (Number(status) >= 400 && status !== '503')
          expect(Object.keys(content)).toEqual(['application/problem+json'])
      }
    }
  })

  test('fits what is really answered', async () => {
    await relevo.post('/v1/mqls', {
      email: 'a@x.co',
      activities: [{ at: '2026-11-20T09:00Z', kind: 'page', title: 'Prices' }],
    })
    const id = relevo.house.handoffs[0]?.id
    const accept = { command: 'accept', actor: ana }
    const asked: [string, number, () => Promise<Response>][] = [
      ['/v1/mqls', 202, () => relevo.post('/v1/mqls', { mqls: [{ email: 'b@x.co' }, {}] })],
      [
        '/v1/outcomes',
        202,
        () => relevo.post('/v1/outcomes', { outcomes: [{ email: 'a@x.co', outcome: 'won', at: '2026-11-20T09:00Z' }] }),
      ],
      ['/v1/handoffs', 200, () => relevo.get('/v1/handoffs')],
      ['/v1/handoffs/{id}', 200, () => relevo.get(`/v1/handoffs/${id}`)],
      ['/v1/handoffs/{id}', 404, () => relevo.get('/v1/handoffs/x')],
      ['/v1/handoffs/{id}/commands', 200, () => relevo.post(`/v1/handoffs/${id}/commands`, accept)],
      ['/v1/handoffs/{id}/commands', 409, () => relevo.post(`/v1/handoffs/${id}/commands`, accept)],
      ['/v1/scorecards/{desk}/{period}', 200, () => relevo.get('/v1/scorecards/bogota/2026-W47')],
      ['/v1/stats', 200, () => relevo.get('/v1/stats?from=2026-11-01&to=2026-11-30')],
      ['/healthz', 200, () => relevo.get('/healthz')],
      ['/readyz', 200, () => relevo.get('/readyz')],
    ]
    for (const [path, status, answered] of asked) {
      const response = await answered()
      expect(response.status, path).toBe(status)
      const method = response.url.match(/mqls|outcomes|commands/) ? 'post' : 'get'
      const [told] = Object.values(described.paths[path]?.[method]?.responses[status]?.content ?? {})
      const judged = compiled(nameOf(told?.schema ?? {})).safeParse(await response.json())
      expect(judged.error, path).toBeUndefined()
    }
  })
})
