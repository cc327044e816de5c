// Socket Mode under supervision: a connection that is lost, refused or silent never ends the process, and readiness
// tells the truth about it.
import type { SocketModeReceiver } from '@slack/bolt'

type Log = { info(detail: Record<string, unknown>, message: string): void; warn: Log['info'] }

export type Socket = {
  /** Connects, and goes on trying until it is stopped. */
  start(): void
  stop(): Promise<void>
  health(): true | string
}

const longestWaitMs = 30_000
/** Slack says hello at once; a connection that never does is none. */
const helloMs = 15_000
/** How long a farewell may take; what stops us kills us soon after. */
const farewellMs = 2_000

/** The receiver must not reconnect by itself: its own attempts end the process when they are refused. */
export function superviseSocket({ client }: SocketModeReceiver, log: Log): Socket {
  let state: 'connecting' | 'connected' | 'stopped' = 'connecting'
  let since = Date.now()
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let opening: Promise<unknown> = Promise.resolve()

  const turn = (next: typeof state) => {
    if (state === 'stopped') return
    state = next
    since = Date.now()
  }

  client.on('connected', () => {
    failures = 0
    turn('connected')
    log.info({}, 'connected to Slack')
  })
  client.on('disconnected', () => {
    if (state !== 'connected') return
    turn('connecting')
    again(0)
  })

  function again(waitMs: number): void {
    clearTimeout(timer)
    if (state !== 'stopped') timer = setTimeout(() => void attempt(), waitMs)
  }

  async function attempt(): Promise<void> {
    const silence = Promise.withResolvers<never>()
    const patience = setTimeout(() => silence.reject(new Error('no hello from Slack')), helloMs)
    try {
      opening = client.start()
      // Once silence was too long nobody waits for it any more, however it ends.
      opening.catch(() => {})
      await Promise.race([opening, silence.promise])
    } catch (error) {
      if (state === 'stopped') return
      failures += 1
      const waitMs = Math.min(longestWaitMs, 500 * 2 ** Math.min(failures, 10)) * (0.75 + Math.random() / 2)
      log.warn({ err: error, failures, waitMs: Math.round(waitMs) }, 'Slack could not be reached; it is tried again')
      again(waitMs)
    } finally {
      clearTimeout(patience)
      silence.promise.catch(() => {})
    }
  }

  return {
    start: () => again(0),
    async stop() {
      turn('stopped')
      clearTimeout(timer)
      // Its client waits half a minute for a connection that is closed while it opens, or that does not answer any more.
      await within(farewellMs, opening)
      if (await within(farewellMs, client.disconnect())) return
      // Told twice, it does not wait for the other end.
      await within(farewellMs, client.disconnect())
    },
    health() {
      if (state === 'connected') return true
      return `not connected to Slack for ${Math.round((Date.now() - since) / 1000)} seconds`
    },
  }
}

/** Waits until it has ended, in whichever way, or for so long; false: it has not. */
async function within(ms: number, ending: Promise<unknown>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const patience = setTimeout(() => resolve(false), ms)
  const ended = () => true
  const inTime = await Promise.race([ending.then(ended, ended), promise])
  clearTimeout(patience)
  return inTime
}
