// A Teams of our own: a real server that keeps state, calls back signed, fails on purpose, and is surprised by nothing.
import type { Clock } from '../../../src/ports/clock.ts'
import { systemClock } from '../../../src/ports/clock.ts'
import type { Json } from '../fake-chat/json.ts'
import { claim, printed } from '../fake-chat/seen.ts'
import { expectSurprise } from '../fake-chat/words.ts'
import { channelChanged, installation, membersChanged, teamChanged } from './activities.ts'
import { createCallbacks, type How, type Patience } from './callbacks.ts'
import { createCore } from './core.ts'
import { createIdentity } from './identity.ts'
import type { Message } from './message.ts'
import { createPerson, type Person } from './person.ts'
import { noAddress, openAddress } from './server.ts'
import {
  addChannel,
  addTeam,
  addUser,
  type Channel,
  type Conversation,
  channelNamed,
  personalWith,
  type Team,
  type TeamSpec,
  teamNamed,
  type UserSpec,
  userNamed,
} from './tenant.ts'

export type FakeTeamsOptions = {
  users?: readonly UserSpec[]
  teams?: readonly TeamSpec[]
  /** The id of the organisation. */
  tenant?: string
  clock?: Clock
  /** Say what is wrong with what is posted, with a card that answers a press, with a dialog. */
  validateMessage?: (activity: Json) => string[]
  validateCard?: (card: Json) => string[]
  validateDialog?: (task: Json) => string[]
  /** Teams' rates, by the clock of the fake. Absent: none. */
  strictRates?: boolean
  /** Is it on the network? Absent: yes. Otherwise it is reached by `connect`, and calls the app by the global `fetch`. */
  network?: boolean
  /** Proves who it is, and asks for tokens. Absent: yes. */
  secured?: boolean
  /** How long the app may take to answer. Absent: 5 s for an invoke, 15 s for a message. */
  patience?: Partial<Patience>
  /** How long a test waits for what it expects. Generous: it only ends what hangs. */
  waitMs?: number
  /** Whatever no test has claimed or allowed makes `close` fail. Absent: yes. */
  nothingUnexpected?: boolean
}

/** Where the bot speaks, as a test looks at it. */
export type Place = ReturnType<FakeTeams['channel']>
export type FakeTeams = Awaited<ReturnType<typeof startFakeTeams>>

