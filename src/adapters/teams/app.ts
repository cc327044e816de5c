// The way in: what the Bot Framework sends, proven, from our own organisation, and passed on as a gesture.
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder'
import { AuthenticationConfiguration, AuthenticationError } from 'botframework-connector'
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express'
import { isLoopback, type TeamsSettings } from '../../config.ts'
import type { ActivityPayload } from './activity.ts'
import { credentialsFor } from './connector.ts'
import type { Gesture } from './gesture.ts'
import { type InvokeAnswer, notOurs } from './invoke-answers.ts'
import { isRecord } from './json.ts'
import { parseActivity } from './parse.ts'
import { audience } from './tokens.ts'

type Parts = {
  settings: TeamsSettings
  /** What to answer to an invoke; nothing: it is taken. */
  take(gesture: Gesture): Promise<InvokeAnswer | undefined>
  /** The id by which Teams calls us. */
  calledAs(id: string): void
  log: { warn(detail: Record<string, unknown>, message: string): void; error: Parts['log']['warn'] }
}

export const path = '/api/messages'

/** More than any message of Teams. */
const bodyLimit = '512kb'
const channel = 'msteams'

export function createApp({ settings, take, calledAs, log }: Parts): Router {
  const { app } = settings
  const adapter = new Adapter(authenticationFor(settings))

  async function receive(request: Request, response: Response): Promise<void> {
    const activity: unknown = request.body
    if (!isRecord(activity) || typeof activity.type !== 'string') return void response.status(400).end()
    // Everything that is proven holds for one channel and one service.
    if (app && (activity.channelId !== channel || !activity.serviceUrl)) return void response.status(403).end()
    let proven = false
    try {
      const answer = await adapter.receive(request.get('authorization') ?? '', activity, async () => {
        proven = true
        if (app && !isOfTenant(activity, app.tenant)) {
          log.warn({ tenants: tenantsOf(activity) }, 'an activity of another organisation was refused')
          return { status: 403 }
        }
        const called = isRecord(activity.recipient) ? activity.recipient.id : undefined
        if (typeof called === 'string') calledAs(called)
        return answerTo(activity as ActivityPayload)
      })
      response.status(answer.status)
      if (answer.body) response.json(answer.body)
      else response.end()
    } catch (error) {
      if (proven || isOurTrouble(error)) {
        log.error({ err: error }, 'an activity of Teams could not be worked on')
        return void response.status(500).end()
      }
      log.warn({ because: error instanceof Error ? error.message : String(error) }, notProven)
      response.status(401).end()
    }
  }

  async function answerTo(activity: ActivityPayload): Promise<InvokeAnswer> {
    const gesture = parseActivity(activity)
    const answer = await take(gesture)
    if (answer) return answer
    if (activity.type !== 'invoke' || gesture.kind !== 'nothing') return { status: 200 }
    return activity.name === 'adaptiveCard/action' ? notOurs() : { status: 501 }
  }

  const router = express.Router()
  // What brings no proof is not even read.
  const bringsProof: RequestHandler = (request, response, next) => {
    if (app ? !request.get('authorization') : !isLoopback(request.hostname)) return void response.status(401).end()
    next()
  }
  const read = express.json({ limit: bodyLimit, strict: true })
  const unreadable: ErrorRequestHandler = (error, _request, response, _next) => {
    response.status(typeof error.status === 'number' ? error.status : 400).end()
  }
  router.post(path, bringsProof, read, (request: Request, response: Response) => receive(request, response), unreadable)
  router.all(path, (_request, response) => void response.set('allow', 'POST').status(405).end())
  return router
}

const notProven = 'an activity was not proven to come from Teams'

/** The keys of Microsoft could not be read: nothing is said of the token. */
const isOurTrouble = (error: unknown): boolean =>
  error instanceof AuthenticationError
    ? Number(error.statusCode) >= 500
    : error instanceof Error && error.name === 'FetchError'

/** botbuilder's own way in writes to the console and tells strangers why it refuses them. */
class Adapter extends CloudAdapter {
  async receive(
    authorization: string,
    activity: Record<string, unknown>,
    work: () => Promise<InvokeAnswer>,
  ): Promise<InvokeAnswer> {
    let answer: InvokeAnswer = { status: 200 }
    await this.processActivity(authorization, activity as never, async (_context: TurnContext) => {
      answer = await work()
    })
    return answer
  }
}

/** Tokens of the Bot Framework only: not of skills, nor of the emulator. */
const issuedByTeams = new AuthenticationConfiguration([], async (claims) => {
  if (claims.some(({ type, value }) => type === 'iss' && value === audience)) return
  throw new AuthenticationError('The token is not one of the Bot Framework', 401)
})

function authenticationFor({ app, loginUrl }: TeamsSettings): ConfigurationBotFrameworkAuthentication {
  // Without an app nothing is proven; the configuration allows that on this machine only.
  if (!app) return new ConfigurationBotFrameworkAuthentication({})
  const own = loginUrl
    ? {
        ...{ ToChannelFromBotLoginUrl: loginUrl, ToChannelFromBotOAuthScope: audience, OAuthUrl: audience },
        ...{ ToBotFromChannelTokenIssuer: audience, ValidateAuthority: false, CallerId: 'urn:botframework:azure' },
        ToBotFromChannelOpenIdMetadataUrl: new URL('v1/.well-known/openidconfiguration', loginUrl).href,
      }
    : {}
  return new ConfigurationBotFrameworkAuthentication(own, credentialsFor(app, loginUrl), issuedByTeams)
}

/** Every organisation that an activity names. */
function tenantsOf({ conversation, channelData }: Record<string, unknown>): string[] {
  const told = isRecord(channelData) && isRecord(channelData.tenant) ? channelData.tenant.id : undefined
  const spoken = isRecord(conversation) ? conversation.tenantId : undefined
  return [told, spoken].flatMap((tenant) => (typeof tenant === 'string' ? [tenant.toLowerCase()] : []))
}

function isOfTenant(activity: Record<string, unknown>, own: string): boolean {
  const tenants = tenantsOf(activity)
  return tenants.length > 0 && tenants.every((tenant) => tenant === own)
}
