import { beforeEach, expect, test, describe, beforeAll, afterAll } from 'vitest'
import { embeddedTestDatabase, serverTestDatabase } from '../support/databases.ts'
import { openWorld, people, type World } from '../support/world.ts'
import { mqlSchema } from '../../src/app/mql-schema.ts'
import { commandHandoff } from '../../src/app/command-handoff.ts'
import { recordOutcomes } from '../../src/app/record-outcomes.ts'
import { receiveMqls } from '../../src/app/receive-mqls.ts'
import { sweepCalendar, sweepDue } from '../../src/work/sweep.ts'
import { ChatFault } from '../../src/ports/chat.ts'
const { valentina, julian, camila, lucia, owen, dana } = people
const ana = { externalId: 'crm-1', email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme', source: 'Webinar', campaign: 'Webinar ANS' }
const out = (name: string, value: unknown) => console.log(`### ${name}: ${value instanceof Error ? `THROWS ${value.name} ${(value as any).code ?? ''} ${value.message.slice(-300)}` : JSON.stringify(value)}`)
const attempt = async (f: () => Promise<unknown>) => { try { return await f() } catch (e) { return e as Error } }
const kinds = process.env.KIND === 'server' ? [serverTestDatabase] : [embeddedTestDatabase]
for (const kind of kinds) describe(kind.kind, () => {
  let db: any, world: World
  beforeAll(async () => { db = await kind.open() })
  afterAll(() => db?.close())
  beforeEach(async () => { world = await openWorld(db) })

  test('T1 imported recycled history comes back live', async () => {
    const mqls = [1, 2, 3].map((n) => mqlSchema.parse({ externalId: `old-${n}`, desk: 'bogota', qualifiedAt: '2024-01-10T10:00:00Z' }))
    await receiveMqls(world.context, mqls, { backfill: true })
    await recordOutcomes(world.context, [1, 2, 3].map((n) => ({ externalId: `old-${n}`, outcome: 'recycled', at: new Date('2024-01-20T10:00:00Z') }) as any))
    await world.settle()
    out('T1 cards in sales channel after importing recycled history', (await world.channel('#ventas-bogota')).map((m) => m.card.summary))
    out('T1 live', (await world.house.listHandoffs({ backfill: false, limit: 10 })).items.map(({ state, cycle, timers }) => ({ state, cycle, timers: timers.length })))
  })

  test('T2 a desk taken out of the configuration', async () => {
    await world.house.receiveMqls([mqlSchema.parse({ externalId: 'm', desk: 'madrid' })])
    const id = await world.hand(ana)
    const c = world.context as any
    const all = c.company
    c.company = { ...all, desks: all.desks.filter((d: any) => d.id !== 'madrid') }
    out('T2 tick after the deadline', await attempt(() => world.advance('5h')))
    out('T2 second tick', await attempt(() => sweepDue(world.context, world.sender)))
    out('T2 bogota overdue recorded', (await world.house.findHandoff(id))?.history.map((e) => e.type))
    c.company = all
  })

  test('T3 scorecard of a week lost by a short downtime', async () => {
    await world.hand(ana)
    await world.moveTo(new Date('2026-11-30T13:59:00Z')) // Mon W49, 08:59 Bogota: not yet
    // asleep from Monday W49 08:59 until Monday W50 08:00
    await world.moveTo(new Date('2026-12-07T13:00:00Z'))
    await world.moveTo(new Date('2026-12-07T14:01:00Z'))
    out('T3 scorecards posted', (await db.prisma.scorecard.findMany({ where: { desk: 'bogota' } })).map((r: any) => r.period))
  })

  test('T4 overturn in a later week', async () => {
    const id = await world.hand(ana)
    await world.pressAndFill(valentina, id, 'open:reject', { reason: 'poor-fit', note: 'x' })
    await world.pressAndFill(lucia, id, 'open:dispute', { note: 'no' })
    await world.advance('5bd')
    await world.pressAndFill(camila, id, 'open:overturn', {})
    await world.settle()
    for (const m of await world.channel('#marketing-bogota')) {
      out('T4 parent', JSON.stringify(m.card.title) + ' | ' + m.card.summary)
      for (const r of await world.thread(m)) out('   reply', r.card.summary)
    }
    out('T4 threads', await db.prisma.feedbackThread.findMany())
  })

  test('T5 forms', async () => {
    const id = await world.hand(ana)
    const submit = (actor: string, action: string, values: Record<string, string>, hid = id) => attempt(() => world.house.conversation.submit({ actor, state: { action, id: hid, key: crypto.randomUUID() } as any, values }))
    out('T5 recycle 2027-13-45', await submit(valentina, 'submit:recycle', { reason: 'bad-timing', until: '2027-13-45' }))
    out('T5 recycle 2027-02-30', await submit(valentina, 'submit:recycle', { reason: 'bad-timing', until: '2027-02-30' }))
    out('T5 recycle 2027-1', await submit(valentina, 'submit:recycle', { reason: 'bad-timing', until: '2027-1' }))
    out('T5 comment NUL', await submit(lucia, 'submit:answer', { note: 'a\u0000b' }))
    out('T5 reject NUL', await submit(valentina, 'submit:reject', { reason: 'poor-fit', note: 'a\u0000b' }))
    out('T5 comment lone surrogate', await submit(lucia, 'submit:answer', { note: 'a\ud83d' }))
    out('T5 add NUL', await submit(lucia, 'submit:add', { email: 'x@y.example', name: 'a\u0000b' }, ''))
    out('T5 add long email', await submit(lucia, 'submit:add', { email: `${'a'.repeat(60)}@${Array.from({ length: 150 }, () => crypto.randomUUID()).join('.')}.example` }, ''))
    await world.press(valentina, id, 'accept')
    out('T5 win 99999999999999', await submit(valentina, 'submit:win', { amount: '99999999999999' }))
    out('T5 state', (await world.house.findHandoff(id))?.state)
  })

  test('T6 a key used for another command', async () => {
    const id = await world.hand(ana)
    const a = await world.house.commandHandoff({ id, actor: valentina, command: { name: 'accept' }, key: 'K' })
    const b = await world.house.commandHandoff({ id, actor: valentina, command: { name: 'reject', reason: 'poor-fit' }, key: 'K' })
    out('T6', [a.ok && a.value.state, b.ok && b.value.state])
    const c = await world.house.commandHandoff({ id, actor: owen, command: { name: 'win' }, key: 'K' })
    out('T6 other desk person with same key', c.ok ? c.value.state : c.refusal)
  })

  test('T7 reassign off the desk', async () => {
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    const r = await commandHandoff(world.context, { id, actor: valentina, command: { name: 'reassign', owner: owen } })
    out('T7 reassign to Madrid rep', r.ok ? r.value.owner : r.refusal)
    const s = await commandHandoff(world.context, { id, actor: owen, command: { name: 'contacted' } })
    out('T7 the new owner works', s.ok ? s.value.state : s.refusal)
    out('T7 former owner', (await commandHandoff(world.context, { id, actor: valentina, command: { name: 'contacted' } }) as any).refusal)
    const m = await commandHandoff(world.context, { id, actor: camila, command: { name: 'reassign', owner: lucia } })
    out('T7 to a marketer', m.ok ? m.value.owner : m.refusal)
    out('T7 marketer works', (await commandHandoff(world.context, { id, actor: lucia, command: { name: 'contacted' } }) as any).refusal)
  })

  test('T8 why', async () => {
    const id = await world.hand(ana)
    const r = await world.press('stranger@evil.example', id, 'why')
    out('T8 stranger why', (r as any).card?.summary ?? r)
    out('T8 stranger why body mentions', JSON.stringify(r).includes('Ana Ruiz'))
    out('T8 owen (madrid) find', JSON.stringify(await world.ask(owen, 'find Ana')).includes('Acme'))
  })

  test('T10 backoff after many updates', async () => {
    let fail = false
    world = await openWorld(db, { chat: (chat) => ({ ...chat, update: async (r, c) => { if (fail) throw new ChatFault({ kind: 'unknown', reason: 'timeout' }); return chat.update(r, c) } }) })
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    for (let i = 0; i < 11; i++) { await commandHandoff(world.context, { id, actor: valentina, command: { name: 'log-attempt' } }); await world.settle() }
    fail = true
    await world.pressAndFill(valentina, id, 'open:contacted', {})
    const row = await db.prisma.delivery.findUnique({ where: { key: `card:${id}` } })
    out('T10 wait seconds after ONE failed update', [(row.notBefore - +world.now()) / 1000, row.attempt])
  })

  test('T15 gone card', async () => {
    const id = await world.hand(ana)
    await db.prisma.localMessage.deleteMany({ where: { threadOf: null } })
    await commandHandoff(world.context, { id, actor: camila, command: { name: 'reassign', owner: valentina } })
    await world.advance('3bd')
    out('T15 card', await db.prisma.delivery.findMany({ select: { key: true, state: true, fault: true } }))
    out('T15 channel', (await world.channel('#ventas-bogota')).length)
  })

  test('T19 at before the offer', async () => {
    const [r] = await receiveMqls(world.context, [mqlSchema.parse({ externalId: 'h', desk: 'bogota', qualifiedAt: '2026-01-10T10:00:00Z' })], { backfill: true })
    const c = await commandHandoff(world.context, { id: r!.handoff!.id, actor: valentina, command: { name: 'accept' }, at: new Date('1995-01-01') })
    out('T19', c.ok ? { offered: c.value.offeredAt, answered: c.value.answeredAt } : c.refusal)
  })

  test('T55 imported opportunity is withdrawn by a live MQL', async () => {
    await receiveMqls(world.context, [mqlSchema.parse({ externalId: 'h', desk: 'bogota', qualifiedAt: '2026-01-10T10:00:00Z' })], { backfill: true })
    await recordOutcomes(world.context, [{ externalId: 'h', outcome: 'opportunity', at: new Date('2026-02-10'), amount: 9000 } as any])
    await world.hand({ externalId: 'h' })
    out('T55', (await world.house.listHandoffs({ limit: 10 })).items.map(({ state, cycle, backfill, amount }) => ({ state, cycle, backfill, amount })))
    out('T55 won', await recordOutcomes(world.context, [{ externalId: 'h', outcome: 'won', at: new Date('2026-03-10'), amount: 9000 } as any]))
  })
})
