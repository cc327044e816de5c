// The Bot Connector of Teams: each call made once, with a time limit, and its failure as a fault. Only here and in `app`
// is botbuilder known.
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder'
import {
  ConnectorClient,
  type ServiceClientCredentials,
  type ServiceClientCredentialsFactory,
  TeamsConnectorClient,
} from 'botframework-connector'
import type { TeamsApp, TeamsSettings } from '../../config.ts'
import { ChatFault } from '../../ports/chat.ts'
import { type CallError, faultOf } from './faults.ts'

/** A conversation, and the service that carries it. */
export type Spot = { serviceUrl: string; conversation: string }

/** As much of a message as we send. */
export type Outgoing = {
  text?: string
  textFormat?: 'plain' | 'xml'
  summary?: string
  attachments?: readonly { contentType: string; content: object }[]
  entities?: readonly object[]
}

export type Member = { id: string; name: string; email: string | null; userPrincipalName: string | null }
type Channel = { channel: string; name: string | null }

/** Every call throws a ChatFault. */
export type Connector = {
  /** Returns the id of the message. */
  post(spot: Spot, message: Outgoing): Promise<string>
  update(spot: Spot, activity: string, message: Outgoing): Promise<void>
  /** A new thread in a channel. */
  open(place: { serviceUrl: string; tenant: string; channel: string }, message: Outgoing): Promise<Said>
  /** The personal conversation with somebody; says nothing. */
  personal(who: { serviceUrl: string; tenant: string; userId: string }): Promise<string>
  /** Seen by one person only, where others read, too. */
  whisper(spot: Spot, userId: string, message: Outgoing): Promise<void>
  member(spot: Spot, userId: string): Promise<Member>
  /** Everybody in a team or a conversation. */
  members(spot: Spot): Promise<Member[]>
  channels(serviceUrl: string, team: string): Promise<Channel[]>
  teamName(serviceUrl: string, team: string): Promise<string>
  /** Proves that the secret is right. */
  signIn(): Promise<void>
  /** The bot's own id, as Teams called it last. */
  knowAs(id: string): void
}

export type Said = { conversation: string; activity: string }

const callMs = 9_000
const tokenMs = 5_000
const pageSize = 200
const pages = 50

export const audience = 'https://api.botframework.com'

