// Every way in, walked with everything that should not open it: the table of the server is the list of the test.
import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import express from 'express'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeams } from '../../../src/adapters/teams/connect.ts'
import { createDashboard } from '../../../src/adapters/web/dashboard/routes.ts'
import { type Inbound, inbound, type Proof, proofOf } from '../../../src/adapters/web/inbound.ts'
import { createServer, type WebServer } from '../../../src/adapters/web/server.ts'
import { createSignedLinks } from '../../../src/adapters/web/signed-links.ts'
import { createFeed } from '../../../src/adapters/web/workspace/feed.ts'
import { createWorkspace } from '../../../src/adapters/web/workspace/routes.ts'
import { localMessages } from '../../../src/store/local-messages.ts'
import { teamsPlaces } from '../../../src/store/teams-places.ts'
import { drawPng } from '../../../src/view/chart/picture.ts'
import { describeEmbedded } from '../../support/databases.ts'
import type { How } from '../../support/fake-teams/callbacks.ts'
import { type FakeTeams, startFakeTeams } from '../../support/fake-teams/fake-teams.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'
import { people } from '../../support/world.ts'
import { runServer } from './running-server.ts'

const token = 'the-token-of-this-house'
const secrets = ['0', '1'].map((sign) => `whsec_${Buffer.from(sign.repeat(32)).toString('base64')}`)
const othersSecret = `whsec_${Buffer.from('x'.repeat(32)).toString('base64')}`

type Sent = { path?: string; headers?: Record<string, string>; body?: string; refused?: number }

