// One bot after the other on the same data: each works until it is killed, and the last one has to make everything good.
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { openDatabase } from '../../src/store/database.ts'
import { startFakeSlack } from '../support/fake-slack/fake-slack.ts'
import { freePort } from '../support/free-port.ts'
import { brokenPromises } from '../support/kept-promises.ts'
import type { Place } from '../support/places.ts'
import { type Server, startServer } from '../support/server-process.ts'
import { alwaysAtWork, smallCompany, team } from '../support/small-company.ts'
import { choosePoint, killAtCall } from './points.ts'

export type Lives = {
  /** Lives one life to its violent end; returns where it ended. */
  live(turn: number): Promise<string>
  /** A last bot makes everything good and is stopped; returns the promises that are broken all the same. */
  settle(): Promise<string[]>
  readonly leads: number
  close(): Promise<void>
}

const token = 'a-token-for-every-life'
const desks = ['norte', 'sur', 'este', 'oeste']
const reps = [team.ana, team.luis, team.eva].map((email) => email.split('@')[0] ?? '')
export const leadsPerLife = 6
/** Whoever has not come to its point by then is killed all the same. */
const longestLifeMs = 8_000

/** The end of a life that was killed all the same, before it came to its point. */
export const missed = (point: string): string => `${point} (not reached)`

