// How soon people see what happened: from the acknowledgement of a press to the changed card, and from due to said.
import { setTimeout } from 'node:timers/promises'
import { Pool } from 'pg'
import type { Message } from '../test/support/fake-slack/message.ts'
import { type Bot, newLead, startBot } from './support/bot.ts'
import { channelOf, deskNames, reps } from './support/company.ts'
import { type Bench, type Figure, inMs, quantile } from './support/figures.ts'
import { withServer } from './support/server.ts'

const presses = 100
const due = Number(process.env.DUE ?? 60)
const agreement = { answer: { due: '4h', ladder: [{ at: '100%', do: 'mention-in-thread' }] } }

export const run = (): Promise<Bench> =>
  withServer(
    async (databaseUrl) => {
      const bot = await startBot({ databaseUrl, desk: { agreement } })
      const pool = new Pool({ connectionString: databaseUrl })
      try {
        return {
          title: 'What people see, and when',
          how: `${presses} presses on cards of ${deskNames.length} channels, from the acknowledgement to the changed card in Slack; ${due} deadlines that fall due while leads come in all the time (20 in a second), each from the moment that it is due until its words are in Slack. Slack takes about one message a second in a channel.`,
          figures: [...(await changes(bot)), ...(await deadlines(bot, pool))],
        }
      } finally {
        await pool.end()
        await bot.close()
      }
    },
    { durable: true },
  )

async function changes(bot: Bot): Promise<Figure[]> {
  await bot.hand(Array.from({ length: presses }, (_, n) => newLead(`card-${n}`, deskNames[n % deskNames.length])))
  const took: number[] = []
  for (const [turn, card] of (await cards(bot, presses)).entries()) {
    await bot.slack.user(reps[turn % reps.length]?.split('@')[0] ?? '').press(card, 'Accept')
    const start = performance.now()
    await card.showing(/Accepted/, 60_000)
    took.push(performance.now() - start)
  }
  return [0.5, 0.95].map((share) => ({
    what: `press → changed card, p${share * 100}`,
    ours: inMs(quantile(took, share)),
  }))
}

async function deadlines(bot: Bot, pool: Pool): Promise<Figure[]> {
  // The last cards are from now on the only ones in their channels that say anything.
  const names = Array.from({ length: due }, (_, n) => `due-${n}`)
  await bot.hand(names.map((name, n) => newLead(name, deskNames[n % 10])))
  const waiting = await cards(bot, presses + due)
  let loaded = true
  const load = (async () => {
    for (let n = 0; loaded; n++) {
      await bot.hand([newLead(`load-${n}`, deskNames[10 + (n % 10)])])
      await setTimeout(50)
    }
  })()
  // A few fall due in each second, as deadlines do, each in another channel than the one before.
  const took = await Promise.all(
    names.map(async (name, place) => {
      const card = waiting.find((each) => each.says(new RegExp(`Lead ${name}\\b`)))
      if (!card) throw new Error(`Lead ${name} has no card`)
      await setTimeout(place * 200)
      const dueAt = await fallDue(pool, name)
      await card.reply('', 120_000)
      return Date.now() - dueAt
    }),
  )
  loaded = false
  await load
  return [0.5, 0.99].map((share) => {
    const ms = quantile(took, share)
    const aim = share === 0.99 && { aim: 'at most 5 s', reached: ms <= 5_000 }
    return { what: `due → said, p${share * 100}`, ours: inMs(ms), ...aim }
  })
}

async function fallDue(pool: Pool, lead: string): Promise<number> {
  const { rows } = await pool.query<{ next_at: Date }>(
    `update timer set started_at = started_at - shift, due_at = due_at - shift, next_at = next_at - shift,
       steps = (select jsonb_agg(rung.value || jsonb_build_object('at', (rung.value ->> 'at')::timestamptz - shift))
                from jsonb_array_elements(steps) rung)
     from (select t.id as of, t.next_at - now() as shift from timer t join handoff h on h.id = t.handoff_id
           join lead l on l.id = h.lead_id where l.external_id = $1) s
     where id = of returning next_at`,
    [`crm-${lead}`],
  )
  return rows[0]?.next_at.getTime() ?? Number.NaN
}

/** Waits until so many cards stand in the channels. */
async function cards({ slack }: Bot, count: number): Promise<Message[]> {
  const all = () => deskNames.flatMap((desk) => slack.channel(channelOf(desk)).messages)
  return slack.until(
    () => (all().length >= count ? all() : undefined),
    () => `${count} cards; there are ${all().length}`,
    180_000,
  )
}
