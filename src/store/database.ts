// The database: PostgreSQL embedded in DATA_DIR (PGlite), or a server named by DATABASE_URL. One schema, one dialect.
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Logger } from 'pino'
import {
  type Connection,
  embeddedConnection,
  type SharedConnection,
  sharedConnection,
  withServerConnection,
} from './connection.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { takeLock } from './lock.ts'

export type Database = {
  prisma: PrismaClient
  /** Lends a connection outside Prisma, for migrations. */
  withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  /** Tells the command line where the process that owns the embedded database listens. Nothing to tell on a server. */
  setLockUrl(url: string): void
  close(): Promise<void>
} & ({ kind: 'embedded'; pglite: SharedConnection; pool?: never } | { kind: 'server'; pool: Pool; pglite?: never })

/** Prisma's client inside one transaction. */
export type Transaction = Prisma.TransactionClient

export type DatabaseLog = Pick<Logger, 'info' | 'warn'>

/**
 * How long a transaction may wait for its turn and how long it may take. Embedded transactions queue on one
 * connection, so the wait is generous; on a server the two session timeouts below end what a lost process left open.
 */
export const transactionLimits = { maxWait: 10_000, timeout: 15_000 }

// Both Prisma adapters read and write timestamps as UTC, whatever zone the session, role or database has.
const sessionSettings = `
  set time zone 'UTC';
  set statement_timeout = '30s';
  set idle_in_transaction_session_timeout = '30s'`

/** Opens the server at `databaseUrl`, or else the embedded database in `dataDir`, of which this process becomes the owner. */
export const openDatabase = (options: {
  dataDir: string
  databaseUrl?: string | undefined
  log: DatabaseLog
}): Promise<Database> =>
  options.databaseUrl ? openServer(options.databaseUrl, options.log) : openEmbedded(options.dataDir)

const openEmbedded = async (dataDir: string): Promise<Database> => {
  // Two processes on one directory destroy it: nothing may touch it before the lock is taken.
  const lock = takeLock(dataDir)
  try {
    const pglite = await PGlite.create(join(dataDir, 'db'))
    const database = await embeddedDatabase(pglite)
    return {
      ...database,
      setLockUrl: lock.setUrl,
      close: async () => {
        await database.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** A database over a PGlite that is already open and guarded. */
const embeddedDatabase = async (pglite: PGlite): Promise<Database> => {
  await pglite.exec("set time zone 'UTC'")
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite), transactionOptions: transactionLimits })
  return {
    kind: 'embedded',
    prisma,
    pglite: sharedConnection(pglite),
    withConnection: (work) => work(embeddedConnection(pglite)),
    setLockUrl: () => {},
    close: async () => {
      await prisma.$disconnect()
      await pglite.close()
    },
  }
}

const openServer = async (databaseUrl: string, log: DatabaseLog): Promise<Database> => {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'relevo',
    max: 10,
    connectionTimeoutMillis: transactionLimits.maxWait,
    keepAlive: true,
    onConnect: async (client) => {
      await client.query(sessionSettings)
    },
  })
  // An idle connection may break at any time; the pool replaces it.
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'))
  await assertAnswers(pool, databaseUrl)
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => preparedName(sql) })
  const prisma = new PrismaClient({ adapter, transactionOptions: transactionLimits })
  return {
    kind: 'server',
    prisma,
    pool,
    withConnection: (work) => withServerConnection(databaseUrl, work),
    setLockUrl: () => {},
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** What is short and comes again and again is read and planned once for each connection; '' leaves it as it is. */
const preparedName = (sql: string): string => {
  const known = names.get(sql)
  if (known !== undefined || names.size >= namesLimit || sql.length > longestPrepared) return known ?? ''
  const name = `relevo-${names.size}`
  names.set(sql, name)
  return name
}
const names = new Map<string, string>()
const namesLimit = 200
const longestPrepared = 5_000

const assertAnswers = async (pool: Pool, databaseUrl: string): Promise<void> => {
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const { host, pathname } = new URL(databaseUrl)
    throw new Error(`The database of DATABASE_URL (${host}${pathname}) cannot be used: ${reasonOf(error)}.`, {
      cause: error,
    })
  }
}

// A refused connection to a name with several addresses is an AggregateError without a message.
const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError && !error.message) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}

/** `retries`: the caller says that the work may run again from its beginning, so many times, when it lost a race. */
export type Again = { retries?: number }

/** Runs `work` in one transaction within `transactionLimits`. */
export const inTransaction = <T>(
  prisma: PrismaClient,
  work: (tx: Transaction) => Promise<T>,
  again: Again = {},
): Promise<T> => untilWon(() => prisma.$transaction(work), again)

/** Runs `work` outside of a transaction: each of its statements commits by itself, so it may write only one. */
export const atOnce = <T>(prisma: PrismaClient, work: (tx: Transaction) => Promise<T>, again: Again = {}): Promise<T> =>
  untilWon(() => work(prisma), again)

/** A race is lost to a unique key taken meanwhile, a write conflict or a deadlock. */
async function untilWon<T>(work: () => Promise<T>, { retries = 0 }: Again): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= retries || !isLostRace(error)) throw error
      await setTimeout(Math.random() * 20 * 2 ** Math.min(attempt, 5)) // so that two losers do not meet again
    }
  }
}

const lostRaces = new Set(['P2002', 'P2034', '23505', '40001', '40P01'])

const isLostRace = (error: unknown): boolean => {
  const { code, meta } = error as {
    code?: string
    meta?: { driverAdapterError?: { cause?: { originalCode?: string } } }
  }
  // Raw SQL fails as P2010 and keeps the answer of PostgreSQL inside.
  return lostRaces.has(code ?? '') || lostRaces.has(meta?.driverAdapterError?.cause?.originalCode ?? '')
}
