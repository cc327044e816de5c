import { beforeEach, test, describe, beforeAll, afterAll } from 'vitest'
import { embeddedTestDatabase, serverTestDatabase } from '../support/databases.ts'
import { openWorld, people, type World } from '../support/world.ts'
import { mqlSchema } from '../../src/app/mql-schema.ts'
import { commandHandoff } from '../../src/app/command-handoff.ts'
import { commentHandoff } from '../../src/app/comment-handoff.ts'
import { recordOutcomes } from '../../src/app/record-outcomes.ts'
import { receiveMqls } from '../../src/app/receive-mqls.ts'
import { fireTimers } from '../../src/app/fire-timers.ts'
import { sweepCalendar, sweepDue } from '../../src/work/sweep.ts'
import { audit } from '../../src/work/auditor.ts'
import { startTicker } from '../../src/work/ticker.ts'
import { createAnswerOnce } from '../../src/adapters/web/idempotency.ts'
import { setTimeout as sleep } from 'node:timers/promises'
const { valentina, julian, camila, lucia, owen } = people
const ana = { externalId: 'crm-1', email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme', source: 'Webinar', campaign: 'Webinar ANS' }
const out = (name: string, value: unknown) => console.log(`### ${name}: ${value instanceof Error ? `THROWS ${value.name} ${(value as any).code ?? ''} ${value.message.slice(-300)}` : JSON.stringify(value)}`)
const attempt = async (f: () => Promise<unknown>) => { try { return await f() } catch (e) { return e as Error } }
const kinds = process.env.KIND === 'server' ? [serverTestDatabase] : [embeddedTestDatabase]
const timed = async (name: string, f: () => Promise<unknown>) => { const t = performance.now(); const r = await attempt(f); out(`${name} (${Math.round(performance.now() - t)} ms)`, r instanceof Error ? r : 'ok'); return r }
for (const kind of kinds) describe(kind.kind, () => {
  let db: any, world: World
  beforeAll(async () => { db = await kind.open() })
  afterAll(() => db?.close())
  beforeEach(async () => { world = await openWorld(db) })

  test('T2', async () => {
    await world.house.receiveMqls([mqlSchema.parse({ externalId: 'm', desk: 'madrid' })])
    const id = await world.hand(ana)
    const m = (await world.house.listHandoffs({ desk: 'madrid', limit: 1 })).items[0]!
    out('T2 madrid nextAt', m.timers[0]!.nextAt)
    const c = world.context as any
    const all = c.company
    c.company = { ...all, desks: all.desks.filter((d: any) => d.id !== 'madrid') }
    out('T2 tick', await attempt(() => world.moveTo(new Date('2026-11-26T20:00:00Z'))))
    out('T2 fireTimers', await attempt(() => fireTimers(world.context)))
    out('T2 bogota', (await world.house.findHandoff(id))?.history.map((e) => e.type))
    c.company = all
  })

  test('T9 500 known leads with news', async () => {
    const mqls = Array.from({ length: 500 }, (_, n) => mqlSchema.parse({ externalId: `k-${n}`, desk: 'bogota', name: 'x' }))
    await timed('T9 500 new', () => receiveMqls(world.context, mqls))
    const news = mqls.map((m) => ({ ...m, name: 'y', activities: [{ at: new Date('2026-11-22T10:00:00Z'), kind: 'page', title: 'p' }] }))
    await timed('T9 500 known with one new activity', () => receiveMqls(world.context, news as any))
    const again = mqls.map((m) => ({ ...m, name: 'z' }))
    await timed('T9 500 known, name changed', () => receiveMqls(world.context, again as any))
    out('T9 versions', await db.prisma.handoff.groupBy({ by: ['version'], _count: true }))
    await world.advance('2h') .catch((e) => out('T9 adv', e))
    await world.moveTo(new Date('2026-11-23T20:00:00Z')).catch((e) => out('T9 mv', e))
    await timed('T9 fireTimers (100 breaches)', () => fireTimers(world.context))
  }, 200_000)

  test('T9b 500 outcomes', async () => {
    const mqls = Array.from({ length: 500 }, (_, n) => mqlSchema.parse({ externalId: `k-${n}`, desk: 'bogota', qualifiedAt: '2026-01-10T10:00:00Z' }))
    await receiveMqls(world.context, mqls, { backfill: true })
    await timed('T9b 500 outcomes', () => recordOutcomes(world.context, mqls.map(({ externalId }) => ({ externalId, outcome: 'won', at: new Date('2026-02-10'), amount: 1 }) as any)))
  }, 200_000)

  test('T11 ticker', async () => {
    const logs: any[] = []
    const log = { error: (...a: any[]) => logs.push(a) } as any
    const t = startTicker([{ name: 'due', rule: 'second', run: () => new Promise(() => {}) }, { name: 'calendar', rule: 'minute', run: async () => {} }], log, new Date())
    await sleep(33_000)
    out('T11 health after the only due run hangs for 33 s', t.health(new Date()))
    // not stopped: stop() waits for the hung run for ever
    out('T11 stop', await Promise.race([t.stop().then(() => 'stopped'), sleep(2000).then(() => 'stop() never resolves')]))
  })

  test('T13 a transaction that waits longer than maxWait', async () => {
    const hold = world.context.transaction(async (tx) => { await tx.$queryRaw`select 1`; await sleep(13_000); return 'held' })
    await sleep(100)
    await timed('T13 press during a 13 s transaction', () => world.context.transaction((tx) => tx.lead.count()))
    out('T13 hold', await attempt(() => hold))
    await timed('T13 afterwards', () => Promise.race([world.context.transaction((tx) => tx.lead.count()), sleep(20_000).then(() => { throw new Error('HANGS') })]))
  }, 100_000)

  test('T16 many activities in one body', async () => {
    const mqls = Array.from({ length: 380 }, (_, n) => mqlSchema.parse({ externalId: `a${n}`, desk: 'bogota', activities: Array.from({ length: 50 }, (_, k) => ({ at: '2026-01-01T00:00:00Z', kind: 'a', title: `${k}` })) }))
    await timed('T16 380 x 50 activities', () => receiveMqls(world.context, mqls))
    out('T16 n', await db.prisma.activity.count())
  }, 100_000)

  test('T22 crash between work and keep', async () => {
    let crash = true
    const answers = { ...world.house.answers, keep: async (...a: any[]) => { if (crash) throw new Error('killed'); return (world.house.answers.keep as any)(...a) } }
    const once = createAnswerOnce(answers as any)
    const req = { method: 'POST', get: () => 'K1', body: Buffer.from('x') } as any
    const res = { locals: { route: '/v1/mqls' } } as any
    const work = async () => ({ status: 202, body: { results: await world.house.receiveMqls([mqlSchema.parse({ ...ana, desk: 'bogota' })]) } })
    out('T22 first', await attempt(() => once(req, res, work)))
    await world.settle()
    const [h] = (await world.house.listHandoffs({ limit: 5 })).items
    await world.pressAndFill(valentina, h!.id, 'open:reject', { reason: 'poor-fit', note: 'x' })
    crash = false
    out('T22 retry, same key and body', (await once(req, res, work) as any).body.results[0])
    out('T22 handoffs', (await world.house.listHandoffs({ limit: 5 })).items.map(({ cycle, state }) => [cycle, state]))
  })

  test('T20 what an error tells the log', async () => {
    await world.hand(ana)
    const e: any = await attempt(() => db.prisma.lead.createMany({ data: [{ id: crypto.randomUUID(), email: ana.email, createdAt: new Date(), updatedAt: new Date() }] }))
    out('T20', JSON.stringify({ message: e.message, meta: e.meta, cause: e.cause }).slice(0, 1500))
    const f: any = await attempt(() => db.prisma.$executeRaw`insert into lead (id, email, created_at, updated_at) values (gen_random_uuid(), ${ana.email}, now(), now())`)
    out('T20 raw', JSON.stringify({ message: f.message, meta: f.meta, cause: f.cause }).slice(0, 1500))
    const g: any = await attempt(() => db.prisma.handoff.updateMany({ data: { amount: 99999999999999, note: 'secret' } }))
    out('T20 amount', JSON.stringify({ message: g.message, meta: g.meta, cause: g.cause }).slice(0, 1500))
  })

  test('T5b win', async () => {
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    out('T5b win 99999999999999', await attempt(() => world.house.conversation.submit({ actor: valentina, state: { action: 'submit:win', id, key: 'k' } as any, values: { amount: '99999999999999' } })))
    out('T5b win 0.001', await attempt(() => world.house.conversation.submit({ actor: valentina, state: { action: 'submit:win', id, key: 'k2' } as any, values: { amount: '1.234,567' } })))
  })
})
