// Where a Teams message lives, as one string: service, tenant, conversation and the message's own id.
import type { MessageRef } from '../../ports/chat.ts'

/** A conversation of a channel is one thread: its id ends in `;messageid=` and the thread's first message. */
export type Spot = { serviceUrl: string; tenant: string; conversation: string; activity: string }

export const encodeRef = ({ serviceUrl, tenant, conversation, activity }: Spot): MessageRef =>
  ['teams', ...[serviceUrl, tenant, conversation, activity].map(encodeURIComponent)].join('/')

/** Null for anything that we never wrote. */
export function decodeRef(ref: MessageRef): Spot | null {
  const [platform, ...parts] = ref.split('/')
  const [serviceUrl, tenant, conversation, activity] = parts.map(decoded)
  if (platform !== 'teams' || parts.length !== 4) return null
  if (!serviceUrl || !tenant || !conversation || !activity || !URL.canParse(serviceUrl)) return null
  return { serviceUrl, tenant, conversation, activity }
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** The channel of a thread: its conversation without the message. */
export const channelOf = (conversation: string): string => conversation.split(';')[0] ?? conversation
