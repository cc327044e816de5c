// The bot says something, changes it, takes it back; and what Teams does not take.
import type { Json } from '../fake-chat/json.ts'
import type { Core } from './core.ts'
import { faceOf, Message } from './message.ts'
import { refuse } from './refusal.ts'
import { type Conversation, userNamed } from './tenant.ts'

/** A thread of a channel, or a conversation. */
export type Spot = { conversation: Conversation; threadOf: string | undefined }

const mostBytes = 200_000

/** The place that an id names. Refuses what is not there and where the bot is not. */
export function spotOf(core: Core, id: string): Spot {
  const [name = '', root] = id.split(';messageid=')
  const conversation = core.tenant.conversations.get(name)
  if (!conversation) return refuse(404, 'ConversationNotFound', 'Conversation not found.')
  const { channel } = conversation
  if (channel && !channel.team.installed)
    refuse(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
  if (channel?.deleted) refuse(404, 'ConversationNotFound', 'The channel was deleted.')
  if (root === undefined) return { conversation, threadOf: undefined }
  const first = conversation.messages.find(({ id }) => id === root)
  // Teams posts it all the same, where nobody will find it.
  if (!first) core.surprise(`a thread of ${root}, which is no message of ${conversation.name}`)
  return { conversation, threadOf: first?.threadOf ?? root }
}

/** May the bot write to them? */
export function reachable({ conversation }: Spot): void {
  const { person } = conversation
  if (person?.blocked) refuse(403, 'MessageWritesBlocked', 'Sending a message to this person is blocked.')
}

export function post(core: Core, spot: Spot, activity: Json): Message {
  checked(core, activity)
  const message = new Message(core.waiting, {
    ...{ id: core.tenant.nextMessageId(), conversation: spot.conversation, from: core.botId },
    ...{ threadOf: spot.threadOf, face: faceOf(activity) },
  })
  spot.conversation.messages.push(message)
  core.waiting.changed()
  return message
}

/** Seen by one person only, for a day. */
export function whisper(core: Core, spot: Spot, activity: Json): Message {
  const { person, channel } = spot.conversation
  if (person) refuse(400, 'BadArgument', 'Targeted messages are not for one to one conversations.')
  const to = core.tenant.users.get(String(activity.recipient?.id ?? ''))
  if (!to) return refuse(400, 'BadSyntax', 'A targeted message needs a recipient.')
  if (channel && !channel.team.members.has(to.id))
    refuse(403, 'BotNotInConversationRoster', 'The recipient is not in the roster.')
  checked(core, activity)
  const message = new Message(core.waiting, {
    ...{ id: core.tenant.nextMessageId(), conversation: spot.conversation, from: core.botId },
    ...{ threadOf: spot.threadOf, face: faceOf(activity), to: to.id },
  })
  spot.conversation.messages.push(message)
  core.private.push(message)
  core.waiting.changed()
  return message
}

export function edit(core: Core, message: Message, activity: Json): void {
  checked(core, activity)
  for (const user of core.refreshing)
    if (userNamed(core.tenant, user))
      core.surprise('an automatic refresh changed the message: Teams would refresh it again, without end')
  message.before.push(message.face)
  message.face = faceOf(activity)
  message.own.clear()
  core.waiting.changed()
}

export function remove(core: Core, message: Message): void {
  message.deleted = true
  core.waiting.changed()
}

/** A message of the bot's own that is still there. */
export function messageAt(core: Core, { conversation }: Spot, id: string): Message {
  const found = conversation.messages.find((message) => message.id === id && !message.deleted)
  if (!found) return refuse(404, 'ActivityNotFoundInConversation', 'The activity was not found.')
  if (found.from !== core.botId) refuse(403, 'BotNotAuthor', 'Only its author changes a message.')
  return found
}

/** Pictures that come along are not counted. */
const withoutPictures = (_: string, each: unknown): unknown =>
  typeof each === 'string' && each.startsWith('data:image/') ? '' : each

function checked(core: Core, activity: Json): void {
  if (activity.type !== 'message') refuse(400, 'BadSyntax', `An activity of the type ${activity.type}.`)
  if (JSON.stringify(activity, withoutPictures).length * 2 > mostBytes)
    refuse(413, 'MessageSizeTooBig', 'Message size too large.')
  const faults = core.options.validateMessage?.(activity) ?? []
  for (const fault of faults) core.surprise(`a message that Teams would not take: ${fault}`)
  if (faults.length > 0) refuse(400, 'BadArgument', faults.join('; '))
  for (const { mentioned } of mentionsIn(activity))
    if (mentioned?.id !== core.botId && !core.tenant.users.has(mentioned?.id))
      core.surprise(`a mention of ${JSON.stringify(mentioned)}, who is nobody; Teams would refuse it`)
}

const mentionsIn = (activity: Json): Json[] =>
  [
    ...(activity.entities ?? []),
    ...(activity.attachments ?? []).flatMap(({ content }: Json) => content?.msteams?.entities ?? []),
  ].filter(({ type }) => type === 'mention')