/** Listens on a free loopback port. Close it, also after a failure. */
export async function startFakeTeams(options: FakeTeamsOptions = {}) {
  const tenantId = options.tenant ?? '77777777-0000-4000-8000-000000000001'
  const app = { id: '11111111-0000-4000-8000-00000000b07a', password: 'fake-client-secret', tenant: tenantId }
  const core = createCore({
    ...{ clock: options.clock ?? systemClock, app, identity: await createIdentity(app), tenant: tenantId },
    ...{ validateMessage: options.validateMessage, validateCard: options.validateCard },
    ...{ validateDialog: options.validateDialog, strictRates: options.strictRates ?? false },
    ...{ secured: options.secured ?? true, waitMs: options.waitMs ?? 15_000 },
  })
  const callbacks = createCallbacks(core, { invokeMs: 5_000, messageMs: 15_000, ...options.patience })
  const { tenant } = core
  for (const spec of options.users ?? []) addUser(tenant, spec, core.newId)
  for (const spec of options.teams ?? []) addTeam(tenant, spec, core.newId)
  const address = (options.network ?? true) ? await openAddress(core) : noAddress(core)
  const people = new Map<string, Person>()

  function user(who: string): Person {
    const found = userNamed(tenant, who)
    const person = people.get(found.id) ?? createPerson(core, callbacks, found)
    people.set(found.id, person)
    return person
  }

  /** An event of the organisation, which somebody caused. */
  async function tell(by: string | undefined, events: (by: ReturnType<typeof userNamed>) => Json | Json[], how?: How) {
    const cause = by ? userNamed(tenant, by) : [...tenant.users.values()][0]
    if (!cause) throw new Error('Nobody is there to cause it')
    const acks = []
    for (const event of [events(cause)].flat()) acks.push(...(await callbacks.deliver(event, how)))
    for (const { status, lost } of acks)
      if ((status < 200 || status > 202) && !how?.mayFail && !how?.token && !how?.change)
        core.surprise(`an event of Teams was not taken: ${lost ?? `status ${status}`}`)
    return acks
  }

  function unexpected(): string[] {
    const unseen = core.messages().filter((message) => !message.claimed)
    return [
      ...core.surprises,
      ...(unseen.length > 0 ? [`messages that nobody expected:\n${printed(unseen)}`] : []),
      ...core.faults.unmet().map((fault) => `a fault that was ordered and never happened: ${fault}`),
    ]
  }

  /** Throws on whatever no test has expected: a message, a card that Teams would refuse, an unanswered gesture. */
  function verify(): void {
    const found = unexpected()
    if (found.length > 0) throw new Error(`The fake Teams was surprised:\n- ${found.join('\n- ')}`)
  }

  function place(conversation: Conversation, name: string) {
    const said = () => conversation.messages.filter(({ from, deleted, to }) => from === core.botId && !deleted && !to)
    const onTop = () => said().filter(({ threadOf }) => !threadOf)
    return {
      id: conversation.id,
      /** What the bot said here and did not take back, outside of threads, the oldest first. */
      get messages(): Message[] {
        return onTop()
      },
      /** The same with what people said and with the replies in threads. */
      get everything(): Message[] {
        return conversation.messages.filter(({ deleted }) => !deleted)
      },
      /** Waits for a message (outside of threads) that no test has seen yet. */
      message: (wanted: string | RegExp = '', limitMs?: number): Promise<Message> =>
        core.waiting.until(
          () => claim(onTop(), wanted),
          () => `nothing new in ${name} says ${wanted}\n${printed(said())}`,
          limitMs,
        ),
      /** Any message of the bot that says this, also one that was seen before. */
      find: (wanted: string | RegExp): Message | undefined => said().find((message) => message.says(wanted)),
      /** Throws when the bot said something here that no test has seen. */
      expectNoMore(): void {
        const unseen = said().filter(({ claimed }) => !claimed)
        if (unseen.length > 0) throw new Error(`Unexpected in ${name}:\n${printed(unseen)}`)
      },
    }
  }

  function channel(name: string) {
    const found = channelNamed(tenant, name)
    const conversation = tenant.conversations.get(found.id) as Conversation
    const changed = (eventType: string, by?: string, how?: How) =>
      tell(by, (user) => channelChanged(core, user, found, eventType), how)
    return Object.assign(place(conversation, `#${name}`), {
      channel: found,
      async rename(to: string, by?: string) {
        found.name = to
        conversation.name = to
        return changed('channelRenamed', by)
      },
      async remove(by?: string) {
        found.deleted = true
        return changed('channelDeleted', by)
      },
      async restore(by?: string) {
        found.deleted = false
        return changed('channelRestored', by)
      },
    })
  }

  function team(name: string) {
    const found: Team = teamNamed(tenant, name)
    return {
      team: found,
      /** Its owners bring the app in. */
      async install(by?: string, how?: How) {
        found.installed = true
        return tell(by, (user) => installation(core, user, found, 'add'), how)
      },
      /** They throw it out; it is told, and may say nothing any more. */
      async uninstall(by?: string, how?: How) {
        found.installed = false
        return tell(by, (user) => installation(core, user, found, 'remove'), how)
      },
      async addMember(who: string, by?: string) {
        const joined = userNamed(tenant, who)
        found.members.add(joined.id)
        return tell(by, (user) => membersChanged(core, user, found, 'added', [joined]))
      },
      async removeMember(who: string, by?: string) {
        const gone = userNamed(tenant, who)
        found.members.delete(gone.id)
        return tell(by, (user) => membersChanged(core, user, found, 'removed', [gone]))
      },
      async addChannel(channelName: string, by?: string): Promise<Channel> {
        const made = addChannel(tenant, found, channelName, core.newId)
        await tell(by, (user) => channelChanged(core, user, made, 'channelCreated'))
        return made
      },
      async rename(to: string, by?: string) {
        found.name = to
        return tell(by, (user) => teamChanged(core, user, found, 'teamRenamed'))
      },
    }
  }

  return {
    app,
    tenant: tenantId,
    botId: core.botId,
    /** For MicrosoftAppId and its companions. */
    variables: {
      ...{ MicrosoftAppId: app.id, MicrosoftAppPassword: app.password, MicrosoftAppTenantId: app.tenant },
      TEAMS_LOGIN_URL: `${core.baseUrl}/login/`,
    },
    loginUrl: `${core.baseUrl}/login/`,
    serviceUrl: core.serviceUrl,
    ...{ user, team, channel },
    /** What the bot and this person say to each other. */
    chat: (who: string) => place(personalWith(tenant, userNamed(tenant, who)), `the chat with ${who}`),
    addUser: (spec: UserSpec): Person => user(addUser(tenant, spec, core.newId).id),
    addTeam: (spec: TeamSpec) => team(addTeam(tenant, spec, core.newId).id),
    /** Somebody gets the app for themselves, or throws it away; the bot is told. */
    async install(who: string, how?: How) {
      const person = userNamed(tenant, who)
      person.installed = true
      person.blocked = false
      return tell(who, (user) => installation(core, user, personalWith(tenant, user), 'add'), how)
    },
    async uninstall(who: string, how?: How) {
      const person = userNamed(tenant, who)
      person.installed = false
      person.blocked = true
      return tell(who, (user) => installation(core, user, personalWith(tenant, user), 'remove'), how)
    },
    faults: core.faults,
    calls: core.calls,
    callsOf: (method: string) => core.calls.filter((call) => call.method === method),
    /** How often the strict rates said 429. */
    slowedDown: () => core.slowedDown,
    /** Where the app listens: the URL of its /api/messages. */
    listener: callbacks.listener,
    /** Every activity so far and how it was answered; `redeliver` sends one again. */
    callbacks: callbacks.log,
    redeliver: (activity: Json, how?: How) => callbacks.deliver(activity, how),
    holdCallbacks: callbacks.hold,
    /** A signed request of the test's own making. */
    raw: callbacks.raw,
    /** Tokens of the app that were good are good no longer. */
    revokeTokens: core.identity.revokeAll,
    /** From now on every connection is refused, and open ones are cut. */
    connect: address.connect,
    /** Everything that was said and not taken back, with what the bot said to one person alone. */
    messages: () => core.messages(),
    dialogOf: (who: string) => core.dialogs.get(userNamed(tenant, who).id),
    goDown: address.goDown,
    comeBack: address.comeBack,
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
      await address.goDown()
      if (options.nothingUnexpected ?? true) verify()
    },
  }
}
