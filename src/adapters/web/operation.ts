// One operation of the API, said once: the server mounts it and the OpenAPI description tells of it.
import type { Express, Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import type { Method } from './inbound.ts'

export type Named = { name: string; schema: z.ZodType; example?: unknown }
export type Answer = {
  about: string
  body?: Named
  contentType?: string
  headers?: Readonly<Record<string, string>>
  /** Of a problem: the code that its example shows. */
  code?: string
}

/** Who may call it stands in `inbound.ts`. */
export type Operation = {
  method: Method
  /** As OpenAPI writes it: /v1/handoffs/{id} */
  path: string
  name: string
  summary: string
  parameters?: Readonly<Record<string, { about: string; example: string }>>
  headers?: Readonly<Record<string, string>>
  query?: z.ZodObject
  body?: Named
  answers: Readonly<Record<number, Answer>>
  handle(request: Request, response: Response): void | Promise<void>
}

/** Gives every operation its route. */
export function mount(
  app: Express,
  operations: readonly Operation[],
  before: (operation: Operation) => RequestHandler[],
): void {
  for (const operation of operations) {
    const { method, path } = operation
    app[method](expressPath(path), ...before(operation), (request, response) => operation.handle(request, response))
  }
}

/** For the header that says so: whatever can be read can also be asked for its head. */
export const allowedMethods = (routes: readonly { method: Method }[]): string =>
  routes.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])).join(', ')

/** The same path as Express writes it. */
export const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1').replace(/\{\*(\w+)\}/g, '*$1')

/** A part of the path; Express types it wider than it is. */
export const parameter = (request: Request, name: string): string => String(request.params[name] ?? '')
