// The address of the fake: one loopback port for the connector, the tokens and the keys.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Duplex, duplexPair } from 'node:stream'
import { isJson, parsed } from '../fake-chat/json.ts'
import type { Reply } from '../fake-chat/reply.ts'
import { answerCall } from './connector.ts'
import type { Core } from './core.ts'
import { replyOf } from './reply.ts'

type Request = {
  path: string[]
  query: URLSearchParams
  authorization: string | undefined
  body: string
}

export type Address = {
  goDown(): Promise<void>
  comeBack(): Promise<void>
  /** The other end of a new connection, without a network in between. */
  connect(): Duplex
}

/** Nowhere on the network: the fake is reached within the process alone. */
export function noAddress(core: Core): Address {
  const server = listening(core)
  core.baseUrl = 'http://teams.fake'
  return { goDown: async () => {}, comeBack: async () => {}, connect: () => connectTo(server) }
}

function connectTo(server: Server): Duplex {
  const [ours, theirs] = duplexPair()
  server.emit('connection', theirs)
  return ours
}

/** Listens on a free port and tells the core which. */
export async function openAddress(core: Core): Promise<Address> {
  let server = listening(core)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  core.baseUrl = `http://127.0.0.1:${port}`

  return {
    /** From now on connections are refused. */
    async goDown() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
    async comeBack() {
      server = listening(core)
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
    connect: () => connectTo(server),
  }
}

const listening = (core: Core): Server =>
  createServer(async (incoming, outgoing) => {
    try {
      send(outgoing, await answer(core, await read(incoming), incoming.method ?? ''))
    } catch (error) {
      if (incoming.destroyed && !incoming.complete) return // the app gave up while it spoke
      core.surprise(`the fake itself failed at ${incoming.url}: ${error instanceof Error ? error.stack : error}`)
      send(outgoing, { status: 500, body: 'the fake failed' })
    }
  })

async function answer(core: Core, request: Request, verb: string): Promise<Reply | undefined> {
  const { path, query, authorization, body } = request
  const [room, ...rest] = path
  if (room === 'teams') {
    const given = parsed(body || '{}')
    return answerCall(core, { verb, path: rest, query, authorization, body: isJson(given) ? given : {} })
  }
  if (room === 'login') return signIn(core, rest, verb, body)
  core.surprise(`${verb} /${path.join('/')} is nothing that Teams has`)
  return { status: 404, body: 'not found' }
}

async function signIn(core: Core, path: readonly string[], verb: string, body: string): Promise<Reply | undefined> {
  const whole = path.join('/')
  const ask = (method: string, perform: () => Reply) =>
    replyOf(core, { method, args: { path: whole }, at: core.clock.now() }, {}, perform)
  if (verb === 'POST' && /^[^/]+\/oauth2\/v2\.0\/token$/.test(whole))
    return ask('token', () => core.identity.issue(path[0] ?? '', new URLSearchParams(body)))
  if (verb === 'GET' && whole === 'v1/.well-known/openidconfiguration')
    return ask('openid', () => ({ status: 200, body: core.identity.metadata(`${core.baseUrl}/login/`) }))
  if (verb === 'GET' && whole === 'v1/.well-known/keys')
    return ask('keys', () => ({ status: 200, body: core.identity.keys() }))
  core.surprise(`${verb} /login/${whole} is no door of Microsoft's`)
  return { status: 404, body: 'not found' }
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake')
  const path = pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const { authorization } = incoming.headers
  return { path, query: searchParams, authorization, body: Buffer.concat(chunks).toString() }
}

function send(outgoing: ServerResponse, reply: Reply | undefined): void {
  if (!reply) return void outgoing.socket?.destroy()
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
  const type = typeof reply.body === 'string' ? 'text/html' : 'application/json; charset=utf-8'
  outgoing.writeHead(reply.status, { 'content-type': type, ...reply.headers }).end(text)
}
