// The clock that ticks. node-schedule knows only when; the rows know what.
import schedule from 'node-schedule'
import type { Log } from '../app/context.ts'

export type Tick = { name: string; rule: 'second' | 'minute'; run(): Promise<unknown> }

export type Ticker = {
  /** True, or why the clock must be thought dead. */
  health(now: Date): true | string
  stop(): Promise<void>
}

const rules = { second: '* * * * * *', minute: '5 * * * * *' }
const silenceSeconds = 30

/** Runs each tick again and again, never twice at the same time; a failed tick is told and the next one comes. */
export function startTicker(ticks: readonly Tick[], log: Log, now: Date): Ticker {
  let lastTickAt = now
  const running = new Map<string, Promise<unknown>>()
  const jobs = ticks.map((tick) =>
    schedule.scheduleJob(rules[tick.rule], (firedAt) => {
      lastTickAt = firedAt
      if (running.has(tick.name)) return
      const run = tick
        .run()
        .catch((error: unknown) => log.error({ err: error, tick: tick.name }, 'a tick failed'))
        .finally(() => running.delete(tick.name))
      running.set(tick.name, run)
    }),
  )
  return {
    health: (at) => {
      const seconds = Math.round((at.getTime() - lastTickAt.getTime()) / 1000)
      return seconds <= silenceSeconds || `the last tick was ${seconds} seconds ago`
    },
    async stop() {
      for (const job of jobs) job.cancel()
      await Promise.all(running.values())
    },
  }
}
