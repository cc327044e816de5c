// The one shape of every error answer: application/problem+json (RFC 9457).
import { STATUS_CODES } from 'node:http'
import type { Response } from 'express'
import { z } from 'zod'
import type { Fault } from '../../app/faults.ts'

export const faultSchema = z.object({
  path: z.string().describe('Where: mqls[3].email; empty when the whole is meant'),
  message: z.string(),
  given: z.string().optional().describe('What was given, shortened'),
})

export const problemSchema = z.looseObject({
  type: z.string().describe('urn:relevo:problem: and the code'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional().describe('Names the request in the log'),
  errors: z.array(faultSchema).optional(),
})

type Detail = {
  detail?: string | undefined
  errors?: readonly Fault[] | undefined
  headers?: Readonly<Record<string, string>>
  /** Further members of the answer. */
  members?: Readonly<Record<string, unknown>>
}

/** Thrown by a route, answered by the server. The code names the kind of problem and stays the same for ever. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly more: Detail

  constructor(status: number, code: string, more: Detail = {}) {
    super(more.detail ?? code)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.more = more
  }
}

/** The body of the answer. */
export const problemBody = ({ status, code, more }: Problem, requestId?: string): Record<string, unknown> => ({
  ...{ type: `urn:relevo:problem:${code}`, title: STATUS_CODES[status] ?? 'Error', status, code },
  ...(more.detail && { detail: more.detail }),
  ...(requestId && { requestId }),
  ...(more.errors && { errors: more.errors }),
  ...more.members,
})

export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).set(problem.more.headers ?? {})
  sendProblemBody(response, problemBody(problem, response.locals.requestId))
}

export const sendProblemBody = (response: Response, body: unknown): void => {
  response.type('application/problem+json').send(JSON.stringify(body))
}

/** What a thrown value means to the client; null for a fault of ours. */
export function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (!(error instanceof Error)) return null
  if ('type' in error && error.type === 'entity.too.large') return tooLarge
  if (!('status' in error) || typeof error.status !== 'number' || error.status < 400 || error.status > 499) return null
  return new Problem(error.status, error.status === 415 ? 'unsupported-media-type' : 'malformed-request', {
    detail: error.message,
  })
}

export const bodyLimitMegabytes = 1
const tooLarge = new Problem(413, 'body-too-large', {
  detail: `A body may have at most ${bodyLimitMegabytes} MB; send fewer items at a time.`,
})
