// What Slack tells the app about a gesture or an event, in Slack's own words.
import type { Json } from '../fake-chat/json.ts'
import type { Control } from './controls.ts'
import type { Core } from './core.ts'
import { stateful } from './form-values.ts'
import type { Message } from './message.ts'
import { messageWire } from './posting.ts'
import type { Channel, Team, User } from './team.ts'
import { type View, viewWire } from './view.ts'

export type Who = { core: Core; team: Team; user: User }

const isOrgWide = (team: Team) => team.enterprise?.orgWide ?? false

/** What every interaction says first. */
const common = ({ core, team, user }: Who): Json => ({
  ...{ user: { id: user.id, username: user.name, name: user.name, team_id: team.id } },
  ...{ api_app_id: core.app.id, token: core.app.verificationToken, is_enterprise_install: isOrgWide(team) },
  team: { id: team.id, domain: team.domain },
  enterprise: team.enterprise ? { id: team.enterprise.id, name: team.enterprise.name } : null,
})

const channelName = ({ kind, name }: Channel) =>
  kind === 'im' ? 'directmessage' : kind === 'private' ? 'privategroup' : name

const channelWire = (channel: Channel): Json => ({ id: channel.id, name: channelName(channel) })

const responseUrl = ({ core, team, user }: Who, channel: Channel, message?: Message): string =>
  `${core.baseUrl}/response/${core.tickets.response({ team, user: user.id, channel, message })}`

/** A button, a menu: `value` is what the element then says. */
export function blockActions(who: Who, place: Message | View, { element, block }: Control, value: Json): Json {
  const { core, team, user } = who
  const action = {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    ...value,
    action_ts: team.nextTs(),
  }
  const base = { type: 'block_actions', ...common(who), actions: [action] }
  if (!('channel' in place)) {
    const container = { type: 'view', view_id: place.id }
    const trigger = core.tickets.trigger(team, user.id, place.content.type === 'modal' ? place : undefined)
    return { ...base, trigger_id: trigger, container, view: viewWire(place, core.app) }
  }
  const ephemeral = place.to !== undefined
  return {
    ...base,
    trigger_id: core.tickets.trigger(team, user.id),
    container: {
      ...{ type: 'message', message_ts: place.ts, channel_id: place.channel.id, is_ephemeral: ephemeral },
      ...(place.threadTs && { thread_ts: place.threadTs }),
    },
    channel: channelWire(place.channel),
    // Slack does not say again what only this user saw.
    ...(!ephemeral && { message: messageWire(core, team, place) }),
    state: {
      values: stateful.test(element.type)
        ? { [block.block_id]: { [element.action_id]: { type: element.type, ...value } } }
        : {},
    },
    response_url: responseUrl(who, place.channel, place),
  }
}

export const viewSubmission = (who: Who, view: View): Json => ({
  ...{ type: 'view_submission', ...common(who), trigger_id: who.core.tickets.trigger(who.team, who.user.id, view) },
  ...{ view: viewWire(view, who.core.app), response_urls: [] },
})

export const viewClosed = (who: Who, view: View, cleared: boolean): Json => ({
  ...{ type: 'view_closed', ...common(who), view: viewWire(view, who.core.app), is_cleared: cleared },
})

/** Somebody types into a field whose options the app knows. */
export const blockSuggestion = (who: Who, view: View, { element, block }: Control, typed: string): Json => ({
  ...{ type: 'block_suggestion', ...common(who), action_id: element.action_id, block_id: block.block_id, value: typed },
  ...{ container: { type: 'view', view_id: view.id }, view: viewWire(view, who.core.app) },
})

export const globalShortcut = (who: Who, callbackId: string): Json => ({
  ...{ type: 'shortcut', ...common(who), callback_id: callbackId, action_ts: who.team.nextTs() },
  trigger_id: who.core.tickets.trigger(who.team, who.user.id),
})

export const messageShortcut = (who: Who, callbackId: string, message: Message): Json => ({
  ...{ type: 'message_action', ...common(who), callback_id: callbackId, action_ts: who.team.nextTs() },
  ...{ trigger_id: who.core.tickets.trigger(who.team, who.user.id), message_ts: message.ts },
  ...{ message: messageWire(who.core, who.team, message), channel: channelWire(message.channel) },
  response_url: responseUrl(who, message.channel),
})

/** A command comes as a form: every value is a text. */
export const slashCommand = (who: Who, command: string, text: string, channel: Channel): Json => ({
  ...{ token: who.core.app.verificationToken, team_id: who.team.id, team_domain: who.team.domain },
  ...(who.team.enterprise && { enterprise_id: who.team.enterprise.id, enterprise_name: who.team.enterprise.name }),
  ...{ channel_id: channel.id, channel_name: channelName(channel), user_id: who.user.id, user_name: who.user.name },
  ...{ command, text, api_app_id: who.core.app.id, is_enterprise_install: String(isOrgWide(who.team)) },
  ...{ response_url: responseUrl(who, channel), trigger_id: who.core.tickets.trigger(who.team, who.user.id) },
})

/** With `should_escape`, Slack writes people and channels by their ids. */
export const escaped = (team: Team, text: string): string =>
  text
    .replace(/@([\p{L}\p{N}._-]+)/gu, (whole, name) => {
      const user = [...team.users.values()].find((user) => user.name === name)
      return user ? `<@${user.id}|${user.name}>` : whole
    })
    .replace(/#([\p{L}\p{N}_-]+)/gu, (whole, name) => {
      const channel = [...team.channels.values()].find((channel) => channel.kind === 'public' && channel.name === name)
      return channel ? `<#${channel.id}|${channel.name}>` : whole
    })

export const eventCallback = (core: Core, team: Team, event: Json): Json => ({
  ...{ type: 'event_callback', token: core.app.verificationToken, team_id: team.id, context_team_id: team.id },
  ...{ context_enterprise_id: team.enterprise?.id ?? null, api_app_id: core.app.id, is_ext_shared_channel: false },
  ...{ event_id: core.newId('Ev'), event_time: Math.floor(core.clock.now().getTime() / 1000) },
  event: { event_ts: team.nextTs(), ...event },
  authorizations: [
    {
      ...{ enterprise_id: team.enterprise?.id ?? null, team_id: team.id, user_id: team.bot.id },
      ...{ is_bot: true, is_enterprise_install: isOrgWide(team) },
    },
  ],
})
