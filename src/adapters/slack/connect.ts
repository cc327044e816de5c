// Slack, put together: how it is reached, who is who in it, and how a desk speaks there.
import { AuthorizationError, ExpressReceiver, SocketModeReceiver } from '@slack/bolt'
import express, { type RequestHandler, type Router } from 'express'
import type { Log } from '../../app/context.ts'
import type { SlackSettings } from '../../config.ts'
import type { Company, Desk } from '../../core/company.ts'
import type { Accounts } from '../../ports/accounts.ts'
import type { Chat } from '../../ports/chat.ts'
import type { Conversation } from '../../ports/conversation.ts'
import type { Installations } from '../../store/installations.ts'
import { createApp } from './app.ts'
import { createChannels } from './channels.ts'
import { type ChatParts, createSlackChat } from './chat.ts'
import { createGestures } from './gestures.ts'
import { installByLink } from './installation.ts'
import { createPeople } from './people.ts'
import { slackLogger } from './slack-log.ts'
import { superviseSocket } from './socket.ts'
import { clientOptions, createWorkspaces, type Tokens, type Workspaces } from './workspaces.ts'

type Parts = {
  settings: SlackSettings
  company: Company
  accounts: Accounts
  /** Where the app is installed by a link; absent: only where its token is from. */
  installations?: Installations
  drawPng: ChatParts['drawPng']
  now(): Date
  log: Log
}

export type Slack = {
  /** Slack as that desk speaks in it. */
  chatOf(desk: Desk): Chat
  workspaces: Workspaces
  /**
   * For people's presses and words. `mended`: something that kept messages of a channel back is over. `left`: the app
   * was removed from a workspace.
   */
  connect(house: {
    conversation: Conversation
    mended(channel: string): Promise<void>
    left?(team: string): void
  }): Connection
}

export type Connection = {
  /** Requests of Slack and of people who install the app; to stand before any body is read. */
  router: Router
  start(): void
  stop(): Promise<void>
  health(): true | string
}

const unheard = { start: () => {}, stop: async () => {}, health: () => true as const }

export function createSlack(parts: Parts): Slack {
  const { settings, company, accounts, installations, now, log } = parts
  const { apiUrl, oauth } = settings
  const logger = slackLogger(log)
  const link = oauth && installations && installByLink({ oauth, installations, logger, ...(apiUrl && { apiUrl }) })
  const tokens: Tokens = link?.tokens ?? {
    tokenOf: async () => settings.botToken ?? null,
    teams: async () => null,
  }
  const workspaces = createWorkspaces(tokens, logger, apiUrl)
  const people = createPeople(accounts)
  const channels = createChannels(now)
  const nativeCharts = new Map<string, boolean>()
  const chats = new Map<string, Chat>()

  return {
    workspaces,

    chatOf(desk) {
      const known = chats.get(desk.id)
      if (known) return known
      const { drawPng } = parts
      const chat = createSlackChat({ company, workspaces, channels, people, drawPng, log }, desk, nativeCharts)
      chats.set(desk.id, chat)
      return chat
    },

    connect({ conversation, mended, left }) {
      const gestures = createGestures({ company, conversation, accounts, workspaces, channels, people, log })
      const names = [...new Set(company.desks.flatMap((desk) => Object.values(desk.channels)))]
      const happenings = {
        async channelChanged(team: string, channel: string) {
          channels.forget(team)
          const name = await channels.nameOf(await workspaces.get(team), channel, names)
          if (name !== undefined) await mended(name)
        },
        async left(team: string, enterprise: string | undefined) {
          workspaces.forget(team)
          await installations?.remove(team)
          if (enterprise) await installations?.remove(enterprise)
          await accounts.forget({ platform: 'slack', workspace: team })
          log.warn({ team }, 'the app was removed from a workspace of Slack')
          left?.(team)
        },
      }
      const app = { workspaces, gestures, happenings, logger, ...(apiUrl && { apiUrl }) }
      const router = express.Router()
      if (link) router.use(link.router)
      if (settings.appToken) {
        const receiver = new SocketModeReceiver({
          ...{ appToken: settings.appToken, logger, autoReconnectEnabled: false },
          installerOptions: { clientOptions: clientOptions(apiUrl) },
        })
        createApp({ ...app, receiver })
        return { router, ...superviseSocket(receiver, log) }
      }
      router.use('/slack/events', notFromTheFuture)
      const receiver = new ExpressReceiver({
        ...{ signingSecret: settings.signingSecret ?? '', router, logger },
        // A signed request that says nothing we know would be left without an answer.
        ...{ unhandledRequestTimeoutMillis: patienceMs, unhandledRequestHandler: unanswered },
        processEventErrorHandler: unreadable,
      })
      createApp({ ...app, receiver })
      return { router, ...unheard }
    },
  }
}

/** Everything that we know is acknowledged earlier, also by a process that has its hands full. */
const patienceMs = 4_000

const unanswered = ({ response }: { response: { writeHead(status: number): { end(): void } } }) =>
  void response.writeHead(400).end()

type Unread = Parameters<NonNullable<ConstructorParameters<typeof ExpressReceiver>[0]['processEventErrorHandler']>>[0]

/** Signed, and yet nothing that can be taken apart: a mistake of whoever sent it, not of ours. */
async function unreadable({ error, response, logger }: Unread): Promise<boolean> {
  if (response.headersSent) return false
  const status = error instanceof AuthorizationError ? 401 : error instanceof TypeError ? 400 : 500
  logger.warn(`a payload of Slack could not be taken apart (${status}): ${error.message}`)
  response.writeHead(status).end()
  return true
}

const clockSkewSeconds = 300

/** Bolt refuses what is old; what pretends to come from later could be replayed until then. */
const notFromTheFuture: RequestHandler = (request, response, next) => {
  const said = Number(request.get('x-slack-request-timestamp'))
  if (said > Date.now() / 1000 + clockSkewSeconds) return void response.status(401).end()
  next()
}
