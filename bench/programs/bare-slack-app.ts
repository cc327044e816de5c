// The floor of a press: Bolt as it comes, one conditional update through `pg`, and the acknowledgement.
import { writeSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { App, LogLevel } from '@slack/bolt'
import { Pool } from 'pg'

const { DATABASE_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = process.env
const pool = new Pool({ connectionString: DATABASE_URL })
await pool.query('create table if not exists claim (id text primary key, owner text, claimed_at timestamptz)')

const app = new App({
  ...{ token: SLACK_BOT_TOKEN ?? '', signingSecret: SLACK_SIGNING_SECRET ?? '', logLevel: LogLevel.ERROR },
  clientOptions: { slackApiUrl: SLACK_API_URL ?? '' },
})
app.action('accept', async ({ ack, action, body }) => {
  if (!('value' in action)) return
  const sql = 'update claim set owner = $1, claimed_at = now() where id = $2 and owner is null'
  await pool.query({ name: 'claim', text: sql, values: [body.user.id, action.value] })
  await ack()
})
const server = await app.start({ port: 0, host: '127.0.0.1' })
writeSync(1, `ready: http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
process.once('SIGTERM', () => process.exit(0))
