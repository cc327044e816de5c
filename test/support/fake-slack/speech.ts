// What a person types and where they go: commands, shortcuts, words to the bot, the Home tab, channels.
import { isJson, type Json } from '../fake-chat/json.ts'
import type { How } from './callbacks.ts'
import type { Message } from './message.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { escaped, globalShortcut, messageShortcut, slashCommand } from './payloads.ts'
import { say } from './posting.ts'
import { say as answer } from './response-url.ts'
import { channelNamed, directChannel, type Team } from './team.ts'
import type { Touch } from './touch.ts'

export function speech({ who, interact, emit }: Touch) {
  const { core, team, user } = who
  const direct = () => directChannel(team, user, core.newId)

  /** Says something in a channel, or in a thread; the bot is not spoken to. */
  function says(text: string, place: string | Message): Message {
    return typeof place === 'string'
      ? say(core, { team, channel: channelNamed(team, place) }, user.id, text)
      : say(core, { team, channel: place.channel, threadTs: place.threadTs ?? place.ts }, user.id, text)
  }

  /** How Slack tells the app of a message. */
  const told = ({ text, ts, channel, threadTs }: Message): Json => ({
    ...{ user: user.id, text, ts, channel: channel.id, team: team.id, event_ts: ts },
    ...(threadTs && { thread_ts: threadTs }),
  })

  return {
    says,

    /** Types a command; Slack knows none in threads. `channel`: absent, the direct conversation with the bot. */
    async command(command: string, text = '', channel?: string, how?: How): Promise<Outcome> {
      const since = team.whispers.length
      const where = channel ? channelNamed(team, channel) : direct()
      const payload = slashCommand(who, command, escaped(team, text), where)
      const acks = await interact(`typed ${command} ${text}`, 'slash_commands', payload, how)
      const [first] = acks
      const said = typeof first?.body === 'string' ? { text: first.body } : first?.body
      if (first?.status === 200 && isJson(said) && (said.text || said.blocks))
        answer(core, { team, user: user.id, channel: where, message: undefined }, said)
      return outcomeOf(who, since, acks)
    },

    /** From the menu of the whole client. */
    async shortcut(callbackId: string, how?: How): Promise<Outcome> {
      const since = team.whispers.length
      const acks = await interact(`used ${callbackId}`, 'interactive', globalShortcut(who, callbackId), how)
      return outcomeOf(who, since, acks)
    },

    /** From the menu of a message. */
    async messageShortcut(callbackId: string, message: Message, how?: How): Promise<Outcome> {
      const since = team.whispers.length
      const acks = await interact(`used ${callbackId}`, 'interactive', messageShortcut(who, callbackId, message), how)
      return outcomeOf(who, since, acks)
    },

    /** Speaks to the bot by its name, in a channel or in a thread. */
    mention(text: string, place: string | Message, how?: How): Promise<Outcome> {
      const message = says(`<@${team.bot.id}> ${text}`, place)
      const heard = message.channel.members.has(team.bot.id) && team.scopes.has('app_mentions:read')
      return emit({ type: 'app_mention', ...told(message) }, heard, how)
    },

    /** Writes to the bot. */
    directMessage(text: string, how?: How): Promise<Outcome> {
      const message = say(core, { team, channel: direct() }, user.id, text)
      return emit({ type: 'message', channel_type: 'im', ...told(message) }, team.scopes.has('im:history'), how)
    },

    openHome: (tab: 'home' | 'messages' = 'home', how?: How): Promise<Outcome> =>
      emit({ type: 'app_home_opened', user: user.id, channel: direct().id, tab }, true, how),

    joinChannel(name: string, how?: How): Promise<Outcome> {
      const channel = channelNamed(team, name)
      channel.members.add(user.id)
      return emit(memberJoined(team, channel.id, user.id), channel.members.has(team.bot.id), how)
    },

    /** Brings the bot into a channel. */
    inviteBot(name: string, how?: How): Promise<Outcome> {
      const channel = channelNamed(team, name)
      channel.members.add(team.bot.id)
      return emit({ ...memberJoined(team, channel.id, team.bot.id), inviter: user.id }, true, how)
    },

    /** Any other event that this person causes. */
    event: (event: Json, how?: How): Promise<Outcome> => emit({ user: user.id, ...event }, true, how),
  }
}

const memberJoined = (team: Team, channel: string, user: string): Json => ({
  ...{ type: 'member_joined_channel', user, channel, channel_type: 'C', team: team.id },
})
