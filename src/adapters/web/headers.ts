// What every answer tells browsers not to do. Pages may load their own parts; everything else may not even be shown in a frame.
import type { RequestHandler } from 'express'
import helmet from 'helmet'

const nowhere = { 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"], 'object-src': ["'none'"] }

/** Scripts and styles come as files of ours, and nothing comes from elsewhere or is written into a page. */
const page = {
  ...{ 'default-src': ["'none'"], 'script-src': ["'self'"], 'style-src': ["'self'"], 'img-src': ["'self'"] },
  ...{ 'connect-src': ["'self'"], 'form-action': ["'self'"], ...nowhere },
}

/** An answer that is no page carries nothing out, whatever it holds. */
const data = { 'default-src': ["'none'"], 'form-action': ["'none'"], sandbox: [], ...nowhere }

const withPolicy = (directives: typeof page | typeof data) =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
  })

const [forPages, forData] = [withPolicy(page), withPolicy(data)]

const pages = /^\/(?:$|dashboard(?:\/handoffs)?\/?$|workspace\/|slack\/)/i

/** An answer that turned out to be a page after all: what a person reads whose link to a table does not open. */
export const asPage: RequestHandler = (request, response, next) => forPages(request, response, next)

/** A link that was handed out must not be found by a search, and its page asks for no camera. */
export const headers: RequestHandler = (request, response, next) => {
  response.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  response.set('x-robots-tag', 'noindex, nofollow')
  const policy = pages.test(request.path) ? forPages : forData
  policy(request, response, next)
}
