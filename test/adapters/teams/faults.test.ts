// What Teams answers to a call, as what the sender must know: was it said, may it be said again, and who can mend it.
import { describe, expect, test } from 'vitest'
import { credentialsFor } from '../../../src/adapters/teams/connector.ts'
import { type CallError, faultOf } from '../../../src/adapters/teams/faults.ts'

const now = new Date('2026-11-23T13:00:00Z')

describe('an answer of the Bot Connector', () => {
  test.each<[string, CallError, object]>([
    ['429 with a time', { status: 429, retryAfter: '7' }, { kind: 'retry-after', seconds: 7 }],
    [
      '429 with a moment',
      { status: 429, retryAfter: 'Mon, 23 Nov 2026 13:00:30 GMT' },
      { kind: 'retry-after', seconds: 30 },
    ],
    ['429 with nothing', { status: 429 }, { kind: 'retry-after', seconds: 10 }],
    ['429 with nonsense', { status: 429, retryAfter: 'soon' }, { kind: 'retry-after', seconds: 10 }],
    ['412, two changes that met', { status: 412 }, { kind: 'retry-after', seconds: 2 }],
    ['503 with a time: it has not begun', { status: 503, retryAfter: '20' }, { kind: 'retry-after', seconds: 20 }],
    ['503 without', { status: 503 }, { kind: 'unknown' }],
    ['500', { status: 500 }, { kind: 'unknown' }],
    ['502, which may be a lie', { status: 502, code: 'BadGateway' }, { kind: 'unknown' }],
    ['504', { status: 504 }, { kind: 'unknown' }],
    ['408', { status: 408 }, { kind: 'unknown' }],
    ['a cut connection', { code: 'ECONNRESET' }, { kind: 'unknown', reason: 'ECONNRESET' }],
    ['no answer in time', { message: 'AbortError: The operation was aborted' }, { kind: 'unknown' }],
    ['no connection at all', { code: 'ECONNREFUSED' }, { kind: 'refused', reason: 'ECONNREFUSED' }],
    ['a name that nobody has', { code: 'ENOTFOUND' }, { kind: 'refused' }],
    ['401', { status: 401, code: 'Unauthorized' }, { kind: 'sign-in' }],
    [
      'a person who blocked us',
      { status: 403, code: 'MessageWritesBlocked' },
      { kind: 'refused', obstacle: { code: 'blocked' } },
    ],
    [
      'a team without us',
      { status: 403, code: 'BotNotInConversationRoster' },
      { kind: 'refused', obstacle: { code: 'not-in-team' } },
    ],
    ['another 403', { status: 403, code: 'Forbidden' }, { kind: 'refused', reason: 'status 403 Forbidden' }],
    ['404', { status: 404, code: 'ActivityNotFoundInConversation' }, { kind: 'gone' }],
    ['413', { status: 413, code: 'MessageSizeTooBig' }, { kind: 'refused', reason: 'status 413 MessageSizeTooBig' }],
    [
      '400',
      { status: 400, code: 'BadSyntax', message: 'Bad card' },
      { kind: 'refused', reason: 'status 400 BadSyntax Bad card' },
    ],
  ])('%s', (_case, error, fault) => {
    expect(faultOf(error, now)).toMatchObject(fault)
  })
})

test.each([
  ['SingleTenant', 'https://login.microsoftonline.com/the-tenant'],
  ['MultiTenant', 'https://login.microsoftonline.com/botframework.com'],
  ['UserAssignedMSI', 'https://login.microsoftonline.com/botframework.com'],
] as const)('a bot of the type %s asks Microsoft for its tokens where such bots do', async (type, authority) => {
  const app = { id: 'the-app', tenant: 'the-tenant', type, ...(type !== 'UserAssignedMSI' && { password: 'a-secret' }) }
  const factory = credentialsFor(app, undefined)
  const login = 'https://login.microsoftonline.com/botframework.com'
  expect(await factory.createCredentials(app.id, 'https://api.botframework.com', login, true)).toMatchObject({
    ...{ appId: 'the-app', oAuthEndpoint: authority, oAuthScope: 'https://api.botframework.com' },
  })
})
