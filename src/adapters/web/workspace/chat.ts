// The Chat port on our own table: the local workspace is a platform like Slack and Teams, only nearer.
import type { Company } from '../../../core/company.ts'
import { system } from '../../../core/handoff/event.ts'
import { type Chat, ChatFault, type MessageRef, type Place } from '../../../ports/chat.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { LocalMessages } from '../../../store/local-messages.ts'
import { hashOf } from './client/place.ts'
import { channelExists, directChannel } from './conversations.ts'
import type { Feed } from './feed.ts'

type Collaborators = {
  messages: LocalMessages
  company: Company
  feed: Feed
  clock: Clock
  /** Where the workspace is served; null before it is. */
  address(): string | null
}

/** A Chat whose messages are rows. A message ref is the row's id. */
export function createLocalChat({ messages, company, feed, clock, address }: Collaborators): Chat {
  return {
    platform: 'local',

    async post(place, card, deliveryId) {
      const { channel, threadOf } = await whereIs(place)
      const message = { channel, threadOf, author: system, card, deliveryId, postedAt: clock.now() }
      const { id } = await messages.add(message)
      feed.notify()
      return id
    },

    async update(ref, card) {
      const found = isId(ref) && (await messages.replaceCard(ref, card, clock.now()))
      if (!found) throw new ChatFault({ kind: 'gone' })
      feed.notify()
    },

    async find(_place, deliveryId) {
      return (await messages.byDelivery(deliveryId))?.id ?? null
    },

    link(channel, ref) {
      const base = address()
      return base && `${base}/${hashOf({ channel, thread: ref })}`
    },
  }

  async function whereIs(place: Place): Promise<{ channel: string; threadOf: string | null }> {
    if (place.kind === 'thread') return underMessage(place.channel, place.ref)
    const channel = place.kind === 'person' ? directChannel(place.email) : place.channel
    if (channelExists(company, channel)) return { channel, threadOf: null }
    const who = place.kind === 'person' ? place.email : `channel ${channel}`
    throw new ChatFault({ kind: 'refused', reason: `${who} is not in the local workspace` })
  }

  /** Threads are one level deep: an answer to an answer joins the same thread. */
  async function underMessage(channel: string, ref: MessageRef) {
    const parent = isId(ref) ? await messages.byId(ref) : null
    if (!parent) throw new ChatFault({ kind: 'gone' })
    if (parent.channel !== channel)
      throw new ChatFault({ kind: 'refused', reason: `the message is not in channel ${channel}` })
    return { channel, threadOf: parent.threadOf ?? parent.id }
  }
}

const isId = (ref: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref)
