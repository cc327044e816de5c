// What the app may do in a workspace, each with the feature that needs it; the manifest asks for exactly these.

export const scopes = {
  'app_mentions:read': 'answers when it is called by name',
  'channels:history': 'finds a message whose answer was lost, so that nothing is said twice',
  'channels:read': 'finds public channels by name',
  'chat:write': 'cards, replies in threads, reminders',
  commands: '/handoff and the shortcuts',
  'files:write': 'charts as pictures, where the workspace does not draw them itself',
  'groups:history': 'the same as channels:history, in private channels',
  'groups:read': 'finds private channels by name',
  'im:history': 'answers in the direct conversation, and finds lost messages there',
  'im:write': 'reminders by direct message',
  'users:read': 'names, and who pressed a button',
  'users:read.email': 'matches people by e-mail',
} as const

export const botScopes = Object.keys(scopes) as (keyof typeof scopes)[]

/** Only for who follows people's statuses (`company.status: follow`); they are added to the app by hand. */
export const optionalScopes = {
  'dnd:read': 'paused notifications count as an absence',
  'users.profile:read': 'an out-of-office status counts as an absence',
} as const

/** What the app must be told of. */
export const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_rename',
  'channel_unarchive',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'message.im',
  'tokens_revoked',
] as const

export const command = '/handoff'
export const shortcuts = { add: 'relevo:add', handOff: 'relevo:hand-off' } as const
