// A message as people see it: it changes in place, somebody may see their own card in it, it has a thread, a test can wait.
import type { Json } from '../fake-slack/json.ts'
import type { Waiting } from '../fake-slack/waiting.ts'
import { controlsIn, readMarkdown, says, shownIn } from './card-sight.ts'
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

export class Message {
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
  deleted = false
  /** A test has seen it; whatever no test has seen is a surprise. */
  claimed = false
  readonly #waiting: Waiting

  constructor(waiting: Waiting, content: Content) {
    this.id = content.id
    this.conversation = content.conversation
    this.from = content.from
    this.threadOf = content.threadOf
    this.to = content.to
    this.toast = content.toast ?? false
    this.face = content.face
    this.#waiting = waiting
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

  /** What can be pressed now. */
  get labels(): string[] {
    return controlsIn(this.face.card).map(({ label }) => label)
  }

  /** In a channel its thread, and in a personal chat nothing: there are no threads. */
  get replies(): Message[] {
    return this.conversation.messages.filter(({ threadOf, deleted, to }) => threadOf === this.id && !deleted && !to)
  }

  says(wanted: string | RegExp): boolean {
    return says(this.shown, wanted) || says(this.text, wanted)
  }

  /** Waits for a reply of the bot in its thread that no test has seen yet. */
  reply(wanted: string | RegExp = '', limitMs?: number): Promise<Message> {
    const said = () => this.replies.filter(({ from }) => from.startsWith('28:'))
    return this.#waiting.until(
      () => claim(said(), wanted),
      () => `no new reply says ${wanted} in the thread of ${this.print()}\n${printed(said())}`,
      limitMs,
    )
  }

  /** Waits until the message itself shows this: now, or after a change. */
  showing(wanted: string | RegExp, limitMs?: number): Promise<this> {
    return this.#waiting.until(
      () => (!this.deleted && this.says(wanted) ? this : undefined),
      () => `the message does not come to show ${wanted}; it is ${this.print()}`,
      limitMs,
    )
  }

  /** Waits until the message has been deleted. */
  gone(limitMs?: number): Promise<this> {
    return this.#waiting.until(
      () => (this.deleted ? this : undefined),
      () => `not deleted: ${this.print()}`,
      limitMs,
    )
  }

  /** Where it stands, who sees it, what it shows: for the reader of a failed test. */
  print(): string {
    const { kind, name } = this.conversation
    const place = kind === 'personal' ? `the chat with ${name}` : `#${name}${this.threadOf ? ' (thread)' : ''}`
    const seenBy = this.to ? ` only for ${this.to}` : ''
    const state = `${this.deleted ? ' deleted' : ''}${this.edits ? ` edited ${this.edits}×` : ''}`
    const buttons = this.labels.length ? ` [${this.labels.join('] [')}]` : ''
    return `${this.id} in ${place}${seenBy}${state}: ${JSON.stringify(this.shown)}${buttons}`
  }
}

/** The first message that says this and that no test has seen; from now on one has. */
export function claim(messages: readonly Message[], wanted: string | RegExp): Message | undefined {
  const found = messages.find((message) => !message.claimed && !message.deleted && message.says(wanted))
  if (found) found.claimed = true
  return found
}

export const printed = (messages: readonly Message[]): string =>
  messages.length
    ? messages.map((message) => `  ${message.claimed ? ' ' : '!'} ${message.print()}`).join('\n')
    : '  (none)'
