// Reads a JSON body, keeping its bytes: signatures and fingerprints are made of what was really sent.
import express, { type Request, type RequestHandler } from 'express'
import { bodyLimitMegabytes, Problem } from './problem.ts'

const read = express.raw({ type: () => true, limit: `${bodyLimitMegabytes}mb` })

/** Reads the bytes, whatever they are. */
export const rawBody: RequestHandler = read

/** The bytes of the body; none when there was no body. */
export const bytesOf = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))

/** The JSON value of a body that `rawBody` has read. */
export function jsonOf(request: Request): unknown {
  const bytes = bytesOf(request)
  if (bytes.length === 0) throw malformed('The body is empty; JSON is expected.')
  if (!request.is(['json', '+json'])) {
    throw new Problem(415, 'unsupported-media-type', { detail: 'The body must be sent as application/json.' })
  }
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (error) {
    throw malformed(`The body is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const malformed = (detail: string) => new Problem(400, 'malformed-json', { detail })
