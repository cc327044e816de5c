// The tokens by which we prove to Teams who we are: got beforehand, kept while they are good, and got anew when refused.
import type { TeamsApp } from '../../config.ts'
import { ChatFault, type Fault } from '../../ports/chat.ts'

/** For whom they are. */
export const audience = 'https://api.botframework.com'

/** Whoever hands tokens out. `renew`: not the one that is kept. */
export type TokenSource = { getToken(renew?: boolean): Promise<string> }

export type Tokens = {
  /** Throws a ChatFault; nothing was said then. Null where nobody proves anything: to a local client. */
  get(): Promise<string | null>
  /** The token was refused: the next one is a new one. */
  forget(): void
}

const patienceMs = 5_000

export function createTokens(source: Promise<TokenSource> | null): Tokens {
  let renew = false
  return {
    async get() {
      if (!source) return null
      try {
        const token = await within((await source).getToken(renew), patienceMs)
        renew = false
        return token
      } catch (error) {
        throw new ChatFault(faultOf(error))
      }
    },
    forget() {
      renew = true
    },
  }
}

/** A refused secret is for people to mend; whatever else went wrong, nothing was said. */
function faultOf(error: unknown): Fault {
  const { errorCode, message } = error as { errorCode?: string; message?: string }
  const told = `${errorCode} ${message}`
  return /invalid_client|unauthorized_client|invalid_request|invalid_grant|AADSTS/.test(told)
    ? { kind: 'sign-in' }
    : { kind: 'refused', reason: `no token (${errorCode ?? message?.split('\n')[0]})` }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms / 1000} seconds`)), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Of another place than Microsoft's, by the same protocol: the client credentials of OAuth 2. */
export function tokenFrom(loginUrl: string, { id, password = '', tenant }: TeamsApp): TokenSource['getToken'] {
  let kept: { token: string; until: number } | null = null
  return async (renew = false) => {
    if (kept && kept.until > Date.now() && !renew) return kept.token
    const asked = { grant_type: 'client_credentials', client_id: id, client_secret: password }
    const body = new URLSearchParams({ ...asked, scope: `${audience}/.default` })
    const answer = await fetch(new URL(`${tenant}/oauth2/v2.0/token`, loginUrl), { method: 'POST', body })
    const told = (await answer.json()) as { access_token?: string; expires_in?: number; error?: string }
    if (!told.access_token) throw Object.assign(new Error('no token was given'), { errorCode: told.error })
    kept = { token: told.access_token, until: Date.now() + ((told.expires_in ?? 3600) - 300) * 1000 }
    return kept.token
  }
}
