// Slack calls the app: signed over HTTP or down a socket, once or again, in order or not; and what the app answers.
import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Core } from './core.ts'
import { type Json, parsed } from './json.ts'
import type { Sockets } from './sockets.ts'
import type { Team } from './team.ts'

export type Callback = { kind: 'events_api' | 'interactive' | 'slash_commands'; payload: Json; team: Team }

/** `status` 0: no answer; `lost` says why. */
export type Ack = { status: number; body: unknown; tookMs: number; lost?: string }

/** Slack believes that an earlier try failed. */
export type Repeat = { num: number; reason?: 'http_timeout' | 'http_error' | 'connection_failed' }

export type How = {
  /** How often the same thing arrives. */
  copies?: number
  /** The copies arrive at once, not one after the other. */
  together?: boolean
  /** Each copy is a tap of its own: another trigger id. */
  newTrigger?: boolean
  retry?: Repeat
  /** What is sent in place of the right signature; '': none at all. */
  signature?: string
  /** When it claims to have been sent, in seconds since the epoch. */
  timestamp?: number
  /** What is sent in place of the right body; it is signed. */
  rawBody?: string
  /** The app may fail to answer without this being a surprise. */
  mayFail?: boolean
}

/** Where the app listens: the address of its /slack/events, or its sockets. */
export type Destination = { url: string } | 'socket'

export type HeldCallbacks = {
  readonly count: number
  release(order?: 'in order' | 'reversed' | readonly number[]): Promise<void>
}

export type Callbacks = ReturnType<typeof createCallbacks>

export function createCallbacks(core: Core, sockets: Sockets, ackMs: number) {
  const log: { callback: Callback; acks: Ack[] }[] = []
  let destination: Destination | undefined
  let queue: { go(): void; done: Promise<unknown> }[] | undefined

  /** Resolves with one answer for each copy. */
  async function deliver(callback: Callback, how: How = {}): Promise<Ack[]> {
    if (queue) {
      const gate = Promise.withResolvers<void>()
      const done = gate.promise.then(() => sendAll(callback, how))
      queue.push({ go: gate.resolve, done })
      core.waiting.changed()
      return done
    }
    return sendAll(callback, how)
  }

  async function sendAll(callback: Callback, how: How): Promise<Ack[]> {
    const copies = Array.from({ length: how.copies ?? 1 }, (_, place) =>
      place > 0 && how.newTrigger ? underNewTrigger(core, callback) : callback,
    )
    const acks: Ack[] = []
    log.push({ callback, acks })
    if (how.together) acks.push(...(await Promise.all(copies.map((copy) => send(copy, how)))))
    else for (const copy of copies) acks.push(await send(copy, how))
    return acks
  }

  async function send(callback: Callback, how: How): Promise<Ack> {
    if (!destination)
      throw new Error(
        'The fake Slack does not know where the app listens: slack.listener(url) or slack.listener("socket")',
      )
    const began = performance.now()
    const answered =
      destination === 'socket'
        ? await sockets.deliver(callback, how.retry, ackMs)
        : await sendSigned(destination.url, bodyOf(callback, how), core.app.signingSecret, how, ackMs)
    return { ...answered, tookMs: performance.now() - began }
  }

  return {
    deliver,
    log,
    listener(where: string | undefined): void {
      destination = where === undefined ? undefined : where === 'socket' ? where : { url: where }
    },
    /** From now on callbacks stand in line until they are released, in any order, each after the one before was answered. */
    hold(): HeldCallbacks {
      const line: NonNullable<typeof queue> = []
      queue = line
      return {
        get count() {
          return line.length
        },
        async release(order = 'in order') {
          queue = undefined
          const places = typeof order === 'string' ? [...line.keys()] : order
          for (const place of order === 'reversed' ? places.toReversed() : places) {
            line[place]?.go()
            await line[place]?.done
          }
        },
      }
    },
    /** Signed as Slack does, but with a body of the test's own: handshakes and hostile requests. */
    raw: (body: string, contentType: string, how: How = {}): Promise<Ack> => {
      if (!destination || destination === 'socket')
        throw new Error('Only an app that listens over HTTP takes a raw request')
      const began = performance.now()
      return sendSigned(
        destination.url,
        { body: how.rawBody ?? body, contentType },
        core.app.signingSecret,
        how,
        ackMs,
      ).then((ack) => ({ ...ack, tookMs: performance.now() - began }))
    },
  }
}

function underNewTrigger(core: Core, callback: Callback): Callback {
  const payload = structuredClone(callback.payload)
  const user = payload.user?.id ?? payload.user_id
  const view = payload.view && callback.team.views.get(payload.view.id)
  if (payload.trigger_id) payload.trigger_id = core.tickets.trigger(callback.team, user, view)
  for (const action of payload.actions ?? []) action.action_ts = callback.team.nextTs()
  return { ...callback, payload }
}

const form = 'application/x-www-form-urlencoded'

function bodyOf({ kind, payload }: Callback, { rawBody }: How): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: rawBody ?? JSON.stringify(payload), contentType: 'application/json' }
  const fields = kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) }
  return { body: rawBody ?? String(new URLSearchParams(fields)), contentType: form }
}

type Sent = { body: string; contentType: string }

async function sendSigned(
  url: string,
  { body, contentType }: Sent,
  secret: string,
  how: How,
  limitMs: number,
): Promise<Omit<Ack, 'tookMs'>> {
  const timestamp = String(how.timestamp ?? Math.floor(Date.now() / 1000))
  const signature =
    how.signature ?? `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  const headers = {
    ...{ 'content-type': contentType, 'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)' },
    ...{ 'content-length': Buffer.byteLength(body), 'x-slack-request-timestamp': timestamp },
    ...(signature && { 'x-slack-signature': signature }),
    ...(how.retry && {
      'x-slack-retry-num': String(how.retry.num),
      'x-slack-retry-reason': how.retry.reason ?? 'http_timeout',
    }),
  }
  const { promise, resolve, reject } = Promise.withResolvers<Omit<Ack, 'tookMs'>>()
  // No agent: no connection outlives its request.
  const outgoing = request(url, { method: 'POST', headers, agent: false, signal: AbortSignal.timeout(limitMs) })
  outgoing.on('error', reject)
  outgoing.on('response', async (incoming) => {
    try {
      const said = await text(incoming)
      resolve({ status: incoming.statusCode ?? 0, body: parsed(said) ?? said })
    } catch (error) {
      reject(error)
    }
  })
  outgoing.end(body)
  return promise.catch((error: Error) => ({
    ...{ status: 0, body: '' },
    lost: error.name === 'AbortError' || error.name === 'TimeoutError' ? `no answer in ${limitMs} ms` : error.message,
  }))
}
