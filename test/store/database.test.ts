// One contract for both kinds of database: transactions, races, time zones, and life after trouble.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inTransaction, openDatabase, type Transaction } from '../../src/store/database.ts'
import { describeOnEachDatabase, silent, testDatabases } from '../support/databases.ts'

const lead = (email: string) => ({
  id: randomUUID(),
  email,
  emailKey: email,
  createdAt: new Date(),
  updatedAt: new Date(),
})

describeOnEachDatabase('a transaction', (database) => {
  const count = (email: string) => database().prisma.lead.count({ where: { email } })

  test('leaves nothing behind when its work fails', async () => {
    const work = async (tx: Transaction) => {
      await tx.lead.create({ data: lead('undone@example.com') })
      throw new Error('changed my mind')
    }
    await expect(inTransaction(database().prisma, work)).rejects.toThrow('changed my mind')
    expect(await count('undone@example.com')).toBe(0)
  })

  test('that lost a race for a unique key runs again when the caller allows it', async () => {
    await database().prisma.lead.create({ data: lead('race@example.com') })
    let runs = 0
    const work = async (tx: Transaction) => {
      runs += 1
      if (runs === 1) return tx.lead.create({ data: lead('race@example.com') })
      return tx.lead.findUniqueOrThrow({ where: { emailKey: 'race@example.com' } })
    }
    expect(await inTransaction(database().prisma, work, { retries: 2 })).toMatchObject({ email: 'race@example.com' })
    expect(runs).toBe(2)
  })

  test('that lost a race in raw SQL runs again too', async () => {
    let runs = 0
    const work = async (tx: Transaction) => {
      runs += 1
      if (runs === 1) await tx.$executeRaw`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`
      if (runs === 2) await tx.$executeRaw`do $$ begin raise exception 'taken' using errcode = '23505'; end $$`
      return runs
    }
    expect(await inTransaction(database().prisma, work, { retries: 2 })).toBe(3)
  })

  test('runs only once unless the caller allows more, and never again for another reason', async () => {
    let runs = 0
    const collide = async (tx: Transaction) => {
      runs += 1
      await tx.lead.createMany({ data: [lead('twice@example.com'), lead('twice@example.com')] })
    }
    await expect(inTransaction(database().prisma, collide)).rejects.toMatchObject({ code: 'P2002' })
    expect(runs).toBe(1)
    await expect(inTransaction(database().prisma, collide, { retries: 2 })).rejects.toMatchObject({ code: 'P2002' })
    expect(runs).toBe(4)
    const fail = async () => {
      runs += 1
      throw new Error('a bug')
    }
    await expect(inTransaction(database().prisma, fail, { retries: 2 })).rejects.toThrow('a bug')
    expect(runs).toBe(5)
  })

  test('that gave up waiting for its turn does not block those behind it', async () => {
    const { prisma } = database()
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
    // As many as there are connections, so that the next one has to wait.
    const holders = Array.from({ length: database().kind === 'embedded' ? 1 : 10 }, () =>
      inTransaction(prisma, () => held),
    )
    const impatient = prisma.$transaction((tx) => tx.lead.count(), { maxWait: 50 })
    await expect(impatient).rejects.toThrow('Unable to start a transaction in the given time')
    letGo()
    await Promise.all(holders)
    expect(await inTransaction(prisma, (tx) => tx.lead.count())).toEqual(expect.any(Number))
  })
})

for (const { kind, skipped, newPlace } of testDatabases)
  test.skipIf(skipped)(`instants are kept exactly, whatever zone the database has (${kind})`, async () => {
    const place = await newPlace()
    const setting = await openDatabase({ ...place, log: silent })
    const [{ name } = { name: '' }] = await setting.prisma.$queryRaw<
      { name: string }[]
    >`select current_database() as name`
    await setting.prisma.$executeRawUnsafe(`alter database ${name} set timezone = 'Europe/Madrid'`)
    await setting.close()

    const database = await openDatabase({ ...place, log: silent })
    const createdAt = new Date('2026-07-01T09:30:00.123Z')
    const { id } = await database.prisma.lead.create({ data: { ...lead('zone@example.com'), createdAt } })
    const [{ ms } = { ms: 0 }] = await database.prisma.$queryRaw<{ ms: number }[]>`
      select (extract(epoch from created_at) * 1000)::float8 as ms from lead`
    expect((await database.prisma.lead.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(createdAt)
    expect(new Date(ms)).toEqual(createdAt)
    await database.close()
    await place.remove()
  })
