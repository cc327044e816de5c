// One operation of the API, said once: the server mounts it and the OpenAPI description tells of it.
import type { Express, Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import { Problem } from './problem.ts'

/**
 * Who may call: anybody; the token; the token or a signed webhook; the token or a signed link; whoever is on this
 * machine, others with the token.
 */
export type Access = 'anyone' | 'token' | 'token-or-signature' | 'token-or-link' | 'token-or-loopback'

export type Named = { name: string; schema: z.ZodType; example?: unknown }
export type Answer = {
  about: string
  body?: Named
  contentType?: string
  headers?: Readonly<Record<string, string>>
  /** Of a problem: the code that its example shows. */
  code?: string
}

export type Operation = {
  method: 'get' | 'post'
  /** As OpenAPI writes it: /v1/handoffs/{id} */
  path: string
  name: string
  summary: string
  access: Access
  parameters?: Readonly<Record<string, { about: string; example: string }>>
  headers?: Readonly<Record<string, string>>
  query?: z.ZodObject
  body?: Named
  answers: Readonly<Record<number, Answer>>
  handle(request: Request, response: Response): void | Promise<void>
}

/** Gives every operation its route, and every other method on its path the answer that it is not allowed. */
export function mount(
  app: Express,
  operations: readonly Operation[],
  before: (operation: Operation) => RequestHandler[],
): void {
  for (const [path, all] of Map.groupBy(operations, (operation) => operation.path)) {
    const route = app.route(expressPath(path))
    const named: RequestHandler = (_request, response, next) => {
      response.locals.route = path
      next()
    }
    for (const operation of all) {
      route[operation.method](named, ...before(operation), (request, response) => operation.handle(request, response))
    }
    const allowed = all.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
    route.all(named, () => {
      throw new Problem(405, 'method-not-allowed', { headers: { allow: allowed.join(', ') } })
    })
  }
}

/** The same path as Express writes it. */
export const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** A part of the path; Express types it wider than it is. */
export const parameter = (request: Request, name: string): string => String(request.params[name] ?? '')
