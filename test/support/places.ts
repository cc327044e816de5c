// Where databases live: a fresh embedded directory, or a fresh database on the run's PostgreSQL server.
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { PreparedDatabases } from './postgres.ts'

/** A place that `openDatabase` can open: a server's several times at once, an embedded one by one process at a time. */
export type Place = { dataDir: string; databaseUrl?: string; remove(): Promise<void> }

type Options = { migrated?: boolean } | undefined

export function embeddedPlace(prepared: PreparedDatabases, { migrated = true }: Options = {}): Place {
  const dataDir = mkdtempSync(join(prepared.directory, 'data-'))
  cpSync(migrated ? prepared.migratedDirectory : prepared.emptyDirectory, dataDir, { recursive: true })
  return { dataDir, remove: async () => rmSync(dataDir, { recursive: true, force: true }) }
}

export async function serverPlace(prepared: PreparedDatabases, { migrated = true }: Options = {}): Promise<Place> {
  if ('skipped' in prepared.server) throw new Error(prepared.server.skipped)
  const { url, migratedTemplate } = prepared.server
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdministrator(url, `create database ${name} template ${migrated ? migratedTemplate : 'template0'}`)
  return {
    dataDir: join(prepared.directory, 'unused'),
    databaseUrl: `${url}/${name}`,
    remove: () => asAdministrator(url, `drop database ${name} with (force)`),
  }
}

async function asAdministrator(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: `${url}/postgres` })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
