// The page where somebody lets the app into a workspace: it says yes at once, or no when the test wants so.
import type { Reply } from '../fake-chat/reply.ts'
import type { Core } from './core.ts'

import type { Team, User } from './team.ts'

export type Door = { team: Team; user: User; answer: 'allow' | 'deny' }

/** Sends the browser back to the app, with a code that is worth a token. */
export function askConsent(core: Core, query: URLSearchParams, { team, user, answer }: Door): Reply {
  const redirectUri = query.get('redirect_uri') ?? ''
  if (query.get('client_id') !== core.app.clientId || !URL.canParse(redirectUri))
    return { status: 400, body: `<html>Something went wrong: ${query}</html>` }
  const back = new URL(redirectUri)
  if (answer === 'deny') back.searchParams.set('error', 'access_denied')
  else {
    const code = core.newId('code-')
    const scopes = (query.get('scope') ?? '').split(',').filter(Boolean)
    core.consents.set(code, { team, user: user.id, scopes, redirectUri, used: false })
    back.searchParams.set('code', code)
  }
  if (query.has('state')) back.searchParams.set('state', query.get('state') ?? '')
  return { status: 302, headers: { location: back.href }, body: '' }
}
