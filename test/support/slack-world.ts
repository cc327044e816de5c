// The same company as in `world`, talking in Slack: the real adapter against a real server that speaks Slack's protocol.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { type Connection, createSlack, type Slack } from '../../src/adapters/slack/connect.ts'
import type { Context } from '../../src/app/context.ts'
import type { SlackSettings } from '../../src/config.ts'
import type { Database } from '../../src/store/database.ts'
import { wakeConversation } from '../../src/store/deliveries.ts'
import { installations } from '../../src/store/installations.ts'
import { drawPng } from '../../src/view/chart/picture.ts'
import { blockKitFaults } from './fake-slack/block-kit.ts'
import { type FakeSlackOptions, startFakeSlack } from './fake-slack/fake-slack.ts'
import { mondayMorning, openWorld } from './world.ts'

export type SlackWorld = Awaited<ReturnType<typeof openSlackWorld>>

type Options = {
  mode?: 'http' | 'socket'
  now?: Date
  company?: string
  /** Goes on with what is in the database. */
  keep?: boolean
  slack?: Omit<FakeSlackOptions, 'clock' | 'users' | 'channels'>
  /** In Slack, but not in the company. */
  strangers?: readonly { name: string; email?: string }[]
  /** In the company, but not in Slack. */
  absent?: readonly string[]
  settings?: Partial<SlackSettings>
  /** Installed by a link, in none of the workspaces yet. */
  oauth?: boolean
}

const encryptionKey = Buffer.alloc(32, 7).toString('base64')

/** Everybody of the company is in the workspace, and the bot in all of its channels. Close it, also after a failure. */
export async function openSlackWorld(database: Database, options: Options = {}) {
  const { mode = 'http', now: begin = mondayMorning, company: text, keep, strangers = [], absent = [] } = options
  let connected: Slack | undefined
  const world = await openWorld(database, {
    now: begin,
    ...(text !== undefined && { company: text }),
    ...(keep && { keep }),
    chatOf: (desk) => (connected as Slack).chatOf(desk),
  })
  const { company } = world.context
  const slack = await startFakeSlack({
    clock: { now: world.now },
    users: [
      ...company.people
        .filter(({ email }) => !absent.includes(email))
        .map(({ email, name }) => ({ name: email.split('@')[0] ?? name, realName: name, email })),
      ...strangers,
    ],
    channels: [...new Set(company.desks.flatMap(({ channels }) => [channels.sales, channels.feedback]))].map((name) =>
      name.slice(1),
    ),
    validate: blockKitFaults,
    ...options.slack,
  })
  const settings: SlackSettings = {
    ...{ botToken: slack.botToken, apiUrl: slack.apiUrl, signingSecret: slack.app.signingSecret },
    ...(mode === 'socket' && { appToken: slack.app.appToken }),
    ...options.settings,
  }
  const { clientId, clientSecret } = slack.app
  if (options.oauth) {
    delete settings.botToken
    settings.oauth = { clientId, clientSecret, stateSecret: 'a-state-secret-for-tests', encryptionKey }
  }
  const { accounts, conversation } = world.house
  const kept = installations(database.prisma, 'slack', encryptionKey, world.now)
  const { log } = world.context
  // What Slack's own packages say of a lost connection is no error of ours.
  const ours: Context['log'] = { ...log, error: (told, message) => told.from === 'slack' || log.error(told, message) }
  connected = createSlack({ settings, company, accounts, installations: kept, drawPng, now: world.now, log: ours })
  const mended: string[] = []
  const left: string[] = []
  const connection = connected.connect({
    conversation,
    left: (team) => left.push(team),
    async mended(channel) {
      mended.push(channel)
      await world.context.transaction((tx) => wakeConversation(tx, channel, world.now()))
    },
  })
  const address = mode === 'http' ? await listen(connection) : null
  connection.start()
  slack.listener(address ? `${address.url}/slack/events` : 'socket')
  if (!address) await eventually(() => connection.health() === true, 'the socket connects')

  return {
    ...world,
    ...{ slack, mended, left, connection, connected, installations: kept, url: address?.url ?? '' },
    events: address && `${address.url}/slack/events`,
    /** Time goes by, second by second, so that everything which waits for its turn is said. */
    async flow(seconds = 12): Promise<void> {
      for (let second = 0; second < seconds; second++) await world.second()
      await world.settle()
    },
    /** Sends a lead in as marketing would; its card is in the channel when this returns. */
    async lead(lead: Record<string, unknown>): Promise<string> {
      return world.hand(lead)
    },
    as: (email: string) => slack.user(email),
    async close(): Promise<void> {
      await connection.stop()
      await address?.close()
      await slack.close()
    },
  }
}

/** Serves only what the platform sends. */
export async function listen({ router }: Pick<Connection, 'router'>): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(express().use(router))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Looks again and again until it is so. Generous: the limit only ends what hangs. */
export async function eventually(isSo: () => boolean, what: string): Promise<void> {
  const limit = Date.now() + 30_000
  while (!isSo()) {
    if (Date.now() > limit) throw new Error(`It never comes about that ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
