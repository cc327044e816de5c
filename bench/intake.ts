// How fast leads are taken in, durably, against bare inserts of the same rows through `pg`.
import { Pool, type PoolClient } from 'pg'
import { copiesOf, insertBare, type Row } from './intake/bare.ts'
import { type Bot, newLead, startBot } from './support/bot.ts'
import { type Bench, inLanes, median, perSecond } from './support/figures.ts'
import { withServer } from './support/server.ts'

const rounds = Number(process.env.ROUNDS ?? 5)
const lanes = 20

/** Each way takes its leads in with as many requests at once as `lanes`; so many leads go in one request. */
const ways = [
  { size: 1, requests: 600, aim: 0.5 },
  { size: 100, requests: 40, aim: 0.5 },
  { size: 500, requests: 8 },
]

export const run = (): Promise<Bench> =>
  withServer(
    async (databaseUrl) => {
      const bot = await startBot({ databaseUrl })
      const pool = new Pool({ connectionString: databaseUrl, max: 10 })
      try {
        await bot.hand([newLead('sample')])
        const sample = await copiesOf(pool)
        const figures = []
        for (const way of ways) figures.push(await compare(bot, pool, sample, way))
        return {
          title: 'Intake',
          how: `POST /v1/mqls until its 202, ${lanes} requests at once, against the same rows of the same tables inserted through \`pg\`, one transaction for what is one request, on ten connections. PostgreSQL with fsync; ${rounds} rounds in turns.`,
          figures,
        }
      } finally {
        await pool.end()
        await bot.close()
      }
    },
    { durable: true },
  )

let count = 0

async function compare(bot: Bot, pool: Pool, sample: readonly Row[], { size, requests, aim }: (typeof ways)[number]) {
  const ours = () =>
    inLanes(lanes, requests, () => bot.hand(Array.from({ length: size }, () => newLead(count++, `desk-${count % 20}`))))
  const floor = () => inLanes(lanes, requests, () => withClient(pool, (client) => insertBare(client, sample, size)))
  const times = { ours: [] as number[], floor: [] as number[] }
  for (let round = -1; round < rounds; round++) {
    // What PostgreSQL does by itself within a minute: the first round filled tables of which it knew nothing.
    if (round === 0) await pool.query('analyze')
    for (const [name, way] of [
      ['ours', ours],
      ['floor', floor],
    ] as const) {
      const start = performance.now()
      await way()
      if (round >= 0) times[name].push((size * requests * 1000) / (performance.now() - start))
    }
  }
  const ratio = median(times.ours) / median(times.floor)
  return {
    what: size === 1 ? 'one lead a request' : `${size} leads a request`,
    ...{ ours: perSecond(median(times.ours)), floor: perSecond(median(times.floor)), ratio },
    ...(aim !== undefined && { aim: `at least ${aim} of the floor`, reached: ratio >= aim }),
  }
}

async function withClient(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await work(client)
  } finally {
    client.release()
  }
}
