// The workspace trusts whoever reaches it, so only its own page on this machine may: no other host name, no other origin.
import type { Request, RequestHandler } from 'express'
import { isLoopback } from '../../../config.ts'
import { Problem } from '../problem.ts'

/** Refuses requests that came under a foreign host name (DNS rebinding) or from a foreign page. */
export const loopbackOnly: RequestHandler = ({ headers: { host, origin } }, _res, next) => {
  const here = urlOf(`http://${host}`)
  if (!here || !isOwnName(here)) throw elsewhere(`the host name ${quoted(host)}`)
  if (origin !== undefined && urlOf(origin)?.host !== here.host) throw elsewhere(`a page of ${quoted(origin)}`)
  next()
}

/** A connection from this very machine. A proxy on it speaks for others, and says so. */
export const isLocal = ({ headers, socket }: Request): boolean =>
  isLoopback((socket.remoteAddress ?? '').replace(/^::ffff:/, '')) && !headers.forwarded && !headers['x-forwarded-for']

/** The same, and under this machine's own name. */
export function isOwnMachine(request: Request): boolean {
  const here = urlOf(`http://${request.headers.host}`)
  return here !== null && isOwnName(here) && isLocal(request)
}

const elsewhere = (what: string) =>
  new Problem(403, 'only-on-this-machine', {
    detail: `The local workspace answers only its own page on this machine, and this request came through ${what}. Open it as http://localhost or http://127.0.0.1, with the same port.`,
  })

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

const quoted = (value: string | undefined): string => (value ? `"${value.slice(0, 100)}"` : 'an unknown place')

const isOwnName = ({ hostname }: URL): boolean => isLoopback(hostname.replace(/^\[|\]$/g, ''))
