// What a person writes: in a channel, in a thread, to the bot alone; the bot hears only what is said to it.
import type { Json } from '../fake-chat/json.ts'
import { messagePayload, stageOf, written } from './activities.ts'
import type { How } from './callbacks.ts'
import { gestures, type Touch } from './gestures.ts'
import { Message } from './message.ts'
import { type Outcome, outcomeOf, sinceNow } from './outcome.ts'
import { type Conversation, channelNamed, personalWith, userNamed } from './tenant.ts'

type Place = string | Message

export function speech(touch: Touch) {
  const { who, tell } = touch
  const { core, user } = who
  const { messageExtension } = gestures(touch)

  function conversationOf(place: Place): Conversation {
    if (typeof place !== 'string') return place.conversation
    const channel = channelNamed(core.tenant, place)
    if (!channel.team.members.has(user.id)) throw new Error(`${user.name} is not in ${channel.team.name}`)
    return core.tenant.conversations.get(channel.id) as Conversation
  }

  function put(text: string, conversation: Conversation, place?: Place): Message {
    const inThread = place instanceof Message && conversation.kind === 'channel'
    const message = new Message(core.waiting, {
      ...{
        id: core.tenant.nextMessageId(),
        conversation,
        from: user.id,
        face: { text, summary: '', card: undefined, entities: [] },
      },
      threadOf: inThread ? (place.threadOf ?? place.id) : undefined,
    })
    conversation.messages.push(message)
    core.waiting.changed()
    return message
  }

  /** `@julian.cardenas` mentions somebody, as far as somebody is called so. */
  function mentions(text: string): { text: string; entities: Json[] } {
    const entities: Json[] = []
    const named = text.replace(/@([\p{L}\p{N}._-]+\w)/gu, (whole, name) => {
      const person = [...core.tenant.users.values()].find(({ email }) => email?.split('@')[0] === name)
      if (!person) return whole
      entities.push({
        type: 'mention',
        text: `<at>${person.name}</at>`,
        mentioned: { id: person.id, name: person.name },
      })
      return `<at>${person.name}</at>`
    })
    return { text: named, entities }
  }

  const ourName: Json = { type: 'mention', text: '<at>Relevo</at>', mentioned: { id: core.botId, name: 'Relevo' } }

  async function told(
    message: Message,
    said: { text: string; entities: Json[] },
    how?: How,
    recipient?: Json,
  ): Promise<Outcome> {
    const since = sinceNow(who)
    const { channel } = message.conversation
    if (channel && !channel.team.installed) return outcomeOf(who, since, [])
    const activity = written(core, user, stageOf(message), { id: message.id, ...said })
    const acks = await tell(`wrote "${said.text}"`, recipient ? { ...activity, recipient } : activity, how)
    return outcomeOf(who, since, acks)
  }

  return {
    /** Says something in a channel or a thread; the bot is not spoken to, and does not hear it. */
    says: (text: string, place: Place): Message => put(text, conversationOf(place), place),

    /** Speaks to the bot by its name, in a channel or in a thread. */
    mention(text: string, place: Place, how?: How): Promise<Outcome> {
      const { text: named, entities } = mentions(text)
      const message = put(`Relevo ${text}`, conversationOf(place), place)
      return told(message, { text: `<at>Relevo</at> ${named}`, entities: [ourName, ...entities] }, how)
    },

    /** A command of a newer client: typed behind a slash, and seen by nobody else. */
    slash(text: string, place: string, how?: How): Promise<Outcome> {
      const message = put(text, conversationOf(place))
      message.deleted = true
      return told(message, mentions(text), how, { id: core.botId, name: 'Relevo', isTargeted: true })
    },

    /** Writes to the bot in their own chat with it. */
    directMessage(text: string, how?: How): Promise<Outcome> {
      if (!user.installed) throw new Error(`${user.name} does not have the app, and cannot write to it`)
      return told(put(text, personalWith(core.tenant, user)), mentions(text), how)
    },

    /** From the menu of a message. */
    handOver(commandId: string, message: Message, how?: How): Promise<Outcome> {
      const author = [...core.tenant.users.values()].find(({ id }) => id === message.from)
      return messageExtension(commandId, message, messagePayload(message, author), how)
    },

    /** A colleague as the organisation knows them. */
    colleague: (name: string) => userNamed(core.tenant, name),
  }
}
