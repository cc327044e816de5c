// How long Slack waits for the acknowledgement of Accept, against the least Bolt app that keeps who was first.
import { setTimeout } from 'node:timers/promises'
import { Pool } from 'pg'
import type { FakeSlack } from '../test/support/fake-slack/fake-slack.ts'
import type { Message } from '../test/support/fake-slack/message.ts'
import { newLead, startBot, startLoadSlack } from './support/bot.ts'
import { channelOf, deskNames, reps } from './support/company.ts'
import { type Bench, inMs, quantile } from './support/figures.ts'
import { startProgram } from './support/program.ts'
import { withServer } from './support/server.ts'

const presses = Number(process.env.PRESSES ?? 300)
const warmUp = 20
const pauseMs = 40

export const run = (): Promise<Bench> =>
  withServer(
    async (databaseUrl) => {
      const slack = await startLoadSlack()
      const bare = await startProgram('bare-slack-app', {
        ...{ DATABASE_URL: databaseUrl, SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl },
        SLACK_SIGNING_SECRET: slack.app.signingSecret,
      })
      slack.listener(`${bare.url}/slack/events`)
      const bot = await startBot({ databaseUrl })
      try {
        const leads = Array.from({ length: presses + warmUp }, (_, n) => newLead(n, deskNames[n % deskNames.length]))
        await bot.hand(leads)
        const bareCards = await postBareCards(slack, databaseUrl, leads.length)
        const ownCards = await cardsOf(bot.slack, leads.length)
        const times = { ours: [] as number[], floor: [] as number[] }
        for (const [turn, card] of ownCards.entries()) {
          const bareCard = bareCards[turn] as Message
          const pairs = [
            [bot.slack, card, times.ours],
            [slack, bareCard, times.floor],
          ] as const
          for (const [where, message, took] of turn % 2 ? pairs : pairs.toReversed()) {
            const rep = where.user(reps[turn % reps.length]?.split('@')[0] ?? '')
            const { status, tookMs } = await rep.press(message, 'Accept')
            if (status !== 200) throw new Error(`Accept was answered with ${status}`)
            if (turn >= warmUp) took.push(tookMs)
            await setTimeout(pauseMs)
          }
        }
        return { ...about, figures: [figure('p50', times, 0.5, 2), figure('p95', times, 0.95)] }
      } finally {
        await bot.close()
        await bare.stop()
        await slack.close()
      }
    },
    { durable: true },
  )

const about = {
  title: 'A press and its acknowledgement',
  how: `${presses} presses of Accept, each on its own lead, from the signed request to the answer 200; against a bare Bolt app that does one conditional \`update\` through \`pg\` and acknowledges. Both on the same PostgreSQL with fsync, in turns, while ours says and updates its cards.`,
}

function figure(what: string, times: { ours: number[]; floor: number[] }, share: number, limit?: number) {
  const [ours, floor] = [quantile(times.ours, share), quantile(times.floor, share)]
  const aim = limit && { aim: `at most ${limit} times the floor`, reached: ours / floor <= limit }
  return { what, ours: inMs(ours), floor: inMs(floor), ratio: ours / floor, ...aim }
}

async function postBareCards(slack: FakeSlack, databaseUrl: string, count: number): Promise<Message[]> {
  const pool = new Pool({ connectionString: databaseUrl })
  await pool.query("insert into claim (id) select 'lead-' || n from generate_series(0, $1::int - 1) n", [count])
  await pool.end()
  const [desk = ''] = deskNames
  for (let n = 0; n < count; n++) {
    const text = { type: 'plain_text', text: 'Accept' }
    const elements = [{ type: 'button', action_id: 'accept', text, value: `lead-${n}` }]
    const body = {
      channel: slack.channel(channelOf(desk)).id,
      text: `Lead ${n}`,
      blocks: [{ type: 'actions', elements }],
    }
    await fetch(`${slack.apiUrl}chat.postMessage`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json; charset=utf-8' },
    })
  }
  return slack.channel(channelOf(desk)).messages
}

/** One after the other in each channel: waits until all of them stand there. */
async function cardsOf(slack: FakeSlack, count: number): Promise<Message[]> {
  const all = () => deskNames.flatMap((desk) => slack.channel(channelOf(desk)).messages)
  return slack.until(
    () => (all().length === count ? all() : undefined),
    () => `${count} cards; there are ${all().length}`,
    120_000,
  )
}
