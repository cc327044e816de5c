// What the page knows, and how each piece of news changes it. Pure.
import type { Message, Page, WireCard, WorkspaceState } from '../wire.ts'

/** An answer for one person: under the message `after`, or before the first; in the channel or in a thread's panel. */
export type Whisper = { id: string; channel: string; threadOf: string | null; after: string | null; card: WireCard }

export type Model = {
  facts: Omit<WorkspaceState, 'messages' | 'seq'>
  messages: ReadonlyMap<string, Message>
  /** Channels with older messages on the server. */
  more: ReadonlySet<string>
  whispers: readonly Whisper[]
}

export type News =
  | { kind: 'loaded'; state: WorkspaceState }
  | { kind: 'received'; message: Message }
  | { kind: 'earlier'; channel: string; page: Page }
  | { kind: 'whispered'; whisper: Whisper }
  | { kind: 'dismissed'; id: string }

export function learn(model: Model | null, news: News): Model | null {
  if (news.kind === 'loaded') return begin(model, news.state)
  if (!model) return null
  switch (news.kind) {
    case 'received':
      return { ...model, messages: newest(model.messages, [news.message]) }
    case 'earlier': {
      const more = new Set(model.more)
      if (!news.page.more) more.delete(news.channel)
      return { ...model, more, messages: newest(model.messages, news.page.messages) }
    }
    case 'whispered': {
      const others = model.whispers.filter((each) => !replaces(news.whisper, each))
      return { ...model, whispers: [...others, news.whisper] }
    }
    case 'dismissed':
      return { ...model, whispers: model.whispers.filter(({ id }) => id !== news.id) }
  }
}

/** A whisper takes the place of its older self, and of one that told the same person the same thing in the same place. */
const replaces = (whisper: Whisper, older: Whisper): boolean =>
  whisper.id === older.id || readAs(whisper) === readAs(older)

/** What a reader sees of a whisper, and where; its buttons may carry keys that nobody sees. */
const readAs = ({ channel, threadOf, after, card: { title, badge, blocks } }: Whisper): string =>
  JSON.stringify([channel, threadOf, after, title, badge, blocks])

/** Loading again keeps what the same person already has, unless the server began anew and knows less. */
function begin(before: Model | null, { messages, seq, ...facts }: WorkspaceState): Model {
  const same = before?.facts.me.email === facts.me.email ? before : null
  const known = [...(same?.messages.values() ?? [])]
  const kept = known.every((message) => message.seq <= seq) ? known : []
  const more = facts.conversations.filter((each) => each.more && (kept.length === 0 || same?.more.has(each.channel)))
  return {
    facts,
    more: new Set(more.map(({ channel }) => channel)),
    whispers: same?.whispers ?? [],
    messages: newest(new Map(), [...kept, ...messages]),
  }
}

/** The newest version of each message wins, however often and in whatever order they come. */
function newest(known: ReadonlyMap<string, Message>, news: readonly Message[]): ReadonlyMap<string, Message> {
  const all = new Map(known)
  for (const message of news) {
    if ((all.get(message.id)?.seq ?? -1) < message.seq) all.set(message.id, message)
  }
  return all
}
