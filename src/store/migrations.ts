// The migrations that this program brings along, as Prisma lays them out: prisma/migrations/<number>_<name>/migration.sql.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

export type Migration = { name: string; sql: string; checksum: string }

export const migrationsDirectory = new URL('../../prisma/migrations/', import.meta.url)

/** The names of all migrations, in the order in which they are applied. */
export const migrationNames = (directory: URL = migrationsDirectory): string[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/** All migrations of the directory, in the order in which they are applied. */
export const readMigrations = (directory: URL = migrationsDirectory): Migration[] =>
  migrationNames(directory).map((name) => readMigration(directory, name))

const readMigration = (directory: URL, name: string): Migration => {
  // A checkout with Windows line ends is the same migration.
  const sql = readFileSync(new URL(`${name}/migration.sql`, directory), 'utf8').replaceAll('\r\n', '\n')
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}
