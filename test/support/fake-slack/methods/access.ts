// auth.*, oauth.*, apps.*, team.*: who the app is here, how it was let in, how it connects.
import { isTrue, type Json } from '../../fake-chat/json.ts'
import type { Core } from '../core.ts'
import type { Method } from '../method.ts'
import { refuse } from '../refusal.ts'
import type { Team } from '../team.ts'

const halfADayMs = 12 * 3_600_000

const test: Method = {
  args: [],
  run({ team }) {
    const { bot, enterprise } = team
    return {
      ...{ url: `https://${team.domain}.slack.com/`, team: team.name, team_id: team.id },
      ...{ user: bot.name, user_id: bot.id, bot_id: team.botId, is_enterprise_install: enterprise?.orgWide ?? false },
      ...(enterprise && { enterprise_id: enterprise.id }),
    }
  },
}

const connect: Method = {
  token: 'app',
  args: [],
  run: ({ core }) => ({
    url: `${core.baseUrl.replace('http', 'ws')}/link/?ticket=${core.newId('S')}&app_id=${core.app.id}`,
  }),
}

const teamInfo: Method = {
  scope: 'team:read',
  args: ['team', 'domain'],
  run({ team }) {
    const { id, name, domain, enterprise } = team
    return {
      team: { id, name, domain, ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }) },
    }
  },
}

const access: Method = {
  token: 'none',
  args: ['client_id', 'client_secret', 'code', 'grant_type', 'redirect_uri', 'refresh_token'],
  run({ core, args }) {
    if (args.client_id !== core.app.clientId) refuse('invalid_client_id')
    if (args.client_secret !== core.app.clientSecret) refuse('bad_client_secret')
    if (args.grant_type === 'refresh_token') return granted(core, core.tokens.useRefresh(String(args.refresh_token)))
    const consent = core.consents.get(String(args.code)) ?? refuse('invalid_code')
    if (consent.used) refuse('code_already_used')
    if ((args.redirect_uri ?? consent.redirectUri) !== consent.redirectUri) refuse('bad_redirect_uri')
    consent.used = true
    consent.team.installed = true
    consent.team.scopes = new Set(consent.scopes)
    return { ...granted(core, consent.team), authed_user: { id: consent.user } }
  },
}

function granted(core: Core, team: Team): Json {
  const rotates = core.options.tokenRotation
  const token = core.tokens.issue(team, rotates ? halfADayMs : undefined)
  const { enterprise } = team
  return {
    ...{ app_id: core.app.id, token_type: 'bot', access_token: token.value, bot_user_id: team.bot.id },
    ...{ scope: [...team.scopes].join(','), is_enterprise_install: isTrue(enterprise?.orgWide) },
    team: enterprise?.orgWide ? null : { id: team.id, name: team.name },
    enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
    ...(rotates && { refresh_token: core.tokens.issueRefresh(team), expires_in: halfADayMs / 1000 }),
  }
}

export const accessMethods: Record<string, Method> = {
  'auth.test': test,
  'apps.connections.open': connect,
  'team.info': teamInfo,
  'oauth.v2.access': access,
}
