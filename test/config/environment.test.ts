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
      logLevel: 'info',
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
  ])('never shows the secret of %s', (name, given) => {
    const [line = ''] = faultsOf({ [name]: given })
    expect(line).toMatch(new RegExp(`^${name}  .+ is not accepted; expected `))
    expect(line).not.toMatch(/hunter2|MfKQ9r8G/)
  })

  it('is told about a misspelt name of ours, and does not mind the names of others', () => {
    expect(faultsOf({ RELEVO_CONFG: 'x.yaml', RELEVO_TEST: '1', PROT: '80' })).toEqual([
      'RELEVO_CONFG  is not a variable of Relevo; did you mean RELEVO_CONFIG?',
    ])
  })
})
