// What is counted, for Prometheus.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Log } from '../../app/context.ts'
import type { House } from '../../app/house.ts'

export type Metrics = {
  requested(route: string, method: string, status: number, seconds: number): void
  received(outcome: string): void
  outcome(outcome: string): void
  commanded(command: string, outcome: string): void
  /** The text of all metrics, measured now. */
  text(): Promise<string>
  contentType: string
  close(): void
}

export function createMetrics(house: Pick<House, 'measure'>, log: Log): Metrics {
  const registers = [new Registry()]
  const [register] = registers
  if (!register) throw new Error('unreachable')
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    ...{ name: 'relevo_http_request_seconds', help: 'Time to answer a request', registers },
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  })
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers })
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name, help, labelNames, registers })
  const mqls = counter('relevo_mqls_total', 'MQLs received, by what became of them', ['outcome'])
  const outcomes = counter('relevo_outcomes_total', 'Outcomes received, by what became of them', ['outcome'])
  const commands = counter('relevo_commands_total', 'Commands given over the API, and how they ended', [
    'command',
    'outcome',
  ])
  const deliveries = gauge('relevo_deliveries', 'Deliveries by state', ['state'])
  const lateTimers = gauge('relevo_timers_late', 'Promises whose deadline has passed')
  const openHandoffs = gauge('relevo_handoffs_open', 'Handoffs in which somebody still owes something')

  const measure = async () => {
    for (const each of [deliveries, lateTimers, openHandoffs]) each.reset()
    const measured = await house.measure()
    for (const [state, count] of Object.entries(measured.deliveries)) deliveries.set({ state }, count)
    lateTimers.set(measured.lateTimers)
    openHandoffs.set(measured.openHandoffs)
  }
  return {
    requested: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    received: (outcome) => mqls.inc({ outcome }),
    outcome: (outcome) => outcomes.inc({ outcome }),
    commanded: (command, outcome) => commands.inc({ command, outcome }),
    async text() {
      await measure().catch((error) => log.error({ err: error }, 'the house could not be measured'))
      return register.metrics()
    },
    contentType: register.contentType,
    close: () => register.clear(),
  }
}
