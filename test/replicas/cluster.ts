// Several real processes of the bot on one PostgreSQL, behind one address, with a Slack of our own that tells what was said.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { stringify } from 'yaml'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { startBalancer } from '../support/balancer.ts'
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.ts'
import { brokenPromises } from '../support/kept-promises.ts'
import type { Place } from '../support/places.ts'
import { type Server, startServer } from '../support/server-process.ts'
import { alwaysAtWork } from '../support/small-company.ts'

const token = 'a-token-for-all-replicas'

export type Cluster = {
  slack: FakeSlack
  database: Database
  replicas: Server[]
  desks: readonly string[]
  reps: readonly string[]
  /** The external ids of the leads that were answered 202. */
  accepted: Set<string>
  /** One more replica, of this version or of another; `variables` are what it is told besides. */
  add(kind?: { program?: string; databaseUrl?: string }): Promise<Server>
  /** Takes it out of the address; the process goes on. */
  remove(server: Server): void
  ready(count: number): Promise<void>
  /** Hands a lead over at the common address, or at one replica's; true if it was answered 202. */
  hand(externalId: string, desk?: string, at?: string): Promise<boolean>
  /** Waits until nothing is left to be said. */
  quiet(limitSeconds?: number): Promise<void>
  broken(owners?: ReadonlyMap<string, string>): Promise<string[]>
  close(): Promise<void>
}

export type ClusterOptions = { desks: number; reps: number }

export async function openCluster(place: Place, { desks, reps }: ClusterOptions): Promise<Cluster> {
  const company = companyOf(desks, reps)
  const configuration = join(place.dataDir, '..', `company-${process.pid}-${Date.now()}.yaml`)
  writeFileSync(configuration, stringify(company))
  const slack = await startFakeSlack({
    users: company.people.map(({ email }) => ({ name: email.split('@')[0] ?? '', email })),
    channels: company.desks.flatMap(({ channels }) => Object.values(channels).map((name) => name.slice(1))),
    nothingUnexpected: false,
    ackMs: 30_000,
  })
  const balancer = await startBalancer()
  slack.listener(`${balancer.url}/slack/events`)
  const database = await openDatabase({ ...place, log: pino({ level: 'silent' }) })
  const replicas: Server[] = []
  const accepted = new Set<string>()
  const told = () => balancer.use(...replicas.map(({ url }) => url))

  async function add({ program, databaseUrl = place.databaseUrl }: { program?: string; databaseUrl?: string } = {}) {
    const server = await startServer(
      { ...place, ...(databaseUrl && { databaseUrl }) },
      {
        variables: {
          ...{ RELEVO_CONFIG: configuration, RELEVO_API_TOKEN: token, HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
          ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.app.signingSecret },
          SLACK_API_URL: slack.apiUrl,
        },
        ...(program && { program }),
      },
    )
    replicas.push(server)
    told()
    return server
  }

  return {
    ...{ slack, database, replicas, accepted, add, ready: balancer.ready },
    desks: company.desks.map(({ id }) => id),
    reps: company.desks[0]?.reps.map((email) => email.split('@')[0] ?? '') ?? [],
    remove(server) {
      replicas.splice(replicas.indexOf(server), 1)
      told()
    },
    async hand(externalId, desk = company.desks[0]?.id, at = balancer.url) {
      const response = await fetch(`${at}/v1/mqls`, {
        ...{ method: 'POST', body: JSON.stringify({ externalId, name: `Lead ${externalId}`, desk }) },
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', connection: 'close' },
        signal: AbortSignal.timeout(10_000),
      }).catch(() => null)
      await response?.arrayBuffer().catch(() => {})
      if (response?.status === 202) accepted.add(externalId)
      return response?.status === 202
    },
    async quiet(limitSeconds = 120) {
      const limit = Date.now() + limitSeconds * 1000
      for (;;) {
        const open = await database.prisma.$queryRaw<{ state: string; count: number }[]>`
          select state, count(*)::int as count from delivery
          where state in ('pending', 'sending', 'unknown') or (state = 'said' and shown < wanted) group by state
          union all select 'due', count(*)::int from timer where next_at < now() having count(*) > 0`
        if (open.length === 0) return
        if (Date.now() > limit) throw new Error(`Not all was said in ${limitSeconds} s: ${JSON.stringify(open)}`)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    },
    broken: (owners) => brokenPromises({ database, slack, accepted, ...(owners && { owners }) }),
    async close() {
      for (const server of replicas) server.signal('SIGCONT')
      await Promise.all(replicas.map((server) => server.stop('SIGKILL')))
      await balancer.close()
      await database.close()
      await slack.close()
    },
  }
}

function companyOf(desks: number, reps: number) {
  const sellers = Array.from({ length: reps }, (_, number) => `rep${number}@replicas.example`)
  const [marta, max] = ['marta@replicas.example', 'max@replicas.example']
  return {
    company: { name: 'Replicas' },
    people: [...sellers, marta, max].map((email) => ({ email, name: email.split('@')[0] ?? '', language: 'en' })),
    desks: Array.from({ length: desks }, (_, number) => ({
      ...{ id: `desk-${number}`, language: 'en', zone: 'Europe/Madrid', reps: sellers, managers: [marta] },
      ...{ marketers: [max], channels: { sales: `#sales-${number}`, feedback: `#feedback-${number}` } },
      ...alwaysAtWork,
      agreement: { answer: { due: '4h', ladder: [{ at: '100%', do: 'mention-in-thread' }] } },
    })),
    defaultDesk: 'desk-0',
  }
}
