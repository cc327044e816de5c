// The Chat port on Slack: one call for each message, and what became of it.
import type { KnownBlock } from '@slack/types'
import type { Company, Desk } from '../../core/company.ts'
import type { RateLimit } from '../../core/pace.ts'
import type { Card, Chart } from '../../ports/card.ts'
import { type Chat, ChatFault, type Place } from '../../ports/chat.ts'
import type { Channels } from './channels.ts'
import { asChatFault, slackError } from './faults.ts'
import { decodeRef, encodeRef } from './message-ref.ts'
import type { People } from './people.ts'
import type { Reader } from './reader.ts'
import { readerOf, readershipOf } from './readers.ts'
import { renderMessage } from './render.ts'
import { picturesFor } from './render-chart.ts'
import { awayByStatus } from './status.ts'
import { uploadPicture } from './upload.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export type ChatParts = {
  company: Company
  workspaces: Workspaces
  channels: Channels
  people: People
  /** A chart as a PNG, for workspaces that do not draw charts themselves. */
  drawPng(chart: Chart, locale: Desk['locale']): Uint8Array
  log: { warn(detail: Record<string, unknown>, message: string): void }
}

/**
 * About one message a second in a channel, not so exact that a clock which ticks every second would miss every other
 * one. Changes are counted apart, for the whole workspace. https://docs.slack.dev/apis/web-api/rate-limits
 */
const limits: readonly RateLimit[] = [{ count: 1, seconds: 1, burst: 1.1 }]
const updateLimits: readonly RateLimit[] = [{ count: 1, seconds: 1, burst: 5 }]

/** Marks our messages, so that one whose answer was lost can be found again. */
const eventType = 'relevo_delivery'

/** Slack as one desk speaks in it. A message ref names workspace, channel and message. */
export function createSlackChat(parts: ChatParts, desk: Desk, nativeCharts: Map<string, boolean>): Chat {
  const { company, workspaces, channels, people } = parts
  const open = () => workspaces.get(desk.workspace ?? null)

  return {
    platform: 'slack',
    limits,
    updateLimits,

    async post(place, card, deliveryId, turn) {
      try {
        const workspace = await open()
        const { channel, thread } = await whereIs(workspace, place)
        const metadata = { event_type: eventType, event_payload: { delivery: deliveryId } }
        const quietly = { unfurl_links: false, unfurl_media: false, link_names: false, mrkdwn: false }
        const answer = await drawn(workspace, card, place, (message) => {
          turn?.()
          return workspace.client.chat.postMessage({
            ...{ channel, metadata, ...message, ...quietly },
            ...(thread && { thread_ts: thread }),
          })
        })
        return encodeRef({ team: workspace.team, channel: answer.channel ?? channel, ts: answer.ts ?? '' })
      } catch (error) {
        throw asChatFault(error)
      }
    },

    async update(ref, card, turn) {
      const spot = decodeRef(ref)
      if (!spot) throw new ChatFault({ kind: 'gone' })
      try {
        const workspace = await open()
        const { channel, ts } = spot
        await drawn(workspace, card, null, (message) => {
          turn?.()
          return workspace.client.chat.update({ channel, ts, ...message })
        })
      } catch (error) {
        throw asChatFault(error)
      }
    },

    async find(place, deliveryId, since) {
      try {
        const workspace = await open()
        const { channel, thread } = await whereIs(workspace, place)
        const ts = await findDelivery(workspace, { channel, thread, deliveryId, since })
        return ts === null || ts === 'cannot-tell' ? ts : encodeRef({ team: workspace.team, channel, ts })
      } catch (error) {
        // To read back what was said is a permission of its own, and one can do without it.
        if (slackError(error) === 'missing_scope') return 'cannot-tell'
        throw asChatFault(error)
      }
    },

    async awayUntil(email, now) {
      const workspace = await open()
      return awayByStatus(workspace, await people.userOf(workspace, email), now)
    },

    link(_channel, ref) {
      const spot = decodeRef(ref)
      const workspace = spot && workspaces.known(spot.team)
      if (!spot || !workspace) return null
      return new URL(`archives/${spot.channel}/p${spot.ts.replace('.', '')}`, workspace.url).href
    },
  }

  async function whereIs(workspace: Workspace, place: Place): Promise<{ channel: string; thread?: string }> {
    if (place.kind === 'channel') return { channel: await channels.idOf(workspace, place.channel) }
    if (place.kind === 'person')
      return { channel: await people.directWith(workspace, await people.userOf(workspace, place.email)) }
    const spot = decodeRef(place.ref)
    if (!spot) throw new ChatFault({ kind: 'gone' })
    return { channel: spot.channel, thread: spot.ts }
  }

  /** Charts are drawn by Slack where it can, else as pictures; a workspace that refused once is not asked again. */
  async function drawn<T>(
    workspace: Workspace,
    card: Card,
    place: Place | null,
    call: (message: { text: string; blocks: KnownBlock[] }) => Promise<T>,
  ): Promise<T> {
    const readership = readershipOf(company, desk, place?.kind === 'person' ? place.email : null)
    const reader = await readerOf(people, workspace, card, readership)
    const draw = (charts?: Reader['charts']) => {
      const { text, blocks } = renderMessage(card, charts ? { ...reader, charts } : reader)
      return { text, blocks: blocks as KnownBlock[] }
    }
    if (!card.blocks.some(({ kind }) => kind === 'chart')) return call(draw())
    const native = nativeCharts.get(workspace.team) ?? true
    try {
      return await call(draw({ native, pictures: await pictures(workspace, card, native, readership.locale) }))
    } catch (error) {
      if (!native || slackError(error) !== 'invalid_blocks') throw error
      nativeCharts.set(workspace.team, false)
      return call(draw({ native: false, pictures: await pictures(workspace, card, false, readership.locale) }))
    }
  }

  /** What cannot be uploaded is told in text: a picture is never worth a message. */
  async function pictures(workspace: Workspace, card: Card, native: boolean, locale: Desk['locale']) {
    const ids = new Map<Chart, string>()
    for (const chart of picturesFor(card, native)) {
      try {
        ids.set(chart, await uploadPicture(workspace.client, chart, parts.drawPng(chart, locale)))
      } catch (error) {
        parts.log.warn({ err: error }, 'a chart could not be uploaded; it is told in text')
      }
    }
    return ids
  }
}

