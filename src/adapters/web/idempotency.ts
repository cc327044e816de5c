// The same request sent twice is carried out once, and answered alike.
import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { House } from '../../app/house.ts'
import { bytesOf } from './json-body.ts'
import { Problem } from './problem.ts'

export type GivenAnswer = { status: number; body: unknown }

/**
 * Runs the work of a keyed request once. A request without a key is simply run. The work is given a name of the request
 * under which it can keep what it did in its own transaction: the answer is kept only afterwards, and we may be cut off
 * in between.
 */
export type AnswerOnce = (
  request: Request,
  response: Response,
  work: (once?: string) => Promise<GivenAnswer>,
) => Promise<GivenAnswer & { replayed: boolean }>

export function createAnswerOnce(answers: House['answers']): AnswerOnce {
  const running = new Map<string, Promise<unknown>>()

  const answer = async (key: string, print: string, work: (once: string) => Promise<GivenAnswer>) => {
    const kept = await answers.find(key)
    if (kept && kept.request !== print) throw keyReused
    if (kept) return { status: kept.status, body: kept.body, replayed: true }
    const given = await work(`once ${print} ${key}`)
    await answers.keep(key, { request: print, ...given })
    return { ...given, replayed: false }
  }

  return async (request, response, work) => {
    const chosen = keyOf(request, response)
    if (!chosen) return { ...(await work()), replayed: false }
    const key = `${request.method} ${response.locals.route} ${chosen}`
    const print = fingerprint(request)
    const before = running.get(key) ?? Promise.resolve()
    const turn = before.catch(() => {}).then(() => answer(key, print, work))
    running.set(key, turn)
    try {
      return await turn
    } finally {
      if (running.get(key) === turn) running.delete(key)
    }
  }
}

const printable = /^[\x21-\x7e]{1,255}$/

/** The key that the client chose, or the id of the signed webhook. */
export function keyOf(request: Request, response: Response): string | undefined {
  const key: string | undefined = response.locals.webhookId ?? request.get('idempotency-key')
  if (key === undefined || printable.test(key)) return key
  throw new Problem(400, 'malformed-idempotency-key', {
    detail: 'Idempotency-Key must have 1 to 255 printable characters without spaces.',
  })
}

const fingerprint = (request: Request): string => createHash('sha256').update(bytesOf(request)).digest('hex')

const keyReused = new Problem(422, 'idempotency-key-reused', {
  detail: 'This Idempotency-Key was used with another body; choose a new key for a new request.',
})
