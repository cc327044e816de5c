// The round of the doctor: from what needs nothing to what needs the database, and then the chat platforms.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { ConfigFault, type Environment, loadCompany, readEnvironment, type Settings } from '../../config.ts'
import type { Company } from '../../core/company.ts'
import type { Finding } from '../../ports/finding.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { readLock } from '../../store/lock.ts'
import { checkChat } from './check-chat.ts'
import { checkCompany } from './check-company.ts'
import { checkDatabase } from './check-database.ts'
import { checkServer } from './check-server.ts'
import { findToken } from './check-token.ts'

/** Looks at everything and changes nothing. What cannot be looked at is a finding, too. */
export async function examine(env: Environment, now: () => Date): Promise<Finding[]> {
  const settings = mistakesIn('environment', () => readEnvironment(env))
  const company = mistakesIn('company', () =>
    loadCompany(Array.isArray(settings) ? env.RELEVO_CONFIG?.trim() || undefined : settings.companyFile, now()),
  )
  const found = Array.isArray(company) ? company : checkCompany(company, now())
  if (Array.isArray(settings)) return [...settings, ...found]
  const { token, finding } = findToken(settings)
  found.push(finding)
  const owner = settings.databaseUrl ? null : readLock(settings.dataDir)
  if (owner?.url) found.push(...(await checkServer(owner.url, token)))
  else if (owner) found.push(busy(owner.pid, settings))
  await using database = owner ? null : await open(settings, found)
  if (database) found.push(...(await checkDatabase(database, placeOf(settings), now())))
  if (!Array.isArray(company)) found.push(...(await checkChat(settings, company, database, now)))
  return found
}

/** The value, or a finding for each mistake. */
function mistakesIn<T extends Settings | Company>(check: string, read: () => T): T | Finding[] {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error
    return error.lines.map((found) => ({ check, state: 'problem', found }))
  }
}

const busy = (pid: number, { dataDir }: Settings): Finding => ({
  ...{ check: 'database', state: 'warning', found: `process ${pid} is at work on ${dataDir} and does not serve (yet)` },
  mend: 'wait until it has started or is done, and run the doctor again',
})

const placeOf = ({ databaseUrl, dataDir }: Settings): string => {
  if (!databaseUrl) return `the embedded database in ${dataDir}`
  const { host, pathname } = new URL(databaseUrl)
  return `PostgreSQL at ${host}${pathname}`
}

/** A database that does not exist yet is not made: the start does that. */
async function open(settings: Settings, found: Finding[]): Promise<(Database & AsyncDisposable) | null> {
  if (!settings.databaseUrl && !existsSync(join(settings.dataDir, 'db'))) {
    found.push({ check: 'database', state: 'ok', found: `none in ${settings.dataDir} yet; the first start makes it` })
    return null
  }
  try {
    const database = await openDatabase({ ...settings, log: pino({ level: 'silent' }) })
    return { ...database, [Symbol.asyncDispose]: database.close }
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
    const mend = settings.databaseUrl ? 'see DATABASE_URL, and that its server runs' : `see ${settings.dataDir}`
    found.push({ check: 'database', state: 'problem', found: reason, mend })
    return null
  }
}
