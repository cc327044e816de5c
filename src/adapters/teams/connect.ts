// Microsoft Teams, put together: how it is reached, who is who in it, and how a desk speaks there.
import type { Router } from 'express'
import type { Log } from '../../app/context.ts'
import type { TeamsSettings } from '../../config.ts'
import type { Company, Desk } from '../../core/company.ts'
import type { Accounts } from '../../ports/accounts.ts'
import { type Chat, ChatFault } from '../../ports/chat.ts'
import type { Conversation } from '../../ports/conversation.ts'
import type { TeamsPlaces } from '../../store/teams-places.ts'
import { createApp } from './app.ts'
import { type Arrivals, createArrivals } from './arrivals.ts'
import { createChannels } from './channels.ts'
import { type ChatParts, createTeamsChat } from './chat.ts'
import { createConnector } from './connector.ts'
import type { Acted, Gesture } from './gesture.ts'
import { createGestures, type Gestures } from './gestures.ts'
import { createHomes } from './homes.ts'
import type { InvokeAnswer } from './invoke-answers.ts'
import { createPeople } from './people.ts'

type Parts = {
  settings: TeamsSettings
  company: Company
  /** The desks that talk in Teams. */
  desks: readonly Desk[]
  accounts: Accounts
  places: TeamsPlaces
  drawPng: ChatParts['drawPng']
  now(): Date
  log: Log
}

export type Teams = {
  /** Teams as that desk speaks in it. */
  chatOf(desk: Desk): Chat
  /** For people's presses and words. `mended`: something that kept messages of a conversation back is over. */
  connect(house: { conversation: Conversation; mended(conversation: string): Promise<void> }): Connection
}

export type Connection = {
  /** What Teams sends; to stand before any body is read. */
  router: Router
  /** What was begun is ended, for a bounded time. */
  stop(): Promise<void>
}

const stopMs = 5_000

export function createTeams(parts: Parts): Teams {
  const { settings, company, desks, accounts, places, drawPng, now, log } = parts
  const connector = createConnector(settings, now)
  const channels = createChannels(places, connector, now)
  const people = createPeople({ company, accounts, places, connector, now })
  const channelNames = [...new Set(desks.flatMap((desk) => Object.values(desk.channels)))]
  const chats = new Map<string, Chat>()

  return {
    chatOf(desk) {
      const known = chats.get(desk.id)
      if (known) return known
      const chat = createTeamsChat({ company, places, connector, channels, people, drawPng }, desk)
      chats.set(desk.id, chat)
      return chat
    },

    connect({ conversation, mended }) {
      const shared = { company, channelNames, connector, channels, people, log }
      const homes = createHomes({ ...shared, places, home: conversation.home })
      const gestures = createGestures({ ...shared, conversation, accounts, homes })
      const arrivals = createArrivals({ ...shared, places, mended })
      const take = (gesture: Gesture) => passOn(gesture, { gestures, arrivals, log })
      return {
        router: createApp({ settings, take, calledAs: connector.knowAs, log }),
        stop: () => gestures.idle(stopMs),
      }
    },
  }
}

type Takers = { gestures: Gestures; arrivals: Arrivals; log: Log }

async function passOn(gesture: Gesture, { gestures, arrivals, log }: Takers): Promise<InvokeAnswer | undefined> {
  switch (gesture.kind) {
    case 'nothing':
      log.debug({ because: gesture.because }, 'something in Teams asked nothing')
      return undefined
    case 'installed':
    case 'uninstalled':
    case 'members':
    case 'channel':
    case 'team':
      await told(() => arrivals.take(gesture), log)
      return undefined
    default:
      await told(() => arrivals.heard(gesture satisfies Acted), log)
      return gestures.take(gesture)
  }
}

/** What could not be learnt now is learnt from what comes next. */
async function told(learn: () => Promise<void>, log: Log): Promise<void> {
  try {
    await learn()
  } catch (error) {
    if (!(error instanceof ChatFault)) throw error
    log.warn({ err: error }, 'Teams could not be asked about a place')
  }
}
