// One process of the bot: the real house between ports at which the stage may stop it, cut it off, or end it.
import { createServer, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import express from 'express'
import { handoffRoutes } from '../../src/adapters/web/handoff-routes.ts'
import { createAnswerOnce } from '../../src/adapters/web/idempotency.ts'
import { intakeRoutes } from '../../src/adapters/web/intake-routes.ts'
import { rawBody } from '../../src/adapters/web/json-body.ts'
import type { Metrics } from '../../src/adapters/web/metrics.ts'
import { mount } from '../../src/adapters/web/operation.ts'
import { asProblem, Problem, sendProblem } from '../../src/adapters/web/problem.ts'
import { openAgreements } from '../../src/app/agreements.ts'
import type { Context, Log } from '../../src/app/context.ts'
import { createHouse, type House } from '../../src/app/house.ts'
import { openOwnSettings } from '../../src/app/own-settings.ts'
import type { Company, Desk } from '../../src/core/company.ts'
import { commandNames } from '../../src/core/handoff/command.ts'
import type { Chat } from '../../src/ports/chat.ts'
import type { Conversation } from '../../src/ports/conversation.ts'
import { atOnce, type Database, inTransaction, type Transaction } from '../../src/store/database.ts'
import { audit } from '../../src/work/auditor.ts'
import { createSender, type Sender } from '../../src/work/sender.ts'
import { sweepCalendar, sweepDeadlines, sweepDeliveries } from '../../src/work/sweep.ts'
import { dbFaults, wakeUpFaults } from './faults.ts'
import { type Machine, newMachine, type Stage } from './stage.ts'
import { connectTo } from './wire.ts'

/** What a person was told by the house: that it is done. */
export type Promised = { actor: string; handoffId: string; event?: string; key?: string }

/** What outlives every process. */
export type Ground = {
  stage: Stage
  database: Database
  company: Company
  metrics: Metrics
  /** Deliveries that the job queue would wake a worker for. */
  wakeUps: string[]
  promised: Promised[]
  /** What was logged as an error: by message. */
  errors: Map<string, number>
}

export type ConnectPlatforms = (replica: {
  clock: () => Date
  house: House
  conversation: Conversation
  context: Context
}) => {
  chatOf(desk: Desk): Chat
  routers: express.Router[]
}

export type Tick = 'deadlines' | 'deliveries' | 'calendar' | 'audit'

export type Replica = Machine & {
  context: Context
  house: House
  sender: Sender
  connect(): Duplex
  kill(): Promise<never>
  /** As the ticker runs it: never twice at the same time. */
  tick(tick: Tick): void
}

class Undone extends Error {}

/** Starts a process on what is in the database. `skewMs`: by how much its own clock is wrong. */
export async function startReplica(
  ground: Ground,
  name: string,
  skewMs: number,
  platforms: ConnectPlatforms,
): Promise<Replica> {
  const { stage, database } = ground
  const machine = newMachine(name)
  const clock = { now: () => new Date(stage.clock().getTime() + skewMs) }
  const carried = new WeakMap<Transaction, string[]>()
  const sockets = new Set<Duplex>()
  const kill = (): Promise<never> => {
    const end = stage.die(machine)
    for (const socket of sockets) socket.destroy()
    return end
  }

  async function writing<T>(run: typeof inTransaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { where } = stage.doing()
    await stage.point(machine)
    const fate = dbFaults(stage, { machine, where })
    if (fate === 'unreachable') throw new Error('Can’t reach the database server')
    const ids: string[] = []
    const isUndone = fate === 'dies before the commit' || fate === 'lost before the commit'
    const outcome = await stage.busy(async () => {
      try {
        // What commits by itself can be undone in a transaction only.
        const value = await (isUndone ? inTransaction : run)(
          database.prisma,
          async (tx) => {
            ids.length = 0
            if (tx !== database.prisma) carried.set(tx, ids)
            const value = await work(tx)
            if (isUndone) throw new Undone()
            return value
          },
          { retries: 8 },
        )
        ground.wakeUps.push(...ids)
        return { value }
      } catch (error) {
        return { error }
      }
    })
    if (fate === 'dies before the commit' || fate === 'dies after the commit') return kill()
    if (fate !== null) throw new Error('Server has closed the connection.')
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }

  /** Nobody waits for a wake-up outside of a transaction, and nobody hears that it was lost. */
  const wake = (ids: readonly string[]) => {
    if (wakeUpFaults(stage, { machine, where: 'wake-up' }) === null) ground.wakeUps.push(...ids)
  }

  async function look<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { where } = stage.doing()
    await stage.point(machine)
    const fate = dbFaults(stage, { machine, where })
    if (fate?.startsWith('dies')) return kill()
    if (fate !== null) throw new Error('Can’t reach the database server')
    return stage.busy(() => work(database.prisma))
  }

  const own = openOwnSettings(ground.company)
  const plain = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(database.prisma, work, { retries: 8 })
  const agreements = await plain((tx) => openAgreements(tx, own.company, clock.now()))
  let chatOf: (desk: Desk) => Chat = () => {
    throw new Error('Nobody is connected yet')
  }
  const context: Context = {
    ...{ ...own, ...agreements, clock, log: counted(ground), look },
    transaction: (work) => writing(inTransaction, work),
    atOnce: (work) => writing(atOnce, work),
    carry: async (tx, ids) => (tx === database.prisma ? wake(ids) : void carried.get(tx)?.push(...ids)),
    chatOf: (desk) => chatOf(desk),
  }
  const house = createHouse(context, { health: async () => ({ database: true, ticker: true, chat: true }) })
  const connected = platforms({
    clock: clock.now,
    house,
    context,
    conversation: heard(house.conversation, ground.promised),
  })
  chatOf = connected.chatOf
  const sender = createSender(context)
  const server = serve(ground, machine, house, connected.routers)
  const running = new Set<Tick>()
  const ticks: Record<Tick, () => Promise<unknown>> = {
    deadlines: () => sweepDeadlines(context),
    deliveries: () => sweepDeliveries(context, sender),
    calendar: () => sweepCalendar(context),
    audit: () => audit(context),
  }

  return Object.assign(machine, {
    ...{ context, house, sender, kill },
    connect() {
      const socket = connectTo(server)
      // Only once the caller listens.
      if (machine.dead) setImmediate(() => socket.destroy())
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      return socket
    },
    tick(tick: Tick) {
      if (machine.dead || running.has(tick)) return
      running.add(tick)
      stage.begin(machine, tick, () => ticks[tick]().finally(() => running.delete(tick)))
    },
  })
}

