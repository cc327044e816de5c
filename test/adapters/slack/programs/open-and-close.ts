// Opens a fake Slack with an app, uses both, and closes them: says how long the process was kept alive after that.
import { startFakeSlack } from '../../../support/fake-slack/fake-slack.ts'
import { startBareApp } from '../bare-app.ts'

const slack = await startFakeSlack({ users: [{ name: 'ana' }] })
const bare = await startBareApp(slack, process.argv[2]?.includes('socket') ? 'socket' : 'http')
const ana = slack.user('ana')
await ana.openHome()
await ana.home()
const never = ana.whisper('what nobody says', 600_000).catch(() => 'gave up')
slack.faults.next('auth.test', { delayMs: 600_000 })
const late = bare.app.client.auth.test().catch(() => 'gave up')
await slack.until(
  () => slack.calls.find(({ fault }) => fault),
  () => 'the call did not come',
)
await bare.stop()
await slack.close()
await Promise.all([never, late])
const closedAt = performance.now()
process.once('exit', () => console.log(JSON.stringify({ aliveMs: performance.now() - closedAt })))