type Sought = { channel: string; thread: string | undefined; deliveryId: string; since: Date }

const pages = 5
/** Slack's clock and ours may differ. */
const clockSkewSeconds = 600

/**
 * Our message with that delivery, among those since it was written down; and among the newest of all, should our clock
 * have been wrong by more than a little. `cannot-tell` where there is too much to read.
 */
async function findDelivery(workspace: Workspace, sought: Sought): Promise<string | null | 'cannot-tell'> {
  const oldest = String(sought.since.getTime() / 1000 - clockSkewSeconds)
  const found = await readBack(workspace, sought, { oldest }, pages)
  if (found !== null) return found
  const newest = await readBack(workspace, sought, {}, 1)
  return newest === 'cannot-tell' ? null : newest
}

async function readBack(
  { client }: Workspace,
  { channel, thread, deliveryId }: Sought,
  since: { oldest?: string },
  most: number,
): Promise<string | null | 'cannot-tell'> {
  for (let page = 0, cursor: string | undefined; page < most; page++) {
    const asked = { channel, ...since, limit: 100, include_all_metadata: true, ...(cursor && { cursor }) }
    const answer = thread
      ? await client.conversations.replies({ ...asked, ts: thread })
      : await client.conversations.history(asked)
    const found = answer.messages?.find(({ metadata }) => isOurs(metadata, deliveryId))
    if (found?.ts) return found.ts
    cursor = answer.response_metadata?.next_cursor
    if (!cursor) return null
  }
  return 'cannot-tell'
}

type Metadata = { event_type?: string; event_payload?: Record<string, unknown> } | undefined

const isOurs = (metadata: Metadata, deliveryId: string): boolean =>
  metadata?.event_type === eventType && metadata.event_payload?.delivery === deliveryId
