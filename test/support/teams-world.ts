// The same company as in `world`, talking in Teams: the real adapter against a real server that speaks Teams' protocol.
import { createTeams, type Teams } from '../../src/adapters/teams/connect.ts'
import type { Desk } from '../../src/core/company.ts'
import type { Chat } from '../../src/ports/chat.ts'
import type { Database } from '../../src/store/database.ts'
import { wakeConversation } from '../../src/store/deliveries.ts'
import { teamsPlaces } from '../../src/store/teams-places.ts'
import { drawPng } from '../../src/view/chart/picture.ts'
import { strictCards } from './fake-teams/adaptive-cards.ts'
import { type FakeTeamsOptions, startFakeTeams } from './fake-teams/fake-teams.ts'
import { listen } from './slack-world.ts'
import { mondayMorning, openWorld } from './world.ts'

export type TeamsWorld = Awaited<ReturnType<typeof openTeamsWorld>>

type Options = {
  now?: Date
  company?: string
  /** Goes on with what is in the database. */
  keep?: boolean
  teams?: Omit<FakeTeamsOptions, 'clock' | 'users' | 'teams'>
  /** In Teams, but not in the company. */
  strangers?: readonly { name: string; email?: string }[]
  /** In the company, but not in Teams. */
  absent?: readonly string[]
  /** Absent: the app is in every team from the beginning. */
  installed?: boolean
  /** Desks that talk elsewhere. */
  elsewhere?: (desk: Desk) => Chat | undefined
}

/** Everybody of the company is in one team for each desk, and the app in all of them. Close it, also after a failure. */
export async function openTeamsWorld(database: Database, options: Options = {}) {
  const { now: begin = mondayMorning, company: text, keep, strangers = [], absent = [], installed = true } = options
  let connected: Teams | undefined
  const world = await openWorld(database, {
    now: begin,
    ...(text !== undefined && { company: text }),
    ...(keep && { keep }),
    chatOf: (desk) => options.elsewhere?.(desk) ?? (connected as Teams).chatOf(desk),
  })
  const { company } = world.context
  const desks = company.desks.filter((desk) => !options.elsewhere?.(desk))
  const teams = await startFakeTeams({
    clock: { now: world.now },
    users: [
      ...company.people
        .filter(({ email }) => !absent.includes(email))
        .map(({ email, name, locale }) => ({
          name,
          email,
          locale: locale === 'en' ? 'en-GB' : 'es-CO',
        })),
      ...strangers,
    ],
    teams: desks.map(({ name, channels }) => ({
      name,
      channels: [...new Set([channels.sales, channels.feedback])].map((channel) => channel.slice(1)),
      installed,
    })),
    ...strictCards,
    ...options.teams,
  })
  const { id, password, tenant } = teams.app
  const settings = { app: { id, password, tenant, type: 'SingleTenant' as const }, loginUrl: teams.loginUrl }
  const { accounts, conversation } = world.house
  const places = teamsPlaces(database.prisma, world.now)
  connected = createTeams({
    settings,
    company,
    desks,
    accounts,
    places,
    drawPng,
    now: world.now,
    log: world.context.log,
  })
  const mended: string[] = []
  const connection = connected.connect({
    conversation,
    async mended(place) {
      mended.push(place)
      await world.context.transaction((tx) => wakeConversation(tx, place, world.now()))
    },
  })
  const address = await listen(connection)
  teams.listener(`${address.url}/api/messages`)
  if (installed && !keep) for (const { name } of desks) await teams.team(name).install()

  return {
    ...world,
    ...{ teams, mended, connection, connected, places, url: address.url },
    /** Time goes by, second by second, so that everything which waits for its turn is said. */
    async flow(seconds = 12): Promise<void> {
      for (let second = 0; second < seconds; second++) await world.second()
      await world.settle()
    },
    /** Sends a lead in as marketing would; its card is in the channel when this returns. */
    lead: (lead: Record<string, unknown>): Promise<string> => world.hand(lead),
    as: (email: string) => teams.user(email),
    async close(): Promise<void> {
      await connection.stop()
      await address.close()
      await teams.close()
    },
  }
}
