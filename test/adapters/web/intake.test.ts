import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultLimits } from '../../../src/adapters/web/rate-limit.ts'
import { bodyOf, type RunningServer, runServer } from './running-server.ts'

let relevo: RunningServer
beforeAll(async () => {
  relevo = await runServer()
})
afterAll(() => relevo.close())
beforeEach(() => {
  relevo.house.handoffs.length = 0
  relevo.house.carriedOut = 0
  relevo.house.fault = null
})

describe('Leads come in over POST /v1/mqls', () => {
  test('one lead is taken in and answered with its handoff', async () => {
    const response = await relevo.post('/v1/mqls', { email: ' Ana@Cliente.CO ', name: 'Ana', score: 80 })
    expect(response.status).toBe(202)
    expect(await response.json()).toEqual({
      results: [
        {
          ...{ index: 0, outcome: 'created' },
          handoff: { id: expect.any(String), state: 'offered', owner: null, cycle: 1 },
        },
      ],
    })
    expect(relevo.house.handoffs[0]?.lead.email).toBe('ana@cliente.co')
  })

  test('the same lead written in another way is a duplicate', async () => {
    await relevo.post('/v1/mqls', { email: 'ana@cliente.co' })
    const { results } = await bodyOf(await relevo.post('/v1/mqls', { email: 'ANA@cliente.co ' }))
    expect(results?.[0]?.outcome).toBe('duplicate')
  })

  test('in a batch the bad items are refused where they stand, and the others go in', async () => {
    const mqls = [
      { email: 'a@x.co' },
      { emial: 'b@x.co' },
      { email: 'c@x.co', desk: 'lima' },
      null,
      { email: 'd@x.co' },
    ]
    const response = await relevo.post('/v1/mqls', { mqls })
    expect(response.status).toBe(202)
    const { results } = await bodyOf(response)
    expect(results?.map(({ index, outcome }) => [index, outcome])).toEqual([
      [0, 'created'],
      [1, 'refused'],
      [2, 'refused'],
      [3, 'refused'],
      [4, 'created'],
    ])
    expect(results?.[2]).toMatchObject({ error: { path: 'desk', message: 'there is no such desk' } })
    expect(results?.[3]).toMatchObject({ error: { path: '', message: 'must be an object', given: 'null' } })
  })

  test('when none is acceptable the answer is 422, with a place for each fault and the same results', async () => {
    const response = await relevo.post('/v1/mqls', { mqls: [{ email: 'nobody' }, { externalId: 'x', score: 101 }] })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await bodyOf(response)).toMatchObject({
      code: 'none-acceptable',
      errors: [
        { path: 'mqls[0].email', message: 'must be an e-mail address such as ana@example.com', given: '"nobody"' },
        { path: 'mqls[1].score', message: 'must be a whole number from 0 to 100', given: '101' },
      ],
      results: [{ outcome: 'refused' }, { outcome: 'refused' }],
    })
    expect(relevo.house.carriedOut).toBe(0)
  })

  test('a single lead that the house refuses is answered 422 with the plain path of the field', async () => {
    const response = await relevo.post('/v1/mqls', { email: 'c@x.co', desk: 'lima' })
    expect(response.status).toBe(422)
    expect((await bodyOf(response)).errors).toMatchObject([{ path: 'desk' }])
  })

  test.each([
    ['no list', { mqls: {} }, 'mqls'],
    ['an empty list', { mqls: [] }, 'mqls'],
    ['more than 500', { mqls: Array.from({ length: 501 }, () => ({})) }, 'mqls'],
    ['an unknown word beside the list', { mqls: [{}], backfil: true }, 'backfil'],
    ['a bare list', [{ email: 'a@x.co' }], ''],
    ['text', '"hello"', ''],
  ])('%s is a malformed request', async (_what, body, path) => {
    const response = await relevo.post('/v1/mqls', body)
    expect(response.status).toBe(400)
    expect((await bodyOf(response)).errors?.[0]?.path).toBe(path)
  })

  test('500 at once are taken in', async () => {
    const mqls = Array.from({ length: 500 }, (_, n) => ({ externalId: `n${n}` }))
    const { results } = await bodyOf(await relevo.post('/v1/mqls', { mqls, backfill: true }))
    expect(results).toHaveLength(500)
    expect(relevo.house.handoffs.every(({ backfill }) => backfill)).toBe(true)
  })

  test('a burst of 500 single leads is taken in', async () => {
    const own = await runServer({ limits: defaultLimits })
    const statuses = await Promise.all(
      Array.from({ length: 500 }, async (_, n) => (await own.post('/v1/mqls', { externalId: `b${n}` })).status),
    )
    expect(new Set(statuses)).toEqual(new Set([202]))
    await own.close()
  })
})

