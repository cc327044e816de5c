// Who may come in: a bearer token, a signed webhook, a signed link, or somebody on this very machine.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { Webhook } from 'standardwebhooks'
import type { Proof } from './inbound.ts'
import { bytesOf, rawBody } from './json-body.ts'
import { Problem } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'
import { linkDays, type SignedLinks } from './signed-links.ts'
import { isLocal, isOwnMachine, loopbackOnly } from './workspace/loopback.ts'

export type Secrets = { apiToken: string; webhookSecrets: readonly string[] }

/** The handlers that stand before a route with this proof: they let the request pass, or throw a problem. */
export function guards({ apiToken, webhookSecrets }: Secrets, limit: RateLimit, links: SignedLinks) {
  if (!apiToken) throw new Error('The API cannot be opened without a token')
  const holdsToken = tokenCheck(apiToken)
  const webhooks = webhookSecrets.map((secret) => new Webhook(secret))

  const token: RequestHandler = async (request, _response, next) => {
    if (holdsToken(request)) await limit.client('token')
    else await turnAway(request)
    next()
  }
  const tokenOrSignature: RequestHandler = async (request, response, next) => {
    if (!isSigned(request) || request.headers.authorization) return token(request, response, next)
    if (!webhooks.some((webhook) => isGenuine(webhook, request))) return turnAway(request)
    await limit.client('webhook')
    response.locals.webhookId = request.get('webhook-id')
    next()
  }
  const tokenOrLink: RequestHandler = async (request, response, next) => {
    if (request.headers.authorization) return token(request, response, next)
    const worth = request.query.signature === undefined ? 'unsigned' : links.check(request.originalUrl)
    if (worth !== 'genuine') {
      response.locals.closed = worth
      if (worth === 'unsigned') return turnAway(request)
      await limit.stranger(addressOf(request))
      throw linkProblems[worth]
    }
    await limit.client(`link ${request.query.reader}`)
    response.locals.reader = String(request.query.reader)
    next()
  }
  const tokenOrLoopback: RequestHandler = async (request, response, next) =>
    isLocal(request) ? next() : token(request, response, next)
  const anyone: RequestHandler = async (request, _response, next) => {
    if (!isLocal(request)) await limit.stranger(`open ${addressOf(request)}`)
    next()
  }
  const turnAway = async (request: Request): Promise<void> => {
    await limit.stranger(addressOf(request))
    throw unauthorised(request)
  }
  /** The page itself says in its own words why it stays closed. */
  const linkOrLoopback: RequestHandler = async (request, response, next) => {
    const genuine = links.check(request.originalUrl) === 'genuine'
    response.locals.reader = genuine ? String(request.query.reader) : ''
    if (genuine) await limit.client(`link ${request.query.reader}`)
    else if (!isOwnMachine(request)) await limit.stranger(addressOf(request))
    next()
  }
  /** A platform's calls are proved by its own part of the house; whoever fails to is a stranger who knocked. */
  const platform: RequestHandler = async (request, response, next) => {
    const address = addressOf(request)
    if (!isLocal(request)) await limit.platform(address)
    await limit.knock(address, response)
    next()
  }
  const byProof: Record<Proof, RequestHandler[]> = {
    ...{ anyone: [anyone], token: [token], 'token-or-loopback': [tokenOrLoopback], loopback: [loopbackOnly] },
    ...{ 'token-or-signature': [whenSigned(rawBody), tokenOrSignature], 'token-or-link': [tokenOrLink] },
    ...{ 'link-or-loopback': [linkOrLoopback], 'slack-state': [anyone] },
    ...{ 'slack-signature': [platform], 'bot-framework-token': [platform] },
  }
  return (proof: Proof): RequestHandler[] => byProof[proof]
}

const askAgain = 'Ask for the numbers in the chat again; the answer has a new link.'

const linkProblems = {
  expired: new Problem(403, 'link-expired', { detail: `This link was good for ${linkDays} days. ${askAgain}` }),
  altered: new Problem(403, 'link-altered', { detail: `This link is not one that was handed out. ${askAgain}` }),
}

/** Both sides are hashed first, so that neither content nor length shows in the time it takes. */
function tokenCheck(apiToken: string): (request: Request) => boolean {
  const expected = sha256(apiToken)
  return (request) => {
    const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
    return given !== undefined && timingSafeEqual(sha256(given), expected)
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

const isSigned = (request: Request): boolean => request.get('webhook-signature') !== undefined

/** A signature is made over the body, so the body is read before it is known who sent it. */
const whenSigned =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) =>
    isSigned(request) && !request.headers.authorization ? handler(request, response, next) : next()

function isGenuine(webhook: Webhook, request: Request): boolean {
  const headers = {
    'webhook-id': request.get('webhook-id') ?? '',
    'webhook-timestamp': request.get('webhook-timestamp') ?? '',
    'webhook-signature': request.get('webhook-signature') ?? '',
  }
  try {
    webhook.verify(bytesOf(request), headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}

function unauthorised(request: Request): Problem {
  const tried = request.headers.authorization !== undefined
  return new Problem(401, 'unauthorised', {
    detail: isSigned(request) && !tried ? 'The signature is not valid.' : 'A valid bearer token is needed.',
    headers: { 'www-authenticate': `Bearer realm="relevo"${tried ? ', error="invalid_token"' : ''}` },
  })
}

const addressOf = (request: Request): string => request.socket.remoteAddress ?? 'unknown'
