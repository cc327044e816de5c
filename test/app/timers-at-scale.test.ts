// A hundred thousand open leads: what is not due costs nothing, what is due is done once by whoever is first.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fireTimers } from '../../src/app/fire-timers.ts'
import type { Database } from '../../src/store/database.ts'
import { claimDueTimers } from '../../src/store/timers.ts'
import { serverTestDatabase } from '../support/databases.ts'
import { inTurns, smallCompany } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const leads = 100_000
const dueAtOnce = 2_000
const monday = new Date('2026-11-23T08:00:00Z')
const noon = new Date('2026-11-23T11:00:00Z')

describe.skipIf(serverTestDatabase.skipped)('deadlines at scale', () => {
  let database: Database
  let world: World

  beforeAll(async () => {
    database = await serverTestDatabase.open()
    const ladder = [
      { at: '50%', do: 'mention-in-thread' },
      { at: '100%', do: 'tell-manager' },
    ]
    const company = smallCompany({ agreement: { answer: { due: '4h', ladder } }, routing: inTurns() })
    world = await openWorld(database, { company, now: monday })
    const id = await world.hand({ externalId: 'model' })
    await multiply(database, id, leads)
  }, 180_000)
  afterAll(() => database?.close())

  test('when nothing is due, looking costs one step in an index', async () => {
    const plan = await database.prisma.$queryRaw<{ 'QUERY PLAN': string }[]>`
      explain (analyze, buffers off, timing off, summary off)
      select t.id from timer t join handoff h on h.id = t.handoff_id
      where t.next_at < ${monday} order by t.next_at limit 200 for update of h, t skip locked`
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n')
    expect(lines).toMatch(/Index (Only )?Scan using timer_next_at_idx on timer/)
    expect(lines).toMatch(/timer_next_at_idx.*rows=0/)
    expect(lines).not.toMatch(/Seq Scan/)
    expect(await fireTimers(world.context)).toBe(0)
  })

  test('two thousand that fall due at once are decided once, by three workers in parallel', async () => {
    await database.prisma.$executeRaw`
      update timer set next_at = (steps -> 0 ->> 'at')::timestamptz
      where id in (select id from timer order by id limit ${dueAtOnce})`
    const workers = [1, 2, 3].map(async () => {
      let moved = 0
      for (let idle = 0; idle < 3; ) {
        const count = await fireTimers({ ...world.context, clock: { now: () => noon } })
        moved += count
        idle = count === 0 ? idle + 1 : 0
      }
      return moved
    })
    const moved = await Promise.all(workers)
    expect(moved.reduce((sum, count) => sum + count, 0)).toBe(dueAtOnce)
    expect(Math.min(...moved), 'all three worked').toBeGreaterThan(0)
    expect(await database.prisma.timer.count({ where: { step: 1 } })).toBe(dueAtOnce)
    expect(await database.prisma.delivery.count({ where: { kind: 'reminders' } })).toBe(dueAtOnce)
    expect(await database.prisma.$transaction((tx) => claimDueTimers(tx, noon, 1))).toEqual([])
  }, 180_000)
})

/** Copies one handoff with its deadline and its card; the copies fall due tomorrow. */
async function multiply({ prisma }: Database, id: string, count: number): Promise<void> {
  const tomorrow = new Date('2026-11-24T08:00:00Z')
  await prisma.$transaction(
    async (tx) => {
      // The limit is for the statements of the bot; a slow machine needs longer for a hundred thousand rows.
      await tx.$executeRaw`set local statement_timeout = 0`
      await tx.$executeRaw`
        create temporary table copy on commit drop as
        select gen_random_uuid() as lead, gen_random_uuid() as handoff, n from generate_series(1, ${count - 1}::int) n`
      await tx.$executeRaw`
        insert into lead (id, external_id, created_at, updated_at) select lead, 'copy-' || n, now(), now() from copy`
      await tx.$executeRaw`
        insert into handoff
        select (jsonb_populate_record(h, jsonb_build_object('id', c.handoff, 'lead_id', c.lead, 'open_lead_id', c.lead))).*
        from handoff h, copy c where h.id = ${id}::uuid`
      await tx.$executeRaw`
        insert into timer
        select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'handoff_id', c.handoff))).*
        from timer t, copy c where t.handoff_id = ${id}::uuid`
      await tx.$executeRaw`
        insert into delivery
        select (jsonb_populate_record(d, jsonb_build_object(
          'id', gen_random_uuid(), 'handoff_id', c.handoff, 'key', 'card:' || c.handoff))).*
        from delivery d, copy c where d.handoff_id = ${id}::uuid`
      await tx.$executeRaw`update timer set next_at = ${tomorrow}`
    },
    { timeout: 120_000 },
  )
  await prisma.$executeRaw`analyze`
}
