// Where a Teams message lives, as one string: tenant, conversation and the message's own id. Not the service that carries
// it: its address may change, and a message stays the same.
import type { MessageRef } from '../../ports/chat.ts'

/** A conversation of a channel is one thread: its id ends in `;messageid=` and the thread's first message. */
export type Spot = { tenant: string; conversation: string; activity: string }

export const encodeRef = ({ tenant, conversation, activity }: Spot): MessageRef =>
  ['teams', ...[tenant, conversation, activity].map(encodeURIComponent)].join('/')

/** Null for anything that we never wrote. */
export function decodeRef(ref: MessageRef): Spot | null {
  const [platform, ...parts] = ref.split('/')
  const [tenant, conversation, activity] = parts.map(decoded)
  if (platform !== 'teams' || parts.length !== 3) return null
  if (!tenant || !conversation || !activity) return null
  return { tenant, conversation, activity }
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

/** The first message of a thread. */
export const rootOf = (conversation: string): string | undefined => /;messageid=(\d+)$/.exec(conversation)?.[1]
