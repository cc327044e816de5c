// The migrations and prisma/schema.prisma say the same, and Prisma agrees with our records of them.
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { schemaDifference, withSchemaEngine } from '../../prisma/schema-difference.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { embeddedTestDatabase } from '../support/databases.ts'

const migrations = readMigrations()

test('the migrations lead to the schema: nothing is missing, nothing is left over', async () => {
  expect(await schemaDifference(migrations)).toBe('')
})

test('a column that the schema lacks, or that the migrations lack, is noticed', async () => {
  const leftOver = {
    name: '9999_left_over',
    checksum: '',
    sql: 'alter table lead add column mood text, drop column phone',
  }
  const difference = await schemaDifference([...migrations, leftOver])
  expect(difference).toContain('DROP COLUMN "mood"')
  expect(difference).toContain('ADD COLUMN     "phone" TEXT')
})

test("Prisma's own engine finds the history complete and unchanged", async () => {
  const place = await embeddedTestDatabase.newPlace()
  const database = await PGlite.create(join(place.dataDir, 'db'))
  const diagnosis = await withSchemaEngine(database, (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: 'prisma/migrations',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      optInToShadowDatabase: false,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  expect(diagnosis).toEqual({
    editedMigrationNames: [],
    failedMigrationNames: [],
    hasMigrationsTable: true,
    history: null,
  })
  await database.close()
  await place.remove()
})

test('the migrations are numbered without gaps', () => {
  expect(migrations.map(({ name }) => Number(name.slice(0, 4)))).toEqual(migrations.map((_, place) => place + 1))
})

test.each(migrations)('$name stays inside the transaction in which it is applied', ({ sql }) => {
  const statements = sql.replaceAll(/--.*$/gm, '')
  expect(statements).not.toMatch(/\b(begin|commit|rollback|concurrently|vacuum)\b/i)
})
