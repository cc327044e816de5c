// A Slack of our own: a real server that keeps state, calls back signed, fails on purpose, and is surprised by nothing.
import type { Duplex } from 'node:stream'
import type { Clock } from '../../../src/ports/clock.ts'
import { systemClock } from '../../../src/ports/clock.ts'
import type { Json } from '../fake-chat/json.ts'
import { printed } from '../fake-chat/seen.ts'
import { expectSurprise } from '../fake-chat/words.ts'
import { createCallbacks, type How } from './callbacks.ts'
import type { Door } from './consent.ts'
import { createCore } from './core.ts'

import type { Strictness } from './rates.ts'
import { fetchFrom, noAddress, openAddress } from './server.ts'
import { createSockets } from './sockets.ts'
import { type ChannelSpec, createTeam, type TeamSpec, type UserSpec, userNamed } from './team.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

export type FakeSlackOptions = {
  users?: readonly UserSpec[]
  channels?: readonly (ChannelSpec | string)[]
  team?: Partial<Pick<TeamSpec, 'id' | 'name' | 'domain' | 'enterprise'>>
  /** Granted to the app; absent: everything that the fake knows. */
  scopes?: readonly string[]
  /** Subscribed to; absent: everything that the fake can tell. */
  events?: readonly string[]
  clock?: Clock
  /** Says what is wrong with the blocks of `{text, blocks}` or of a view. */
  validate?: (payload: Json) => string[]
  /** Does this workspace take `data_visualization` blocks already? Absent: yes. */
  acceptsCharts?: boolean
  /** Slack's rates, by the clock of the fake. Absent: none. */
  strictRates?: Strictness | boolean
  /** Tokens live for twelve hours and are renewed. Absent: they live on. */
  tokenRotation?: boolean
  /** How long the app may take to acknowledge. Absent: 3 s, as at Slack. */
  ackMs?: number
  /** Everything in one process: the fake is reached by its `fetch`, and reaches the app by this. Absent: real addresses. */
  connect?: (url: string) => Duplex
  /** How long a test waits for what it expects. Generous: it only ends what hangs. */
  waitMs?: number
  /** Whatever no test has claimed or allowed makes `close` fail. Absent: yes. */
  nothingUnexpected?: boolean
}

export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>

const allScopes =
  'app_mentions:read channels:history channels:read chat:write commands dnd:read files:write groups:history groups:read ' +
  'im:history im:read im:write mpim:read team:read users.profile:read users:read users:read.email'
const allEvents =
  'app_home_opened app_mention app_uninstalled tokens_revoked member_joined_channel message.im channel_archive channel_rename'

