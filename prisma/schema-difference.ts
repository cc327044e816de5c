// What the migrations still lack of schema.prisma, found offline by Prisma's own engine on an empty embedded PostgreSQL.
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Migration } from '../src/store/migrations.ts'

const schemaPath = new URL('schema.prisma', import.meta.url)

/** The SQL that leads from these migrations to the schema; empty when nothing is missing. */
export const schemaDifference = async (migrations: readonly Migration[]): Promise<string> => {
  const database = await PGlite.create()
  try {
    for (const { sql } of migrations) await database.exec(sql)
    return await differenceFrom(database)
  } finally {
    await database.close()
  }
}

const differenceFrom = (database: PGlite): Promise<string> =>
  withSchemaEngine(database, async (engine, schema) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: 'prisma' },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const sql = stdout?.trim() ?? ''
    return sql === '-- This is an empty migration.' ? '' : sql
  })

type SchemaFile = { path: string; content: string }

/** Lends Prisma's schema engine on an open database. */
export const withSchemaEngine = async <T>(
  database: PGlite,
  work: (engine: SchemaEngine, schema: SchemaFile) => Promise<T>,
): Promise<T> => {
  const schema = { path: 'prisma/schema.prisma', content: readFileSync(schemaPath, 'utf8') }
  const engine = await SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database)),
  )
  try {
    return await work(engine, schema)
  } finally {
    engine.free()
  }
}
