// chat.*: the app says something, changes it, takes it back.
import { isTrue, type Json } from '../../fake-chat/json.ts'
import type { Message } from '../message.ts'
import { type Call, channelOf, type Method, userOf } from '../method.ts'
import { edit, messageWire, post, remove, whisper } from '../posting.ts'
import { refuse } from '../refusal.ts'
import { type Channel, directChannel } from '../team.ts'

const scope = 'chat:write'
const content = ['text', 'blocks', 'attachments', 'metadata', 'mrkdwn', 'parse', 'link_names']

const postMessage: Method = {
  scope,
  args: [
    ...content,
    'channel',
    'thread_ts',
    'reply_broadcast',
    'unfurl_links',
    'unfurl_media',
    'username',
    'icon_url',
    'icon_emoji',
  ],
  run(call) {
    const { core, args, team } = call
    const channel = target(call)
    const message = post(core, { team, channel, threadTs: threadOf(call, channel) }, args)
    return { channel: channel.id, ts: message.ts, message: messageWire(core, team, message) }
  },
}

const update: Method = {
  scope,
  args: [...content, 'channel', 'ts', 'as_user', 'reply_broadcast', 'file_ids'],
  run(call) {
    const { core, args, team } = call
    const channel = channelOf(call)
    const message = messageAt(channel, args.ts)
    if (message.from !== team.bot.id) refuse('cant_update_message')
    if (channel.archived) refuse('is_archived')
    edit(core, message, args)
    const { ts, text } = message
    return { channel: channel.id, ts, text, message: messageWire(core, team, message) }
  },
}

const postEphemeral: Method = {
  scope,
  args: [...content, 'channel', 'user', 'thread_ts', 'username', 'icon_url', 'icon_emoji'],
  run(call) {
    const { core, args, team } = call
    const channel = target(call)
    const user = userOf(call)
    if (!channel.members.has(user.id)) refuse('user_not_in_channel')
    return { message_ts: whisper(core, { team, channel, threadTs: threadOf(call, channel) }, user.id, args).ts }
  },
}

const deleteMessage: Method = {
  scope,
  args: ['channel', 'ts', 'as_user'],
  run(call) {
    const channel = channelOf(call)
    const message = messageAt(channel, call.args.ts)
    if (message.from !== call.team.bot.id) refuse('cant_delete_message')
    remove(call.core, message)
    return { channel: channel.id, ts: message.ts }
  },
}

const getPermalink: Method = {
  args: ['channel', 'message_ts'],
  run(call) {
    const channel = channelOf(call)
    const { ts, threadTs } = messageAt(channel, call.args.message_ts)
    const place = `https://${call.team.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`
    return { channel: channel.id, permalink: threadTs ? `${place}?thread_ts=${threadTs}&cid=${channel.id}` : place }
  },
}

/** Where the bot may speak. A user's id stands for the conversation with this user. */
function target(call: Call): Channel {
  const { args, team, core } = call
  if (!args.channel) refuse('channel_not_found')
  const person = team.users.get(String(args.channel))
  if (person) return directChannel(team, person, core.newId)
  const channel = channelOf(call, { orName: true })
  if (channel.archived) refuse('is_archived')
  const mayJoin = channel.kind === 'public' && team.scopes.has('chat:write.public')
  if (!channel.members.has(team.bot.id) && !mayJoin) refuse('not_in_channel')
  return channel
}

/** The thread that an answer belongs to. Slack hangs an answer to an answer on the first message. */
function threadOf({ args, core }: Call, channel: Channel): string | undefined {
  if (args.thread_ts === undefined) return undefined
  const ts = String(args.thread_ts)
  const parent = channel.messages.find((message) => message.ts === ts)
  // Slack posts it all the same, where nobody will find it.
  if (!parent) core.surprise(`a reply to ${ts}, which is no message in #${channel.name}: ${(args as Json).text}`)
  if (isTrue(args.reply_broadcast)) core.surprise('reply_broadcast is not known to this fake')
  return parent?.threadTs ?? ts
}

const messageAt = (channel: Channel, ts: unknown): Message =>
  channel.messages.find((message) => message.ts === String(ts) && !message.deleted) ?? refuse('message_not_found')

export const chat: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
  'chat.delete': deleteMessage,
  'chat.getPermalink': getPermalink,
}