describe('A key makes a request count once', () => {
  const keyed = (key: string, body: unknown) => relevo.post('/v1/mqls', body, { 'idempotency-key': key })

  test('the same key and body is answered alike, and carried out once', async () => {
    const first = await keyed('k1', { email: 'k1@x.co' })
    const again = await keyed('k1', { email: 'k1@x.co' })
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.status).toBe(202)
    expect(await again.json()).toEqual(await first.json())
    expect(relevo.house.carriedOut).toBe(1)
  })

  test('a refusal is replayed too', async () => {
    const first = await keyed('k2', { email: 'nobody' })
    const again = await keyed('k2', { email: 'nobody' })
    expect([first.status, again.status]).toEqual([422, 422])
    expect(again.headers.get('content-type')).toContain('application/problem+json')
    expect(await again.json()).toEqual(await first.json())
  })

  test('the same key with another body is refused', async () => {
    await keyed('k3', { email: 'k3@x.co' })
    const other = await keyed('k3', { email: 'other@x.co' })
    expect(other.status).toBe(422)
    expect((await bodyOf(other)).code).toBe('idempotency-key-reused')
  })

  test('of simultaneous twins one is carried out and all are answered alike', async () => {
    const twins = await Promise.all(Array.from({ length: 8 }, () => keyed('k4', { email: 'k4@x.co' })))
    const bodies = await Promise.all(twins.map((twin) => twin.text()))
    expect(new Set(bodies).size).toBe(1)
    expect(relevo.house.carriedOut).toBe(1)
    expect(twins.filter((twin) => twin.headers.has('idempotency-replayed'))).toHaveLength(7)
  })

  test('a request that failed may be repeated with its key', async () => {
    relevo.house.fault = new Error('the database is away')
    expect((await keyed('k5', { email: 'k5@x.co' })).status).toBe(500)
    relevo.house.fault = null
    expect((await keyed('k5', { email: 'k5@x.co' })).status).toBe(202)
  })

  test('a key that no header should hold is refused', async () => {
    expect((await keyed('has a space', { email: 'a@x.co' })).status).toBe(400)
  })
})

describe('Outcomes come in over POST /v1/outcomes', () => {
  test('each is answered in order, and a bad one does not hold up the others', async () => {
    const at = '2026-11-20T16:00:00-05:00'
    const outcomes = [
      { externalId: 'x', outcome: 'won', at, amount: '4800.50' },
      { externalId: 'x', outcome: 'maybe', at },
      { externalId: 'unknown', outcome: 'lost', at },
    ]
    const response = await relevo.post('/v1/outcomes', { outcomes })
    expect(response.status).toBe(202)
    const { results } = await bodyOf(response)
    expect(results?.map(({ outcome }) => outcome)).toEqual(['recorded', 'refused', 'refused'])
    expect(results?.[1]).toMatchObject({ error: { path: 'outcome' } })
  })

  test('when none is acceptable the answer is 422', async () => {
    const response = await relevo.post('/v1/outcomes', { outcomes: [{ outcome: 'won' }] })
    expect(response.status).toBe(422)
    expect((await bodyOf(response)).errors?.map(({ path }) => path)).toEqual(['outcomes[0].at', 'outcomes[0].email'])
  })

  test('an envelope without outcomes is malformed', async () => {
    expect((await relevo.post('/v1/outcomes', {})).status).toBe(400)
  })
})
