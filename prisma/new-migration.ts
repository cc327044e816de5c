// Writes the next migration: `npm run migration -- add_region`. With `--replace first` it writes an existing one
// again, and is for migrations that no database has seen yet.
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { migrationsDirectory, readMigrations } from '../src/store/migrations.ts'
import { schemaDifference } from './schema-difference.ts'

const usage = 'npm run migration -- [--replace] <name>   (the name in lower case, words joined by _)'

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { replace: { type: 'boolean' } } })
  const [name, ...rest] = positionals
  if (!name || rest.length > 0 || !/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(usage)

  const existing = readMigrations()
  const place = values.replace ? existing.findIndex((migration) => migration.name.slice(5) === name) : existing.length
  if (place < 0) throw new Error(`There is no migration named ${name} to replace.`)

  const sql = await schemaDifference(existing.slice(0, place))
  if (!sql) return console.log('The migrations already lead to prisma/schema.prisma: nothing to write.')
  const directory = `${String(place + 1).padStart(4, '0')}_${name}`
  mkdirSync(new URL(directory, migrationsDirectory), { recursive: true })
  writeFileSync(
    new URL(`${directory}/migration.sql`, migrationsDirectory),
    `-- ${directory}: from prisma/schema.prisma, by npm run migration.\n\n${sql}\n`,
  )
  console.log(`prisma/migrations/${directory}/migration.sql`)
}

await main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
