// Socket Mode under supervision: how it ends, whatever the other end does meanwhile.
import { setTimeout as pause } from 'node:timers/promises'
import { SocketModeReceiver } from '@slack/bolt'
import { afterEach, expect, test } from 'vitest'
import { slackLogger } from '../../../src/adapters/slack/slack-log.ts'
import { superviseSocket } from '../../../src/adapters/slack/socket.ts'
import { clientOptions } from '../../../src/adapters/slack/workspaces.ts'
import { silent } from '../../support/databases.ts'
import { startFakeSlack } from '../../support/fake-slack/fake-slack.ts'

let slack: Awaited<ReturnType<typeof startFakeSlack>>
afterEach(() => slack?.close())

async function supervised() {
  slack = await startFakeSlack({ users: [{ name: 'ana' }] })
  const receiver = new SocketModeReceiver({
    ...{ appToken: slack.app.appToken, logger: slackLogger(silent), autoReconnectEnabled: false },
    installerOptions: { clientOptions: clientOptions(slack.apiUrl) },
  })
  return superviseSocket(receiver, silent)
}

const tookMs = async (ending: Promise<void>): Promise<number> => {
  const began = Date.now()
  await ending
  return Date.now() - began
}

test('a bot that is stopped while it connects ends soon, and is not connected afterwards', async () => {
  const socket = await supervised()
  socket.start()
  await slack.until(
    () => slack.callsOf('apps.connections.open').length > 0 || undefined,
    () => 'it does not begin to connect',
  )
  expect(await tookMs(socket.stop())).toBeLessThan(10_000)
  await pause(1_000)
  expect([slack.sockets.count, socket.health()]).toEqual([0, expect.stringContaining('not connected')])
  expect(slack.callsOf('apps.connections.open')).toHaveLength(1)
})

test('a bot is stopped without the farewell of the other end', async () => {
  const socket = await supervised()
  socket.start()
  await expect.poll(socket.health, { timeout: 15_000 }).toBe(true)
  slack.sockets.deafen()
  expect(await tookMs(socket.stop())).toBeLessThan(10_000)
  expect(socket.health()).toContain('not connected')
})
