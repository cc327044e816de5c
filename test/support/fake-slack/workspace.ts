// A workspace to a test: its people, its channels, and what its owners can do to the app.
import { claim, printed } from '../fake-chat/seen.ts'
import type { Callbacks, How } from './callbacks.ts'
import type { Core } from './core.ts'
import type { Message } from './message.ts'
import { eventCallback } from './payloads.ts'
import { createPerson, type Person } from './person.ts'
import {
  addChannel,
  addUser,
  type Channel,
  type ChannelSpec,
  channelNamed,
  directChannel,
  type FakeFile,
  type Team,
  type UserSpec,
  userNamed,
} from './team.ts'
import type { View } from './view.ts'

/** Where the app speaks, as a test looks at it. */
export type Conversation = {
  id: string
  /** What the app said here and did not take back, outside of threads, the oldest first. */
  readonly messages: Message[]
  /** The same with what people said and with the replies in threads. */
  readonly everything: Message[]
  /** Waits for a message (outside of threads) that no test has seen yet. */
  message(wanted?: string | RegExp, limitMs?: number): Promise<Message>
  /** Any message of the app that says this, also one that was seen before. */
  find(wanted: string | RegExp): Message | undefined
  /** Throws when the app said something here that no test has seen. */
  expectNoMore(): void
  /** Its members take it away from everybody, or give it back. */
  archive(): void
  unarchive(): void
  /** The bot is thrown out. */
  removeBot(): void
}

export type Workspace = ReturnType<typeof createWorkspace>

export function createWorkspace(core: Core, callbacks: Callbacks, team: Team, events: ReadonlySet<string>) {
  const people = new Map<string, Person>()

  function user(who: string): Person {
    const found = userNamed(team, who)
    const person = people.get(found.id) ?? createPerson(core, callbacks, team, found, events)
    people.set(found.id, person)
    return person
  }

  const tell = (event: object, how?: How) =>
    callbacks.deliver({ kind: 'events_api', payload: eventCallback(core, team, event), team }, how)

  const endTokens = (state: 'token_revoked' | 'account_inactive') => {
    for (const token of core.tokens.of(team)) token.state = state
    return { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.bot.id] } }
  }

  return {
    team,
    id: team.id,
    botId: team.bot.id,
    user,
    channel: (name: string): Conversation => conversation(core, team, channelNamed(team, name)),
    /** What the bot and this person say to each other. */
    dms: (who: string): Conversation => conversation(core, team, directChannel(team, userNamed(team, who), core.newId)),
    ephemerals: (who: string): Message[] => user(who).whispers(),
    home: (who: string): View | undefined => team.homes.get(userNamed(team, who).id),
    /** The modal on top. */
    modal: (who: string): View | undefined => team.stacks.get(userNamed(team, who).id)?.at(-1),
    get files(): FakeFile[] {
      return [...team.files.values()]
    },
    addUser: (spec: UserSpec): Person => user(addUser(team, spec, core.newId).id),
    addChannel: (spec: ChannelSpec): Conversation => conversation(core, team, addChannel(team, spec, core.newId)),
    grant: (...scopes: string[]): void => scopes.forEach((scope) => void team.scopes.add(scope)),
    withdraw: (...scopes: string[]): void => scopes.forEach((scope) => void team.scopes.delete(scope)),
    /** The owners throw the app out: its tokens die, and it is told. */
    async uninstall(how?: How) {
      const revoked = endTokens('account_inactive')
      team.installed = false
      return [await tell(revoked, how), await tell({ type: 'app_uninstalled' }, how)].flat()
    },
    /** Only the tokens are taken away. */
    revokeTokens: (how?: How) => tell(endTokens('token_revoked'), how),
  }
}

function conversation(core: Core, team: Team, channel: Channel): Conversation {
  const said = () => channel.messages.filter(({ from, deleted }) => from === team.bot.id && !deleted)
  const onTop = () => said().filter(({ threadTs }) => !threadTs)
  const name = channel.person ? `the direct messages of ${channel.name}` : `#${channel.name}`
  return {
    id: channel.id,
    get messages() {
      return onTop()
    },
    get everything() {
      return channel.messages.filter(({ deleted }) => !deleted)
    },
    message: (wanted = '', limitMs) =>
      core.waiting.until(
        () => claim(onTop(), wanted),
        () => `nothing new in ${name} says ${wanted}\n${printed(said())}`,
        limitMs,
      ),
    find: (wanted) => said().find((message) => message.says(wanted)),
    expectNoMore() {
      const unseen = said().filter(({ claimed }) => !claimed)
      if (unseen.length > 0) throw new Error(`Unexpected in ${name}:\n${printed(unseen)}`)
    },
    archive() {
      channel.archived = true
    },
    unarchive() {
      channel.archived = false
    },
    removeBot() {
      channel.members.delete(team.bot.id)
    },
  }
}
