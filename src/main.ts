// Builds the house and closes it: the only file that knows every room.
import type { BaseLogger } from 'pino'
import { createDashboard } from './adapters/web/dashboard/routes.ts'
import type { Limits } from './adapters/web/rate-limit.ts'
import { createServer } from './adapters/web/server.ts'
import { createSignedLinks } from './adapters/web/signed-links.ts'
import { createLocalChat } from './adapters/web/workspace/chat.ts'
import { createFeed } from './adapters/web/workspace/feed.ts'
import { createWorkspace } from './adapters/web/workspace/routes.ts'
import { openAgreements } from './app/agreements.ts'
import type { Context, Log } from './app/context.ts'
import { seedDemo, sendTestLead } from './app/demo.ts'
import { createHouse, type House } from './app/house.ts'
import { type OwnSettings, openOwnSettings } from './app/own-settings.ts'
import { apiToken, ConfigFault, createLog, isLoopback, loadCompany, type Settings } from './config.ts'
import type { Company } from './core/company.ts'
import { createPlatforms } from './platforms.ts'
import { type Clock, systemClock } from './ports/clock.ts'
import { atOnce, type Database, inTransaction, openDatabase, type Transaction } from './store/database.ts'
import { openDatabaseClock } from './store/database-clock.ts'
import { wakeConversation } from './store/deliveries.ts'
import { desksAtWork } from './store/handoffs.ts'
import { endLeases } from './store/leases.ts'
import { localMessages } from './store/local-messages.ts'
import { migrate } from './store/migrate.ts'
import { audit, beat } from './work/auditor.ts'
import { createJobs, type Jobs } from './work/jobs.ts'
import { createSender, type Sender } from './work/sender.ts'
import { sweepCalendar, sweepDeadlines, sweepDeliveries } from './work/sweep.ts'
import { startTicker, type Tick, type Ticker } from './work/ticker.ts'
import { createVersionGate, type VersionGate } from './work/version-gate.ts'

/** Lost races are run again; each loser decides on what the winner left, so a few rounds are enough. */
const retries = 8

/** `limits`: how often a client may ask; absent: as everywhere. */
export type Options = { clock?: Clock; log?: Log & BaseLogger; limits?: Partial<Limits> }
export type OpenHouse = House & { close(): Promise<void> }
export type Running = { url: string; house: House; close(): Promise<void> }

/** The use-cases on their database, without a server, a sender or a clock: for the command line. */
export async function openHouse(settings: Settings, options: Options = {}): Promise<OpenHouse> {
  const built = await build(settings, options)
  return { ...built.house, close: built.close }
}

/** The whole bot. Resolves when it can serve; nothing is said or due before. */
export async function start(settings: Settings, options: Options = {}): Promise<Running> {
  // Made before the log begins, which must not hold it.
  apiToken(settings)
  const built = await build(settings, options)
  const { company, house, context, feed, database, log, jobs, live, platforms } = built
  await using opened = new AsyncDisposableStack()
  opened.defer(built.close)
  const sender = createSender(context)
  const connection = platforms.connect({
    conversation: house.conversation,
    mended: (place) =>
      context.transaction(async (tx) => context.carry(tx, await wakeConversation(tx, place, context.clock.now()))),
  })
  if (connection) live.chat = connection.health
  const workspace = connection
    ? undefined
    : createWorkspace({
        ...{ company, conversation: house.conversation, messages: built.messages, feed, clock: context.clock, log },
        sendTestLead: (actor, channel) => sendTestLead(context, actor, channel),
      })
  const { port, host, webhookSecrets } = settings
  const web = createServer({
    house,
    settings: { port, host, webhookSecrets, apiToken: apiToken(settings) },
    log,
    workspace,
    dashboard: createDashboard({
      ...{ ...house.dashboard, local: workspace !== undefined, log },
      links: createSignedLinks(apiToken(settings), () => context.clock.now()),
    }),
    now: () => context.clock.now(),
    ...(connection && { platforms: connection.routers }),
    ...(options.limits && { limits: options.limits }),
  })
  // Nobody else sends from an embedded database: what a killed process held is free at once.
  if (database.kind === 'embedded') await context.transaction((tx) => endLeases(tx, context.clock.now()))
  if (company.demo && !connection) await seedDemo(context)
  await jobs.work(sender.deliver)
  opened.defer(feed.close)
  opened.defer(web.close)
  const gate = createVersionGate({
    ...{ prisma: database.prisma, log },
    // What people press reaches a newer process: Slack's socket calls whoever is connected.
    onClosed: () => void Promise.all([jobs.rest(), connection?.stop()]).catch((err) => log.error({ err }, 'resting')),
  })
  live.gate = gate.health
  const work = ticks(context, sender, settings, live, built.syncClock).map(gate.guard)
  live.ticker = startTicker([{ name: 'version', rule: 'second', run: gate.look }, ...work], log, context.clock.now)
  opened.defer(live.ticker.stop)
  const { url } = await web.listen()
  connection?.start()
  if (connection) opened.defer(connection.stop)
  live.url = url
  database.setLockUrl(url)
  const open = opened.move()
  return { url, house, close: () => open.disposeAsync() }
}

