// In what order locks are taken, on a real server: the handoff first, then the turns of a desk. Were it the other way
// round anywhere, two people at work would wait for each other.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handOutQueue } from '../../src/app/hand-out-queue.ts'
import type { Database } from '../../src/store/database.ts'
import { sweepDeadlines } from '../../src/work/sweep.ts'
import { serverTestDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const { ana, luis, eva } = team
const monday = new Date('2026-11-23T08:00:00Z')
const sunday = new Date('2026-11-22T10:00:00Z')
const lead = { externalId: 'crm-1', name: 'Rosa' }

describe.skipIf(serverTestDatabase.skipped)('the handoff is locked before the turns of a desk', () => {
  let database: Database

  beforeAll(async () => {
    database = await serverTestDatabase.open()
  }, 60_000)
  afterAll(() => database?.close())

  /** While somebody else holds the turns of all desks, `act` comes to wait for them: is the handoff locked by then? */
  async function isLockedWhile(id: string, act: () => Promise<unknown>): Promise<boolean> {
    const { prisma } = database
    const acting = await prisma.$transaction(async (tx) => {
      await tx.$queryRaw`select from rotation for update`
      const acting = act()
      await expect.poll(() => waiting()).toBe(1)
      const free = await prisma.$queryRaw<unknown[]>`select from handoff where id = ${id}::uuid for update skip locked`
      return { acting, locked: free.length === 0 }
    })
    await acting.acting
    return acting.locked
  }

  const waiting = async (): Promise<number> => {
    const [row] = await database.prisma.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%rotation%'`
    return row?.count ?? 0
  }

  const owner = async (world: World, id: string) => (await world.house.findHandoff(id))?.owner

  test('when a deadline takes a lead from somebody', async () => {
    const agreement = { answer: { due: '1h', ladder: [{ at: '100%', do: 'reassign' }] } }
    const world = await openWorld(database, { company: smallCompany({ routing: inTurns(), agreement }), now: monday })
    const id = await world.hand(lead)
    const before = await owner(world, id)
    const later = { ...world.context, clock: { now: () => new Date(monday.getTime() + 3 * 3_600_000) } }
    expect(await isLockedWhile(id, () => sweepDeadlines(later))).toBe(true)
    expect(await owner(world, id)).not.toBe(before)
  })

  test('when leads that waited for the morning are handed out', async () => {
    const routing = inTurns(undefined, { outsideHours: 'wait' })
    const world = await openWorld(database, { company: smallCompany({ routing }), now: sunday })
    const id = await world.hand(lead)
    expect(await owner(world, id)).toBe(null)
    const later = { ...world.context, clock: { now: () => new Date('2026-11-23T09:00:00Z') } }
    expect(await isLockedWhile(id, () => handOutQueue(later))).toBe(true)
    expect(await owner(world, id)).not.toBe(null)
  })

  test('when a qualified lead goes on to the next desk', async () => {
    const closers = {
      ...{ id: 'closers', name: 'Closers', language: 'en', zone: 'Europe/Madrid', reps: [eva] },
      ...{ channels: { sales: '#closers', feedback: '#feedback' }, routing: inTurns([{ email: eva }]) },
    }
    const company = smallCompany({
      next: 'closers',
      desks: [closers],
      routing: inTurns([{ email: ana }, { email: luis }]),
    })
    const world = await openWorld(database, { company, now: monday })
    const id = await world.hand(lead)
    const actor = (await owner(world, id)) ?? ''
    const command = (name: 'accept' | 'contacted' | 'qualify') =>
      world.house.commandHandoff({ id, actor, command: { name } })
    for (const name of ['accept', 'contacted'] as const) expect(await command(name)).toMatchObject({ ok: true })
    // Whose turn it is at the next desk was never asked: somebody has to hold it.
    await database.prisma.rotation.createMany({
      data: [{ desk: 'closers', pool: 'sales', credit: {} }],
      skipDuplicates: true,
    })
    expect(await isLockedWhile(id, () => command('qualify'))).toBe(true)
    expect((await world.house.findHandoff(id))?.chain).toHaveLength(2)
  })
})
