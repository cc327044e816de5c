// Brings the database to the schema of this program, at every start. It keeps the records that `prisma migrate deploy`
// keeps, under the same lock, so that either may be used on one database.
import { randomUUID } from 'node:crypto'
import type { Connection, Session } from './connection.ts'
import type { Database, DatabaseLog } from './database.ts'
import { type Migration, readMigrations } from './migrations.ts'

export type MigrationStatus = {
  applied: readonly { name: string; finishedAt: Date }[]
  pending: readonly string[]
  /** Why this program must not touch the database, or null. */
  refusal: string | null
}

type AppliedRow = {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

const prismaMigrateLock = 72_707_369

/**
 * Applies the pending migrations in order, each whole or not at all. Of several processes that start at once, one
 * applies them while the others wait. Throws a sentence for the operator when the database cannot be brought there.
 */
export const migrate = async (
  database: Database,
  { log, migrations = readMigrations() }: { log: DatabaseLog; migrations?: readonly Migration[] },
): Promise<void> => {
  await database.withConnection(async (connection) => {
    // The usual start has nothing to apply, and needs neither the lock nor the right to create tables.
    const { pending, refusal } = statusOf(migrations, await readApplied(connection))
    if (pending.length === 0 && !refusal) return
    await underLock(connection, log, async () => {
      await connection.script(recordsTable)
      for (const migration of await pendingOf(connection, migrations)) {
        await apply(connection, migration)
        log.info({ migration: migration.name }, 'migration applied')
      }
    })
  })
}

/** What has been applied, what is pending, and whether something forbids to go on. Changes nothing. */
export const migrationStatus = (
  database: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<MigrationStatus> =>
  database.withConnection(async (connection) => statusOf(migrations, await readApplied(connection)))

const pendingOf = async (session: Session, migrations: readonly Migration[]): Promise<Migration[]> => {
  const { pending, refusal } = statusOf(migrations, await readApplied(session))
  if (refusal) throw new Error(refusal)
  return migrations.filter(({ name }) => pending.includes(name))
}

const statusOf = (migrations: readonly Migration[], rows: readonly AppliedRow[]): MigrationStatus => {
  const recorded = new Set(rows.map((row) => row.migration_name))
  return {
    applied: rows.flatMap((row) =>
      row.finished_at ? [{ name: row.migration_name, finishedAt: row.finished_at }] : [],
    ),
    pending: migrations.map(({ name }) => name).filter((name) => !recorded.has(name)),
    refusal: rows.map((row) => refusalOf(row, migrations)).find((refusal) => refusal !== null) ?? null,
  }
}

const refusalOf = (row: AppliedRow, migrations: readonly Migration[]): string | null => {
  const name = row.migration_name
  const known = migrations.find((migration) => migration.name === name)
  if (!known)
    return `A newer version of Relevo has used this database: it has the migration ${name}, which this version does not know. Start the newer version again, or restore a backup made before it.`
  if (!row.finished_at)
    return `Migration ${name} was begun by another program and has not ended. If none is at work, see what of it was done, and mark it with \`prisma migrate resolve\`.`
  if (row.checksum !== known.checksum)
    return `Migration ${name} is not the one that was applied to this database: its file was changed afterwards. Restore prisma/migrations/${name}/migration.sql.`
  return null
}

const apply = async (connection: Connection, { name, sql, checksum }: Migration): Promise<void> => {
  const startedAt = new Date()
  try {
    await connection.transaction(async (tx) => {
      await tx.script(sql)
      await tx.query(
        `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         values ($1, $2, $3, $4, clock_timestamp(), 1)`,
        [randomUUID(), checksum, name, startedAt],
      )
    })
  } catch (error) {
    throw new Error(failureOf(name, error as Error & { code?: string; severity?: string }), { cause: error })
  }
}

const failureOf = (name: string, error: Error & { code?: string; severity?: string }): string =>
  error.severity
    ? `Migration ${name} failed: PostgreSQL answered "${error.message}" (${error.code}). Nothing was changed: the database is as it was before this migration. Remove the cause and start again, or go on with the version of Relevo that ran before.`
    : `Migration ${name} was interrupted: ${error.message}. It is applied whole or not at all: start again.`

const underLock = async (connection: Connection, log: DatabaseLog, work: () => Promise<void>): Promise<void> => {
  const [lock] = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
    prismaMigrateLock,
  ])
  if (!lock?.taken) {
    log.info('another process is migrating the database: waiting for it')
    await connection.query('select pg_advisory_lock($1)', [prismaMigrateLock])
  }
  try {
    await work()
  } finally {
    // Ending the connection releases the lock too, so a connection that is lost must not hide the first error.
    await connection.query('select pg_advisory_unlock($1)', [prismaMigrateLock]).catch(() => {})
  }
}

const readApplied = async (session: Session): Promise<AppliedRow[]> => {
  const [table] = await session.query<{ missing: boolean }>(
    "select to_regclass('_prisma_migrations') is null as missing",
  )
  if (table?.missing) return []
  return session.query<AppliedRow>(
    `select migration_name, checksum, finished_at from _prisma_migrations
     where rolled_back_at is null order by migration_name`,
  )
}

const recordsTable = `
  create table if not exists _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`
