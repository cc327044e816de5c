// One organisation in Teams: who is there, which teams they have, where they talk.
import type { Clock } from '../../../src/ports/clock.ts'
import type { Message } from './message.ts'

export type User = {
  /** As the bot knows them. */
  id: string
  aadObjectId: string
  name: string
  email: string | undefined
  userPrincipalName: string
  locale: string
  /** Guests of another organisation: their tenant. */
  guest: boolean
  /** Has the app for themselves, so that it may write to them. */
  installed: boolean
  /** Has blocked the bot; Teams says so to whoever writes. */
  blocked: boolean
  /** An older client: knows neither universal actions nor dialogs, and sends the fallback. */
  old: boolean
}

export type Channel = { id: string; name: string; team: Team; deleted: boolean }

export type Team = {
  /** The id of its first channel, too. */
  id: string
  aadGroupId: string
  name: string
  members: Set<string>
  channels: Map<string, Channel>
  /** Is the app in it? */
  installed: boolean
}

/** A channel with all its threads, or what somebody and the bot say to each other. */
export type Conversation = {
  id: string
  kind: 'channel' | 'personal'
  name: string
  channel: Channel | undefined
  person: User | undefined
  messages: Message[]
}

export type UserSpec = Partial<User> & { name: string }
export type TeamSpec = {
  name: string
  /** Besides General. */
  channels?: readonly string[]
  /** Names, ids or e-mails; absent: everybody. */
  members?: readonly string[]
  /** Is the app in it? Absent: yes. */
  installed?: boolean
}

export type Tenant = {
  id: string
  users: Map<string, User>
  teams: Map<string, Team>
  conversations: Map<string, Conversation>
  nextMessageId(): string
}

export function createTenant(id: string, clock: Clock): Tenant {
  let last = 0
  return {
    ...{ id, users: new Map(), teams: new Map(), conversations: new Map() },
    /** Teams names a message after its moment. */
    nextMessageId() {
      last = Math.max(last + 1, clock.now().getTime())
      return String(last)
    },
  }
}

/** @param newId a fresh id that begins with these letters. */
export function addUser(tenant: Tenant, spec: UserSpec, newId: (prefix: string) => string): User {
  const [first = spec.name] = (spec.email ?? spec.name).split('@')
  const user: User = {
    ...{ id: newId('29:'), aadObjectId: guid(tenant.users.size + 1), email: undefined },
    ...{ userPrincipalName: spec.email ?? `${first.toLowerCase().replaceAll(' ', '.')}@fake.onmicrosoft.com` },
    ...{ locale: 'es-CO', guest: false, installed: true, blocked: false, old: false },
    ...spec,
  }
  tenant.users.set(user.id, user)
  return user
}

export function addTeam(tenant: Tenant, spec: TeamSpec, newId: (prefix: string) => string): Team {
  const everybody = [...tenant.users.keys()]
  const team: Team = {
    ...{ id: `19:${newId('team')}@thread.tacv2`, aadGroupId: guid(1000 + tenant.teams.size), name: spec.name },
    ...{ members: new Set(spec.members?.map((who) => userNamed(tenant, who).id) ?? everybody) },
    ...{ channels: new Map(), installed: spec.installed ?? true },
  }
  tenant.teams.set(team.id, team)
  keepChannel(tenant, { id: team.id, name: 'General', team, deleted: false })
  for (const name of spec.channels ?? []) addChannel(tenant, team, name, newId)
  return team
}

export const addChannel = (tenant: Tenant, team: Team, name: string, newId: (prefix: string) => string): Channel =>
  keepChannel(tenant, { id: `19:${newId('chan')}@thread.tacv2`, name, team, deleted: false })

function keepChannel(tenant: Tenant, channel: Channel): Channel {
  channel.team.channels.set(channel.id, channel)
  const { id, name } = channel
  tenant.conversations.set(id, { id, kind: 'channel', name, channel, person: undefined, messages: [] })
  return channel
}

/** What the bot and somebody say to each other; there is one from the first word on. */
export function personalWith(tenant: Tenant, person: User): Conversation {
  const id = `a:${person.id.slice(3)}`
  const known = tenant.conversations.get(id)
  if (known) return known
  const opened: Conversation = { id, kind: 'personal', name: person.name, channel: undefined, person, messages: [] }
  tenant.conversations.set(id, opened)
  return opened
}

/** By id, name, e-mail or the part of it before the @; a name that nobody has is a mistake of the test. */
export function userNamed(tenant: Tenant, who: string): User {
  const found =
    tenant.users.get(who) ??
    [...tenant.users.values()].find(
      ({ name, email, userPrincipalName }) =>
        [name, email, userPrincipalName].includes(who) || email?.split('@')[0] === who,
    )
  if (found) return found
  throw new Error(
    `Nobody is called ${who}; there are: ${[...tenant.users.values()].map(({ name }) => name).join(', ')}`,
  )
}

export function teamNamed(tenant: Tenant, name: string): Team {
  const found = tenant.teams.get(name) ?? [...tenant.teams.values()].find((team) => team.name === name)
  if (found) return found
  throw new Error(
    `There is no team ${name}; there are: ${[...tenant.teams.values()].map((team) => team.name).join(', ')}`,
  )
}

/** By its name or its id; a name that several teams use needs the team. */
export function channelNamed(tenant: Tenant, name: string): Channel {
  const all = [...tenant.teams.values()].flatMap((team) => [...team.channels.values()])
  const found = all.filter((channel) =>
    [channel.id, channel.name, `${channel.team.name} / ${channel.name}`].includes(name),
  )
  if (found.length === 1 && found[0]) return found[0]
  throw new Error(
    `${found.length || 'No'} channels ${name}; there are: ${all.map((channel) => channel.name).join(', ')}`,
  )
}

const guid = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
