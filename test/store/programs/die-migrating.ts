// Applies migrations and is killed at the worst moment: after the last statement of the last one, before its commit.
import pino from 'pino'
import { type Database, openDatabase } from '../../../src/store/database.ts'
import { migrate } from '../../../src/store/migrate.ts'
import type { Migration } from '../../../src/store/migrations.ts'

const { dataDir, databaseUrl, migrations } = JSON.parse(process.argv[2] ?? '') as {
  dataDir: string
  databaseUrl?: string
  migrations: Migration[]
}
const log = pino({ level: 'silent' })
const database = await openDatabase({ dataDir, databaseUrl, log })
let left = migrations.length
const dying: Database = {
  ...database,
  withConnection: (work) =>
    database.withConnection((connection) =>
      work({
        ...connection,
        transaction: (change) =>
          connection.transaction(async (session) => {
            const value = await change(session)
            left -= 1
            if (left === 0) process.kill(process.pid, 'SIGKILL')
            return value
          }),
      }),
    ),
}
await migrate(dying, { log, migrations })