export async function openLives(place: Place, random: () => number): Promise<Lives> {
  const directory = mkdtempSync(join(tmpdir(), 'relevo-lives-'))
  writeFileSync(join(directory, 'company.yaml'), companyText())
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const slack = await startFakeSlack({
    users: Object.values(team).map((email) => ({ name: email.split('@')[0] ?? '', email })),
    channels: desks.flatMap((desk) => [`sales-${desk}`, `feedback-${desk}`]),
    nothingUnexpected: false,
  })
  slack.listener(`${url}/slack/events`)
  const accepted = new Set<string>()
  const owners = new Map<string, string>()
  const unanswered: string[] = []
  let count = 0

  function start({ crashAt, born }: { crashAt?: string; born?: (child: ChildProcess) => void } = {}): Promise<Server> {
    const flags = crashAt ? ['--import', fileURLToPath(new URL('dies-at.ts', import.meta.url))] : []
    const variables = {
      ...{ PORT: String(port), HOST: '127.0.0.1', RELEVO_CONFIG: join(directory, 'company.yaml') },
      ...{ RELEVO_API_TOKEN: token, LOG_LEVEL: 'fatal', SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl },
      ...{ SLACK_SIGNING_SECRET: slack.app.signingSecret, ...(crashAt && { CRASH_AT: crashAt }) },
    }
    return startServer(place, { variables, flags, ...(born && { born }) })
  }

  /** What was not answered is sent again, as marketing's systems do. */
  async function hand(externalId: string): Promise<void> {
    const desk = desks[Math.floor(random() * desks.length)]
    const answer = await fetch(`${url}/v1/mqls`, {
      ...{ method: 'POST', body: JSON.stringify({ externalId, name: `Lead ${externalId}`, desk }) },
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', connection: 'close' },
      signal: AbortSignal.timeout(15_000),
    }).catch(() => null)
    await answer?.arrayBuffer().catch(() => {})
    if (answer?.status === 202) accepted.add(externalId)
    else unanswered.push(externalId)
  }

  /** Somebody accepts what is on offer; whoever is told nothing more has it. */
  async function press(): Promise<void> {
    const offers = desks.flatMap((desk) =>
      slack.channel(`sales-${desk}`).messages.filter(({ labels }) => labels.includes('Accept')),
    )
    const card = offers[Math.floor(random() * offers.length)]
    const rep = reps[Math.floor(random() * reps.length)] ?? ''
    if (!card) return
    const lead = /lead-\d+/.exec(card.shown)?.[0] ?? ''
    const outcome = await slack.user(rep).press(card, 'Accept', { mayFail: true })
    // Who was slower is told in private, soon after the acknowledgement.
    await setTimeout(400)
    // Later than this it may have been acknowledged for Slack's patience alone.
    const done = outcome.status === 200 && outcome.tookMs < 2_000 && outcome.whispers.length === 0
    if (done && !owners.has(lead)) owners.set(lead, `${rep}@norte.example`)
  }

  async function work(ended: () => boolean): Promise<void> {
    const again = unanswered.splice(0)
    const fresh = Array.from({ length: leadsPerLife }, () => `lead-${count++}`)
    await Promise.all([...again, ...fresh].map(hand))
    while (!ended()) {
      await press()
      await setTimeout(100)
    }
  }

  /** Dies before it can say that it is ready, or soon after. */
  async function dieStarting(afterMs: number): Promise<void> {
    const { promise: born, resolve } = Promise.withResolvers<ChildProcess>()
    const starting = start({ born: resolve }).catch(() => null)
    const child = await born
    await setTimeout(afterMs)
    child.kill('SIGKILL')
    await (await starting)?.gone
  }

  async function live(turn: number): Promise<string> {
    const point = choosePoint(random, turn)
    if (point.kind === 'chance' && point.starting) {
      await dieStarting(point.afterMs)
      return point.name
    }
    // What was left to do may bring it to its point before it is ready.
    const server = await start(point.kind === 'commit' ? { crashAt: point.crashAt } : {}).catch(() => null)
    if (!server) return point.name
    let dead = false
    void server.gone.then(() => {
      dead = true
    })
    if (point.kind === 'call') killAtCall(slack, point, () => server.signal('SIGKILL'))
    const busy = work(() => dead)
    const limit = point.kind === 'chance' ? point.afterMs : longestLifeMs
    await Promise.race([server.gone, setTimeout(limit)])
    const isMissed = !dead && point.kind !== 'chance'
    await server.stop('SIGKILL')
    slack.faults.plan(undefined)
    await busy
    return isMissed ? missed(point.name) : point.name
  }

  async function settle(): Promise<string[]> {
    const server = await start()
    await Promise.all(unanswered.splice(0).map(hand))
    await allSaid(server)
    await server.stop('SIGTERM')
    const database = await openDatabase({ ...place, log: pino({ level: 'silent' }) })
    try {
      return await brokenPromises({ database, slack, accepted, owners })
    } finally {
      await database.close()
    }
  }

  return {
    ...{ live, settle },
    get leads() {
      return accepted.size
    },
    async close() {
      await slack.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function allSaid({ url }: Server): Promise<void> {
  const limit = Date.now() + 120_000
  for (;;) {
    const text = await (await fetch(`${url}/metrics`)).text()
    const open = [...text.matchAll(/relevo_deliveries\{state="(?:pending|sending|unknown|behind)"\} (\d+)/g)]
    if (open.every(([, number]) => number === '0')) break
    if (Date.now() > limit) throw new Error(`Not all was said in two minutes: ${open.map(([line]) => line).join(', ')}`)
    await setTimeout(200)
  }
  // Changes of cards are not counted there; the sweep makes them within a second or two.
  await setTimeout(3_000)
}

/** A step of the ladder falls due as soon as a lead has come. */
const ladder = ['0%', '100%'].map((at) => ({ at, do: 'mention-in-thread' }))
const agreement = { answer: { due: '8h', ladder } }

function companyText(): string {
  const more = desks.slice(1).map((id) => ({
    ...{ id, name: id, language: 'en', zone: 'Europe/Madrid', reps: [team.ana, team.luis, team.eva] },
    ...{ managers: [team.marta], marketers: [team.max], channels: channelsOf(id), ...alwaysAtWork, agreement },
  }))
  return smallCompany({ agreement, desk: { channels: channelsOf('norte'), ...alwaysAtWork }, desks: more })
}

const channelsOf = (desk: string) => ({ sales: `#sales-${desk}`, feedback: `#feedback-${desk}` })
