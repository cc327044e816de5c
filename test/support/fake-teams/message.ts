// A message as people see it: it changes in place, somebody may see their own card in it, it has a thread, a test can wait.
import type { Json } from '../fake-chat/json.ts'
import { Seen } from '../fake-chat/seen.ts'
import type { Waiting } from '../fake-chat/waiting.ts'
import { controlsIn, readMarkdown, shownIn } from './card-sight.ts'
import type { Conversation } from './tenant.ts'

/** As much of an activity as is shown. */
export type Face = { text: string; summary: string; card: Json | undefined; entities: readonly Json[] }

export const cardType = 'application/vnd.microsoft.card.adaptive'

export const faceOf = (activity: Json): Face => ({
  ...{ text: String(activity.text ?? ''), summary: String(activity.summary ?? '') },
  card: activity.attachments?.find(({ contentType }: Json) => contentType === cardType)?.content,
  entities: activity.entities ?? [],
})

type Content = {
  id: string
  conversation: Conversation
  from: string
  face: Face
  /** The first message of the thread; absent: it begins one. */
  threadOf?: string | undefined
  /** Only this user sees it. */
  to?: string | undefined
  /** Shown by the client for a moment, and in no conversation. */
  toast?: boolean
}

export class Message extends Seen<Message> {
  readonly id: string
  readonly conversation: Conversation
  readonly from: string
  readonly threadOf: string | undefined
  readonly to: string | undefined
  readonly toast: boolean
  /** What it showed before each edit, the oldest first. */
  readonly before: Face[] = []
  /** The cards that some people see in place of everybody's, until the next edit. */
  readonly own = new Map<string, Json>()
  face: Face

  constructor(waiting: Waiting, content: Content) {
    super(waiting)
    this.id = content.id
    this.conversation = content.conversation
    this.from = content.from
    this.threadOf = content.threadOf
    this.to = content.to
    this.toast = content.toast ?? false
    this.face = content.face
  }

  /** The conversation as an activity names it: in a channel, its thread. */
  get thread(): string {
    const { id, kind } = this.conversation
    return kind === 'channel' ? `${id};messageid=${this.threadOf ?? this.id}` : id
  }

  get edits(): number {
    return this.before.length
  }

  /** What notifications and the list of chats say. */
  get text(): string {
    return this.face.summary || readMarkdown(this.face.text)
  }

  /** The card that this user sees; absent: everybody's. */
  cardFor(userId?: string): Json | undefined {
    return (userId && this.own.get(userId)) || this.face.card
  }

  /** The words of the card, or the text where there is none. */
  get shown(): string {
    return this.shownTo()
  }

  shownTo(userId?: string): string {
    return [shownIn(this.cardFor(userId)), readMarkdown(this.face.text)].filter(Boolean).join('\n')
  }

  get notified(): string {
    return this.text
  }

  get labels(): string[] {
    return controlsIn(this.face.card).map(({ label }) => label)
  }

  /** In a channel its thread, and in a personal chat nothing: there are no threads. */
  get replies(): Message[] {
    return this.conversation.messages.filter(({ threadOf, deleted, to }) => threadOf === this.id && !deleted && !to)
  }

  answers(): Message[] {
    return this.replies.filter(({ from }) => from.startsWith('28:'))
  }

  whereItIs(): string {
    const { kind, name } = this.conversation
    const place = kind === 'personal' ? `the chat with ${name}` : `#${name}${this.threadOf ? ' (thread)' : ''}`
    return `${this.id} in ${place}`
  }
}
