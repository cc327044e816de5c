// HTTP without a network: the real parsers at both ends of a pipe within the process.
import { request, type Server } from 'node:http'
import { type Duplex, duplexPair } from 'node:stream'
import { text } from 'node:stream/consumers'

export type Answer = { status: number; body: string }

/** One end is the caller's, the other is a new connection of the server. */
export function connectTo(server: Server): Duplex {
  const [ours, theirs] = duplexPair()
  server.emit('connection', theirs)
  return ours
}

/** One request, and what is answered; status 0 where the connection ends without an answer. */
export function call(
  connect: () => Duplex,
  path: string,
  options: { method: string; headers: Record<string, string>; body: string },
): Promise<Answer> {
  const { method, headers, body } = options
  return new Promise((resolve) => {
    const lost = () => resolve({ status: 0, body: '' })
    const outgoing = request({ path, method, headers: { ...headers, host: 'localhost' }, createConnection: connect })
    outgoing.on('error', lost)
    outgoing.on('response', (incoming) => {
      text(incoming).then((said) => resolve({ status: incoming.statusCode ?? 0, body: said }), lost)
    })
    outgoing.end(body)
  })
}

/** The same, as `fetch` answers. */
export async function responseTo(connect: () => Duplex, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = Object.fromEntries(new Headers(init.headers).entries())
  const { status, body } = await call(connect, path, {
    method: init.method ?? 'GET',
    headers,
    body: String(init.body ?? ''),
  })
  if (status === 0) throw new TypeError('fetch failed', { cause: new Error('socket hang up') })
  return new Response(body, { status })
}
