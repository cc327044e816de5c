// Live messages: a stream of server-sent events that starts where its reader stopped, so that nothing is lost.
import type { Request, Response } from 'express'
import type { LocalMessages } from '../../../store/local-messages.ts'
import { openEventStream } from '../event-stream.ts'
import { messageOf } from './message.ts'

export type Feed = {
  /** Something was said or changed; open streams look it up. */
  notify(): void
  subscribe(listener: Listener): () => void
  /** Ends all open streams. */
  close(): void
}

type Listener = { changed(): void; ended(): void }

/** The bell that wakes open streams. A missed ring costs only latency: every stream also looks by itself. */
export function createFeed(): Feed {
  const listeners = new Set<Listener>()
  return {
    notify: () => {
      for (const { changed } of listeners) changed()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      for (const { ended } of listeners) ended()
    },
  }
}

type Streaming = {
  feed: Feed
  messages: LocalMessages
  channels: readonly string[]
  /** The last change that the reader has seen. */
  after: number
  /** How often a quiet stream shows a sign of life and looks for what another process wrote. */
  heartbeatSeconds: number
  onError(error: unknown): void
}

const batch = 200

/** Answers with an endless stream of messages; the id of each event is its `seq`. */
export function streamMessages(req: Request, res: Response, streaming: Streaming): void {
  const { feed, messages, channels, heartbeatSeconds, onError } = streaming
  let after = streaming.after
  let reading = false
  let rung = false

  /** Writes all that is new, and looks again if the bell rang meanwhile. */
  const drain = async () => {
    reading = true
    try {
      while (rung && stream.open) {
        rung = false
        const found = await messages.since(after, channels, batch)
        for (const message of found) {
          stream.send('message', messageOf(message), message.seq)
          after = message.seq
        }
        if (found.length === batch) rung = true
      }
    } catch (error) {
      onError(error)
      stream.end()
    } finally {
      reading = false
    }
  }
  const changed = () => {
    rung = true
    if (!reading) void drain()
  }
  const unsubscribe = feed.subscribe({ changed, ended: () => stream.end() })
  const stream = openEventStream(req, res, { heartbeatSeconds, beat: changed, left: unsubscribe })
  changed()
}