/** The doors that a run uses; who may come in is tried elsewhere. */
function serve({ stage, metrics }: Ground, machine: Machine, house: House, routers: express.Router[]): Server {
  const app = express()
  for (const router of routers) app.use(router)
  const collaborators = { house, metrics, answerOnce: createAnswerOnce(house.answers) }
  const operations = [...intakeRoutes(collaborators), ...handoffRoutes(collaborators)]
  mount(app, operations, ({ body }) => (body ? [rawBody] : []))
  const failed: express.ErrorRequestHandler = (error, _request, response, _next) =>
    void sendProblem(response, asProblem(error) ?? new Problem(500, 'internal-error'))
  app.use(failed)
  return createServer((request, response) =>
    stage.within(machine, `${request.method} ${request.url?.replaceAll(ids, ':id')}`, () => app(request, response)),
  )
}

/** What people were told is done must be so, whatever happens afterwards. */
const heard = (conversation: Conversation, promised: Promised[]): Conversation => ({
  ...conversation,
  async press(press) {
    const reply = await conversation.press(press)
    const { action, id } = press.value
    if (reply.kind === 'done' && action === 'accept')
      promised.push({ actor: press.actor, handoffId: id, event: 'accepted' })
    return reply
  },
  async submit(submission) {
    const reply = await conversation.submit(submission)
    const { action, id, key } = submission.state
    const command = action.replace('submit:', '')
    if (reply.kind === 'done' && commands.has(command))
      promised.push({ actor: submission.actor, handoffId: id, key: `${command}:${key}` })
    return reply
  },
})

const commands = new Set<string>(commandNames)

/** Errors are part of the game as long as the faults last; the counts tell which ways were gone. */
function counted({ errors, stage }: Ground): Log {
  const nothing = () => {}
  return {
    ...{ debug: nothing, info: nothing, warn: nothing },
    error(detail, message) {
      errors.set(message, (errors.get(message) ?? 0) + 1)
      const { err } = detail
      if (stage.calm)
        stage.note(`ERROR in the calm: ${message}: ${err instanceof Error ? err.stack : JSON.stringify(detail)}`)
    },
  }
}

/** Other ones in each play of the same story. */
const ids = /[\da-f]{8}-[\da-f-]{27}/g
