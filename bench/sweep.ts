// What it costs to look for what is due, among a million open deadlines of which none is.
import { pino } from 'pino'
import { inTransaction, openDatabase } from '../src/store/database.ts'
import { waitingDeliveries } from '../src/store/leases.ts'
import { migrate } from '../src/store/migrate.ts'
import { claimDueTimers } from '../src/store/timers.ts'
import { type Bench, inMs, median } from './support/figures.ts'
import { withServer } from './support/server.ts'
import { openTimers } from './sweep/open-timers.ts'

const timers = Number(process.env.TIMERS ?? 1_000_000)
const rounds = 200

export const run = (): Promise<Bench> =>
  withServer(async (databaseUrl) => {
    const log = pino({ level: 'silent' })
    const database = await openDatabase({ dataDir: '', databaseUrl, log })
    try {
      await migrate(database, { log })
      const { pool } = database
      if (!pool) throw new Error('This needs a server')
      await openTimers(pool, timers)
      const now = new Date()
      const ways = {
        deadlines: () => inTransaction(database.prisma, (tx) => claimDueTimers(tx, now, 50)),
        deliveries: () => inTransaction(database.prisma, (tx) => waitingDeliveries(tx, now, 100, 20)),
        floor: () => pool.query('select 1'),
      }
      const times = { deadlines: [] as number[], deliveries: [] as number[], floor: [] as number[] }
      for (let round = -10; round < rounds; round++) {
        for (const [name, way] of Object.entries(ways) as [keyof typeof ways, () => Promise<unknown>][]) {
          const start = performance.now()
          await way()
          if (round >= 0) times[name].push(performance.now() - start)
        }
      }
      const floor = median(times.floor)
      const figure = (what: string, took: readonly number[]) => ({
        ...{ what, ours: inMs(median(took)), floor: inMs(floor), ratio: median(took) / floor },
        ...{ aim: 'at most 5 ms', reached: median(took) <= 5 },
      })
      return {
        title: 'A second in which nothing is due',
        how: `What the clock asks every second, among ${timers.toLocaleString('en')} open deadlines and as many cards that were said; against \`select 1\` through \`pg\`. ${rounds} rounds in turns.`,
        figures: [figure('is a deadline due?', times.deadlines), figure('is a message due?', times.deliveries)],
      }
    } finally {
      await database.close()
    }
  })
