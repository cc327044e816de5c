// conversations.*: which channels there are, who is in them, what was said in them.
import { isTrue, type Json } from '../../fake-chat/json.ts'
import { type Call, channelOf, type Method, need, page, paging, scopeOf } from '../method.ts'
import { messageWire } from '../posting.ts'
import { refuse } from '../refusal.ts'
import { type Channel, directChannel, type Team } from '../team.ts'

const channelWire = (team: Team, channel: Channel): Json => ({
  ...{ id: channel.id, created: 1_700_000_000, is_archived: channel.archived, context_team_id: team.id },
  ...(channel.kind === 'im' ? { user: channel.person } : { name: channel.name, name_normalized: channel.name }),
  ...{ is_channel: channel.kind === 'public', is_group: channel.kind === 'private', is_im: channel.kind === 'im' },
  ...{
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_general: channel.name === 'general',
  },
  ...{ is_member: channel.members.has(team.bot.id), num_members: channel.members.size, is_shared: false },
})

const list: Method = {
  args: [...paging, 'types', 'exclude_archived'],
  run({ args, team }) {
    const types = String(args.types || 'public_channel')
      .split(',')
      .map((type) => type.trim())
    const kinds = types.map((type) => type.replace('_channel', '') as Channel['kind'])
    for (const kind of kinds) need(team, scopeOf({ kind } as Channel, 'read'))
    const seen = [...team.channels.values()].filter(
      (channel) =>
        kinds.includes(channel.kind) &&
        !(isTrue(args.exclude_archived) && channel.archived) &&
        (channel.kind === 'public' || channel.members.has(team.bot.id)),
    )
    const { items, more } = page(seen, args, 1000)
    return { channels: items.map((channel) => channelWire(team, channel)), ...more }
  },
}

const info: Method = {
  args: ['channel', 'include_locale', 'include_num_members'],
  run(call) {
    const channel = readable(call, 'read')
    return { channel: channelWire(call.team, channel) }
  },
}

const members: Method = {
  args: [...paging, 'channel'],
  run(call) {
    const { items, more } = page([...readable(call, 'read').members], call.args, 1000)
    return { members: items, ...more }
  },
}

const window = ['oldest', 'latest', 'inclusive', 'include_all_metadata']

const history: Method = {
  args: [...paging, ...window, 'channel'],
  run(call) {
    const channel = inside(call)
    const messages = said(call, channel)
      .filter(({ threadTs }) => !threadTs)
      .reverse()
    return { ...told(call, messages), pin_count: 0 }
  },
}

const replies: Method = {
  args: [...paging, ...window, 'channel', 'ts'],
  run(call) {
    const channel = inside(call)
    const ts = String(call.args.ts)
    const parent = channel.messages.find((message) => message.ts === ts) ?? refuse('thread_not_found')
    const first = parent.threadTs ?? parent.ts
    return told(
      call,
      said(call, channel, first).filter((message) => [message.ts, message.threadTs].includes(first)),
    )
  },
}

const open: Method = {
  scope: 'im:write',
  args: ['users', 'channel', 'return_im', 'prevent_creation'],
  run(call) {
    const { args, team, core } = call
    const ids = String(args.users ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean)
    if (ids.length > 1) core.surprise('a conversation of several people is not known to this fake')
    const channel = args.channel ? channelOf(call) : undefined
    if (!channel && ids.length === 0) refuse('users_list_not_supplied')
    const person = team.users.get(channel?.person ?? ids[0] ?? '') ?? refuse('user_not_found')
    if (person.deleted) refuse('user_disabled')
    if (person.bot || person.id === 'USLACKBOT') refuse('cannot_dm_bot')
    const direct = directChannel(team, person, core.newId)
    return { channel: isTrue(args.return_im) ? channelWire(team, direct) : { id: direct.id } }
  },
}

function readable(call: Call, right: 'read' | 'history'): Channel {
  const channel = channelOf(call)
  need(call.team, scopeOf(channel, right))
  return channel
}

function inside(call: Call): Channel {
  const channel = readable(call, 'history')
  if (!channel.members.has(call.team.bot.id)) refuse('not_in_channel')
  return channel
}

/** Between `oldest` and `latest`. The first message of a thread is always told with it. */
function said({ args }: Call, { messages }: Channel, always?: string) {
  const { oldest, latest, inclusive } = args
  const from = (ts: string) => !oldest || (isTrue(inclusive) ? ts >= oldest : ts > oldest)
  const upTo = (ts: string) => !latest || (isTrue(inclusive) ? ts <= latest : ts < latest)
  return messages.filter(({ ts, deleted }) => !deleted && (ts === always || (from(ts) && upTo(ts))))
}

function told({ core, team, args }: Call, messages: Parameters<typeof messageWire>[2][]): Json {
  const { items, more } = page(messages, { ...args, limit: args.limit ?? 100 }, 999)
  return {
    messages: items.map((message) => messageWire(core, team, message, isTrue(args.include_all_metadata))),
    has_more: more.response_metadata.next_cursor !== '',
    ...more,
  }
}

export const conversations: Record<string, Method> = {
  'conversations.list': list,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.open': open,
}
