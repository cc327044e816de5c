// How something is said: a message appears, for all or for one, and whoever waits for it looks again.
import type { Json } from '../fake-chat/json.ts'
import { messageContent } from './content.ts'
import type { Core } from './core.ts'
import { type Face, Message } from './message.ts'
import type { Channel, Team } from './team.ts'

type Where = { team: Team; channel: Channel; threadTs?: string | undefined }

/** The app says something that everybody in the channel sees. */
export function post(core: Core, { team, channel, threadTs }: Where, args: Json): Message {
  const content = { ...messageContent(core, args), metadata: args.metadata, attachments: args.attachments }
  return appear(core, channel.messages, { ...content, channel, threadTs, from: team.bot.id, ts: team.nextTs() })
}

/** The app says something that only this user sees. */
export function whisper(core: Core, { team, channel, threadTs }: Where, to: string, args: Json): Message {
  const content = { ...messageContent(core, args), attachments: args.attachments }
  return appear(core, team.whispers, { ...content, channel, threadTs, from: team.bot.id, ts: team.nextTs(), to })
}

/** A file appears in a channel, with or without a word. */
export function share(core: Core, { team, channel, threadTs }: Where, face: Face, files: Json[]): Message {
  return appear(core, channel.messages, { ...face, files, channel, threadTs, from: team.bot.id, ts: team.nextTs() })
}

/** A person says something: nothing that a test has to expect. */
export function say(core: Core, { team, channel, threadTs }: Where, from: string, text: string): Message {
  const message = appear(core, channel.messages, { text, blocks: [], channel, threadTs, from, ts: team.nextTs() })
  message.claimed = true
  return message
}

/** The message comes to show something else, in place. */
export function edit(core: Core, message: Message, args: Json): void {
  const face = messageContent(core, args)
  message.before.push({ text: message.text, blocks: message.blocks })
  Object.assign(message, face)
  message.attachments = args.attachments ?? []
  if (args.metadata) message.metadata = args.metadata
  core.waiting.changed()
}

export function remove(core: Core, message: Message): void {
  message.deleted = true
  core.waiting.changed()
}

function appear(core: Core, messages: Message[], content: ConstructorParameters<typeof Message>[1]): Message {
  const message = new Message(core.waiting, content)
  messages.push(message)
  core.waiting.changed()
  return message
}

/** How Slack tells of a message. */
export function messageWire(core: Core, team: Team, message: Message, withMetadata = false): Json {
  const { ts, from, text, blocks, threadTs, replies } = message
  const byBot = from === team.bot.id
  const last = replies.at(-1)
  return {
    ...{ type: 'message', user: from, ts, text, team: team.id },
    ...(byBot && {
      bot_id: team.botId,
      app_id: core.app.id,
      bot_profile: { id: team.botId, app_id: core.app.id, name: team.bot.name, team_id: team.id },
    }),
    ...(blocks.length > 0 && { blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.files.length > 0 && { files: message.files }),
    ...(threadTs && {
      thread_ts: threadTs,
      parent_user_id: message.channel.messages.find(({ ts }) => ts === threadTs)?.from,
    }),
    ...(last && { thread_ts: ts, reply_count: replies.length, latest_reply: last.ts }),
    ...(message.edits > 0 && blocks.length === 0 && { edited: { user: from, ts: team.nextTs() } }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  }
}
