// Every route of our own, with whatever can be sent to it, by whoever may: no fault of ours, and nothing half-written.
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { createDashboard } from '../../src/adapters/web/dashboard/routes.ts'
import { inbound } from '../../src/adapters/web/inbound.ts'
import { createServer } from '../../src/adapters/web/server.ts'
import { createSignedLinks } from '../../src/adapters/web/signed-links.ts'
import { createFeed } from '../../src/adapters/web/workspace/feed.ts'
import { createWorkspace } from '../../src/adapters/web/workspace/routes.ts'
import { localMessages } from '../../src/store/local-messages.ts'
import { describeEmbedded } from '../support/databases.ts'
import { openWorld, people } from '../support/world.ts'
import { anything, type Json, patienceMs, runs, scarred, text } from './inputs.ts'
import { expectWhole } from './whole.ts'

const token = 'the-token-of-the-fuzzer'
const secret = `whsec_${Buffer.from('f'.repeat(32)).toString('base64')}`
const much = { requests: 1e9, perSeconds: 1 }

const mql: Json = {
  ...{ externalId: 'HS-20931', email: 'ana.rojas@example.com', name: 'Ana Rojas', company: 'Cafetera', title: 'Ops' },
  ...{
    phone: '+57 1',
    country: 'CO',
    source: 'webinar',
    campaign: 'Otoño',
    score: 82,
    qualifiedAt: '2026-11-20T09:30:00-05:00',
  },
  ...{ url: 'https://crm.example/1', note: 'A price', desk: 'bogota', attributes: { employees: 40 } },
  activities: [{ at: '2026-11-20T09:12:00-05:00', kind: 'webinar', title: 'SLA', url: 'https://web.example' }],
}
const command = (name: string): Json => ({
  ...{ command: name, actor: people.valentina, reason: 'no-budget', note: 'x', until: '2027-02-01', amount: 10 },
  ...{ expectedVersion: 1, at: '2026-11-20T09:30:00Z' },
})
const names = [
  'accept',
  'reject',
  'recycle',
  'log-attempt',
  'contacted',
  'qualify',
  'win',
  'lose',
  'reassign',
  'dispute',
]
const state: Json = { action: 'submit:reject', id: 'ID', key: 'k' }
const bodies: Record<string, readonly Json[]> = {
  '/v1/mqls': [mql, { mqls: [mql, { email: 'b@x.example' }] }, { mqls: [mql], backfill: true }],
  '/v1/outcomes': [
    { outcomes: [{ externalId: 'HS-20931', outcome: 'won', at: '2026-11-20T16:00:00-05:00', amount: 48 }] },
  ],
  '/v1/handoffs/{id}/commands': names.map(command),
  '/workspace/press': [
    { as: people.valentina, value: { action: 'accept', id: 'ID', version: 1, extra: '' }, channel: '#ventas-bogota' },
  ],
  '/workspace/submit': [
    { as: people.valentina, state, values: { reason: 'no-budget', note: 'x', until: '2027-02-01' } },
  ],
  '/workspace/ask': [{ as: people.valentina, text: 'stats 7d', channel: '#ventas-bogota' }],
  '/workspace/say': [{ as: people.valentina, channel: '#ventas-bogota', text: 'hello' }],
  '/workspace/test-lead': [{ as: people.valentina, channel: '#ventas-bogota' }],
}
const query: Json = {
  ...{
    state: 'offered',
    desk: 'bogota',
    owner: people.valentina,
    since: '2026-11-01T00:00:00Z',
    limit: '5',
    by: 'source',
  },
  ...{
    from: '2026-11-01',
    to: '2026-11-30',
    format: 'csv',
    period: '2026-W47',
    chart: 'promises',
    as: people.valentina,
  },
}

const routes = inbound.filter(
  ({ part, path }) => part !== 'platform' && !['/workspace/stream', '/dashboard/live'].includes(path),
)

