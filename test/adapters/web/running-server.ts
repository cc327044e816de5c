// A real server on a free port, and a client of it.
import type { Router } from 'express'
import { z } from 'zod'
import type { Limits } from '../../../src/adapters/web/rate-limit.ts'
import { createServer } from '../../../src/adapters/web/server.ts'
import { type MemoryHouse, memoryHouse } from './memory-house.ts'

export const token = 'a-token-for-the-tests'
export const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`

export type LogLine = { level: string; message: string; detail: Record<string, unknown> }

type Options = {
  workspace?: Router
  dashboard?: Router
  platforms?: Router[]
  limits?: Partial<Limits>
  webhookSecrets?: string[]
  now?: () => Date
}

const much = { requests: 1e6, perSeconds: 10 }
const plenty: Limits = { client: much, stranger: much, platform: much }

export async function runServer({ limits = plenty, webhookSecrets = [secret], now, ...parts }: Options = {}) {
  const house: MemoryHouse = memoryHouse()
  const lines: LogLine[] = []
  const note = (level: string) => (detail: Record<string, unknown>, message: string) =>
    void lines.push({ level, message, detail })
  const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') }
  const settings = { port: 0, host: '127.0.0.1', apiToken: token, webhookSecrets }
  const server = createServer({ house, settings, log, ...parts, limits, ...(now && { now }) })
  const { url } = await server.listen()
  const send = (path: string, init: RequestInit = {}) => fetch(url + path, init)
  const authorization = `Bearer ${token}`
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', authorization, ...headers },
    })
  const get = (path: string, headers: Record<string, string> = {}) =>
    send(path, { headers: { authorization, ...headers } })
  return { house, lines, server, url, send, post, get, close: server.close }
}

export type RunningServer = Awaited<ReturnType<typeof runServer>>

const bodySchema = z.looseObject({
  code: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ path: z.string(), message: z.string() })).optional(),
  results: z.array(z.looseObject({ index: z.int(), outcome: z.string() })).optional(),
})

/** The body of an answer of the API. */
export const bodyOf = async (response: Response) => bodySchema.parse(await response.json())
