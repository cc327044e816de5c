// pg-boss carries, our rows decide: a job is only a wake-up call with a delivery's id, sent in the same transaction or
// right after what commits by itself.
import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { fromPglite, fromPrisma, PgBoss } from 'pg-boss'
import type { Log } from '../app/context.ts'
import type { Database, Transaction } from '../store/database.ts'

export type Jobs = {
  /**
   * Wakes a worker for these deliveries when the transaction commits. Outside of one they are committed already, and
   * nobody waits for the wake-up: what it would have said is found by the next sweep, if it gets lost.
   */
  carry(tx: Transaction, deliveryIds: readonly string[]): Promise<void>
  /** Begins to work: `deliver` is called once for each wake-up, and must not throw. */
  work(deliver: (deliveryId: string) => Promise<unknown>): Promise<void>
  /** Takes no wake-up any more; other processes do. */
  rest(): Promise<void>
  stop(): Promise<void>
}

const queue = 'deliver'
const oneYear = 365 * 24 * 3600

/** pg-boss would delete what waits longer than 14 days. A failed call is not repeated by it: the rows decide. */
const queueOptions = {
  notify: true,
  retryLimit: 0,
  expireInSeconds: 120,
  retentionSeconds: oneYear,
  deleteAfterSeconds: 60,
}

export async function createJobs(database: Database, databaseUrl: string | undefined, log: Log): Promise<Jobs> {
  const common = { schedule: false, useListenNotify: true } as const
  const boss = new PgBoss(
    database.kind === 'embedded'
      ? { ...common, db: fromPglite(database.pglite), backend: 'pglite' }
      : { ...common, connectionString: databaseUrl ?? '', application_name: 'relevo jobs', max: 4 },
  )
  boss.on('error', (error) => log.error({ err: error }, 'the job queue stumbled'))
  await boss.start()
  await boss.createQueue(queue, queueOptions)
  // pg-boss looks a queue up at its first use, outside the caller's transaction; on the one connection of the embedded
  // database that look-up would wait for the transaction that waits for it. So it is used once here, on no job.
  await boss.cancel(queue, randomUUID())
  const underway = new Set<Promise<unknown>>()
  return {
    async carry(tx, deliveryIds) {
      if (deliveryIds.length === 0) return
      const jobs = deliveryIds.map((id) => ({ data: { id } }))
      const send = async () => void (await boss.insert(queue, jobs, { db: fromPrisma(tx) }))
      if (tx !== database.prisma) return send()
      // Whoever waits for what was committed is answered first.
      const sent = setImmediate()
        .then(send)
        .catch((error: unknown) => log.warn({ err: error }, 'a wake-up was lost'))
        .finally(() => underway.delete(sent))
      underway.add(sent)
    },
    async work(deliver) {
      const options = { pollingIntervalSeconds: 1, batchSize: 20 }
      await boss.work<{ id: string }>(queue, options, async (jobs) => {
        for (const { data } of jobs) await deliver(data.id)
      })
    },
    rest: () => boss.offWork(queue),
    async stop() {
      await Promise.all(underway)
      await boss.stop({ graceful: true, timeout: 5_000, close: true })
    },
  }
}
