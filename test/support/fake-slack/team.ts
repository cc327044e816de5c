// One Slack workspace: who is there, where they talk, what was said.
import type { Clock } from '../../../src/ports/clock.ts'
import type { Message } from './message.ts'
import type { View } from './view.ts'

export type User = {
  id: string
  name: string
  realName: string
  email: string | undefined
  tz: string
  locale: string
  bot: boolean
  admin: boolean
  guest: boolean
  deleted: boolean
  presence: 'active' | 'away'
  /** Do not disturb, until this moment. */
  snoozedUntil: Date | undefined
  status: { text: string; emoji: string; expiresAt?: Date }
}

export type Channel = {
  id: string
  name: string
  kind: 'public' | 'private' | 'im' | 'mpim'
  archived: boolean
  members: Set<string>
  messages: Message[]
  /** With whom, in a direct message. */
  person: string | undefined
}

export type FakeFile = {
  id: string
  name: string
  title: string
  altText: string | undefined
  length: number
  bytes: Buffer | undefined
  completed: boolean
  channels: string[]
}

export type UserSpec = Partial<Omit<User, 'bot'>> & { name: string }
export type ChannelSpec = {
  id?: string
  name: string
  private?: boolean
  archived?: boolean
  /** Names, ids or e-mails; absent: everybody. */
  members?: string[]
  /** Is the bot in it? Absent: yes. */
  bot?: boolean
}
export type TeamSpec = {
  id: string
  name: string
  domain: string
  /** The organisation it belongs to, and whether the app is installed for all of it. */
  enterprise?: { id: string; name: string; orgWide?: boolean }
  scopes: readonly string[]
  users: readonly UserSpec[]
  channels: readonly (ChannelSpec | string)[]
}

export type Team = Omit<TeamSpec, 'users' | 'channels' | 'scopes'> & {
  scopes: Set<string>
  installed: boolean
  users: Map<string, User>
  channels: Map<string, Channel>
  bot: User
  botId: string
  /** What only one person sees, the oldest first. */
  whispers: Message[]
  views: Map<string, View>
  /** The modals that a user sees, the topmost last. */
  stacks: Map<string, View[]>
  homes: Map<string, View>
  files: Map<string, FakeFile>
  nextTs(): string
}

/** @param newId makes a fresh id that begins with these letters. */
export function createTeam(spec: TeamSpec, clock: Clock, newId: (prefix: string) => string): Team {
  const bot = newUser({ id: newId('U'), name: 'relevo', realName: 'Relevo' }, newId, true)
  const team: Team = {
    ...spec,
    ...{ scopes: new Set(spec.scopes), installed: true, users: new Map(), channels: new Map(), bot, botId: newId('B') },
    ...{ whispers: [], views: new Map(), stacks: new Map(), homes: new Map(), files: new Map() },
    nextTs: timestamps(clock),
  }
  team.users.set(bot.id, bot)
  // In every workspace, and no bot by its own account: a trap for whoever lists people.
  team.users.set('USLACKBOT', newUser({ id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot' }, newId))
  for (const user of spec.users) addUser(team, user, newId)
  for (const channel of spec.channels)
    addChannel(team, typeof channel === 'string' ? { name: channel } : channel, newId)
  return team
}

export function addUser(team: Team, spec: UserSpec, newId: (prefix: string) => string): User {
  const user = newUser(spec, newId)
  team.users.set(user.id, user)
  return user
}

export function addChannel(team: Team, spec: ChannelSpec, newId: (prefix: string) => string): Channel {
  const everybody = [...team.users.values()].filter(({ bot, id }) => !bot && id !== 'USLACKBOT').map(({ id }) => id)
  const members = new Set(spec.members ? spec.members.map((who) => userNamed(team, who).id) : everybody)
  if (spec.bot ?? true) members.add(team.bot.id)
  const channel: Channel = {
    ...{ id: spec.id ?? newId('C'), name: spec.name, kind: spec.private ? 'private' : 'public' },
    ...{ archived: spec.archived ?? false, members, messages: [], person: undefined },
  }
  team.channels.set(channel.id, channel)
  return channel
}

const newUser = (spec: UserSpec, newId: (prefix: string) => string, bot = false): User => ({
  ...{ id: newId('U'), realName: spec.name, email: undefined, tz: 'America/Bogota', locale: 'en-US' },
  ...{ admin: false, guest: false, deleted: false, presence: 'active', snoozedUntil: undefined, bot },
  ...{ status: { text: '', emoji: '' } },
  ...spec,
})

/** By id, name or e-mail; a name that nobody has is a mistake of the test. */
export function userNamed(team: Team, who: string): User {
  const found =
    team.users.get(who) ?? [...team.users.values()].find((user) => [user.name, user.realName, user.email].includes(who))
  if (found) return found
  throw new Error(
    `Nobody in ${team.name} is called ${who}: ${[...team.users.values()].map(({ name }) => name).join(', ')}`,
  )
}

/** By id or name, with or without #. */
export function channelNamed(team: Team, name: string): Channel {
  const plain = name.replace(/^#/, '')
  const found = team.channels.get(name) ?? [...team.channels.values()].find((one) => !one.person && one.name === plain)
  if (found) return found
  throw new Error(
    `${team.name} has no channel ${name}: ${[...team.channels.values()].map(({ name }) => `#${name}`).join(', ')}`,
  )
}

/** The direct conversation of the bot and this user; opened on first use. */
export function directChannel(team: Team, user: User, newId: (prefix: string) => string): Channel {
  const open = [...team.channels.values()].find(({ person }) => person === user.id)
  if (open) return open
  const channel: Channel = {
    ...{ id: newId('D'), name: user.name, kind: 'im' as const, archived: false },
    ...{ members: new Set([user.id, team.bot.id]), messages: [], person: user.id },
  }
  team.channels.set(channel.id, channel)
  return channel
}

/** Slack's message ids: seconds and microseconds, never the same twice. */
function timestamps(clock: Clock): () => string {
  let last = 0
  return () => {
    last = Math.max(clock.now().getTime() * 1000, last + 1)
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`
  }
}
