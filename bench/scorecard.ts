// How long a week's scorecard takes among a million handoffs on PostgreSQL, against the bare SQL that reads the same rows.
import { Pool } from 'pg'
import { pino } from 'pino'
import { sumUp } from '../src/app/sum-up.ts'
import { loadCompany } from '../src/config.ts'
import type { Desk } from '../src/core/company.ts'
import { periodBounds } from '../src/core/period.ts'
import { inTransaction, openDatabase } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { bareAggregate } from './scorecard/bare.ts'
import { writeHistory } from './scorecard/history.ts'
import { inWords, raceAsync } from './support/race.ts'
import { withServer } from './support/server.ts'

const handoffs = Number(process.env.HANDOFFS ?? 1_000_000)
const week = '2026-W46'

/** Prints both times and their ratio. The machine's own pace does not matter: both run in turns. */
export const run = (): Promise<void> =>
  withServer(async (url) => {
    const log = pino({ level: 'silent' })
    const database = await openDatabase({ dataDir: '', databaseUrl: url, log })
    const pool = new Pool({ connectionString: url })
    try {
      await migrate(database, { log })
      const [first] = loadCompany('relevo.example.yaml').desks
      if (!first) throw new Error('The example has no desk')
      const desk: Desk = { ...first, id: 'desk-1' }
      const { to } = periodBounds(week, desk.zone)
      console.log(`Writing ${handoffs.toLocaleString('en')} handoffs with their promises …`)
      await writeHistory(pool, handoffs, new Date(to.getTime() + 5 * 86_400_000))
      const terms = JSON.stringify(desk.agreement)
      await pool.query("insert into agreement values ($1, 1, $2, 'bench', '2025-01-01')", [desk.id, terms])
      await compare(database, pool, desk)
    } finally {
      await pool.end()
      await database.close()
    }
  })

async function compare(database: Awaited<ReturnType<typeof openDatabase>>, pool: Pool, desk: Desk): Promise<void> {
  const { from, to } = periodBounds(week, desk.zone)
  const before = new Date(from.getTime() - 56 * 86_400_000)
  const now = new Date(to.getTime() + 2 * 3_600_000)
  const card = () => inTransaction(database.prisma, (tx) => sumUp(tx, desk, week, now))
  const bare = () => pool.query(bareAggregate, [desk.id, before, from, to])
  const { figures } = await card()
  console.log(
    `One desk, one week: ${figures.delivered?.hits} leads offered, ${figures.answer?.of} answers due, compared with eight weeks before.\n`,
  )
  const [ours = Number.NaN, theirs = Number.NaN] = await raceAsync([card, bare], { rounds: 9 })
  console.log(`  the scorecard       ${inWords(ours)}`)
  console.log(`  the bare aggregate  ${inWords(theirs)}`)
  console.log(`  ratio               ${(ours / theirs).toFixed(2)}`)
}
