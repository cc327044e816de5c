// The bot under load: on a PostgreSQL that keeps what it commits, talking in a Slack of our own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FakeSlack, startFakeSlack } from '../../test/support/fake-slack/fake-slack.ts'
import { channelOf, deskNames, everybody, writeCompany } from './company.ts'
import { type Program, startProgram } from './program.ts'

export type Bot = Program & {
  slack: FakeSlack
  /** Hands leads over as marketing's systems do; throws unless all of them were taken. */
  hand(leads: readonly object[]): Promise<void>
  close(): Promise<void>
}

const token = 'a-token-for-benchmarks'

/** `databaseUrl` absent: the embedded database. `desk` are more keys of every desk. */
export async function startBot({ databaseUrl, desk }: { databaseUrl?: string; desk?: object } = {}): Promise<Bot> {
  const directory = mkdtempSync(join(tmpdir(), 'relevo-bench-bot-'))
  writeCompany(join(directory, 'company.yaml'), desk)
  const slack = await startLoadSlack()
  const program = await startProgram('relevo', {
    ...{ PORT: '0', HOST: '127.0.0.1', DATA_DIR: directory, RELEVO_CONFIG: join(directory, 'company.yaml') },
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.app.signingSecret, SLACK_API_URL: slack.apiUrl },
    ...{ RELEVO_API_TOKEN: token, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
  })
  slack.listener(`${program.url}/slack/events`)
  return {
    ...program,
    slack,
    async hand(leads) {
      const response = await fetch(`${program.url}/v1/mqls`, {
        ...{ method: 'POST', body: JSON.stringify(leads.length === 1 ? leads[0] : { mqls: leads }) },
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      })
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`)
      await response.arrayBuffer()
    },
    async close() {
      await program.stop()
      await slack.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Everybody of the company is in it, and the bot in every channel. */
export const startLoadSlack = (): Promise<FakeSlack> =>
  startFakeSlack({
    users: everybody.map((email) => ({ name: email.split('@')[0] ?? '', email })),
    channels: deskNames.flatMap((desk) => [channelOf(desk), `feedback-${desk}`]),
    nothingUnexpected: false,
  })

/** A lead as forms send it. */
export const newLead = (number: number | string, desk = deskNames[0]) => ({
  ...{ externalId: `crm-${number}`, email: `lead-${number}@example.com`, name: `Lead ${number}`, desk, country: 'ES' },
  ...{ company: `Company ${number}`, title: 'Head of operations', phone: '+34 600 000 000', score: 82 },
  ...{ source: 'webinar', campaign: 'Autumn', note: 'Asked for a price for 40 seats.' },
  activities: [{ at: '2026-11-20T09:12:00Z', kind: 'webinar', title: 'Agreements that bind both sides' }],
})