const ticks = (
  context: Context,
  sender: Sender,
  { heartbeatUrl }: Settings,
  live: Live,
  syncClock: () => Promise<void>,
): Tick[] => [
  { name: 'clock', rule: 'minute', run: syncClock },
  { name: 'deadlines', rule: 'second', run: () => sweepDeadlines(context) },
  { name: 'deliveries', rule: 'second', run: () => sweepDeliveries(context, sender) },
  { name: 'calendar', rule: 'minute', run: () => sweepCalendar(context) },
  { name: 'audit', rule: 'minute', run: () => auditAndBeat(context, live.ticker, heartbeatUrl) },
]

/** The watchdog hears from us only while the clock is alive and the audit has come to its end. */
async function auditAndBeat(context: Context, ticker: Ticker | undefined, url: string | undefined): Promise<void> {
  await audit(context)
  if (ticker?.health(context.clock.now()) === true) await beat(context, url)
}

/** What is known only once it runs. */
type Live = { ticker?: Ticker; url?: string; chat?: () => true | string; gate?: VersionGate['health'] }

async function build(settings: Settings, { clock: given, log = createLog(settings) }: Options) {
  const configured = loadCompany(settings.companyFile, (given ?? systemClock).now())
  await using opened = new AsyncDisposableStack()
  const database = await openDatabase({ dataDir: settings.dataDir, databaseUrl: settings.databaseUrl, log })
  opened.defer(database.close)
  await migrate(database, { log })
  const shared = await openDatabaseClock(database)
  const clock = given ?? shared
  await refuseLostDesks(configured, database)
  const own = openOwnSettings(configured)
  const { company } = own
  const jobs = await createJobs(database, settings.databaseUrl, log)
  opened.defer(jobs.stop)
  const feed = createFeed()
  const messages = localMessages(database.prisma)
  const live: Live = {}
  const local = createLocalChat({ messages, company, feed, clock, address: () => live.url ?? null })
  const platforms = createPlatforms({ settings, company, local })
  const addressOf = addresses(settings, live, clock)
  const context = await createContext({ ...own, database, jobs, clock, log, chatOf: platforms.chatOf, addressOf })
  const house = createHouse(context, { health: () => health(database, live, clock) })
  await platforms.open({ database, house, clock, log })
  const open = opened.move()
  const built = { company, database, jobs, feed, messages, context, house, log, live, platforms }
  return { ...built, syncClock: shared.sync, close: () => open.disposeAsync() }
}

/** Where nothing was set, only a browser on this machine is sure to reach us. */
function addresses(settings: Settings, live: Live, clock: Clock): NonNullable<Context['addressOf']> {
  return (path, reader) => {
    const base = settings.url ?? (isLoopback(settings.host) ? live.url : undefined)
    if (base === undefined) return null
    return base + createSignedLinks(apiToken(settings), () => clock.now()).sign(path, reader)
  }
}

type Ground = OwnSettings & Pick<Context, 'clock' | 'log' | 'chatOf' | 'addressOf'> & { database: Database; jobs: Jobs }

async function createContext({ database, jobs, ...given }: Ground): Promise<Context> {
  const transaction = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(database.prisma, work, { retries })
  const { company, clock, refreshPeople } = given
  const agreements = await transaction((tx) => openAgreements(tx, company, clock.now()))
  await transaction(refreshPeople)
  return {
    ...{ ...given, ...agreements, transaction, carry: jobs.carry },
    look: (work) => work(database.prisma),
    atOnce: (work) => atOnce(database.prisma, work, { retries }),
  }
}

/** A desk that was taken out of the configuration while leads are on their way in it would leave them to nobody. */
async function refuseLostDesks(company: Company, database: Database): Promise<void> {
  const known = new Set(company.desks.map(({ id }) => id))
  const lost = (await desksAtWork(database.prisma)).filter((id) => !known.has(id))
  if (lost.length === 0) return
  throw new ConfigFault(
    lost.map(
      (id) =>
        `desks  "${id}" has leads on their way but is not configured any more; add it again, or start with another DATA_DIR`,
    ),
  )
}

async function health(database: Database, { ticker, chat, gate }: Live, clock: Clock) {
  const answers = await database.prisma.$queryRaw`select 1`.then(
    () => gate?.() ?? (true as const),
    () => 'it does not answer',
  )
  return {
    database: answers,
    ticker: ticker?.health(clock.now()) ?? 'it has not started',
    chat: chat?.() ?? (true as const),
  }
}
