// The real bot with secrets that can be recognised: whatever fails, none of them is read in anything that it writes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedTestDatabase, type Place } from '../support/databases.ts'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const company = fileURLToPath(new URL('../../relevo.example.yaml', import.meta.url))

const mark = 'Wm7Qz'
const webhook = (sign: string) => `whsec_${Buffer.from(sign.repeat(24)).toString('base64')}`
const secrets = {
  RELEVO_API_TOKEN: `${mark}-api-token-of-the-test`,
  RELEVO_WEBHOOK_SECRET: `${webhook('k')} ${webhook('m')}`,
  RELEVO_ENCRYPTION_KEY: Buffer.alloc(32, 'e').toString('base64'),
  SLACK_BOT_TOKEN: `xoxb-${mark}-bot`,
  SLACK_APP_TOKEN: `xapp-${mark}-app`,
  SLACK_SIGNING_SECRET: `${mark}-signing-secret`,
}
const databasePassword = `${mark}-p@ss/word`
const databaseUrl = `postgresql://relevo:${encodeURIComponent(databasePassword)}@127.0.0.1:1/relevo`

const hidden = [
  ...Object.values(secrets).flatMap((value) => value.split(' ')),
  ...[webhook('k').slice(6), webhook('m').slice(6), databasePassword, encodeURIComponent(databasePassword)],
  mark,
]
const expectHidden = (written: string) => {
  for (const secret of hidden) expect(written, secret).not.toContain(secret)
}

describe('Secrets', () => {
  let place: Place
  /** Slack, which answers everything with an error and repeats what it was told, as careless servers do. */
  const slack = createServer((request, response) => {
    const said = JSON.stringify({ ok: false, error: 'internal_error', heard: request.headers.authorization })
    response
      .writeHead(500, { 'content-type': 'application/json', 'x-heard': request.headers.authorization ?? '' })
      .end(said)
  })
  beforeAll(async () => {
    place = await embeddedTestDatabase.newPlace()
    await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    slack.closeAllConnections()
    slack.close()
    await place.remove()
  })

  const environment = (more: Record<string, string> = {}) => {
    const { port } = slack.address() as AddressInfo
    const there = `http://127.0.0.1:${port}`
    return {
      ...process.env,
      ...{
        PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: place.dataDir,
        RELEVO_CONFIG: company,
        LOG_LEVEL: 'trace',
        ...secrets,
      },
      ...{
        SLACK_API_URL: `${there}/api/`,
        RELEVO_HEARTBEAT_URL: `${there}/ping/${mark}-beat?key=${mark}-key`,
        ...more,
      },
    }
  }

  function run(args: string[], more?: Record<string, string>) {
    const child = spawn(process.execPath, [cli, ...args], { env: environment(more), cwd: tmpdir() })
    let written = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (written += text))
    return { child, closed: once(child, 'close'), written: () => written }
  }

  test('stand in no line of the log, whatever is called and whatever fails', async () => {
    const { child, closed, written } = run(['start'])
    await expect.poll(() => /ready: (http:\/\/\S+)/.exec(written())?.[1] ?? '', { timeout: 60_000 }).not.toBe('')
    const url = /ready: (http:\/\/\S+)/.exec(written())?.[1] ?? ''
    const bearer = { authorization: `Bearer ${secrets.RELEVO_API_TOKEN}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ email: 'rosa.blanco@acme.example', name: 'Rosa Blanco', desk: 'bogota' })
    const at = new Date()
    const [first = ''] = secrets.RELEVO_WEBHOOK_SECRET.split(' ')
    const signature = new Webhook(first).sign('msg_1', at, body)
    const signed = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)) }
    const calls: [string, RequestInit][] = [
      ['/v1/mqls', { method: 'POST', headers: bearer, body }],
      [
        '/v1/mqls',
        {
          method: 'POST',
          headers: { ...signed, 'webhook-signature': signature, 'content-type': 'application/json' },
          body,
        },
      ],
      ['/v1/mqls', { method: 'POST', headers: { ...signed, 'webhook-signature': `${signature}x` }, body }],
      ['/v1/mqls', { method: 'POST', headers: bearer, body: '{' }],
      [`/v1/handoffs?owner=${encodeURIComponent(secrets.RELEVO_API_TOKEN)}`, { headers: bearer }],
      ['/v1/handoffs', { headers: { authorization: `Bearer ${secrets.RELEVO_API_TOKEN}x` } }],
      [`/dashboard?signature=${secrets.RELEVO_API_TOKEN}`, {}],
      [`/v1/leads/${encodeURIComponent('rosa.blanco@acme.example')}`, { method: 'DELETE', headers: bearer }],
    ]
    for (const [path, init] of calls) {
      const response = await fetch(url + path, init)
      expect(response.status, path).toBeLessThan(500)
      expectHidden(JSON.stringify([...response.headers]) + (path.includes('owner=') ? '' : await response.text()))
    }
    await expect.poll(written, { timeout: 30_000 }).toMatch(/could not be reached|was not taken/)
    child.kill('SIGTERM')
    await closed
    expect(written().split('\n').length).toBeGreaterThan(8)
    expectHidden(written())
    expect(written()).not.toMatch(/rosa|blanco/i)
  })

  test.each([
    ['doctor', ['doctor'], {}, 'Slack'],
    ['doctor, for machines', ['doctor', '--json'], {}, 'findings'],
    ['a database that does not answer', ['migrate'], { DATABASE_URL: databaseUrl }, '127.0.0.1:1/relevo'],
    ['the same with all that is known', ['migrate'], { DATABASE_URL: databaseUrl, LOG_LEVEL: 'debug' }, 'ECONNREFUSED'],
    ['doctor on a database that does not answer', ['doctor'], { DATABASE_URL: databaseUrl }, 'database'],
    [
      'secrets in the wrong place',
      ['doctor'],
      { PORT: 'x', SLACK_BOT_TOKEN: `xapp-${mark}-app`, RELEVO_WEBHOOK_SECRET: `whsec_${mark}` },
      'characters',
    ],
    [
      'a start that is refused',
      ['start'],
      { RELEVO_ENCRYPTION_KEY: `${mark}${mark}`, LOG_LEVEL: 'debug' },
      'RELEVO_ENCRYPTION_KEY',
    ],
  ])('%s shows none', async (_what, args, more, said) => {
    const { closed, written } = run(args, { LOG_LEVEL: 'info', ...more } as Record<string, string>)
    await closed
    expect(written()).toContain(said)
    expectHidden(written())
  })
})
