// What Teams tells the app about a gesture or an event, in Teams' own words.
// https://learn.microsoft.com/microsoftteams/platform/resources/bot-v3/bots-conversations
import type { Json } from '../fake-chat/json.ts'
import type { Core } from './core.ts'
import type { Message } from './message.ts'
import type { Channel, Conversation, Team, User } from './tenant.ts'

/** Where it happens. `thread`: the first message of it, in a channel. */
export type Stage = { conversation: Conversation; thread?: string | undefined }

export const stageOf = ({ conversation, threadOf, id }: Message): Stage => ({
  conversation,
  ...(conversation.kind === 'channel' && { thread: threadOf ?? id }),
})

const app = (core: Core): Json => ({ id: core.botId, name: 'Relevo' })

const account = ({ id, name, aadObjectId }: User): Json => ({ id, name, aadObjectId })

/** What every activity says. */
function base(core: Core, type: string, user: User): Json {
  const now = core.clock.now().toISOString()
  return {
    ...{ type, id: core.newId('f:'), channelId: 'msteams', serviceUrl: core.serviceUrl, timestamp: now },
    ...{ localTimestamp: now, localTimezone: 'America/Bogota', locale: user.locale },
    ...{ from: account(user), recipient: app(core) },
  }
}

const clientInfo = ({ locale }: User): Json => ({
  ...{ type: 'clientInfo', locale, country: 'CO', platform: 'Web', timezone: 'America/Bogota' },
})

function place(core: Core, { conversation, thread }: Stage): Json {
  const { id, kind, channel } = conversation
  const tenant = { id: core.tenant.id }
  if (kind === 'personal' || !channel)
    return { conversation: { id, conversationType: 'personal', tenantId: tenant.id }, channelData: { tenant } }
  const spot = thread ? `${id};messageid=${thread}` : id
  const { team } = channel
  return {
    conversation: { id: spot, conversationType: 'channel', isGroup: true, tenantId: tenant.id },
    channelData: {
      ...{ tenant, teamsTeamId: team.id, teamsChannelId: id },
      ...{ team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId }, channel: { id } },
    },
  }
}

/** Somebody wrote something to the bot. */
export const written = (
  core: Core,
  user: User,
  stage: Stage,
  said: { id: string; text: string; entities: Json[] },
): Json => ({
  ...{ ...base(core, 'message', user), ...place(core, stage), id: said.id, text: said.text, textFormat: 'plain' },
  ...{ entities: [clientInfo(user), ...said.entities], attachments: [] },
  ...(stage.thread && stage.thread !== said.id && { replyToId: stage.thread }),
})

/** An old client, or a button that is only sent: a message without words. */
export const sent = (core: Core, user: User, message: Message, value: Json): Json => ({
  ...{ ...base(core, 'message', user), ...place(core, stageOf(message)), value, replyToId: message.id },
  entities: [clientInfo(user)],
})

export const invoked = (core: Core, user: User, stage: Stage, name: string, value: Json, replyToId?: string): Json => ({
  ...{ ...base(core, 'invoke', user), ...place(core, stage), name, value },
  ...{ entities: [clientInfo(user)], ...(replyToId && { replyToId }) },
})

/** In the app of the message extension it is told what the message says, in HTML. */
export const messagePayload = (message: Message, author: User | undefined): Json => ({
  ...{ id: message.id, messageType: 'message', importance: 'normal', locale: 'es-co', reactions: [], mentions: [] },
  createdDateTime: new Date(Number(message.id)).toISOString(),
  linkToMessage: `https://teams.microsoft.com/l/message/${message.conversation.id}/${message.id}`,
  from: {
    ...{ device: null, conversation: null, application: null },
    user: author && { userIdentityType: 'aadUser', id: author.aadObjectId, displayName: author.name },
  },
  body: { contentType: 'html', content: `<div><div>${inHtml(message.face.text)}</div></div>` },
  attachments: [],
})

const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')

const inTeam = (core: Core, team: Team, eventType: string | undefined, channel?: Channel): Json => ({
  conversation: { id: team.id, conversationType: 'channel', isGroup: true, tenantId: core.tenant.id },
  channelData: {
    ...{ tenant: { id: core.tenant.id }, team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId } },
    ...(eventType && { eventType }),
    ...(channel && { channel: { id: channel.id, name: channel.name } }),
  },
})

/** The app comes into a team or goes: Teams says it twice, in two ways. */
export function installation(core: Core, by: User, where: Team | Conversation, action: 'add' | 'remove'): Json[] {
  const added = action === 'add'
  const members = { [added ? 'membersAdded' : 'membersRemoved']: [{ id: core.botId }] }
  const isTeam = 'members' in where
  const spot = (eventType?: string) => (isTeam ? inTeam(core, where, eventType) : place(core, { conversation: where }))
  return [
    { ...base(core, 'conversationUpdate', by), ...spot(added ? 'teamMemberAdded' : 'teamMemberRemoved'), ...members },
    { ...base(core, 'installationUpdate', by), ...spot(), action },
  ]
}

export const membersChanged = (
  core: Core,
  by: User,
  team: Team,
  change: 'added' | 'removed',
  users: readonly User[],
): Json => ({
  ...{
    ...base(core, 'conversationUpdate', by),
    ...inTeam(core, team, change === 'added' ? 'teamMemberAdded' : 'teamMemberRemoved'),
  },
  [change === 'added' ? 'membersAdded' : 'membersRemoved']: users.map(account),
})

export const channelChanged = (core: Core, by: User, channel: Channel, eventType: string): Json => ({
  ...{ ...base(core, 'conversationUpdate', by), ...inTeam(core, channel.team, eventType, channel) },
})

export const teamChanged = (core: Core, by: User, team: Team, eventType: string): Json => ({
  ...{ ...base(core, 'conversationUpdate', by), ...inTeam(core, team, eventType) },
})
