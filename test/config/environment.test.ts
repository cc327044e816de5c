// The environment: read once, and every mistake told at once.
import { describe, expect, it } from 'vitest'
import { ConfigFault, type Environment, readEnvironment } from '../../src/config.ts'

const faultsOf = (env: Environment): readonly string[] => {
  try {
    readEnvironment(env)
    return []
  } catch (error) {
    if (error instanceof ConfigFault) return error.lines
    throw error
  }
}

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

describe('an empty environment', () => {
  it('serves this machine on port 3000 with the data in ./data', () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      databaseUrl: undefined,
      companyFile: undefined,
      apiToken: undefined,
      webhookSecrets: [],
      heartbeatUrl: undefined,
      encryptionKey: undefined,
      slack: undefined,
      teams: undefined,
      logLevel: 'info',
      secrets: [],
    })
  })

  it('is the same as one with empty values', () => {
    expect(readEnvironment({ PORT: '', HOST: ' ', RELEVO_API_TOKEN: '' })).toEqual(readEnvironment({}))
  })
})

describe('a good environment', () => {
  it('takes port 0 for any free port', () => {
    expect(readEnvironment({ PORT: '0' }).port).toBe(0)
  })

  it('holds two webhook secrets while one replaces the other', () => {
    expect(readEnvironment({ RELEVO_WEBHOOK_SECRET: `${secret}  ${secret}` }).webhookSecrets).toEqual([secret, secret])
  })

  it.each(['localhost', '0.0.0.0', '::1', 'relevo.internal'])('listens on %s', (HOST) => {
    expect(readEnvironment({ HOST }).host).toBe(HOST)
  })
})

describe('a bad environment', () => {
  it('is refused with one line for each mistake: the name, what was given, what is accepted', () => {
    expect(faultsOf({ PORT: '70000', HOST: 'two words', LOG_LEVEL: 'loud' })).toEqual([
      'PORT  "70000" is not accepted; expected a port number from 0 to 65535',
      'HOST  "two words" is not accepted; expected an IP address or a host name, such as 127.0.0.1 or 0.0.0.0',
      'LOG_LEVEL  "loud" is not accepted; expected fatal, error, warn, info, debug, trace or silent',
    ])
  })

  it.each(['-1', '3000.5', '0x50', '1e3', 'http'])('does not take %s for a port', (PORT) => {
    expect(faultsOf({ PORT })).toHaveLength(1)
  })

  it.each([
    ['RELEVO_API_TOKEN', 'hunter2 hunter2'],
    ['RELEVO_WEBHOOK_SECRET', 'whsec_hunter2'],
    ['RELEVO_WEBHOOK_SECRET', `${secret} ${secret} ${secret}`],
    ['DATABASE_URL', 'mysql://relevo:hunter2@db/relevo'],
    ['DATABASE_URL', 'relevo:hunter2@db'],
    ['RELEVO_HEARTBEAT_URL', 'ftp://watch.example/hunter2'],
    ['RELEVO_URL', 'https://relevo.example/?key=hunter2'],
    ['RELEVO_URL', 'https://relevo:hunter2@relevo.example'],
  ])('never shows the secret of %s', (name, given) => {
    const [line = ''] = faultsOf({ [name]: given })
    expect(line).toMatch(new RegExp(`^${name}  .+ is not accepted; expected `))
    expect(line).not.toMatch(/hunter2|MfKQ9r8G/)
  })

  it('takes the address that people use with or without a slash at its end', () => {
    expect(readEnvironment({ RELEVO_URL: 'https://example.com/relevo/' }).url).toBe('https://example.com/relevo')
    expect(readEnvironment({}).url).toBeUndefined()
  })

  it('is told about a misspelt name of ours, and does not mind the names of others', () => {
    expect(faultsOf({ RELEVO_CONFG: 'x.yaml', RELEVO_TEST: '1', PROT: '80' })).toEqual([
      'RELEVO_CONFG  is not a variable of Relevo; did you mean RELEVO_CONFIG?',
    ])
  })
})

