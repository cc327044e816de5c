// What only the embedded database promises: one owner, and one connection that survives whatever fails on it.
import { randomUUID } from 'node:crypto'
import { fromPglite } from 'pg-boss'
import { expect, test } from 'vitest'
import { type Database, inTransaction, openDatabase } from '../../src/store/database.ts'
import { readLock } from '../../src/store/lock.ts'
import { embeddedTestDatabase, silent } from '../support/databases.ts'

test('a directory has one owner, until it is closed', async () => {
  const place = await embeddedTestDatabase.newPlace()
  const database = await openDatabase({ ...place, log: silent })
  await expect(openDatabase({ ...place, log: silent })).rejects.toThrow('already running')
  database.setLockUrl('http://127.0.0.1:3000')
  expect(readLock(place.dataDir)).toEqual({ pid: process.pid, url: 'http://127.0.0.1:3000' })
  await database.close()
  expect(readLock(place.dataDir)).toBeNull()
  await (await openDatabase({ ...place, log: silent })).close()
  await place.remove()
})

test('what was written is there after the next start', async () => {
  const place = await embeddedTestDatabase.newPlace()
  const before = await openDatabase({ ...place, log: silent })
  await handOver(before, 1)
  await before.close()
  const after = await openDatabase({ ...place, log: silent })
  expect(await after.prisma.activity.count()).toBe(1)
  await after.close()
  await place.remove()
})

test('statements of the job queue that fail in between cost no transaction a row', async () => {
  const database = await embeddedTestDatabase.open()
  if (database.kind !== 'embedded') throw new Error('not embedded')
  const jobs = fromPglite(database.pglite)
  const failures = Array.from({ length: 200 }, (_, place) =>
    jobs.executeSql(place % 2 ? 'select * from nowhere' : 'begin; select 1; select * from nowhere; commit'),
  )
  const handovers = Array.from({ length: 200 }, (_, place) => handOver(database, place))
  const outcomes = await Promise.allSettled([...failures, ...handovers].sort(() => Math.random() - 0.5))
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(200)
  expect([await database.prisma.lead.count(), await database.prisma.activity.count()]).toEqual([200, 200])
  await database.close()
})

const handOver = (database: Database, place: number) =>
  inTransaction(database.prisma, async (tx) => {
    const at = new Date('2026-11-16T09:00:00Z')
    const { id: leadId } = await tx.lead.create({
      data: { id: randomUUID(), email: `${place}@example.com`, createdAt: at, updatedAt: at },
    })
    const { id: handoffId } = await tx.handoff.create({
      data: {
        id: randomUUID(),
        leadId,
        cycle: 1,
        desk: 'emea',
        state: 'offered',
        version: 1,
        offeredAt: at,
        mqlAt: at,
        receivedAt: at,
        agreement: 1,
        why: [],
      },
    })
    await tx.activity.create({ data: { id: randomUUID(), handoffId, at, kind: 'page', title: 'Pricing' } })
  })
