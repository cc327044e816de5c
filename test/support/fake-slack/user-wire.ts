// How Slack tells of a user.
import type { Json } from '../fake-chat/json.ts'
import type { Team, User } from './team.ts'

/** E-mails need a scope of their own. */
export const userWire = (team: Team, user: User): Json => ({
  ...{ id: user.id, team_id: team.id, name: user.name, real_name: user.realName, deleted: user.deleted },
  ...{ tz: user.tz, is_bot: user.bot, is_app_user: false, is_admin: user.admin, is_owner: false, locale: user.locale },
  ...{ is_primary_owner: false, is_restricted: user.guest, is_ultra_restricted: false, updated: 1_700_000_000 },
  profile: profileWire(team, user),
})

export const profileWire = (team: Team, user: User): Json => ({
  ...{ real_name: user.realName, display_name: user.name, team: team.id },
  ...{ status_text: user.status.text, status_emoji: user.status.emoji },
  status_expiration: user.status.expiresAt ? Math.floor(user.status.expiresAt.getTime() / 1000) : 0,
  ...(user.email && team.scopes.has('users:read.email') && { email: user.email }),
})