export function createConnector({ app, loginUrl }: TeamsSettings, now: () => Date): Connector {
  const clients = new Map<string, { connector: ConnectorClient; teams: TeamsConnectorClient }>()
  let bot = app ? `28:${app.id}` : ''
  const tokens = createTokens(app, loginUrl)

  function clientsAt(serviceUrl: string) {
    const known = clients.get(serviceUrl)
    if (known) return known
    const signed: ServiceClientCredentials = {
      async signRequest(request) {
        const token = await tokens.get()
        if (token) request.headers.set('authorization', `Bearer ${token}`)
        return request
      },
    }
    const made = {
      connector: new ConnectorClient(signed, { baseUri: serviceUrl }),
      teams: new TeamsConnectorClient(signed, { baseUri: serviceUrl }),
    }
    for (const client of Object.values(made)) sayOnce(client)
    clients.set(serviceUrl, made)
    return made
  }

  const limited = { timeout: callMs }

  async function call<T>(work: () => Promise<T>): Promise<T> {
    // Got beforehand: without a token nothing was said.
    await tokens.get()
    try {
      return await work()
    } catch (error) {
      throw failed(callErrorOf(error))
    }
  }

  function failed(error: CallError): ChatFault {
    if (error.status === 401) tokens.forget()
    return new ChatFault(faultOf(error, now()))
  }

  const asActivity = (message: Outgoing) => ({ type: 'message', ...message }) as never

  return {
    async post({ serviceUrl, conversation }, message) {
      const { conversations } = clientsAt(serviceUrl).connector
      const { id } = await call(() => conversations.sendToConversation(conversation, asActivity(message), limited))
      return id
    },

    async update({ serviceUrl, conversation }, activity, message) {
      const { conversations } = clientsAt(serviceUrl).connector
      const changed = { type: 'message', id: activity, ...message } as never
      await call(() => conversations.updateActivity(conversation, activity, changed, limited))
    },

    async open({ serviceUrl, tenant, channel }, message) {
      const { conversations } = clientsAt(serviceUrl).connector
      const asked = {
        ...{ isGroup: true, bot: { id: bot, name: '' }, tenantId: tenant },
        ...{ channelData: { channel: { id: channel }, tenant: { id: tenant } }, activity: asActivity(message) },
      }
      const { id, activityId } = await call(() => conversations.createConversation(asked, limited))
      return { conversation: id, activity: activityId || (/;messageid=(\d+)$/.exec(id)?.[1] ?? '') }
    },

    async personal({ serviceUrl, tenant, userId }) {
      const { conversations } = clientsAt(serviceUrl).connector
      const asked = {
        ...{ isGroup: false, bot: { id: bot, name: '' }, tenantId: tenant },
        ...{ members: [{ id: userId, name: '' }], channelData: { tenant: { id: tenant } } },
      }
      const { id } = await call(() => conversations.createConversation(asked, limited))
      return id
    },

    // botbuilder has no call for it. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/targeted-messages
    whisper({ serviceUrl, conversation }, userId, message) {
      return call(async () => {
        const token = await tokens.get()
        const base = serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`
        const path = `v3/conversations/${encodeURIComponent(conversation)}/activities?isTargetedActivity=true`
        const answer = await fetch(base + path, {
          ...{ method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(callMs) },
          headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
          body: JSON.stringify({ type: 'message', ...message, recipient: { id: userId } }),
        })
        if (answer.ok) return void (await answer.body?.cancel())
        const told = (await answer.json().catch(() => null)) as { error?: { code?: string } } | null
        throw Object.assign(new Error('a targeted message was not taken'), {
          ...{ statusCode: answer.status, code: told?.error?.code },
        })
      })
    },

    async member({ serviceUrl, conversation }, userId) {
      const { conversations } = clientsAt(serviceUrl).connector
      return memberOf(await call(() => conversations.getConversationMember(conversation, userId, limited)))
    },

    async members({ serviceUrl, conversation }) {
      const { conversations } = clientsAt(serviceUrl).connector
      const all: Member[] = []
      let continuationToken: string | undefined
      for (let page = 0; page < pages; page++) {
        const asked = { ...limited, pageSize, ...(continuationToken && { continuationToken }) }
        const answer = await call(() => conversations.getConversationPagedMembers(conversation, asked as never))
        all.push(...(answer.members ?? []).map(memberOf))
        continuationToken = answer.continuationToken
        if (!continuationToken) break
      }
      return all
    },

    async channels(serviceUrl, team) {
      const { conversations } = await call(() => clientsAt(serviceUrl).teams.teams.fetchChannelList(team, limited))
      return (conversations ?? []).map(({ id = '', name }) => ({ channel: id, name: name ?? null }))
    },

    async teamName(serviceUrl, team) {
      const { name } = await call(() => clientsAt(serviceUrl).teams.teams.fetchTeamDetails(team, limited))
      return name ?? ''
    },

    async signIn() {
      tokens.forget()
      await tokens.get()
    },

    knowAs(id) {
      bot = id
    },
  }
}

/** With its own policies a client would send a message again when the answer is lost; it offers no other way to stop that. */
function sayOnce(client: object): void {
  const { pipeline } = (client as { client: { pipeline: { removePolicy(policy: { name: string }): unknown } } }).client
  for (const name of ['defaultRetryPolicy', 'redirectPolicy']) pipeline.removePolicy({ name })
}

function memberOf(account: { id?: string; name?: string }): Member {
  const { id = '', name = '', email, userPrincipalName } = account as Partial<Member>
  return { id, name, email: email ?? null, userPrincipalName: userPrincipalName ?? null }
}

/** The error of any of the clients, read for what it says. */
function callErrorOf(error: unknown): CallError {
  const { name, code, statusCode, response, message } = error as {
    name?: string
    code?: unknown
    statusCode?: number
    message?: string
    response?: { headers?: { get(name: string): string | undefined } }
  }
  const cause =
    error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : null
  const retryAfter = response?.headers?.get('retry-after')
  return {
    code: typeof code === 'string' ? code : cause === null ? undefined : String(cause),
    status: statusCode,
    ...(retryAfter && { retryAfter }),
    message: statusCode === undefined ? `${name}: ${message}` : undefined,
  }
}

type Tokens = { get(): Promise<string | null>; forget(): void }

/** Null where nobody proves anything: to a local client. */
function createTokens(app: TeamsApp | null, loginUrl: string | undefined): Tokens {
  if (!app) return { get: async () => null, forget: () => {} }
  const source = credentialsFor(app, loginUrl).createCredentials(app.id, audience, '', true)
  let renew = false
  return {
    async get() {
      const credentials = (await source) as unknown as { getToken(forceRefresh?: boolean): Promise<string> }
      try {
        const token = await within(credentials.getToken(renew), tokenMs)
        renew = false
        return token
      } catch (error) {
        throw new ChatFault(signInFault(error))
      }
    },
    forget() {
      renew = true
    },
  }
}

/** A refused secret is for people to mend; whatever else went wrong, nothing was said. */
function signInFault(error: unknown): ChatFault['fault'] {
  const { errorCode, message } = error as { errorCode?: string; message?: string }
  const refused = /invalid_client|unauthorized_client|invalid_request|invalid_grant|AADSTS/.test(
    `${errorCode} ${message}`,
  )
  return refused ? { kind: 'sign-in' } : { kind: 'refused', reason: `no token (${errorCode ?? message})` }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms / 1000} seconds`)), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Who we are to Teams, and who may speak to us. */
export function credentialsFor(app: TeamsApp, loginUrl: string | undefined): ServiceClientCredentialsFactory {
  if (loginUrl) return localCredentials(app, loginUrl)
  return new ConfigurationServiceClientCredentialFactory({
    ...{ MicrosoftAppId: app.id, MicrosoftAppType: app.type, MicrosoftAppTenantId: app.tenant },
    ...(app.password && { MicrosoftAppPassword: app.password }),
  })
}

/** Microsoft's own library insists on https and on Microsoft's hosts. */
function localCredentials({ id, password = '', tenant }: TeamsApp, loginUrl: string): ServiceClientCredentialsFactory {
  let kept: { token: string; until: number } | null = null
  async function getToken(forceRefresh = false): Promise<string> {
    if (kept && kept.until > Date.now() && !forceRefresh) return kept.token
    const asked = { grant_type: 'client_credentials', client_id: id, client_secret: password }
    const body = new URLSearchParams({ ...asked, scope: `${audience}/.default` })
    const answer = await fetch(new URL(`${tenant}/oauth2/v2.0/token`, loginUrl), { method: 'POST', body })
    const told = (await answer.json()) as { access_token?: string; expires_in?: number; error?: string }
    if (!told.access_token) throw Object.assign(new Error('no token was given'), { errorCode: told.error })
    kept = { token: told.access_token, until: Date.now() + ((told.expires_in ?? 3600) - 300) * 1000 }
    return kept.token
  }
  return {
    isValidAppId: async (appId) => appId === id,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({ getToken, signRequest: async (request) => request }) as ServiceClientCredentials,
  }
}
