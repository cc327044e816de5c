// Slack calls the app: signed over HTTP or down a socket, once or again, in order or not; and what the app answers.
import type { Duplex } from 'node:stream'
import { type Ack, type Arriving, createArrivals, sendCopies } from '../fake-chat/arrivals.ts'
import type { Json } from '../fake-chat/json.ts'
import type { Core } from './core.ts'
import { type Sent, sendSigned } from './signed-request.ts'
import type { Sockets } from './sockets.ts'
import type { Team } from './team.ts'

export type Callback = { kind: 'events_api' | 'interactive' | 'slash_commands'; payload: Json; team: Team }

/** Slack believes that an earlier try failed. */
export type Repeat = { num: number; reason?: 'http_timeout' | 'http_error' | 'connection_failed' }

export type How = Arriving & {
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

export type Callbacks = ReturnType<typeof createCallbacks>

/** @param connect how the app is reached within the process; absent: over the network. */
export function createCallbacks(core: Core, sockets: Sockets, ackMs: number, connect?: (url: string) => Duplex) {
  const log: { callback: Callback; acks: Ack[] }[] = []
  const arrivals = createArrivals(
    core.waiting,
    'Nobody told the fake Slack where the app listens: slack.listener(url), or slack.listener("socket")',
  )

  /** Resolves with one answer for each copy. */
  function deliver(callback: Callback, how: How = {}): Promise<Ack[]> {
    return arrivals.inLine(async () => {
      const acks: Ack[] = []
      log.push({ callback, acks })
      await sendCopies(how, acks, (place) =>
        send(place > 0 && how.newTrigger ? underNewTrigger(core, callback) : callback, how),
      )
      return acks
    })
  }

  async function send(callback: Callback, how: How): Promise<Ack> {
    const destination = arrivals.nextDestination()
    if (destination !== 'socket') return overHttp(destination, bodyOf(callback, how), how)
    const began = performance.now()
    const answered = await sockets.deliver(callback, how.retry, ackMs)
    return { ...answered, tookMs: performance.now() - began }
  }

  async function overHttp(url: string, sent: Sent, how: How): Promise<Ack> {
    const began = performance.now()
    const answered = await sendSigned(url, sent, { secret: core.app.signingSecret, how, limitMs: ackMs, connect })
    return { ...answered, tookMs: performance.now() - began }
  }

  return {
    deliver,
    log,
    /** The addresses of the app's /slack/events, one for each replica, or 'socket'. */
    listener: arrivals.listener,
    hold: arrivals.hold,
    /** Signed as Slack does, but with a body of the test's own: handshakes and hostile requests. */
    raw(body: string, contentType: string, how: How = {}): Promise<Ack> {
      const url = arrivals.nextDestination()
      if (url === 'socket') throw new Error('Only an app that listens over HTTP takes a raw request')
      return overHttp(url, { body: how.rawBody ?? body, contentType }, how)
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

function bodyOf({ kind, payload }: Callback, { rawBody }: How): Sent {
  if (kind === 'events_api') return { body: rawBody ?? JSON.stringify(payload), contentType: 'application/json' }
  const fields = kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) }
  return { body: rawBody ?? String(new URLSearchParams(fields)), contentType: form }
}
