// The address of the fake: one loopback port for the Web API, uploads, response URLs, consent and sockets.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isJson, parsed } from '../fake-chat/json.ts'
import type { Reply } from '../fake-chat/reply.ts'
import { askConsent, type Door } from './consent.ts'
import type { Core } from './core.ts'
import { replyOf } from './reply.ts'
import { respond } from './response-url.ts'
import type { Sockets } from './sockets.ts'
import { answerCall } from './web-api.ts'

type Asked = {
  path: string[]
  query: URLSearchParams
  contentType: string
  authorization: string | undefined
  body: Buffer
}

export type Address = { goDown(): Promise<void>; comeBack(): Promise<void>; openConnections(): Promise<number> }

/** Nowhere on the network: the fake is reached by `fetchFrom` alone. */
export function noAddress(core: Core): Address {
  core.baseUrl = 'http://slack.fake'
  return { goDown: async () => {}, comeBack: async () => {}, openConnections: async () => 0 }
}

/** A request without a network in between, as `fetch` makes it. Rejects where the connection would be cut. */
export async function fetchFrom(
  core: Core,
  door: () => Door,
  input: string | URL,
  init: RequestInit,
): Promise<Response> {
  const { url, method, headers, body } = new Request(input, init)
  const reply = await answer(core, await asRequest(url, headers, body), method, door)
  if (!reply) throw new TypeError('fetch failed', { cause: new Error('the other side closed the connection') })
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
  return new Response(text, { status: reply.status, ...(reply.headers && { headers: reply.headers }) })
}

async function asRequest(url: string, headers: Headers, body: ReadableStream | null): Promise<Asked> {
  const { pathname, searchParams } = new URL(url)
  return {
    ...{ path: pathname.split('/').filter(Boolean), query: searchParams },
    ...{ contentType: headers.get('content-type') ?? '', authorization: headers.get('authorization') ?? undefined },
    body: Buffer.from(await new Response(body).arrayBuffer()),
  }
}

/** Listens on a free port and tells the core which. `door` decides who lets the app in where. */
export async function openAddress(core: Core, sockets: Sockets, door: () => Door): Promise<Address> {
  let server = listening(core, sockets, door)
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
      sockets.dropAll()
      server.closeAllConnections()
      await closed
    },
    async comeBack() {
      server = listening(core, sockets, door)
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
    openConnections: async () => {
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
      return promise
    },
  }
}

function listening(core: Core, sockets: Sockets, door: () => Door): Server {
  const server = createServer(async (incoming, outgoing) => {
    try {
      send(outgoing, await answer(core, await read(incoming), incoming.method ?? '', door))
    } catch (error) {
      if (incoming.destroyed && !incoming.complete) return // the app gave up while it spoke
      core.surprise(`the fake itself failed at ${incoming.url}: ${error instanceof Error ? error.stack : error}`)
      send(outgoing, { status: 500, body: 'the fake failed' })
    }
  })
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
  return server
}

async function answer(core: Core, request: Asked, verb: string, door: () => Door): Promise<Reply | undefined> {
  const { path, query, body, contentType, authorization } = request
  const [room, ...rest] = path
  const attempt = (method: string) => ({ method, args: { path: rest.join('/') }, at: core.clock.now() })
  if (verb === 'POST' && room === 'api')
    return answerCall(core, { method: rest.join('/'), contentType, authorization, body: body.toString() })
  if (verb === 'POST' && room === 'upload') {
    const bytes = await bytesOf(request)
    return replyOf(core, attempt('upload'), {}, () => keep(core, rest[1] ?? '', rest[2] ?? '', bytes))
  }
  if (verb === 'POST' && room === 'response') {
    const args = parsed(body.toString())
    return replyOf(core, attempt('response_url'), {}, () => respond(core, rest[0] ?? '', isJson(args) ? args : {}))
  }
  if (verb === 'GET' && path.join('/') === 'oauth/v2/authorize') return askConsent(core, query, door())
  core.surprise(`${verb} /${path.join('/')} is nothing that Slack has`)
  return { status: 404, body: 'not found' }
}

function keep(core: Core, team: string, id: string, bytes: Buffer): Reply {
  const file = core.teams.get(team)?.files.get(id)
  if (!file) return { status: 404, body: 'not found' }
  if (file.length !== bytes.length) {
    core.surprise(`${file.name} was announced with ${file.length} bytes and came with ${bytes.length}`)
    return { status: 400, body: 'wrong length' }
  }
  file.bytes = bytes
  return { status: 200, body: `OK - ${bytes.length}` }
}

/** An upload comes as a form with one file, or as the bare bytes. */
async function bytesOf({ body, contentType }: Asked): Promise<Buffer> {
  if (!contentType.startsWith('multipart/form-data')) return body
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
  const file = [...form.values()].find((value) => value instanceof Blob)
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
}

async function read(incoming: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake')
  const { 'content-type': contentType = '', authorization } = incoming.headers
  const path = pathname.split('/').filter(Boolean)
  return { path, query: searchParams, contentType, authorization, body: Buffer.concat(chunks) }
}

function send(outgoing: ServerResponse, reply: Reply | undefined): void {
  if (!reply) return void outgoing.socket?.destroy()
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
  const type = typeof reply.body === 'string' ? 'text/html' : 'application/json; charset=utf-8'
  outgoing.writeHead(reply.status, { 'content-type': type, ...reply.headers }).end(text)
}
