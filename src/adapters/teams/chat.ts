// The Chat port on Teams: one call for each message, and what became of it.
import type { Company, Desk } from '../../core/company.ts'
import type { RateLimit } from '../../core/pace.ts'
import type { Card, Chart } from '../../ports/card.ts'
import { type Chat, ChatFault, type Turn } from '../../ports/chat.ts'
import type { TeamsPlaces } from '../../store/teams-places.ts'
import type { Channels } from './channels.ts'
import type { Connector, Outgoing } from './connector.ts'
import { instead, isTooLarge } from './faults.ts'
import { messageOf } from './message.ts'
import { channelOf, decodeRef, encodeRef, rootOf } from './message-ref.ts'
import type { People } from './people.ts'
import { readerOf, readershipOf } from './readers.ts'
import { renderMessage } from './render.ts'

export type ChatParts = {
  company: Company
  places: TeamsPlaces
  connector: Connector
  channels: Channels
  people: People
  /** A chart as a PNG, for clients that draw no charts themselves. */
  drawPng(chart: Chart, locale: Desk['locale'], size: { width: number; height: number }): Uint8Array
}

/**
 * Teams takes 7 messages in a second, 8 in two, 60 in thirty and 1,800 in an hour of one conversation, answers to people
 * included. An allowance lets through what it saved up and what it earns meanwhile: together less than that in any such
 * span. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const pace: readonly RateLimit[] = [
  { count: 4, seconds: 2, burst: 3 },
  { count: 40, seconds: 30, burst: 15 },
  { count: 1400, seconds: 3600, burst: 300 },
]

/** Teams shows pictures of 1024 by 1024 pixels at most; these have 1000 by 675. */
const pictureSize = { width: 400, height: 270 }

/** Teams as one desk speaks in it. */
export function createTeamsChat(parts: ChatParts, desk: Desk): Chat {
  const { company, places, connector, channels, people } = parts

  /** With charts as pictures, too, for clients that draw none; without them where Teams finds that too much. */
  async function drawn<T>(card: Card, call: (message: Outgoing) => Promise<T>, email?: string): Promise<T> {
    const readership = readershipOf(company, desk, email)
    const reader = await readerOf(parts, card, readership)
    if (!card.blocks.some(({ kind }) => kind === 'chart')) return call(messageOf(renderMessage(card, reader)))
    const pictureOf = (chart: Chart) =>
      `data:image/png;base64,${Buffer.from(parts.drawPng(chart, readership.locale, pictureSize)).toString('base64')}`
    try {
      return await call(messageOf(renderMessage(card, { ...reader, charts: { native: true, pictureOf } })))
    } catch (error) {
      if (!isTooLarge(error)) throw error
      return call(messageOf(renderMessage(card, reader)))
    }
  }

  async function inChannel(name: string, card: Card, turn?: Turn): Promise<string> {
    const { tenant, channel, serviceUrl } = await channels.find(name)
    try {
      const said = await drawn(card, (message) => connector.open({ serviceUrl, tenant, channel }, message, turn))
      return encodeRef({ tenant, ...said })
    } catch (error) {
      throw error instanceof ChatFault ? instead(error, { code: 'no-channel-in-teams' }) : error
    }
  }

  async function toPerson(email: string, card: Card, turn?: Turn): Promise<string> {
    const user = await people.userOf(email)
    const { tenant, conversation, serviceUrl } = await people.directWith(user)
    try {
      const activity = await drawn(
        card,
        (message) => connector.post({ serviceUrl, conversation }, message, turn),
        email,
      )
      return encodeRef({ tenant, conversation, activity })
    } catch (error) {
      if (!(error instanceof ChatFault) || error.fault.kind !== 'gone') throw error
      await places.forgetChat(user)
      throw new ChatFault({ kind: 'refused', reason: 'the personal conversation is no longer there' })
    }
  }

  async function serviceOf(tenant: string, conversation: string): Promise<string> {
    const serviceUrl = await places.serviceUrlOf(tenant, conversation)
    if (!serviceUrl) throw new ChatFault({ kind: 'refused', reason: 'the app is in no team yet' })
    return serviceUrl
  }

  return {
    platform: 'teams',
    limits: pace,

    async post(place, card, _deliveryId, turn) {
      if (place.kind === 'channel') return inChannel(place.channel, card, turn)
      if (place.kind === 'person') return toPerson(place.email, card, turn)
      const spot = decodeRef(place.ref)
      if (!spot) throw new ChatFault({ kind: 'gone' })
      const { tenant, conversation } = spot
      const serviceUrl = await serviceOf(tenant, conversation)
      const activity = await drawn(card, (message) => connector.post({ serviceUrl, conversation }, message, turn))
      return encodeRef({ tenant, conversation, activity })
    },

    async update(ref, card, turn) {
      const spot = decodeRef(ref)
      if (!spot) throw new ChatFault({ kind: 'gone' })
      const { tenant, conversation, activity } = spot
      const serviceUrl = await serviceOf(tenant, conversation)
      await drawn(card, (message) => connector.update({ serviceUrl, conversation }, activity, message, turn))
    },

    // Teams lets no bot read what it said: a spare card is retired when somebody presses on it.
    find: async () => 'cannot-tell',

    link(_channel, ref) {
      const spot = decodeRef(ref)
      const root = spot && rootOf(spot.conversation)
      if (!spot || !root) return null
      const path = [channelOf(spot.conversation), spot.activity].map(encodeURIComponent).join('/')
      const query = new URLSearchParams({ tenantId: spot.tenant, parentMessageId: root })
      return `https://teams.microsoft.com/l/message/${path}?${query}`
    },
  }
}
