// Real databases for tests: a fresh embedded directory or a fresh database on the run's PostgreSQL server.
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'

/** A place that `openDatabase` can open: a server's several times at once, an embedded one by one process at a time. */
export type Place = { dataDir: string; databaseUrl?: string; remove(): Promise<void> }

export type TestDatabase = {
  kind: Database['kind']
  /** Why this machine has none, or null. */
  skipped: string | null
  newPlace(options?: { migrated?: boolean }): Promise<Place>
  /** Opens a fresh database with all migrations applied; closing it removes it. */
  open(): Promise<Database>
}

export const silent = pino({ level: 'silent' })

const prepared = inject('databases')

const newEmbeddedPlace: TestDatabase['newPlace'] = async ({ migrated = true } = {}) => {
  const dataDir = mkdtempSync(join(prepared.directory, 'data-'))
  cpSync(migrated ? prepared.migratedDirectory : prepared.emptyDirectory, dataDir, { recursive: true })
  return { dataDir, remove: async () => rmSync(dataDir, { recursive: true, force: true }) }
}

const newServerPlace: TestDatabase['newPlace'] = async ({ migrated = true } = {}) => {
  if ('skipped' in prepared.server) throw new Error(prepared.server.skipped)
  const { url, migratedTemplate } = prepared.server
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdministrator(url, `create database ${name} template ${migrated ? migratedTemplate : 'template0'}`)
  return {
    dataDir: join(prepared.directory, 'unused'),
    databaseUrl: `${url}/${name}`,
    remove: () => asAdministrator(url, `drop database ${name} with (force)`),
  }
}

const asAdministrator = async (url: string, sql: string): Promise<void> => {
  const client = new Client({ connectionString: `${url}/postgres` })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const openIn =
  (newPlace: TestDatabase['newPlace']): TestDatabase['open'] =>
  async () => {
    const place = await newPlace()
    const database = await openDatabase({ ...place, log: silent })
    return {
      ...database,
      close: async () => {
        await database.close()
        await place.remove()
      },
    }
  }

export const embeddedTestDatabase: TestDatabase = {
  kind: 'embedded',
  skipped: null,
  newPlace: newEmbeddedPlace,
  open: openIn(newEmbeddedPlace),
}

export const serverTestDatabase: TestDatabase = {
  kind: 'server',
  skipped: 'skipped' in prepared.server ? prepared.server.skipped : null,
  newPlace: newServerPlace,
  open: openIn(newServerPlace),
}

/** Both kinds of database, to run one suite on each of them. */
export const testDatabases: readonly TestDatabase[] = [embeddedTestDatabase, serverTestDatabase]

/** Runs the suite once on each kind of database, with one fresh migrated database for all of its tests. */
export const describeOnEachDatabase = (title: string, suite: (database: () => Database) => void): void => {
  for (const { kind, skipped, open } of testDatabases)
    describe.skipIf(skipped)(`${title} (${kind})`, () => {
      let database: Database
      beforeAll(async () => {
        database = await open()
      })
      afterAll(() => database?.close())
      suite(() => database)
    })
}

/** The same on the embedded database alone, where nothing depends on the kind. */
export const describeEmbedded = (title: string, suite: (database: () => Database) => void): void => {
  describe(title, () => {
    let database: Database
    beforeAll(async () => {
      database = await embeddedTestDatabase.open()
    })
    afterAll(() => database?.close())
    suite(() => database)
  })
}

/** Takes all rows away, so that the next test starts as on the first day. */
export const emptyDatabase = async ({ prisma }: Database): Promise<void> => {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> '_prisma_migrations'`
  await prisma.$executeRawUnsafe(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`)
}
