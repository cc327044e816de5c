// Which tokens exist, whose they are, and what is the matter with them.
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../src/ports/clock.ts'
import { refuse } from './refusal.ts'
import type { Team } from './team.ts'

export type Token = {
  value: string
  kind: 'bot' | 'app'
  team: Team | undefined
  state: 'live' | 'token_revoked' | 'account_inactive'
  expiresAt: Date | undefined
}

export type Tokens = ReturnType<typeof createTokens>

export function createTokens(clock: Clock) {
  const known = new Map<string, Token>()
  const refreshing = new Map<string, Team>()
  const secret = () => randomBytes(12).toString('hex')

  function add(token: Pick<Token, 'value' | 'kind' | 'team'> & Partial<Token>): Token {
    const whole: Token = { state: 'live', expiresAt: undefined, ...token }
    known.set(whole.value, whole)
    return whole
  }

  return {
    add,
    /** A fresh bot token; `lifeMs` with rotation. */
    issue: (team: Team, lifeMs?: number): Token =>
      add({
        ...{ value: `xoxb-${team.id}-${secret()}`, kind: 'bot', team },
        expiresAt: lifeMs === undefined ? undefined : new Date(clock.now().getTime() + lifeMs),
      }),
    /** A refresh token of this workspace; it works once. */
    issueRefresh(team: Team): string {
      const value = `xoxe-1-${secret()}`
      refreshing.set(value, team)
      return value
    },
    useRefresh(value: string): Team {
      const team = refreshing.get(value) ?? refuse('invalid_refresh_token')
      refreshing.delete(value)
      return team
    },
    /** The live token, or Slack's refusal. */
    require(value: string | undefined): Token {
      if (!value) return refuse('not_authed')
      const token = known.get(value) ?? refuse('invalid_auth')
      if (token.state !== 'live') refuse(token.state)
      if (token.expiresAt && token.expiresAt <= clock.now()) refuse('token_expired')
      return token
    },
    of: (team: Team): Token[] => [...known.values()].filter((token) => token.team === team),
  }
}
