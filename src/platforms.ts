// The chat platforms that are connected: who speaks for which desk, and how people's presses and words come in.
import type { Router } from 'express'
import { createSlack, type Slack } from './adapters/slack/connect.ts'
import type { Teams } from './adapters/teams/connect.ts'
import type { Log } from './app/context.ts'
import type { House } from './app/house.ts'
import { lostDesks, usualPlatform } from './config/desk-platforms.ts'
import { ConfigFault, type Settings } from './config.ts'
import type { Company, Desk, Platform } from './core/company.ts'
import type { Chat } from './ports/chat.ts'
import type { Clock } from './ports/clock.ts'
import type { Conversation } from './ports/conversation.ts'
import type { Database } from './store/database.ts'
import { installations } from './store/installations.ts'
import { teamsPlaces } from './store/teams-places.ts'
import { drawPng } from './view/chart/picture.ts'

/** What is said to people; each desk on its own platform. */
export type Platforms = {
  chatOf(desk: Desk): Chat
  /** Puts the connected platforms together, once there is a house that they speak for. */
  open(outside: Outside): Promise<void>
  /** Null where none is connected. `mended`: what kept messages of a conversation back is over. */
  connect(house: { conversation: Conversation; mended(conversation: string): Promise<void> }): Connections | null
}

export type Connections = {
  /** What the platforms send, each proven by itself on the bytes as they came. */
  routers: readonly Router[]
  start(): void
  stop(): Promise<void>
  health(): true | string
}

type Outside = { database: Database; house: Pick<House, 'accounts'>; clock: Clock; log: Log }
type Given = { settings: Settings; company: Company; local: Chat }

/** Throws a ConfigFault for a desk that would talk to nobody. */
export function createPlatforms({ settings, company, local }: Given): Platforms {
  const lost = lostDesks(company, settings)
  if (lost.length > 0) throw new ConfigFault(lost.map(({ id, found, mend }) => `desks  "${id}" ${found}; ${mend}`))
  let slack: Slack | undefined
  let teams: Teams | undefined
  const platformOf = (desk: Desk): Platform => desk.platform ?? usualPlatform(settings)

  return {
    chatOf(desk) {
      const speaks = { slack, teams, local: undefined }[platformOf(desk)]
      return speaks?.chatOf(desk) ?? local
    },

    async open({ database, house, clock, log }) {
      const { accounts } = house
      const now = () => clock.now()
      if (settings.slack) {
        const key = settings.slack.oauth?.encryptionKey
        const kept = key && installations(database.prisma, 'slack', key, now)
        const shared = { settings: settings.slack, company, accounts, drawPng, log, now }
        slack = createSlack({ ...shared, ...(kept && { installations: kept }) })
      }
      if (settings.teams) {
        // Its packages take a second and 50 MB: nobody pays for them who does not talk in Teams.
        const { createTeams } = await import('./adapters/teams/connect.ts')
        const desks = company.desks.filter((desk) => platformOf(desk) === 'teams')
        const places = teamsPlaces(database.prisma, now)
        teams = createTeams({ settings: settings.teams, company, desks, accounts, places, drawPng, log, now })
      }
    },

    connect(house) {
      if (!slack && !teams) return null
      const inSlack = slack?.connect(house)
      const inTeams = teams?.connect(house)
      return {
        routers: [inSlack, inTeams].flatMap((each) => each?.router ?? []),
        start: () => inSlack?.start(),
        async stop() {
          await Promise.all([inSlack?.stop(), inTeams?.stop()])
        },
        health: () => inSlack?.health() ?? true,
      }
    },
  }
}