describeEmbedded('Every way in', (database) => {
  let world: SlackWorld
  let teams: FakeTeams
  let server: WebServer
  let url: string
  beforeAll(async () => {
    world = await openSlackWorld(database(), { oauth: true })
    const { company, clock, log } = world.context
    const { house } = world
    const dashboard = createDashboard({
      ...{ ...house.dashboard, links: createSignedLinks(token, clock.now), local: true, log },
    })
    const workspace = createWorkspace({
      ...{ company, conversation: house.conversation, messages: localMessages(database().prisma), feed: createFeed() },
      ...{ clock, log, sendTestLead: async () => ({ kind: 'done' }) as const },
    })
    teams = await startFakeTeams({
      ...{ users: [{ name: 'Owen Hartley', email: people.owen }], teams: [{ name: 'Bogotá', channels: ['ventas'] }] },
      nothingUnexpected: false,
    })
    const inTeams = createTeams({
      ...{
        settings: { app: { type: 'SingleTenant', ...teams.app }, loginUrl: teams.loginUrl },
        company,
        desks: [],
        drawPng,
        log,
      },
      ...{ accounts: house.accounts, places: teamsPlaces(database().prisma, clock.now), now: clock.now },
    }).connect({ conversation: house.conversation, mended: async () => {} })
    server = createServer({
      house,
      settings: { port: 0, host: '127.0.0.1', apiToken: token, webhookSecrets: secrets },
      ...{ log, dashboard, workspace, platforms: [world.connection.router, inTeams.router], now: clock.now },
      limits: { stranger: { requests: 1e6, perSeconds: 1 } },
    })
    url = (await server.listen()).url
    teams.listener(`${url}/api/messages`)
  })
  afterAll(async () => {
    await server?.close()
    await teams?.close()
    await world?.close()
  })

  const pathOf = ({ path }: Inbound) =>
    path
      .replace('{id}', '019aa8a4-52d1-7c3e-9d0b-4f6f1d1a2b3c')
      .replace('{desk}', 'bogota')
      .replace('{period}', '2026-W47')
      .replace('{*asset}', 'client/app.ts')
      .replace(/\{\w+\}/, 'somebody@x.example')

  async function send(entry: Inbound, { path = pathOf(entry), headers = {}, body = '' }: Sent) {
    const { port } = new URL(url)
    const given = { ...(entry.method !== 'get' && { 'content-type': 'application/json' }), ...headers }
    const options = { port, host: '127.0.0.1', path, method: entry.method.toUpperCase(), headers: given, agent: false }
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; said: string }>()
    const outgoing = request(options, async (incoming) =>
      resolve({ status: incoming.statusCode ?? 0, said: await text(incoming) }),
    )
    outgoing.on('error', reject).end(entry.method === 'get' ? undefined : body)
    return promise
  }

  const bearer = (value: string) => ({ authorization: `Bearer ${value}` })
  const tokens: Record<string, Sent> = {
    'no token': {},
    'a wrong token': { headers: bearer('the-token-of-this-hous3') },
    'half a token': { headers: bearer(token.slice(0, -4)) },
    'the token of another house': { headers: bearer('the-token-of-another-house') },
    'the token in another scheme': { headers: { authorization: `Basic ${token}` } },
    'the token in the address': { path: '?token', headers: { 'x-api-key': token } },
  }

  const mql = JSON.stringify({ email: 'walker@x.example' })
  const minutes = (count: number) => new Date(Date.now() + count * 60_000)
  const signed = (by: string, at = new Date(), body = mql, id = 'msg_w') => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign(id, at, body),
  })
  const signatures: Record<string, Sent> = {
    "another house's secret": { headers: signed(othersSecret), body: mql },
    'an old signature': { headers: signed(secrets[0] ?? '', minutes(-6)), body: mql },
    'a signature from the future': { headers: signed(secrets[1] ?? '', minutes(6)), body: mql },
    'a signature of another body': { headers: signed(secrets[0] ?? ''), body: `${mql} ` },
    'a signature without its time': { headers: { ...signed(secrets[0] ?? ''), 'webhook-timestamp': '' }, body: mql },
  }

  const linkOf = (entry: Inbound, by: string, days = 7) => {
    const now = world.now().getTime()
    return createSignedLinks(by, world.now).sign(pathOf(entry), people.owen, Math.floor(now / 1000) + days * 86_400)
  }
  const links = (entry: Inbound): Record<string, Sent> => ({
    'an expired link': { path: linkOf(entry, token, -1), refused: 403 },
    'a link of another house': { path: linkOf(entry, 'the-token-of-another-house'), refused: 403 },
    'a link with another reader': { path: linkOf(entry, token).replace('owen', 'dana'), refused: 403 },
    'a link of another route': { path: linkOf(entry, token).replace(pathOf(entry), `${pathOf(entry)}/`), refused: 403 },
  })

  const slackBody = 'payload=%7B%7D'
  const slackSigned = (secret: string, seconds = 0, body = slackBody) => {
    const at = String(Math.floor(Date.now() / 1000) + seconds)
    const proof = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')
    return { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${proof}` }
  }
  const slack = (): Record<string, Sent> => {
    const { signingSecret } = world.slack.app
    return {
      'no signature': { body: slackBody },
      "another app's signature": { headers: slackSigned('the-secret-of-another-app'), body: slackBody },
      'an old signature': { headers: slackSigned(signingSecret, -301), body: slackBody },
      'a signature from the future': { headers: slackSigned(signingSecret, 360), body: slackBody },
      'a signature of another body': { headers: slackSigned(signingSecret), body: `${slackBody}+` },
      'a signature without its time': { headers: { 'x-slack-signature': 'v0=00' }, body: slackBody },
      'the token of the API': { headers: bearer(token), body: slackBody },
    }
  }

  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')
  const unsigned = `${part({ alg: 'none' })}.${part({ iss: 'https://api.botframework.com', aud: 'app' })}.`
  const activity = JSON.stringify({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/',
    text: 'cola',
  })
  const hostile: Record<Proof, (entry: Inbound) => Record<string, Sent>> = {
    anyone: () => ({}),
    token: () => tokens,
    'token-or-signature': () => ({ ...tokens, ...signatures }),
    'token-or-link': (entry) => ({ ...tokens, ...links(entry) }),
    'token-or-loopback': () =>
      Object.fromEntries(
        Object.entries(tokens).map(([what, sent]) => [
          `${what}, by way of a proxy`,
          { ...sent, headers: { ...sent.headers, 'x-forwarded-for': '203.0.113.9' } },
        ]),
      ),
    'link-or-loopback': (entry) => ({
      ...links(entry),
      'no link, from elsewhere': { headers: { 'x-forwarded-for': '203.0.113.9' }, refused: 403 },
      'no link, under a foreign name': { headers: { host: 'relevo.example' }, refused: 403 },
      'the token of the API, from elsewhere': {
        headers: { ...bearer(token), forwarded: 'for=203.0.113.9' },
        refused: 403,
      },
    }),
    loopback: () => ({
      'a foreign name': { headers: { host: 'attacker.example' }, refused: 403 },
      'a page of elsewhere': { headers: { origin: 'https://attacker.example' }, refused: 403 },
      'a page without a name': { headers: { origin: 'null' }, refused: 403 },
    }),
    'slack-signature': slack,
    'slack-state': () => ({
      'no state': { path: '/slack/oauth_redirect?code=c', refused: 400 },
      'a forged state': { path: '/slack/oauth_redirect?code=c&state=forged', refused: 400 },
      'a state of another browser': {
        ...{ path: '/slack/oauth_redirect?code=c&state=forged', refused: 400 },
        headers: { cookie: 'slack-app-oauth-state=forged' },
      },
    }),
    'bot-framework-token': () =>
      Object.fromEntries(
        Object.entries({ ...tokens, 'a token that nobody signed': { headers: bearer(unsigned) } }).map(
          ([what, sent]): [string, Sent] => [what, { ...sent, body: activity }],
        ),
      ),
  }

  const counted = async () => {
    const { lead, handoff, handoffEvent, installation, account } = database().prisma
    return Promise.all(
      [lead, handoff, handoffEvent, installation, account].map((table) => (table as typeof lead).count()),
    )
  }

  describe.each(inbound.map((entry) => [`${entry.method.toUpperCase()} ${entry.path}`, entry] as const))(
    '%s',
    (_name, entry) => {
      test(`is closed to everything but what is said of it: ${entry.proof}`, async () => {
        const before = await counted()
        const outcomes: Record<string, number> = {}
        const expected: Record<string, number> = {}
        for (const [what, { refused = 401, ...sent }] of Object.entries(hostile[entry.proof](entry))) {
          const path = sent.path === '?token' ? `${pathOf(entry)}?token=${token}` : sent.path
          const { status, said } = await send(entry, { ...sent, ...(path && { path }) })
          outcomes[what] = status
          expected[what] = refused
          expect(said).not.toContain(token)
        }
        expect(outcomes).toEqual(expected)
        expect(await counted()).toEqual(before)
      })
    },
  )

  test('what calls itself Teams is believed for our app, our organisation and nobody else', async () => {
    const owen = teams.user(people.owen)
    const before = await counted()
    const statuses: Record<string, number> = {}
    const refused: [string, How][] = [
      ['no token', { token: 'none' }],
      ['garbage', { token: 'garbage' }],
      ['a token that has run out', { token: { expiresInSeconds: -600 } }],
      ['a token for another app', { token: { audience: '22222222-0000-4000-8000-000000000002' } }],
      ['a token of another issuer', { token: { issuer: 'https://attacker.example' } }],
      ['a key that nobody has published', { token: { key: 'stranger' } }],
      ['a key of another channel', { token: { key: 'other-channel' } }],
      ['a token without a signature', { token: { algorithm: 'none' } }],
      ['a token signed with the public key', { token: { algorithm: 'HS256' } }],
      ['a token for another service', { token: { serviceUrl: 'https://attacker.example/' } }],
    ]
    for (const [what, how] of refused)
      statuses[what] = (await owen.mention('cola', 'ventas', { ...how, mayFail: true })).status
    expect(statuses).toEqual(Object.fromEntries(refused.map(([what]) => [what, 401])))
    const change = { channelData: { tenant: { id: '88888888-0000-4000-8000-000000000002' } } }
    expect((await owen.mention('cola', 'ventas', { change, mayFail: true })).status).toBe(403)
    expect(await counted()).toEqual(before)
    expect((await owen.mention('ayuda', 'ventas')).status).toBeLessThan(300)
  })

  test('what is genuine comes in', async () => {
    const entry = (path: string) => inbound.find((each) => each.path === path) as Inbound
    const { signingSecret } = world.slack.app
    const ssl = 'ssl_check=1'
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const answers = [
      await send(entry('/v1/handoffs'), { headers: bearer(token) }),
      await send(entry('/v1/mqls'), { headers: signed(secrets[1] ?? ''), body: mql }),
      await send(entry('/v1/stats'), {
        path: createSignedLinks(token, world.now).sign(
          '/v1/stats?desk=bogota&from=2026-11-01&to=2026-11-30',
          people.owen,
        ),
      }),
      await send(entry('/dashboard'), { path: linkOf(entry('/dashboard'), token), headers: { forwarded: 'for=x' } }),
      await send(entry('/slack/events'), { headers: { ...form, ...slackSigned(signingSecret, 0, ssl) }, body: ssl }),
      await send(entry('/'), {}),
    ].map(({ status }) => status)
    expect(answers).toEqual([200, 202, 200, 200, 200, 200])
  })

  test('a signed lead that is delivered again is recognised, with whichever of the two secrets', async () => {
    const body = JSON.stringify({ externalId: 'again-1' })
    const entry = inbound[0] as Inbound
    const before = await database().prisma.handoff.count()
    const statuses: number[] = []
    for (const secret of [secrets[0] ?? '', secrets[1] ?? '', secrets[0] ?? ''])
      statuses.push((await send(entry, { headers: signed(secret, new Date(), body, 'msg_again'), body })).status)
    expect(statuses).toEqual([202, 202, 202])
    expect((await database().prisma.handoff.count()) - before).toBe(1)
  })

  test('a workspace in which the app is not installed is not believed', async () => {
    const before = await counted()
    const [handoff] = await database().prisma.handoff.findMany()
    const value = `accept|${handoff?.id}`
    const payload = {
      ...{ type: 'block_actions', team: { id: 'T0STRANGER' }, user: { id: 'U0STRANGER' }, trigger_id: '1.2' },
      actions: [{ type: 'button', action_id: 'relevo:0', block_id: 'b', value }],
    }
    const body = String(new URLSearchParams({ payload: JSON.stringify(payload) }))
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...slackSigned(world.slack.app.signingSecret, 0, body),
    }
    await send(inbound.find(({ path }) => path === '/slack/events') as Inbound, { headers, body })
    expect(await counted()).toEqual(before)
    expect((await database().prisma.handoff.findFirst())?.state).toBe('offered')
  })

  test('a route that is in no entry is not there, whoever would have answered it', async () => {
    const router = express.Router()
    router.get('/workspace-of-somebody', (_request, response) => void response.send('open to all'))
    router.post('/slack/commands', (_request, response) => void response.send('open to all'))
    const own = await runServer({ workspace: router, dashboard: router, platforms: [router] })
    expect((await own.get('/workspace-of-somebody')).status).toBe(404)
    expect((await own.post('/slack/commands', {})).status).toBe(404)
    await own.close()
    expect(() => proofOf('get', '/v1/secrets')).toThrow(/in no entry/)
  })

  test('a route of a part that is not connected is not there either', async () => {
    const own = await runServer()
    for (const path of ['/', '/dashboard', '/workspace/state', '/slack/install'])
      expect((await own.get(path)).status).toBe(404)
    await own.close()
  })
})

describe('Nobody floods', () => {
  const few = { requests: 2, perSeconds: 30 }
  const platform = express.Router()
  platform.post('/slack/events', (incoming, response) => {
    response.status(incoming.get('x-genuine') ? 200 : 401).send()
  })
  platform.get('/slack/install', (_request, response) => void response.send('consent'))

  test('whoever keeps calling as Slack without being it is told to wait; Slack, at the same address, is not', async () => {
    const own = await runServer({ platforms: [platform], limits: { stranger: few } })
    const call = async (headers = {}) => {
      const { status, headers: got } = await own.send('/slack/events', { method: 'POST', headers })
      return [status, got.get('retry-after') !== null]
    }
    expect([await call(), await call(), await call()]).toEqual([
      [401, false],
      [401, false],
      [429, true],
    ])
    expect(await call({ 'x-genuine': 'yes' })).toEqual([200, false])
    await own.close()
  })

  test('a flood from elsewhere is held back before anything is read', async () => {
    const own = await runServer({ platforms: [platform], limits: { platform: few, stranger: few } })
    const from = { 'x-forwarded-for': '203.0.113.9' }
    const statuses = async (path: string, init: RequestInit) => {
      const found: number[] = []
      for (let n = 0; n < 3; n++) found.push((await own.send(path, init)).status)
      return found
    }
    const genuine = { method: 'POST', headers: { ...from, 'x-genuine': 'yes' } }
    expect(await statuses('/slack/events', genuine)).toEqual([200, 200, 429])
    expect(await statuses('/slack/install', { headers: from })).toEqual([200, 200, 429])
    await own.close()
  })

  test('pages behind a link are counted by their reader, and guesses by where they come from', async () => {
    const dashboard = express.Router()
    dashboard.get('/dashboard', (_request, response) => void response.send('page'))
    const own = await runServer({ dashboard, limits: { client: few, stranger: few } })
    const link = createSignedLinks('a-token-for-the-tests', () => new Date()).sign('/dashboard', people.owen)
    const from = { headers: { 'x-forwarded-for': '203.0.113.9' } }
    const seen = [await own.send(link, from), await own.send(link, from), await own.send(link, from)]
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 429])
    const guessed = [1, 2, 3].map((n) => own.send(`/dashboard?signature=${n}`, from))
    expect((await Promise.all(guessed)).map(({ status }) => status).toSorted()).toEqual([200, 200, 429])
    await own.close()
  })
})
