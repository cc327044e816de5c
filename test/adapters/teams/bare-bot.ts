// The smallest bot that does everything once: botbuilder as it comes, to try the fake Teams with the official client.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Activity,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  TurnContext,
} from 'botbuilder'
import type { ServiceClientCredentials, ServiceClientCredentialsFactory } from 'botframework-connector'
import express from 'express'
import type { FakeTeams } from '../../support/fake-teams/fake-teams.ts'

const audience = 'https://api.botframework.com'
const text = (words: string) => ({ type: 'TextBlock', text: words, wrap: true })

export const press = (title: string, verb: string, more: object = {}) => ({
  ...{ type: 'Action.Execute', title, verb, data: { pressed: verb }, associatedInputs: 'none', ...more },
  fallback: { type: 'Action.Submit', title, data: { pressed: verb }, associatedInputs: 'none' },
})
const opens = (title: string) => ({
  ...{ type: 'Action.Submit', title, associatedInputs: 'none' },
  data: { pressed: 'reject', msteams: { type: 'task/fetch' } },
})
const ask = {
  type: 'Action.ShowCard',
  title: 'Withdraw…',
  card: { type: 'AdaptiveCard', body: [text('Sure?')], actions: [press('Withdraw', 'withdraw')] },
}

export const card = (
  words: string,
  actions: object[] = [press('Accept', 'accept'), opens('Reject…'), ask],
  more = {},
) => ({
  ...{ type: 'AdaptiveCard', version: '1.5', fallbackText: words, body: [text(words)] },
  ...(actions.length > 0 && { actions }),
  ...more,
})

export const message = (content: object, summary = 'A lead'): Partial<Activity> => ({
  ...{ type: 'message', summary, attachments: [CardFactory.adaptiveCard(content)] },
})

const form = (error?: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: 'Why?',
  body: [
    {
      type: 'Input.ChoiceSet',
      id: 'reason',
      label: 'Reason',
      isRequired: true,
      errorMessage: 'Please choose',
      choices: [{ title: 'No budget', value: 'budget' }],
    },
    { type: 'Input.Text', id: 'note', label: 'Note', maxLength: 20 },
    ...(error ? [{ ...text(error), color: 'attention' }] : []),
  ],
  actions: [{ type: 'Action.Submit', title: 'Reject', data: { form: 'reject' } }],
})
const dialog = (error?: string) => ({
  task: {
    type: 'continue',
    value: { title: 'Reject', height: 'medium', width: 'medium', card: CardFactory.adaptiveCard(form(error)) },
  },
})

export type BareBot = Awaited<ReturnType<typeof startBareBot>>

/** Listens on a free port, and tells the fake where. `dialogNow`: what opens in place of its own form; anything sent is taken. */
export async function startBareBot(teams: FakeTeams, dialogNow?: () => object) {
  const { app, loginUrl } = teams
  const signIn = async () => {
    const asked = {
      grant_type: 'client_credentials',
      client_id: app.id,
      client_secret: app.password,
      scope: `${audience}/.default`,
    }
    const answer = await fetch(`${loginUrl}${app.tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(asked),
    })
    return ((await answer.json()) as { access_token: string }).access_token
  }
  const credentials: ServiceClientCredentials = {
    async signRequest(request) {
      request.headers.set('authorization', `Bearer ${await signIn()}`)
      return request
    },
  }
  const factory: ServiceClientCredentialsFactory = {
    isValidAppId: async (id) => id === app.id,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials,
  }
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ...{ ToChannelFromBotLoginUrl: loginUrl, ToChannelFromBotOAuthScope: audience, OAuthUrl: audience },
      ...{ ToBotFromChannelTokenIssuer: audience, ValidateAuthority: false, CallerId: 'urn:botframework:azure' },
      ToBotFromChannelOpenIdMetadataUrl: `${loginUrl}v1/.well-known/openidconfiguration`,
    },
    factory,
  )
  const adapter = new CloudAdapter(authentication)
  adapter.onTurnError = async () => {}
  const heard: Partial<Activity>[] = []

  async function onTurn(context: TurnContext): Promise<void> {
    const { activity } = context
    heard.push({ ...activity })
    const answer = (body: object) => context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
    const value = activity.value as { action?: { verb?: string }; data?: { note?: string } } | undefined
    if (activity.name === 'adaptiveCard/action') {
      const shown = card(`${value?.action?.verb} by ${activity.from.name}`, [])
      if (value?.action?.verb === 'word')
        return void (await answer({
          statusCode: 200,
          type: 'application/vnd.microsoft.activity.message',
          value: 'Too late',
        }))
      if (value?.action?.verb === 'mute') return void (await answer({}))
      if (value?.action?.verb === 'accept' || value?.action?.verb === 'loop')
        await context.updateActivity({ ...message(shown), id: activity.replyToId } as Activity)
      return void (await answer({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: shown }))
    }
    if (activity.name === 'task/fetch' || activity.name === 'composeExtension/fetchTask')
      return void (await answer(dialogNow?.() ?? dialog()))
    if (activity.name === 'task/submit' || activity.name === 'composeExtension/submitAction')
      return void (await answer(value?.data?.note || dialogNow ? {} : dialog('Please say why')))
    if (activity.type === 'message' && !activity.value) {
      const asked = (TurnContext.removeRecipientMention(activity) || activity.text).replace(/<\/?at>/g, '')
      await context.sendActivity(asked.trim() === 'lead' ? message(card('Ana Ruiz')) : `You said: ${asked.trim()}`)
    }
  }

  const web = express()
  web.post('/api/messages', express.json(), (request, response) => void adapter.process(request, response, onTurn))
  const server = createServer(web)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  teams.listener(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`)

  /** A call of the connector, as the bot makes it. */
  async function call(verb: string, path: string, body?: object, authorization?: string) {
    const answer = await fetch(teams.serviceUrl + path, {
      method: verb,
      headers: { 'content-type': 'application/json', authorization: authorization ?? `Bearer ${await signIn()}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    const told = await answer.text()
    return { status: answer.status, headers: answer.headers, body: told.startsWith('{') ? JSON.parse(told) : told }
  }

  return {
    ...{ heard, call, adapter },
    /** A new thread in a channel. */
    open: (channel: string, activity: object) =>
      call('POST', 'v3/conversations', {
        ...{ isGroup: true, bot: { id: teams.botId }, tenantId: teams.tenant, activity },
        channelData: { channel: { id: channel }, tenant: { id: teams.tenant } },
      }),
    /** The personal conversation with somebody. */
    personal: (id: string, tenantId = teams.tenant) =>
      call('POST', 'v3/conversations', { isGroup: false, bot: { id: teams.botId }, members: [{ id }], tenantId }),
    /** As botbuilder does it by itself. */
    goOn: (reference: Partial<ConversationReference>, work: (context: TurnContext) => Promise<void>) =>
      adapter.continueConversationAsync(app.id, reference, work),
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