/** Listens on a free loopback port. Close it, also after a failure. */
export async function startFakeSlack(options: FakeSlackOptions = {}) {
  const core = createCore({
    clock: options.clock ?? systemClock,
    app: {
      ...{
        id: 'A0FAKE0001',
        clientId: '111.222',
        clientSecret: 'fake-client-secret',
        appToken: 'xapp-1-A0FAKE0001-fake',
      },
      ...{ signingSecret: 'fake-signing-secret', verificationToken: 'fake-verification' },
    },
    validate: options.validate,
    acceptsCharts: options.acceptsCharts ?? true,
    strictRates: options.strictRates ?? false,
    tokenRotation: options.tokenRotation ?? false,
    waitMs: options.waitMs ?? 15_000,
  })
  const sockets = createSockets(core)
  const callbacks = createCallbacks(core, sockets, options.ackMs ?? 3_000, options.connect)
  const events = new Set(options.events ?? allEvents.split(' '))
  const workspaces = new Map<string, Workspace>()
  core.tokens.add({ value: core.app.appToken, kind: 'app', team: undefined })

  /** One more workspace. The app is let in when it comes through the door (`nextInstall`), or by the token made here. */
  function addWorkspace(spec: Partial<TeamSpec> = {}): Workspace & { botToken: string } {
    const id = spec.id ?? core.newId('T')
    const scopes = spec.scopes ?? options.scopes ?? allScopes.split(' ')
    const team = createTeam(
      { name: 'Trazaluz', domain: 'trazaluz', users: [], channels: ['general'], ...spec, id, scopes },
      core.clock,
      core.newId,
    )
    core.teams.set(id, team)
    const workspace = createWorkspace(core, callbacks, team, events)
    workspaces.set(id, workspace)
    return Object.assign(workspace, { botToken: core.tokens.issue(team).value })
  }

  const { users = [], channels = ['general'] } = options
  const main = addWorkspace({ ...options.team, users, channels })
  let door: { workspace: string; who?: string; answer: Door['answer'] } = { workspace: main.id, answer: 'allow' }
  const doorOf = (): Door => {
    const team = core.teams.get(door.workspace) ?? main.team
    const anybody = [...team.users.values()].find(({ bot, id }) => !bot && id !== 'USLACKBOT') ?? team.bot
    return { team, user: door.who ? userNamed(team, door.who) : anybody, answer: door.answer }
  }
  const address = options.connect ? noAddress(core) : await openAddress(core, sockets, doorOf)

  function unexpected(): string[] {
    const unseen = core.messages().filter((message) => !message.claimed)
    return [
      ...core.surprises,
      ...(unseen.length > 0 ? [`messages that nobody expected:\n${printed(unseen)}`] : []),
      ...core.faults.unmet().map((fault) => `a fault that was ordered and never happened: ${fault}`),
    ]
  }

  /** Throws on whatever no test has expected: a message, a wrong argument, an unanswered gesture. */
  function verify(): void {
    const found = unexpected()
    if (found.length > 0) throw new Error(`The fake Slack was surprised:\n- ${found.join('\n- ')}`)
  }

  return Object.assign(main, {
    /** For `clientOptions.slackApiUrl` and SLACK_API_URL. */
    apiUrl: `${core.baseUrl}/api/`,
    /** For `installerOptions.authorizationUrl`. */
    authorizationUrl: `${core.baseUrl}/oauth/v2/authorize`,
    /** The same without a network in between. */
    fetch: (input: string | URL, init: RequestInit = {}) => fetchFrom(core, doorOf, input, init),
    app: core.app,
    faults: core.faults,
    sockets,
    calls: core.calls,
    callsOf: (method: string) => core.calls.filter((call) => call.method === method),
    /** How often the strict rates said 429. */
    slowedDown: () => core.slowedDown,
    /** Where the app listens: the URL of its /slack/events, or 'socket'; undefined: nowhere. */
    listener: callbacks.listener,
    /** Every callback so far and how it was answered; `redeliver` sends one again. */
    callbacks: callbacks.log,
    redeliver: (callback: (typeof callbacks.log)[number]['callback'], how?: How) => callbacks.deliver(callback, how),
    holdCallbacks: callbacks.hold,
    /** A signed request of the test's own making. */
    raw: callbacks.raw,
    /** Slack asks whether the address is the app's. */
    urlVerification: (challenge = 'challenge', how?: How) =>
      callbacks.raw(
        JSON.stringify({ type: 'url_verification', token: core.app.verificationToken, challenge }),
        'application/json',
        how,
      ),
    sslCheck: (how?: How) =>
      callbacks.raw(`ssl_check=1&token=${core.app.verificationToken}`, 'application/x-www-form-urlencoded', {
        signature: '',
        ...how,
      }),
    addWorkspace,
    workspace: (id: string): Workspace => workspaces.get(id) ?? raise(`There is no workspace ${id}`),
    /** Where the next browser that comes to the consent page lets the app in, and who says yes or no. */
    nextInstall(workspace: Workspace, who?: string, answer: Door['answer'] = 'allow'): void {
      door = { workspace: workspace.id, answer, ...(who !== undefined && { who }) }
    },
    /** From now on every connection is refused, and open ones are cut. */
    goDown: address.goDown,
    comeBack: address.comeBack,
    openConnections: address.openConnections,
    /** Waits until this is true; what to print when it never is. */
    until: core.waiting.until,
    surprises: core.surprises,
    /** Takes a surprise that the test meant to cause; throws when there was none. */
    expectSurprise: (wanted: string | RegExp) => expectSurprise(core.surprises, wanted),
    /** Whatever was said so far is of no interest to this test. */
    claimAll(): void {
      for (const message of core.messages()) message.claimed = true
    },
    verify,
    /** Leaves nothing open. Throws as `verify` does, after all is closed. */
    async close(): Promise<void> {
      core.stop()
      await sockets.close()
      await address.goDown()
      if (options.nothingUnexpected ?? true) verify()
    },
  })
}

function raise(what: string): never {
  throw new Error(what)
}
