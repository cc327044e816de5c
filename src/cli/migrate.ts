// relevo migrate: brings the database to this version, without starting anything else.
import { createLog, readEnvironment } from '../config.ts'
import { openDatabase } from '../store/database.ts'
import { migrate, migrationStatus } from '../store/migrate.ts'
import type { Command } from './command.ts'
import { exitCodes, plural, say } from './terminal.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  about: 'Brings the database to the schema of this version. The start does the same by itself.',
  takes: [],
  options: {},
  async run(_given, terminal) {
    const settings = readEnvironment(terminal.env)
    const log = createLog(settings, 'warn')
    const database = await openDatabase({ ...settings, log })
    try {
      const { pending } = await migrationStatus(database)
      await migrate(database, { log })
      const done = pending.map((name) => `applied ${name}`)
      const { applied } = await migrationStatus(database)
      for (const line of [...done, `The database is up to date (${plural(applied.length, 'migration')}).`])
        say(terminal, line)
      return exitCodes.done
    } finally {
      await database.close()
    }
  },
}
