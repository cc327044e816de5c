// What only a database server brings: connections that break, and an address that may be wrong.
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { serverTestDatabase, silent } from '../support/databases.ts'

const onServer = test.skipIf(serverTestDatabase.skipped)

onServer('a server that drops all connections is used again as soon as it answers', async () => {
  const database = await serverTestDatabase.open()
  expect(await database.prisma.lead.count()).toBe(0)
  await database.withConnection((connection) =>
    connection.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    ),
  )
  await expect.poll(() => database.prisma.lead.count().catch(() => null)).toBe(0)
  await database.close()
})

onServer('its connections can be told apart and give up what a lost process left open', async () => {
  const database = await serverTestDatabase.open()
  const settings = await database.prisma.$queryRaw`
    select current_setting('application_name') as application, current_setting('statement_timeout') as statement,
           current_setting('idle_in_transaction_session_timeout') as idle, current_setting('timezone') as zone`
  expect(settings).toEqual([{ application: 'relevo', statement: '30s', idle: '30s', zone: 'UTC' }])
  await database.close()
})

test('an address where no database answers is named without its password', async () => {
  const opening = openDatabase({ dataDir: '', databaseUrl: 'postgres://relevo:secret@127.0.0.1:1/sales', log: silent })
  await expect(opening).rejects.toThrow(
    'The database of DATABASE_URL (127.0.0.1:1/sales) cannot be used: connect ECONNREFUSED 127.0.0.1:1.',
  )
})
