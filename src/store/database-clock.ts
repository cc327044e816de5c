// One time for all: a server's database tells it, and this machine's steady clock carries it on in between.
import type { Clock } from '../ports/clock.ts'
import { systemClock } from '../ports/clock.ts'
import type { Database } from './database.ts'

export type DatabaseClock = Clock & {
  /** Asks the database again; to be done every minute or so. Rejects when it does not answer: the old time goes on. */
  sync(): Promise<void>
}

type Steady = { now(): number }

/**
 * Replicas whose own clocks differ, or are set while they run, agree on what is due and on whose lease is over. The
 * embedded database has no clock but the machine's.
 */
export async function openDatabaseClock(
  { kind, prisma }: Pick<Database, 'kind' | 'prisma'>,
  steady: Steady = performance,
): Promise<DatabaseClock> {
  if (kind === 'embedded') return { ...systemClock, sync: async () => {} }
  let offset = 0
  const sync = async (): Promise<void> => {
    const asked = steady.now()
    const [row] = await prisma.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
    if (row) offset = row.now.getTime() - (asked + steady.now()) / 2
  }
  await sync()
  return { now: () => new Date(Math.round(offset + steady.now())), sync }
}