describe('Slack', () => {
  const key = Buffer.alloc(32, 7).toString('base64')
  const bot = { SLACK_BOT_TOKEN: 'xoxb-1-2-three' }
  const oauth = { SLACK_CLIENT_ID: '123.456', SLACK_CLIENT_SECRET: 'c'.repeat(32), SLACK_STATE_SECRET: 's'.repeat(32) }
  const socket = { SLACK_APP_TOKEN: 'xapp-1-A-b' }

  it('is connected by Socket Mode or over HTTP, for one workspace or by a link', () => {
    expect(readEnvironment({ ...bot, ...socket }).slack).toEqual({ botToken: 'xoxb-1-2-three', appToken: 'xapp-1-A-b' })
    expect(readEnvironment({ ...bot, SLACK_SIGNING_SECRET: '0123456789abcdef' }).slack?.appToken).toBeUndefined()
    const { slack } = readEnvironment({ ...oauth, ...socket, RELEVO_ENCRYPTION_KEY: key })
    expect(slack?.oauth).toMatchObject({ clientId: '123.456', encryptionKey: key })
  })

  it('answers from outside once it is connected', () => {
    expect(readEnvironment({ ...bot, ...socket }).host).toBe('0.0.0.0')
    expect(readEnvironment({ ...bot, ...socket, HOST: '127.0.0.1' }).host).toBe('127.0.0.1')
  })

  it.each<[string, Environment, RegExp]>([
    ['no way in', bot, /^SLACK_APP_TOKEN {2}is missing; expected .*SLACK_SIGNING_SECRET/],
    ['no token', socket, /^SLACK_BOT_TOKEN {2}is missing; expected .*SLACK_CLIENT_ID/],
    [
      'two kinds of token',
      { ...bot, ...oauth, ...socket, RELEVO_ENCRYPTION_KEY: key },
      /SLACK_BOT_TOKEN.*expected one of/,
    ],
    [
      'half of a link',
      { SLACK_CLIENT_ID: '123.456', ...socket, RELEVO_ENCRYPTION_KEY: key },
      /^SLACK_CLIENT_SECRET {2}is missing/,
    ],
    ['a link without a key', { ...oauth, ...socket }, /^RELEVO_ENCRYPTION_KEY {2}is missing; .*openssl/],
    ['a user token', { SLACK_BOT_TOKEN: 'xoxp-secret-secret', ...socket }, /^SLACK_BOT_TOKEN {2}.*xoxb-/],
  ])('%s is told', (_case, env, line) => {
    const lines = faultsOf(env)
    expect(lines[0]).toMatch(line)
    expect(lines.join('\n')).not.toContain('secret-secret')
  })
})

describe('Teams', () => {
  const [id, tenant] = ['11111111-2222-3333-4444-555555555555', 'AAAAAAAA-0000-0000-0000-000000000001']
  const bot = { MicrosoftAppId: id, MicrosoftAppTenantId: tenant }
  const registered = { ...bot, MicrosoftAppPassword: 'a~secret~of~the~bot' }
  const socket = { SLACK_BOT_TOKEN: 'xoxb-1-2-three', SLACK_APP_TOKEN: 'xapp-1-A-b' }

  it('is connected as one organisation registered the bot', () => {
    const app = { id, tenant: tenant.toLowerCase(), type: 'SingleTenant', password: 'a~secret~of~the~bot' }
    expect(readEnvironment(registered).teams).toEqual({ app })
    expect(readEnvironment({ ...bot, MicrosoftAppType: 'UserAssignedMSI' }).teams?.app).not.toHaveProperty('password')
  })

  it('answers from outside once it is connected, and beside Slack', () => {
    expect(readEnvironment(registered).host).toBe('0.0.0.0')
    expect(readEnvironment({ ...registered, HOST: '127.0.0.1' }).host).toBe('127.0.0.1')
    expect(readEnvironment({ ...registered, ...socket })).toMatchObject({ slack: {}, teams: {} })
  })

  it('talks to a local client without any proof, on this machine only', () => {
    expect(readEnvironment({ TEAMS_PLAYGROUND: 'on' })).toMatchObject({ host: '127.0.0.1', teams: { app: null } })
  })

  it.each<[string, Environment, RegExp]>([
    ['no app id', { MicrosoftAppPassword: 'a~secret~of~the~bot' }, /^MicrosoftAppId {2}is missing; .*TEAMS_PLAYGROUND/],
    ['no tenant', { MicrosoftAppId: id, MicrosoftAppPassword: 'a~secret~of~the~bot' }, /^MicrosoftAppTenantId {2}is/],
    ['no secret', bot, /^MicrosoftAppPassword {2}is missing/],
    ['a secret that is none', { ...bot, MicrosoftAppPassword: 'a secret' }, /^MicrosoftAppPassword {2}•+ \(8 char/],
    ['a secret of a managed identity', { ...registered, MicrosoftAppType: 'UserAssignedMSI' }, /UserAssignedMSI/],
    ['an id that is none', { ...registered, MicrosoftAppId: 'relevo' }, /^MicrosoftAppId {2}"relevo" is not accepted/],
    ['a local client beside a bot', { ...registered, TEAMS_PLAYGROUND: 'on' }, /^MicrosoftAppId {2}is given beside/],
    ['a local client for everybody', { TEAMS_PLAYGROUND: 'on', HOST: '0.0.0.0' }, /HOST=127.0.0.1 beside it/],
    ['a local client beside Slack', { TEAMS_PLAYGROUND: 'on', ...socket }, /HOST=127.0.0.1 beside it/],
  ])('%s is told', (_case, env, line) => {
    const lines = faultsOf(env)
    expect(lines[0]).toMatch(line)
    expect(lines.join('\n')).not.toContain('~secret~')
  })
})
