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
import { ChatFault, type Turn } from '../../ports/chat.ts'
import { type CallError, faultOf } from './faults.ts'
import { rootOf } from './message-ref.ts'
import { audience, createTokens, type TokenSource, tokenFrom } from './tokens.ts'

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
  post(spot: Spot, message: Outgoing, turn?: Turn): Promise<string>
  update(spot: Spot, activity: string, message: Outgoing, turn?: Turn): Promise<void>
  /** A new thread in a channel. */
  open(place: { serviceUrl: string; tenant: string; channel: string }, message: Outgoing, turn?: Turn): Promise<Said>
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
const pageSize = 200
const pages = 50
/** By it the credentials know that the cloud is Microsoft's public one. */
const login = 'https://login.microsoftonline.com/botframework.com'

export function createConnector({ app, loginUrl }: TeamsSettings, now: () => Date): Connector {
  const clients = new Map<string, { connector: ConnectorClient; teams: TeamsConnectorClient }>()
  let bot = app ? `28:${app.id}` : ''
  const tokens = createTokens(app && sourceOf(app, loginUrl))

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

  async function call<T>(work: () => Promise<T>, turn?: Turn): Promise<T> {
    // Got beforehand: without a token nothing was said.
    await tokens.get()
    turn?.()
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
    async post({ serviceUrl, conversation }, message, turn) {
      const { conversations } = clientsAt(serviceUrl).connector
      const say = () => conversations.sendToConversation(conversation, asActivity(message), limited)
      return (await call(say, turn)).id
    },

    async update({ serviceUrl, conversation }, activity, message, turn) {
      const { conversations } = clientsAt(serviceUrl).connector
      const changed = { type: 'message', id: activity, ...message } as never
      await call(() => conversations.updateActivity(conversation, activity, changed, limited), turn)
    },

    async open({ serviceUrl, tenant, channel }, message, turn) {
      const { conversations } = clientsAt(serviceUrl).connector
      const asked = {
        ...{ isGroup: true, bot: { id: bot, name: '' }, tenantId: tenant },
        ...{ channelData: { channel: { id: channel }, tenant: { id: tenant } }, activity: asActivity(message) },
      }
      const { id, activityId } = await call(() => conversations.createConversation(asked, limited), turn)
      return { conversation: id, activity: activityId || (rootOf(id) ?? '') }
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

/** Its credentials all have this call, though their type does not say so. */
async function sourceOf(app: TeamsApp, loginUrl: string | undefined): Promise<TokenSource> {
  const credentials = await credentialsFor(app, loginUrl).createCredentials(app.id, audience, loginUrl ?? login, true)
  return credentials as unknown as TokenSource
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
function localCredentials(app: TeamsApp, loginUrl: string): ServiceClientCredentialsFactory {
  const getToken = tokenFrom(loginUrl, app)
  return {
    isValidAppId: async (id) => id === app.id,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({ getToken, signRequest: async (request) => request }) as ServiceClientCredentials,
  }
}
