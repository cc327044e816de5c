// For which schema this program was built, and whether the database has gone on without it.

import type { Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'
import { migrationNames } from './migrations.ts'

/** The newest migration that this program brings along; later ones are unknown to it. Their names are in order. */
export const schemaVersion: string = migrationNames().at(-1) ?? ''

/**
 * True in SQL while no newer program has changed the database. It stands in every claim of work: the migration and its
 * record are one transaction, so nothing is claimed by an old process once the change is there.
 */
export const isCurrent: Prisma.Sql = Prisma.sql`
  not exists (select from _prisma_migrations where migration_name > ${schemaVersion} and rolled_back_at is null)`

/** The newest migration that this program does not know; null while it is the newest. */
export async function newerMigration(tx: Pick<Transaction, '$queryRaw'>): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    select migration_name as name from _prisma_migrations
    where migration_name > ${schemaVersion} and rolled_back_at is null order by migration_name desc limit 1`
  return row?.name ?? null
}
