// What Slack sends, as what somebody did. Pure: everything that the rest needs is in the value, or the reason why not.
import type { ActionValue } from '../../ports/card.ts'
import { encodeRef } from './message-ref.ts'
import { decodeValue } from './press-value.ts'
import type { SentView } from './read-form.ts'

/** Somebody, somewhere. `workspace` is where they work, `team` where the app is installed for them. */
type Who = { team: string; userId: string }

/** Where an answer can go: the windows that Slack leaves open for it. */
export type Where = {
  /** Of the channel, where it happened in one that others read, too. */
  channel?: string
  thread?: string
  triggerId?: string
  responseUrl?: string
  /** It happened on the Home tab, or in a modal. */
  surface: 'message' | 'home' | 'modal' | 'direct'
}

export type Gesture =
  | (Who & { kind: 'press'; value: ActionValue; ref?: string; inThread?: boolean; where: Where })
  | (Who & { kind: 'submit'; view: SentView; where: Where })
  | (Who & { kind: 'ask'; text: string; where: Where })
  | (Who & { kind: 'hand-off'; text: string; by?: string; messageTs?: string; where: Where })
  | (Who & { kind: 'home' })
  | { kind: 'nothing'; because: string }

const nothing = (because: string): Gesture => ({ kind: 'nothing', because })

/** As much of a `block_actions` payload as is read. */
export type ActionPayload = {
  team?: { id?: string } | null
  user: { id: string; team_id?: string }
  actions: readonly { action_id?: string; value?: string; selected_option?: { value?: string } | null; url?: string }[]
  container?: { type?: string; is_ephemeral?: boolean; thread_ts?: string; view_id?: string }
  channel?: { id?: string; name?: string }
  message?: { ts?: string; thread_ts?: string }
  view?: { type?: string }
  trigger_id?: string
  response_url?: string
}

export function parseAction(payload: ActionPayload): Gesture {
  const [action] = payload.actions
  const team = payload.team?.id ?? payload.user.team_id
  if (!action || !team) return nothing('no action, or nobody’s')
  const value = decodeValue(action.selected_option?.value ?? action.value)
  if (!value) return nothing('a value that is not ours')
  if (value.action === 'link' || action.url) return nothing('a link was opened')
  const { channel, message, container, view } = payload
  const surface = view ? (view.type === 'home' ? 'home' : 'modal') : isDirect(channel?.id) ? 'direct' : 'message'
  const seen = message?.ts && channel?.id && !container?.is_ephemeral
  const thread = message?.thread_ts ?? container?.thread_ts
  return {
    ...{ kind: 'press', team, userId: payload.user.id, value },
    ...(seen && { ref: encodeRef({ team, channel: channel.id ?? '', ts: message.ts ?? '' }) }),
    // The first message of a thread names itself.
    ...(thread && thread !== message?.ts && { inThread: true }),
    where: {
      surface,
      ...(channel?.id && surface === 'message' && { channel: channel.id }),
      ...(thread && { thread }),
      ...windows(payload),
    },
  }
}

export type ViewPayload = { team?: { id?: string } | null; user: { id: string; team_id?: string }; view: SentView }

export function parseSubmission({ team, user, view }: ViewPayload): Gesture {
  const id = team?.id ?? user.team_id
  if (!id) return nothing('a form of nobody')
  return { kind: 'submit', team: id, userId: user.id, view, where: { surface: 'modal' } }
}

export type CommandPayload = {
  team_id: string
  user_id: string
  text?: string
  channel_id: string
  channel_name?: string
  trigger_id?: string
  response_url?: string
}

/** A command in a direct conversation is nobody else's business, and cannot be shared. */
export function parseCommand(payload: CommandPayload): Gesture {
  const { channel_id: channel } = payload
  const direct = isDirect(channel) || payload.channel_name === 'directmessage'
  return {
    ...{ kind: 'ask', team: payload.team_id, userId: payload.user_id, text: asked(payload.text ?? '') },
    where: { surface: direct ? 'direct' : 'message', ...(!direct && { channel }), ...windows(payload) },
  }
}

export type MentionPayload = { user?: string; text?: string; channel: string; ts: string; thread_ts?: string }

/** The bot's name at the beginning is how it was called, and no part of what was asked. */
export function parseMention(event: MentionPayload, team: string | undefined): Gesture {
  if (!event.user || !team) return nothing('a mention by nobody')
  const text = asked((event.text ?? '').replace(/^\s*(?:<@\w+(?:\|[^>]*)?>\s*)+/, ''))
  const thread = event.thread_ts ?? null
  const where: Where = { surface: 'message', channel: event.channel, ...(thread && { thread }) }
  return { kind: 'ask', team, userId: event.user, text, where }
}

export type DirectPayload = {
  user?: string
  text?: string
  channel: string
  channel_type?: string
  subtype?: string
  bot_id?: string
}

/** Written to the bot alone. What bots say, and what was only edited or joined, asks nothing. */
export function parseDirect(event: DirectPayload, team: string | undefined): Gesture {
  if (event.channel_type !== 'im' || event.subtype || event.bot_id) return nothing('not a message of a person')
  if (!event.user || !team) return nothing('a message of nobody')
  const text = asked(event.text ?? '')
  return { kind: 'ask', team, userId: event.user, text, where: { surface: 'direct', channel: event.channel } }
}

export type ShortcutPayload = {
  type: string
  team?: { id?: string } | null
  user: { id: string; team_id?: string }
  trigger_id?: string
  response_url?: string
  channel?: { id?: string }
  message?: { text?: string; user?: string; username?: string; ts?: string }
}

/** A shortcut anywhere opens the empty form; one on a message, the form with what the message says. */
export function parseShortcut(payload: ShortcutPayload): Gesture {
  const team = payload.team?.id ?? payload.user.team_id
  if (!team) return nothing('a shortcut of nobody')
  const who = { team, userId: payload.user.id }
  const { channel, message } = payload
  if (!message) return { kind: 'ask', ...who, text: 'add', where: { surface: 'direct', ...windows(payload) } }
  const direct = isDirect(channel?.id)
  return {
    ...{ kind: 'hand-off', ...who, text: unescaped(message.text ?? '') },
    ...((message.user ?? message.username) && { by: message.user ?? message.username ?? '' }),
    ...(message.ts && { messageTs: message.ts }),
    where: {
      surface: direct ? 'direct' : 'message',
      ...(channel?.id && { channel: channel.id }),
      ...windows(payload),
    },
  }
}

const isDirect = (channel: string | undefined): boolean => channel?.startsWith('D') ?? false

const windows = ({ trigger_id, response_url }: { trigger_id?: string; response_url?: string }) => ({
  ...(trigger_id && { triggerId: trigger_id }),
  ...(response_url && { responseUrl: response_url }),
})

/** The same of what is asked: people stay `@U123`, so that whoever knows them can say who they are. */
const asked = (text: string): string => unescaped(text.replace(/<@(\w+)(?:\|[^>]*)?>/g, '@$1'))

/** Slack's markup as the words that people see: "<mailto:a@b.c|a@b.c>", "<@U1|ana>", "&amp;". */
export const unescaped = (text: string): string =>
  text
    .replace(/<(?:mailto:)?([^|>]*)\|([^>]*)>/g, (_, target: string, label: string) =>
      target.startsWith('@') || target.startsWith('#') || target.startsWith('!') ? `${target[0]}${label}` : label,
    )
    .replace(/<(?:mailto:)?([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
