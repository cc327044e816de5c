// How much memory the bot needs, how soon it is ready, and whether it grows: embedded and on PostgreSQL.
import { type Bot, newLead, startBot } from './support/bot.ts'
import { deskNames } from './support/company.ts'
import { type Bench, type Figure, inMb, inMs, median } from './support/figures.ts'
import { withServer } from './support/server.ts'

const starts = 3
const leads = Number(process.env.LEADS ?? 100_000)
const batch = 500
/** Caches fill up at first; from a fifth of the way on it must not grow any more. */
const measures = 10

export const run = (): Promise<Bench> =>
  withServer(async (databaseUrl) => ({
    title: 'Start and memory',
    how: `From the start of the process to its first answer (${starts} starts on a database that is there already), its memory then, and its memory while ${leads.toLocaleString('en')} leads come in in batches of ${batch}, garbage taken away before each look.`,
    figures: [
      ...(await started('PostgreSQL', databaseUrl)),
      ...(await started('embedded')),
      ...(await steady(databaseUrl)),
    ],
  }))

async function started(name: string, databaseUrl?: string): Promise<Figure[]> {
  const [times, sizes]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < starts; turn++) {
    const began = performance.now()
    const bot = await startBot(databaseUrl === undefined ? {} : { databaseUrl })
    times.push(performance.now() - began)
    sizes.push((await bot.memory()).rss)
    await bot.close()
  }
  return [
    { what: `start, ${name}`, ours: inMs(median(times)) },
    { what: `memory after the start, ${name}`, ours: inMb(median(sizes)) },
  ]
}

async function steady(databaseUrl: string): Promise<Figure[]> {
  const bot = await startBot({ databaseUrl })
  try {
    const heaps: number[] = []
    for (let measure = 0; measure < measures; measure++) {
      await take(bot, measure, leads / measures)
      heaps.push((await bot.memory()).heapUsed)
    }
    const [early, late] = [median(heaps.slice(1, 4)), median(heaps.slice(-3))]
    const { rss } = await bot.memory()
    return [
      { what: `heap after ${(leads / 5).toLocaleString('en')} leads`, ours: inMb(early) },
      {
        ...{ what: `heap after ${leads.toLocaleString('en')} leads`, ours: inMb(late), ratio: late / early },
        ...{ aim: 'no more than 1.2 times as much', reached: late / early <= 1.2 },
      },
      { what: `memory after ${leads.toLocaleString('en')} leads`, ours: inMb(rss) },
    ]
  } finally {
    await bot.close()
  }
}

async function take(bot: Bot, measure: number, count: number): Promise<void> {
  for (let first = 0; first < count; first += batch) {
    const desk = (n: number) => deskNames[n % deskNames.length]
    await bot.hand(Array.from({ length: batch }, (_, n) => newLead(`${measure}-${first + n}`, desk(n))))
  }
}
