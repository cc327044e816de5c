// Real databases for tests: a fresh embedded directory or a fresh database on the run's PostgreSQL server.
import pino from 'pino'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { embeddedPlace, type Place, serverPlace } from './places.ts'

export type { Place } from './places.ts'

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

const newEmbeddedPlace: TestDatabase['newPlace'] = async (options) => embeddedPlace(prepared, options)
const newServerPlace: TestDatabase['newPlace'] = (options) => serverPlace(prepared, options)

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
