// Socket Mode: the app's connections, the envelopes that go down them, and all the ways in which they end.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Ack } from '../fake-chat/arrivals.ts'
import { isJson, type Json, parsed } from '../fake-chat/json.ts'
import type { Callback, Repeat } from './callbacks.ts'
import type { Core } from './core.ts'

const mostConnections = 10
const pingMs = 5_000
const goodbyeMs = 500

export type Sockets = ReturnType<typeof createSockets>

export function createSockets(core: Core) {
  const server = new WebSocketServer({ noServer: true, autoPong: false })
  const open = new Set<WebSocket>()
  const awaited = new Map<string, (ack: Pick<Ack, 'status' | 'body' | 'lost'>) => void>()
  const tickets = new Set<string>()
  let refusals = 0
  let turn = 0
  const silent = new WeakSet<WebSocket>()

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://fake').searchParams.get('ticket') ?? ''
    const issued = core.calls.some(({ answer }) => String(answer?.url ?? '').includes(`ticket=${ticket}&`))
    if (refusals > 0 || !issued || tickets.has(ticket)) {
      refusals = Math.max(0, refusals - 1)
      if (!issued || tickets.has(ticket))
        core.surprise(`a socket with a ticket that is not good (any more): ${request.url}`)
      socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      return
    }
    tickets.add(ticket)
    server.handleUpgrade(request, socket, head, welcome)
  }

  function welcome(socket: WebSocket): void {
    if (open.size >= mostConnections) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }))
      socket.close(1000)
      return
    }
    open.add(socket)
    const beat = setInterval(() => {
      if (!silent.has(socket)) socket.ping(`Ping from Slack ${randomUUID()}`)
    }, pingMs)
    socket.on('ping', (data) => {
      if (!silent.has(socket)) socket.pong(data)
    })
    socket.on('error', () => socket.terminate())
    socket.on('message', (data) => hear(String(data)))
    socket.on('close', () => {
      clearInterval(beat)
      open.delete(socket)
      core.waiting.changed()
    })
    const connection = { app_id: core.app.id }
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.size,
        connection_info: connection,
        debug_info: { host: 'fake', approximate_connection_time: 18_060 },
      }),
    )
    core.waiting.changed()
  }

  function hear(text: string): void {
    const said = parsed(text)
    const answer = isJson(said) ? awaited.get(said.envelope_id) : undefined
    if (!isJson(said) || !answer) {
      core.surprise(`nobody waits for this acknowledgement: ${text}`)
      return
    }
    awaited.delete(said.envelope_id)
    answer({ status: 200, body: isJson(said.payload) && Object.keys(said.payload).length > 0 ? said.payload : '' })
  }

  /** Sends one envelope down one of the connections, in turn, and waits for its acknowledgement. */
  async function deliver(
    { kind, payload }: Callback,
    repeat: Repeat | undefined,
    limitMs: number,
  ): Promise<Omit<Ack, 'tookMs'>> {
    const ready = [...open].filter(({ readyState }) => readyState === 1)
    turn += 1
    const socket = ready[turn % ready.length]
    if (!socket) return { status: 0, body: '', lost: 'no connection is open' }
    const id = randomUUID()
    if (silent.has(socket)) {
      await core.pause(limitMs)
      return { status: 0, body: '', lost: 'the line is silent' }
    }
    const envelope: Json = { envelope_id: id, type: kind, payload, accepts_response_payload: kind !== 'events_api' }
    if (kind === 'events_api')
      Object.assign(envelope, { retry_attempt: repeat?.num ?? 0, retry_reason: repeat?.reason ?? '' })
    const { promise, resolve } = Promise.withResolvers<Omit<Ack, 'tookMs'>>()
    const timer = setTimeout(() => resolve({ status: 0, body: '', lost: `no answer in ${limitMs} ms` }), limitMs)
    const dropped = () => resolve({ status: 0, body: '', lost: 'the connection was lost' })
    awaited.set(id, resolve)
    socket.once('close', dropped)
    socket.send(JSON.stringify(envelope))
    const ack = await promise
    clearTimeout(timer)
    socket.off('close', dropped)
    // An answer that comes too late surprises nobody.
    if (ack.lost) awaited.set(id, () => {})
    return ack
  }

  return {
    upgrade,
    deliver,
    /** How many are open now. */
    get count() {
      return open.size
    },
    /** Waits until this many are open. */
    connected: (count = 1, limitMs?: number): Promise<number> =>
      core.waiting.until(
        () => (open.size === count ? count : undefined),
        () => `${open.size} sockets are open, not ${count}`,
        limitMs,
      ),
    /** As Slack does every few hours: asks the app to come again. */
    askToReconnect(reason: 'refresh_requested' | 'warning' | 'link_disabled' = 'refresh_requested'): void {
      for (const socket of open)
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }))
    },
    /** The network is gone, without a goodbye. */
    dropAll(): void {
      for (const socket of open) socket.terminate()
    },
    /** The open connections stay open, but nothing comes down them any more, not even the answer to a ping. */
    silence(): void {
      for (const socket of open) silent.add(socket)
    },
    /** The open connections hear nothing any more, not even a goodbye. */
    deafen(): void {
      for (const socket of open) socket.pause()
    },
    /** The next attempts to connect are turned away at the door. */
    refuse(times = 1): void {
      refusals = times
    },
    /** Says goodbye properly: a client that is cut off in the middle of it keeps its process alive for half a minute. */
    async close(): Promise<void> {
      for (const socket of open) socket.close(1001)
      const timer = setTimeout(() => {
        for (const socket of open) socket.terminate()
      }, goodbyeMs)
      await Promise.all([...open].map((socket) => once(socket, 'close')))
      clearTimeout(timer)
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(() => resolve())
      await promise
    },
  }
}
