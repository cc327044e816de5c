// Where a Slack message lives, as one string: the workspace, the channel and the message's timestamp.
import type { MessageRef } from '../../ports/chat.ts'

export type Spot = { team: string; channel: string; ts: string }

export const encodeRef = ({ team, channel, ts }: Spot): MessageRef => `${team}/${channel}/${ts}`

/** Null for anything that we never wrote. */
export function decodeRef(ref: MessageRef): Spot | null {
  const [, team, channel, ts] = /^([TE]\w+)\/([CDG]\w+)\/(\d+\.\d+)$/.exec(ref) ?? []
  return team && channel && ts ? { team, channel, ts } : null
}
