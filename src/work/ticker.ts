// The clock that ticks. node-schedule knows only when; the rows know what.
import schedule from 'node-schedule'
import type { Log } from '../app/context.ts'

export type Tick = { name: string; rule: 'second' | 'minute'; run(): Promise<unknown> }

export type Ticker = {
  /** True, or what stands still. */
  health(now: Date): true | string
  /** No new tick begins; the running ones have a while to end. */
  stop(): Promise<void>
}

const rules = { second: '* * * * * *', minute: '5 * * * * *' }
/** For how long a tick may not have come to its end before the clock must be thought dead. */
const silenceSeconds = { second: 30, minute: 180 }
const patienceSeconds = 10

/** Runs each tick again and again, never twice at the same time; a failed tick is told and the next one comes. */
export function startTicker(ticks: readonly Tick[], log: Log, now: () => Date): Ticker {
  const endedAt = new Map(ticks.map(({ name }) => [name, now()]))
  const running = new Map<string, Promise<unknown>>()
  const jobs = ticks.map((tick) =>
    schedule.scheduleJob(rules[tick.rule], () => {
      if (running.has(tick.name)) return
      const run = tick
        .run()
        .catch((error: unknown) => log.error({ err: error, tick: tick.name }, 'a tick failed'))
        .finally(() => {
          running.delete(tick.name)
          endedAt.set(tick.name, now())
        })
      running.set(tick.name, run)
    }),
  )
  return {
    health: (at) => {
      for (const { name, rule } of ticks) {
        const seconds = Math.round((at.getTime() - (endedAt.get(name) ?? at).getTime()) / 1000)
        if (seconds > silenceSeconds[rule]) return `"${name}" has not come to its end for ${seconds} seconds`
      }
      return true
    },
    async stop() {
      for (const job of jobs) job.cancel()
      const patience = Promise.withResolvers<void>()
      const timer = setTimeout(patience.resolve, patienceSeconds * 1000)
      await Promise.race([Promise.all(running.values()), patience.promise])
      clearTimeout(timer)
    },
  }
}
