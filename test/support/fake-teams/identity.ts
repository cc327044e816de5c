// Who may speak: the tokens that the app must show, and the signed ones by which Teams shows that it is Teams.
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Json } from '../fake-chat/json.ts'

export type AppIdentity = { id: string; password: string; tenant: string }

/** What is wrong with the token of a callback, on purpose. */
export type Forged = {
  issuer?: string
  audience?: string
  /** In the claim, where the activity says another. */
  serviceUrl?: string
  /** Negative: it has run out. */
  expiresInSeconds?: number
  /** A key that nobody has published, or one that is not for Teams. */
  key?: 'stranger' | 'other-channel'
  /** Signed with the public key as a secret, or not at all. */
  algorithm?: 'HS256' | 'none'
}

export type Identity = Awaited<ReturnType<typeof createIdentity>>

const issuer = 'https://api.botframework.com'
const scope = 'https://api.botframework.com/.default'
const tokenSeconds = 3600

type Key = { kid: string; sign: CryptoKey; jwk: Json }

async function newKey(kid: string, endorsements: readonly string[]): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid, x5t: kid, use: 'sig', alg: 'RS256', endorsements }
  return { kid, sign: privateKey, jwk }
}

// Making keys is the slow part, and no test needs keys of its own.
let keys: Promise<{ teams: Key; other: Key; stranger: Key }> | undefined
const allKeys = () => {
  keys ??= Promise.all([
    newKey('teams', ['msteams']),
    newKey('other', ['webchat']),
    newKey('stranger', ['msteams']),
  ]).then(([teams, other, stranger]) => ({ teams, other, stranger }))
  return keys
}

export async function createIdentity(app: AppIdentity) {
  const { teams, other, stranger } = await allKeys()
  const issued = new Map<string, { expiresAt: number }>()
  let count = 0

  return {
    /** The answer of the token endpoint; status 400 and 401 as Microsoft's. */
    issue(tenant: string, asked: URLSearchParams): { status: number; body: Json } {
      const wrong = (status: number, error: string, says: string) => ({
        status,
        body: { error, error_description: says },
      })
      if (asked.get('grant_type') !== 'client_credentials') return wrong(400, 'unsupported_grant_type', 'AADSTS70003')
      if (asked.get('client_id') !== app.id)
        return wrong(400, 'unauthorized_client', 'AADSTS700016: no such application')
      if (tenant !== app.tenant) return wrong(400, 'invalid_request', 'AADSTS90002: no such tenant')
      if (asked.get('client_secret') !== app.password)
        return wrong(401, 'invalid_client', 'AADSTS7000215: invalid secret')
      if (asked.get('scope') !== scope) return wrong(400, 'invalid_scope', `AADSTS70011: ${asked.get('scope')}`)
      count += 1
      const token = `fake-token-${count}`
      issued.set(token, { expiresAt: Date.now() + tokenSeconds * 1000 })
      return { status: 200, body: { token_type: 'Bearer', expires_in: tokenSeconds, access_token: token } }
    },
    isGood: (authorization: string | undefined): boolean => {
      const known = issued.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '')
      return known !== undefined && known.expiresAt > Date.now()
    },
    /** Whatever was issued so far is worth nothing any more. */
    revokeAll: (): void => issued.clear(),
    metadata: (base: string): Json => ({
      ...{ issuer, jwks_uri: `${base}v1/.well-known/keys`, authorization_endpoint: 'https://invalid.botframework.com' },
      ...{
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
      },
    }),
    keys: (): Json => ({ keys: [teams.jwk, other.jwk] }),
    /** As Teams signs what it sends. */
    async sign(serviceUrl: string, forged: Forged = {}): Promise<string> {
      const { key = 'teams', algorithm = 'RS256', expiresInSeconds = tokenSeconds } = forged
      const signing = { teams, stranger, 'other-channel': other }[key]
      const now = Math.floor(Date.now() / 1000)
      const claims = { serviceurl: forged.serviceUrl ?? serviceUrl }
      const times = { nbf: now - 3600, iat: now, exp: now + expiresInSeconds }
      const whole = { ...claims, ...times, iss: forged.issuer ?? issuer, aud: forged.audience ?? app.id }
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      if (algorithm === 'none') return `${part({ alg: 'none', kid: signing.kid, typ: 'JWT' })}.${part(whole)}.`
      const header = { alg: algorithm, kid: signing.kid, x5t: signing.kid, typ: 'JWT' }
      const secret = new TextEncoder().encode(JSON.stringify(signing.jwk))
      return new SignJWT(whole).setProtectedHeader(header).sign(algorithm === 'HS256' ? secret : signing.sign)
    },
  }
}
