// A newer version has changed the database while this one still runs: what it does not know it leaves alone.
import { afterEach, expect, test } from 'vitest'
import { createVersionGate } from '../../src/work/version-gate.ts'
import { describeOnEachDatabase, silent } from '../support/databases.ts'
import { openWorld } from '../support/world.ts'

describeOnEachDatabase('an old process beside a newer one', (database) => {
  const setUp = () =>
    database().prisma.$executeRaw`
      insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('next', '', '9999_next', now())`
  const takeBack = () => database().prisma.$executeRaw`delete from _prisma_migrations where id = 'next'`
  afterEach(async () => {
    await takeBack()
  })

  test('says nothing and lets no deadline pass; the newer one finds all of it', async () => {
    const world = await openWorld(database())
    await world.hand({ externalId: 'before' })
    await setUp()
    await world.hand({ externalId: 'after' })
    expect(await world.channel('#ventas-bogota')).toHaveLength(1)
    await world.advance('5h')
    const overdue = { where: { type: 'overdue' } }
    expect(await database().prisma.handoffEvent.count(overdue)).toBe(0)
    await takeBack()
    await world.settle()
    expect(await world.channel('#ventas-bogota')).toHaveLength(2)
    expect(await database().prisma.handoffEvent.count(overdue)).toBe(2)
  })

  test('notices within a second, rests, and tells the operator what to do', async () => {
    let rests = 0
    let ticks = 0
    const gate = createVersionGate({ prisma: database().prisma, log: silent, onClosed: () => rests++ })
    const tick = gate.guard({ name: 'work', rule: 'second', run: async () => ticks++ })
    await gate.look()
    await tick.run()
    expect([gate.health(), ticks, rests]).toEqual([true, 1, 0])
    await setUp()
    await gate.look()
    await gate.look()
    await tick.run()
    expect(gate.health()).toMatch(/a newer version has changed the database \(9999_next\).*start the newer version/)
    expect([ticks, rests]).toEqual([1, 1])
  })
})