const requests = fc.constantFrom(...routes).chain((entry) =>
  fc.record({
    entry: fc.constant(entry),
    parameters: fc.array(fc.oneof(fc.constantFrom('bogota', '2026-W47', '2026-11', 'ID'), text), {
      minLength: 3,
      maxLength: 3,
    }),
    query: fc.oneof(
      fc.constant<Json>({}),
      scarred(query),
      fc.dictionary(text, text, { maxKeys: 3 }) as fc.Arbitrary<Json>,
    ),
    body: fc.oneof(
      { weight: 6, arbitrary: scarred(...(bodies[entry.path] ?? [mql])).map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: text },
      {
        weight: 1,
        arbitrary: fc.constantFrom('['.repeat(50_000), '{"a":'.repeat(20_000), '{"__proto__":{"email":"a@x.co"}}', ''),
      },
    ),
    signed: fc.boolean(),
    key: fc.option(text, { nil: undefined }),
  }),
)

describeEmbedded('Bad input over HTTP', (database) => {
  test(
    'is answered, never with a fault of ours',
    async () => {
      const world = await openWorld(database())
      const { company, clock } = world.context
      const faults: unknown[] = []
      const log = {
        debug() {},
        info() {},
        warn() {},
        error: (detail: object, message: string) => void faults.push([message, detail]),
      }
      const feed = createFeed()
      const server = createServer({
        ...{ house: world.house, log, now: clock.now, limits: { client: much, stranger: much, platform: much } },
        settings: { port: 0, host: '127.0.0.1', apiToken: token, webhookSecrets: [secret] },
        dashboard: createDashboard({
          ...world.house.dashboard,
          links: createSignedLinks(token, clock.now),
          local: true,
          log,
        }),
        workspace: createWorkspace({
          ...{
            company,
            conversation: world.house.conversation,
            messages: localMessages(database().prisma),
            feed,
            clock,
            log,
          },
          sendTestLead: async () => ({ kind: 'done' }),
        }),
      })
      const { url } = await server.listen()
      let id = await world.hand({ email: 'first@x.example' })
      let sent = 0
      const send = async ({
        entry,
        parameters,
        query,
        body,
        signed,
        key,
      }: typeof requests extends fc.Arbitrary<infer T> ? T : never) => {
        sent += 1
        const given = [...parameters]
        const path = entry.path.replace(/\{\*?\w+\}/g, () =>
          encodeURIComponent((given.shift() ?? '').toWellFormed().replaceAll('ID', id)),
        )
        const asked = new URLSearchParams(
          Object.entries(query as Record<string, Json>).map(([name, value]) => [
            name,
            typeof value === 'string' ? value : JSON.stringify(value),
          ]),
        )
        const whole = body.replaceAll('"ID"', `"${id}"`).toWellFormed()
        const at = new Date()
        const bySignature = signed && entry.proof === 'token-or-signature'
        const headers = {
          ...(bySignature
            ? {
                'webhook-id': `msg_${sent}`,
                'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
                'webhook-signature': new Webhook(secret).sign(`msg_${sent}`, at, whole),
              }
            : { authorization: `Bearer ${token}` }),
          'content-type': 'application/json',
          ...(key && /^[\x20-\x7e]*$/.test(key) && { 'idempotency-key': key.slice(0, 300) }),
        }
        const response = await fetch(`${url}${path}?${asked}`, {
          method: entry.method.toUpperCase(),
          headers,
          ...(entry.method !== 'get' && { body: whole }),
        })
        await response.arrayBuffer()
        expect(response.status, `${entry.method} ${path}?${asked} ${whole.slice(0, 2000)}`).toBeLessThan(500)
      }
      await fc.assert(
        fc.asyncProperty(fc.array(requests, { minLength: 10, maxLength: 10 }), async (group) => {
          await Promise.all(group.map(send))
          if (sent % 200 === 0) {
            await expectWhole(database())
            id = await world.hand({ email: `fuzz${sent}@x.example` })
          }
        }),
        runs(0.4, 10),
      )
      await expectWhole(database())
      expect(faults).toEqual([])
      feed.close()
      await server.close()
    },
    patienceMs,
  )
})
