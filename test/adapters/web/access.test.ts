import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, type RunningServer, runServer, secret, token } from './running-server.ts'

let relevo: RunningServer
beforeAll(async () => {
  relevo = await runServer({ webhookSecrets: [otherSecret, secret] })
})
afterAll(() => relevo.close())

const otherSecret = `whsec_${Buffer.from('ffffffffffffffffffffffffffffffff').toString('base64')}`

const signed = (body: string, { id = 'msg_1', at = new Date(), by = secret } = {}) => ({
  'content-type': 'application/json',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(by).sign(id, at, body),
})

const deliver = (path: string, body: string, headers: Record<string, string>) =>
  relevo.send(path, { method: 'POST', body, headers })

describe('The API is opened by the token', () => {
  test.each([
    ['without a header', {}],
    ['with another token', { authorization: 'Bearer not-the-token' }],
    ['with a part of the token', { authorization: `Bearer ${token.slice(0, -1)}` }],
    ['with another scheme', { authorization: `Basic ${token}` }],
    ['with an empty token', { authorization: 'Bearer ' }],
  ])('%s it stays closed, and says how it opens', async (_how, headers) => {
    const response = await relevo.send('/v1/handoffs', { headers })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('Bearer realm="relevo"')
    expect((await bodyOf(response)).code).toBe('unauthorised')
  })

  test('with the token it opens', async () => {
    expect((await relevo.get('/v1/handoffs')).status).toBe(200)
  })

  test('a server without a token is not built', async () => {
    const { createServer } = await import('../../../src/adapters/web/server.ts')
    const settings = { port: 0, host: '127.0.0.1', apiToken: '', webhookSecrets: [] }
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
    expect(() => createServer({ house: relevo.house, settings, log })).toThrow('without a token')
  })
})

describe('Leads may be signed instead', () => {
  const body = JSON.stringify({ email: 'signed@x.co' })

  test('a genuine signature opens the intake, with any secret in force', async () => {
    expect((await deliver('/v1/mqls', body, signed(body, { id: 'msg_a' }))).status).toBe(202)
    expect((await deliver('/v1/mqls', body, signed(body, { id: 'msg_b', by: otherSecret }))).status).toBe(202)
  })

  test('the same webhook delivered again is answered alike', async () => {
    const first = await deliver('/v1/mqls', body, signed(body, { id: 'msg_c' }))
    const again = await deliver('/v1/mqls', body, signed(body, { id: 'msg_c' }))
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual(await first.json())
  })

  test('a changed body, an old signature or a strange secret does not open it', async () => {
    const anHourAgo = new Date(Date.now() - 3_600_000)
    const strange = `whsec_${Buffer.from('some other secret altogether....').toString('base64')}`
    const statuses = [
      await deliver('/v1/mqls', `${body} `, signed(body)),
      await deliver('/v1/mqls', body, signed(body, { at: anHourAgo })),
      await deliver('/v1/mqls', body, signed(body, { by: strange })),
      await deliver('/v1/mqls', body, { ...signed(body), 'webhook-signature': 'v1' }),
      await deliver('/v1/mqls', body, { ...signed(body), 'webhook-id': 'msg_other' }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([401, 401, 401, 401, 401])
  })

  test('a signature opens nothing else', async () => {
    const outcomes = JSON.stringify({ outcomes: [{ externalId: 'x', outcome: 'won', at: '2026-11-20T16:00:00Z' }] })
    expect((await deliver('/v1/outcomes', outcomes, signed(outcomes))).status).toBe(401)
  })

  test('without a secret no signature is believed', async () => {
    const own = await runServer({ webhookSecrets: [] })
    const response = await own.send('/v1/mqls', { method: 'POST', body, headers: signed(body) })
    expect(response.status).toBe(401)
    await own.close()
  })
})

describe('Nobody asks too much', () => {
  const limits = { client: { requests: 3, perSeconds: 30 }, stranger: { requests: 2, perSeconds: 30 } }

  test('a client over its allowance is told when to come back', async () => {
    const own = await runServer({ limits })
    const answers = [await own.get('/v1/handoffs'), await own.get('/v1/handoffs'), await own.get('/v1/handoffs')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const over = await own.get('/v1/handoffs')
    expect(over.status).toBe(429)
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await bodyOf(over)).code).toBe('too-many-requests')
    await own.close()
  })

  test('a stranger who keeps guessing is turned away, and the client at the same address is not', async () => {
    const own = await runServer({ limits })
    const guess = async () => (await own.send('/v1/handoffs')).status
    expect([await guess(), await guess(), await guess()]).toEqual([401, 401, 429])
    expect((await own.get('/v1/handoffs')).status).toBe(200)
    await own.close()
  })
})
