// What all runs of a program share: one embedded database, emptied before each, and what is dear to build.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { createMetrics } from '../../src/adapters/web/metrics.ts'
import { openDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { chaosCompany } from './company.ts'
import type { Theatre } from './play.ts'

export async function openTheatre(): Promise<Theatre & { close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'relevo-chaos-'))
  const log = pino({ level: 'silent' })
  const database = await openDatabase({ dataDir, log })
  await migrate(database, { log })
  const measure = async () => ({ deliveries: {}, lateTimers: 0, openHandoffs: 0 })
  const metrics = createMetrics({ measure }, log)
  const tables = await database.prisma.$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> '_prisma_migrations'`
  // Much faster than to truncate, with the few rows of a run.
  const emptying = tables.map(({ name }) => `delete from ${name};`).join('\n')
  return {
    ...{ database, companies: { both: chaosCompany(true), slack: chaosCompany(false) }, metrics },
    async empty() {
      await database.withConnection(({ script }) => script(`set session_replication_role = replica; ${emptying}`))
    },
    async close() {
      metrics.close()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
