// One connection of one's own, for work that must not share the pool: migrations and their lock.
import type { PGlite, Results } from '@electric-sql/pglite'
import { Client } from 'pg'

/** Plain SQL on one connection. `script` takes several statements, `query` one with values. */
export type Session = {
  query<Row>(sql: string, values?: unknown[]): Promise<Row[]>
  script(sql: string): Promise<void>
}

export type Connection = Session & {
  /** Runs `work` in one transaction; whatever it throws undoes everything. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>
}

/** The only connection of an embedded database; outside its own transactions it is shared. */
export const embeddedConnection = (pglite: PGlite): Connection => ({
  ...session(pglite),
  transaction: (work) => pglite.transaction((tx) => work(session(tx))),
})

/** What the job queue uses of the embedded database. */
export type SharedConnection = Pick<PGlite, 'query' | 'listen'> & { exec(sql: string): Promise<Results[]> }

/**
 * The embedded connection for a guest that expects a pool: what fails is undone at once. The guest's own rollback
 * would come after all that is already queued, and until then everything would fail with it.
 */
export const sharedConnection = (pglite: PGlite): SharedConnection => ({
  query: pglite.query.bind(pglite),
  listen: pglite.listen.bind(pglite),
  exec: async (sql) => (/^\s*begin\b/i.test(sql) ? pglite.transaction((tx) => tx.exec(sql)) : pglite.exec(sql)),
})

/** Opens a connection outside the pool, lends it to `work` and closes it. Statements may take as long as they need. */
export const withServerConnection = async <T>(
  databaseUrl: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> => {
  const client = new Client({ connectionString: databaseUrl, application_name: 'relevo', keepAlive: true })
  // A connection that breaks also fails its query; without a listener it would end the process as well.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query("set time zone 'UTC'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0")
    return await work(serverConnection(client))
  } finally {
    await client.end()
  }
}

const session = (pglite: Pick<PGlite, 'query' | 'exec'>): Session => ({
  query: async <Row>(sql: string, values: unknown[] = []) => (await pglite.query<Row>(sql, values)).rows,
  script: async (sql) => {
    await pglite.exec(sql)
  },
})

const serverConnection = (client: Client): Connection => {
  const session: Session = {
    query: async (sql, values = []) => (await client.query(sql, values)).rows,
    script: async (sql) => {
      await client.query(sql)
    },
  }
  return {
    ...session,
    transaction: async (work) => {
      await client.query('begin')
      try {
        const value = await work(session)
        await client.query('commit')
        return value
      } catch (error) {
        await client.query('rollback').catch(() => {}) // the first error is the one to tell
        throw error
      }
    },
  }
}
