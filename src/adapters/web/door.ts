// Opens and closes the server: who is inside, and how they are seen out.
import type { Server } from 'node:http'
import { isIPv6 } from 'node:net'
import type { RequestHandler, Response } from 'express'

export type Door = {
  /** Notes who is inside. */
  attendance: RequestHandler
  open(): Promise<{ url: string }>
  close(): Promise<void>
}

/** How long running requests may take to finish once the door closes. */
const patienceSeconds = 10

export function createDoor(http: Server, { port, host }: { port: number; host: string }): Door {
  const inside = new Set<Response>()
  let closing: Promise<void> | null = null

  const attendance: RequestHandler = (_request, response, next) => {
    if (closing) response.set('connection', 'close')
    inside.add(response)
    response.once('close', () => {
      inside.delete(response)
      if (closing) http.closeIdleConnections()
    })
    next()
  }

  const open = () =>
    new Promise<{ url: string }>((resolve, reject) => {
      http.once('error', reject)
      http.listen(port, host, () => {
        http.off('error', reject)
        resolve({ url: urlOf(http, host) })
      })
    })

  const seeOut = () =>
    new Promise<void>((resolve) => {
      if (!http.listening) return resolve()
      const patience = setTimeout(() => http.closeAllConnections(), patienceSeconds * 1000)
      http.close(() => {
        clearTimeout(patience)
        resolve()
      })
      for (const response of inside) if (isLiveStream(response)) response.end()
    })

  return {
    attendance,
    open,
    close() {
      closing ??= seeOut()
      return closing
    },
  }
}

/** A live stream never finishes by itself. */
const isLiveStream = (response: Response): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')

/** Where to call: a server on all addresses is called on this machine's own. */
function urlOf(http: Server, host: string): string {
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  const name = host === '0.0.0.0' || host === '' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${isIPv6(name) ? `[${name}]` : name}:${address.port}`
}
