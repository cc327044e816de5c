// The workspace trusts whoever reaches it, so only its own page on this machine may: no other host name, no other origin.
import type { Request, RequestHandler } from 'express'
import { Problem } from '../problem.ts'

/** Refuses requests that came under a foreign host name (DNS rebinding) or from a foreign page. */
export const loopbackOnly: RequestHandler = ({ headers: { host, origin } }, _res, next) => {
  const here = urlOf(`http://${host}`)
  if (!here || !isLoopback(here.hostname)) throw elsewhere(`the host name ${quoted(host)}`)
  if (origin !== undefined && urlOf(origin)?.host !== here.host) throw elsewhere(`a page of ${quoted(origin)}`)
  next()
}

/** Somebody at this very machine, under its own name, and not through a proxy that speaks for others. */
export function isOwnMachine({ headers, socket }: Request): boolean {
  const name = urlOf(`http://${headers.host}`)?.hostname ?? ''
  const from = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const near = from === '::1' || isLoopback(from)
  return near && isLoopback(name) && !headers.forwarded && !headers['x-forwarded-for']
}

const elsewhere = (what: string) =>
  new Problem(403, 'only-on-this-machine', {
    detail: `The local workspace answers only its own page on this machine, and this request came through ${what}. Open it as http://localhost or http://127.0.0.1, with the same port.`,
  })

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

const quoted = (value: string | undefined): string => (value ? `"${value.slice(0, 100)}"` : 'an unknown place')

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
