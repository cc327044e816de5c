// The bot as `relevo start` runs it, except that it lets one client ask as often as a benchmark wants.
import { writeSync } from 'node:fs'
import { readEnvironment } from '../../src/config.ts'
import { start } from '../../src/main.ts'

const unlimited = { requests: 1_000_000, perSeconds: 1 }

const running = await start(readEnvironment(process.env), { limits: { client: unlimited, stranger: unlimited } })
writeSync(1, `ready: ${running.url}\n`)
// Told to measure itself, it tells how much memory it needs once what is garbage is gone.
process.on('message', () => {
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ rss, heapUsed })
})
process.once('SIGTERM', async () => {
  await running.close()
  process.exit(0)
})
