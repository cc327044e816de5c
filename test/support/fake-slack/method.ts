// What a Web API method is to the fake: the arguments that Slack knows, the scope it needs, what it does.
import type { Json } from '../fake-chat/json.ts'
import type { Core } from './core.ts'
import { refuse } from './refusal.ts'
import type { Channel, Team, User } from './team.ts'
import type { Token } from './tokens.ts'

export type Call = { core: Core; args: Json; team: Team; token: Token | undefined }

export type Method = {
  /** The arguments that Slack knows. Any other is lost silently there, and loud here. */
  args: readonly string[]
  /** A scope that must have been granted. */
  scope?: string
  /** Whose token it takes; absent: the bot's. */
  token?: 'app' | 'none'
  run(call: Call): Json
}

export function need(team: Team, scope: string): void {
  if (!team.scopes.has(scope)) refuse('missing_scope', { needed: scope, provided: [...team.scopes].join(',') })
}

const kinds = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const
export const scopeOf = (channel: Channel, right: 'read' | 'history'): string => `${kinds[channel.kind]}:${right}`

/** The channel with this id, as far as the bot can see it. */
export function channelOf({ args, team }: Call, { orName = false } = {}): Channel {
  const id = String(args.channel ?? '')
  const channel = team.channels.get(id) ?? (orName ? byName(team, id) : undefined)
  if (!channel || (channel.kind === 'private' && !channel.members.has(team.bot.id))) return refuse('channel_not_found')
  return channel
}

const byName = (team: Team, name: string) =>
  [...team.channels.values()].find((channel) => !channel.person && channel.name === name.replace(/^#/, ''))

export const userOf = ({ args, team }: Call): User =>
  team.users.get(String(args.user ?? '')) ?? refuse('user_not_found')

/** One page of a list, and where the next one begins. */
export function page<T>(items: readonly T[], { limit, cursor }: Json, most: number): { items: T[]; more: Json } {
  const size = Math.min(Number(limit) || most, most)
  const start = cursor
    ? Number(/^at:(\d+)$/.exec(Buffer.from(String(cursor), 'base64').toString())?.[1] ?? Number.NaN)
    : 0
  if (Number.isNaN(start)) refuse('invalid_cursor')
  const next = start + size < items.length ? Buffer.from(`at:${start + size}`).toString('base64') : ''
  return { items: items.slice(start, start + size), more: { response_metadata: { next_cursor: next } } }
}

export const paging = ['limit', 'cursor'] as const
