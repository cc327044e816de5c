// Migrations: applied once, whole or not at all, and never on a database that this program does not know.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { migrate, migrationStatus } from '../../src/store/migrate.ts'
import { type Migration, readMigrations } from '../../src/store/migrations.ts'
import { type Place, silent, testDatabases } from '../support/databases.ts'
import { runProgram } from '../support/processes.ts'

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: name.padEnd(64, '0') })

const first = migration('0001_first', "create table baton (runner text); insert into baton values ('ana')")
const second = migration('0002_second', 'alter table baton add column leg int; update baton set leg = 2')

describe.each(testDatabases)('migrating ($kind)', ({ kind, skipped, newPlace }) => {
  const onThis = test.skipIf(skipped)
  let place: Place
  let opened: Database[]

  beforeEach(async () => {
    opened = []
    if (!skipped) place = await newPlace({ migrated: false })
  })
  afterEach(async () => {
    for (const database of opened) await database.close()
    await place?.remove()
  })

  const open = async () => {
    const database = await openDatabase({ ...place, log: silent })
    opened.push(database)
    return database
  }
  const start = async (database: Database, migrations?: Migration[]) =>
    migrate(database, migrations ? { log: silent, migrations } : { log: silent })
  const rows = <Row>(database: Database, sql: string) =>
    database.withConnection((connection) => connection.query<Row>(sql))
  const tables = async (database: Database) =>
    (
      await rows<{ name: string }>(
        database,
        "select tablename as name from pg_tables where schemaname = 'public' order by 1",
      )
    ).map(({ name }) => name)

  onThis('an empty database is brought to the schema of this program, once', async () => {
    const database = await open()
    const names = readMigrations().map(({ name }) => name)
    expect(await migrationStatus(database)).toEqual({ applied: [], pending: names, refusal: null })
    expect(await tables(database)).toEqual([])

    await start(database)
    await start(database)

    const { applied, pending, refusal } = await migrationStatus(database)
    expect({ applied: applied.map(({ name }) => name), pending, refusal }).toEqual({
      applied: names,
      pending: [],
      refusal: null,
    })
    expect(await database.prisma.handoff.count()).toBe(0)
  })

  onThis('each migration is recorded as Prisma would record it', async () => {
    const database = await open()
    await start(database)
    const records = await rows<Record<string, unknown>>(database, 'select * from _prisma_migrations order by 4')
    expect(records).toEqual(
      readMigrations().map(({ name, checksum }) => ({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum,
        finished_at: expect.any(Date),
        migration_name: name,
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      })),
    )
  })

  onThis('a state that the core does not know cannot be stored', async () => {
    const database = await open()
    await start(database)
    const delivery = { kind: 'card', priority: 1, desk: 'emea', createdAt: new Date(), notBefore: new Date() }
    const create = (state: string) =>
      database.prisma.delivery.create({ data: { ...delivery, id: crypto.randomUUID(), key: state, state } })
    await create('pending')
    await expect(create('lost')).rejects.toThrow('delivery_state_known')
  })

  onThis('a migration that fails leaves the database as it was and says what to do', async () => {
    const database = await open()
    const faulty = migration('0002_faulty', 'create table half (id int); insert into nowhere values (1)')
    await expect(start(database, [first, faulty])).rejects.toThrow(
      'Migration 0002_faulty failed: PostgreSQL answered "relation "nowhere" does not exist" (42P01). Nothing was changed',
    )
    expect(await tables(database)).toEqual(['_prisma_migrations', 'baton'])
    expect((await migrationStatus(database, [first, faulty])).pending).toEqual(['0002_faulty'])

    await start(database, [first, second])
    expect(await rows(database, 'select * from baton')).toEqual([{ runner: 'ana', leg: 2 }])
  })

  onThis('a kill in the middle of a migration leaves the database as it was, and the next start succeeds', async () => {
    const migrations = [first, second]
    const program = new URL('programs/die-migrating.ts', import.meta.url)
    expect(await runProgram(program, { ...place, migrations })).toMatchObject({ signal: 'SIGKILL', errors: '' })

    const database = await open()
    expect(await migrationStatus(database, migrations)).toMatchObject({
      applied: [{ name: '0001_first' }],
      pending: ['0002_second'],
    })
    expect(await rows(database, 'select * from baton')).toEqual([{ runner: 'ana' }])
    await start(database, migrations)
    expect(await rows(database, 'select * from baton')).toEqual([{ runner: 'ana', leg: 2 }])
  })

  onThis('a database that a newer version has used is refused', async () => {
    const database = await open()
    await start(database, [first, second])
    await expect(start(database, [first])).rejects.toThrow(
      /newer version of Relevo has used this database: it has the migration 0002_second/,
    )
    expect((await migrationStatus(database, [first])).refusal).toContain('0002_second')
  })

  onThis('a migration whose file was changed after it was applied is refused', async () => {
    const database = await open()
    await start(database, [first])
    await expect(start(database, [{ ...first, checksum: 'other' }, second])).rejects.toThrow(
      /Migration 0001_first is not the one that was applied/,
    )
    expect(await rows(database, 'select * from baton')).toEqual([{ runner: 'ana' }])
  })

  onThis('a migration that another tool has left unfinished is refused until it is marked as rolled back', async () => {
    const database = await open()
    await start(database, [first])
    await rows(
      database,
      "insert into _prisma_migrations (id, checksum, migration_name) values ('1', 'x', '0002_second') returning id",
    )
    await expect(start(database, [first, second])).rejects.toThrow(/0002_second was begun by another program/)
    await rows(database, "update _prisma_migrations set rolled_back_at = now() where id = '1' returning id")
    await start(database, [first, second])
    expect(await rows(database, 'select * from baton')).toEqual([{ runner: 'ana', leg: 2 }])
  })

  // An embedded database has no replicas.
  if (kind === 'server')
    onThis('of three replicas that start at once, one migrates', async () => {
      const replicas = [await open(), await open(), await open()]
      // Slow enough that all three meet.
      const slow = migration('0002_slow', 'select pg_sleep(0.3); alter table baton add column leg int')
      await Promise.all(replicas.map((database) => start(database, [first, slow])))
      for (const database of replicas) expect(await rows(database, 'select * from baton')).toHaveLength(1)
    })
})
