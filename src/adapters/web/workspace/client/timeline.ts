// Messages in the order of reading: a channel's, a thread's, and how many of them are new. Pure.
import type { Message } from '../wire.ts'
import type { Model, Whisper } from './model.ts'

export type Thread = { replies: number; last: Message | null; authors: readonly string[] }

/** The messages of a channel that begin threads, oldest first. */
export const inChannel = (model: Model, channel: string): Message[] =>
  ordered([...model.messages.values()].filter((each) => each.channel === channel && each.threadOf === null))

export const inThread = (model: Model, id: string): Message[] =>
  ordered([...model.messages.values()].filter(({ threadOf }) => threadOf === id))

/** What a new whisper comes under: the last message of the channel or of the thread. */
export const lastMessage = (model: Model, channel: string, threadOf: string | null): string | null =>
  (threadOf === null ? inChannel(model, channel) : inThread(model, threadOf)).at(-1)?.id ?? threadOf

/** The threads of all messages that have one, by the id of the first message. */
export function threads(model: Model): ReadonlyMap<string, Thread> {
  const found = new Map<string, Thread>()
  for (const message of ordered([...model.messages.values()])) {
    if (!message.threadOf) continue
    const { replies = 0, authors = [] } = found.get(message.threadOf) ?? {}
    const others = authors.filter((author) => author !== message.author)
    found.set(message.threadOf, { replies: replies + 1, last: message, authors: [message.author, ...others] })
  }
  return found
}

/** The whispers of a list, each under the message it answers: before all messages if there was none, at the end if it is not shown. */
export function whispersBy(model: Model, channel: string, threadOf: string | null, shown: readonly Message[]) {
  const ids = new Set(shown.map(({ id }) => id))
  const mine = model.whispers.filter((each) => each.channel === channel && each.threadOf === threadOf)
  const under = Map.groupBy(mine, ({ after }) => after)
  return {
    atStart: under.get(null) ?? [],
    under: (id: string): readonly Whisper[] => under.get(id) ?? [],
    atEnd: mine.filter(({ after }) => after !== null && !ids.has(after)),
  }
}

/** The read mark of each channel: the instant of the newest message that was seen. */
export type Marks = Readonly<Record<string, string>>

export type Unread = { count: number; mentioned: boolean }

/** What others wrote in each channel after its mark. */
export function unread({ messages, facts }: Model, marks: Marks): ReadonlyMap<string, Unread> {
  const found = new Map<string, Unread>()
  for (const message of messages.values()) {
    const { channel, author, postedAt } = message
    if (author === facts.me.email || postedAt <= (marks[channel] ?? '')) continue
    const { count = 0, mentioned = false } = found.get(channel) ?? {}
    found.set(channel, { count: count + 1, mentioned: mentioned || mentions(message.card, facts.me.email) })
  }
  return found
}

/** The newest instant in a channel, to be kept as its mark. */
export const newestIn = (model: Model, channel: string): string =>
  [...model.messages.values()].reduce(
    (at, each) => (each.channel === channel && each.postedAt > at ? each.postedAt : at),
    '',
  )

function mentions(value: unknown, email: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('mention' in value && value.mention === email) return true
  return Object.values(value).some((each) => mentions(each, email))
}

const ordered = (messages: Message[]): Message[] =>
  messages.sort((a, b) => a.postedAt.localeCompare(b.postedAt) || a.id.localeCompare(b.id))
