import { request } from 'node:http'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createServer } from '../../../src/adapters/web/server.ts'
import { ana, luis } from './memory-house.ts'
import { bodyOf, type RunningServer, runServer, token } from './running-server.ts'

let relevo: RunningServer
beforeAll(async () => {
  relevo = await runServer()
})
afterAll(() => relevo.close())

describe('Whatever goes wrong, the answer is a problem', () => {
  test('nothing at that address', async () => {
    const response = await relevo.get('/v1/nothing')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await bodyOf(response)).toMatchObject({ code: 'no-such-route', status: 404, title: 'Not Found' })
  })

  test('a method that the route does not have, with those that it has', async () => {
    const response = await relevo.send('/v1/mqls', { method: 'PUT' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    const list = await relevo.send('/v1/handoffs', { method: 'DELETE' })
    expect(list.headers.get('allow')).toBe('GET, HEAD')
  })

  test.each([
    ['half a body', '{"email":', {}, 400],
    ['no body', '', {}, 400],
    ['another kind of body', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['an unknown encoding', '{}', { 'content-encoding': 'snappy' }, 415],
    ['more than 1 MB', JSON.stringify({ note: 'x'.repeat(1_100_000) }), {}, 413],
  ])('%s', async (_what, body, headers, status) => {
    const response = await relevo.post('/v1/mqls', body, headers)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  test('bytes that are no text', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await relevo.send('/v1/mqls', {
      method: 'POST',
      body: new Uint8Array([0x22, 0xff, 0x22]),
      headers,
    })
    expect([response.status, (await bodyOf(response)).code]).toEqual([400, 'malformed-json'])
  })

  test('an address that cannot be decoded', async () => {
    expect((await relevo.get('/v1/handoffs/%E0%A4%A')).status).toBe(400)
  })

  test('a fault of ours says nothing but the id under which the log tells everything, once', async () => {
    relevo.house.fault = new Error('password of the database is hunter2')
    const response = await relevo.post('/v1/mqls', { email: 'a@x.co' }, { 'x-request-id': 'req-7' })
    relevo.house.fault = null
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({
      ...{ type: 'urn:relevo:problem:internal-error', title: 'Internal Server Error', status: 500 },
      ...{ code: 'internal-error', requestId: 'req-7' },
    })
    const told = relevo.lines.filter(({ level, detail }) => level === 'error' && detail.requestId === 'req-7')
    expect(told).toHaveLength(1)
    expect(told[0]?.detail.err).toBeInstanceOf(Error)
  })
})

describe('Every request is accounted for', () => {
  test('with its own id, or ours when it has none that may be repeated', async () => {
    expect((await relevo.get('/healthz', { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1')
    const made = (await relevo.get('/healthz', { 'x-request-id': 'a b"' })).headers.get('x-request-id')
    expect(made).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('in one line that holds neither secrets nor leads', async () => {
    relevo.lines.length = 0
    await relevo.get('/v1/handoffs?owner=ana@relevo.test')
    await relevo.post('/v1/mqls', { email: 'secret.lead@x.co' })
    await expect.poll(() => relevo.lines.length).toBe(2)
    expect(relevo.lines[0]).toMatchObject({
      ...{ level: 'info', message: 'request' },
      detail: { method: 'GET', route: '/v1/handoffs', status: 200 },
    })
    const written = JSON.stringify(relevo.lines)
    for (const secret of [token, 'ana@', 'secret.lead']) expect(written).not.toContain(secret)
  })

  test('pages may load nothing from elsewhere', async () => {
    const { headers } = await relevo.get('/healthz')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline')
    expect(headers.get('x-powered-by')).toBeNull()
  })
})

describe('Handoffs are read and moved', () => {
  const handoffOf = async (email: string): Promise<string> => {
    await relevo.post('/v1/mqls', { email })
    const found = relevo.house.handoffs.find(({ lead }) => lead.email === email)
    if (!found) throw new Error('the lead did not go in')
    return `/v1/handoffs/${found.id}`
  }

  test('a handoff tells its lead, its deadlines, its history and why it is where it is', async () => {
    const path = await handoffOf('one@x.co')
    const response = await relevo.get(path)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      ...{ cycle: 1, state: 'offered', version: 1, desk: 'bogota', owner: null, lead: { email: 'one@x.co' } },
      timers: [{ commitment: 'answer', dueAt: expect.stringMatching(/Z$/) }],
      history: [{ version: 1, type: 'offered', at: expect.stringMatching(/Z$/) }],
      why: { desk: [{ rule: 'default-desk', found: 'bogota', matched: true }] },
    })
  })

  test('who accepts first owns it, and the second is told who was faster and when', async () => {
    const path = await handoffOf('two@x.co')
    const accepted = await relevo.post(`${path}/commands`, { command: 'accept', actor: ana })
    expect(accepted.status).toBe(200)
    expect(await accepted.json()).toMatchObject({ state: 'accepted', owner: ana, version: 2 })
    const second = await relevo.post(`${path}/commands`, { command: 'accept', actor: luis })
    expect(second.status).toBe(409)
    expect(second.headers.get('content-type')).toContain('application/problem+json')
    expect(await second.json()).toMatchObject({ code: 'already-answered', by: ana, at: expect.stringMatching(/Z$/) })
  })

  test('a refusal is told in Spanish to those who ask for it', async () => {
    const path = await handoffOf('three@x.co')
    const body = { command: 'reject', actor: ana }
    const response = await relevo.post(`${path}/commands`, body, { 'accept-language': 'es-CO,es;q=0.9' })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      code: 'reason-required',
      errors: [{ path: 'reason', message: 'Elegir un motivo.' }],
    })
  })

  test.each([
    ['an unknown command', { command: 'acept', actor: ana }, 'command'],
    ['somebody without an address', { command: 'accept', actor: 'ana' }, 'actor'],
    ['somebody whom nobody knows', { command: 'accept', actor: 'nobody@x.co' }, 'actor'],
    ['an unknown reason', { command: 'reject', actor: ana, reason: 'mood' }, 'reason'],
    ['a misspelt field', { command: 'accept', actor: ana, expectedVerson: 1 }, 'expectedVerson'],
  ])('%s is named with its field', async (_what, body, path) => {
    const response = await relevo.post(`${await handoffOf('four@x.co')}/commands`, body)
    expect(response.status).toBe(422)
    expect((await bodyOf(response)).errors?.[0]?.path).toBe(path)
  })

  test('a command for an older version is refused', async () => {
    const path = await handoffOf('five@x.co')
    const response = await relevo.post(`${path}/commands`, { command: 'accept', actor: ana, expectedVersion: 9 })
    expect([response.status, (await bodyOf(response)).code]).toEqual([409, 'changed-meanwhile'])
  })

  test.each(['019aa8a4-52d1-7c3e-9d0b-4f6f1d1a2b3c', 'no-uuid'])('there is no handoff %s', async (id) => {
    expect((await relevo.get(`/v1/handoffs/${id}`)).status).toBe(404)
    const response = await relevo.post(`/v1/handoffs/${id}/commands`, { command: 'accept', actor: ana })
    expect(response.status).toBe(404)
  })

  test('the list is read page by page', async () => {
    relevo.house.handoffs.length = 0
    await relevo.post('/v1/mqls', { mqls: [1, 2, 3].map((n) => ({ externalId: `p${n}` })) })
    const first = await (await relevo.get('/v1/handoffs?limit=2')).json()
    expect(first).toMatchObject({ items: [{ lead: { externalId: 'p1' } }, { lead: { externalId: 'p2' } }] })
    const next = Object(first).next
    const second = await (await relevo.get(`/v1/handoffs?limit=2&cursor=${next}`)).json()
    expect(second).toMatchObject({ items: [{ lead: { externalId: 'p3' } }], next: null })
  })

  test.each([
    'state=new',
    'limit=0',
    'limit=201',
    'limit=x',
    'since=yesterday',
    'cursor=abc',
    'stat=won',
    'state=won&state=lost',
  ])('the filter %s is not understood, and says so', async (query) => {
    const response = await relevo.get(`/v1/handoffs?${query}`)
    expect(response.status).toBe(400)
    expect((await bodyOf(response)).errors?.[0]?.path).toBe(query.split('=')[0])
  })
})

describe('Stats are read', () => {
  const days = 'from=2026-11-01&to=2026-11-30'

  test('with counts, rates and times, in all and for each group', async () => {
    const response = await relevo.get(`/v1/stats?desk=bogota&by=source&${days}`)
    expect(await response.json()).toMatchObject({
      ...{ desk: 'bogota', from: '2026-11-01', to: '2026-11-30', by: 'source' },
      total: { offered: 4, rates: { acceptance: { hits: 2, of: 3 } }, answer: { p50: 12 } },
      groups: [{ key: 'webinar' }],
    })
  })

  test('as a table', async () => {
    const response = await relevo.get(`/v1/stats?format=csv&${days}`)
    expect((await response.text()).split('\r\n').map((line) => line.slice(0, 10))).toEqual([
      ...['source,off', 'webinar,4,', 'total,4,3,', ''],
    ])
  })

  test.each([
    ['desk=lima', 404],
    ['by=mood', 400],
    ['from=2026-12-01', 400],
    ['from=soon', 400],
    ['colour=red', 400],
  ])('%s is answered %i', async (more, status) => {
    const query = new URLSearchParams(`${days}&${more}`)
    for (const [name, value] of new URLSearchParams(more)) query.set(name, value)
    expect((await relevo.get(`/v1/stats?${query}`)).status).toBe(status)
  })
})

describe('Scorecards are read', () => {
  test('as figures', async () => {
    const response = await relevo.get('/v1/scorecards/bogota/2026-W47')
    expect(await response.json()).toMatchObject({
      ...{ desk: 'bogota', period: '2026-W47', wins: [{ amount: 4800 }] },
      figures: { delivered: { hits: 4, of: 20, value: 0.2 } },
      measures: { delivered: { side: 'marketing', family: 'volume' } },
    })
  })

  test('as a table and as a picture', async () => {
    const table = await relevo.get('/v1/scorecards/bogota/2026-W47.csv')
    expect(table.headers.get('content-type')).toContain('text/csv')
    expect(await table.text()).toContain('bogota,2026-W47,marketing,volume,delivered,share,0.2,4,20,')
    const picture = await relevo.get('/v1/scorecards/bogota/2026-W47.png')
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await picture.arrayBuffer()).slice(1, 4)).toEqual(new TextEncoder().encode('PNG'))
  })

  test.each([
    ['lima/2026-W47', 404],
    ['bogta/2026-W47', 404],
    ['bogota/2026-W46', 404],
    ['bogota/2026-W60', 400],
    ['bogota/last', 400],
    ['bogota/2026-W46.csv', 404],
    ['lima/2026-W47.png', 404],
    ['bogota/last.csv', 400],
  ])('%s is answered %i', async (path, status) => {
    expect((await relevo.get(`/v1/scorecards/${path}`)).status).toBe(status)
  })
})

describe('The house says how it is', () => {
  test('ready while each part is', async () => {
    expect(await (await relevo.send('/readyz')).json()).toEqual({ database: 'ok', ticker: 'ok', chat: 'ok' })
    relevo.house.state = { database: true, ticker: 'silent for 90 s', chat: true }
    const response = await relevo.send('/readyz')
    relevo.house.state = { database: true, ticker: true, chat: true }
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ database: 'ok', ticker: 'silent for 90 s', chat: 'ok' })
  })

  test('measured for Prometheus, without a token on this machine only', async () => {
    const text = await (await relevo.send('/metrics')).text()
    expect(text).toContain('relevo_deliveries{state="said"} 7')
    expect(text).toContain('relevo_timers_late 3')
    expect(text).toMatch(/relevo_http_request_seconds_count\{route="\/v1\/mqls",method="POST",status="202"\} \d+/)
    expect(text).toContain('process_cpu_seconds_total')
    expect((await relevo.send('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(401)
  })

  test('the process is measured even when the house cannot be', async () => {
    relevo.house.fault = new Error('away')
    const response = await relevo.send('/metrics')
    relevo.house.fault = null
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('process_cpu_seconds_total')
  })
})

describe('A workspace has the rest of the house', () => {
  const workspace = express.Router()
  workspace.get('/', (_request, response) => void response.send('hello'))
  workspace.post('/workspace/press', (incoming, response) => void response.json(incoming.body))
  workspace.get('/workspace/stream', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: 1\n\n')
  })

  test('pages and forms work, and unknown addresses are still problems', async () => {
    const own = await runServer({ workspace })
    expect(await (await own.send('/')).text()).toBe('hello')
    expect(await (await own.post('/workspace/press', { a: 1 })).json()).toEqual({ a: 1 })
    expect((await own.post('/workspace/press', '{')).status).toBe(400)
    expect((await own.send('/nothing')).status).toBe(404)
    await own.close()
  })

  test('when the server closes, live streams end and running requests are answered', async () => {
    const own = await runServer({ workspace })
    const feed = await own.send('/workspace/stream')
    const release = Promise.withResolvers<void>()
    own.house.hold = release.promise
    const running = own.post('/v1/mqls', { email: 'last@x.co' })
    await expect.poll(() => own.house.carriedOut).toBe(1)
    const closed = own.close()
    expect(await feed.text()).toBe('data: 1\n\n')
    await expect(own.send('/healthz')).rejects.toThrow()
    release.resolve()
    expect((await running).status).toBe(202)
    await closed
    await own.close()
  })
})

test('a request that never ends is cut off when the server has waited long enough', async () => {
  const own = await runServer()
  own.house.hold = new Promise(() => {})
  const stuck = own.post('/v1/mqls', { email: 'stuck@x.co' }).catch(() => 'cut off')
  await expect.poll(() => own.house.carriedOut).toBe(1)
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const closed = own.close()
  vi.advanceTimersByTime(10_000)
  vi.useRealTimers()
  await closed
  expect(await stuck).toBe('cut off')
})

test('a port that is taken is a clear failure', async () => {
  const settings = { port: Number(new URL(relevo.url).port), host: '127.0.0.1', apiToken: token, webhookSecrets: [] }
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const second = createServer({ house: relevo.house, settings, log })
  await expect(second.listen()).rejects.toThrow('EADDRINUSE')
  await second.close()
})

test('a client that goes away in the middle of its body leaves no trace of a fault', async () => {
  relevo.lines.length = 0
  const { port } = new URL(relevo.url)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': 100 }
  const gone = request({ port, host: '127.0.0.1', method: 'POST', path: '/v1/mqls', headers })
  gone.on('error', () => {})
  gone.write('{"email":')
  await new Promise((resolve) => gone.once('socket', (socket) => socket.once('connect', resolve)))
  gone.destroy()
  await relevo.get('/healthz')
  expect(relevo.lines.filter(({ level }) => level === 'error')).toEqual([])
})
