// A message as people see it: it changes in place, it has a thread, and a test can wait for what it will show.
import { controlsIn, matches, readMarkup, shownIn } from './controls.ts'
import type { Json } from './json.ts'
import type { Channel } from './team.ts'
import type { Waiting } from './waiting.ts'

export type Face = { text: string; blocks: Json[] }

type Content = Face & {
  ts: string
  channel: Channel
  from: string
  threadTs?: string | undefined
  metadata?: Json | undefined
  attachments?: Json[] | undefined
  files?: Json[] | undefined
  /** Only this user sees it. */
  to?: string | undefined
}

export class Message {
  readonly ts: string
  readonly channel: Channel
  readonly from: string
  readonly to: string | undefined
  readonly threadTs: string | undefined
  readonly files: Json[]
  /** What it showed before each edit, the oldest first. */
  readonly before: Face[] = []
  attachments: Json[]
  metadata: Json | undefined
  text: string
  blocks: Json[]
  deleted = false
  /** A test has seen it; whatever no test has seen is a surprise. */
  claimed = false
  readonly #waiting: Waiting

  constructor(waiting: Waiting, content: Content) {
    this.ts = content.ts
    this.channel = content.channel
    this.from = content.from
    this.to = content.to
    this.threadTs = content.threadTs
    this.files = content.files ?? []
    this.attachments = content.attachments ?? []
    this.metadata = content.metadata
    this.text = content.text
    this.blocks = content.blocks
    this.#waiting = waiting
  }

  get edits(): number {
    return this.before.length
  }

  /** The words of the blocks, or the text where there are none. */
  get shown(): string {
    return shownIn(this.blocks) || readMarkup(this.text)
  }

  /** What can be pressed now. */
  get labels(): string[] {
    return controlsIn(this.blocks).map(({ label }) => label)
  }

  get replies(): Message[] {
    return this.channel.messages.filter(
      ({ threadTs, ts, deleted }) => threadTs === this.ts && ts !== this.ts && !deleted,
    )
  }

  says(wanted: string | RegExp): boolean {
    const within = (text: string) => (typeof wanted === 'string' ? text.includes(wanted) : matches(text, wanted))
    return within(this.shown) || within(readMarkup(this.text))
  }

  /** Waits for a reply in its thread that no test has seen yet. */
  reply(wanted: string | RegExp = '', limitMs?: number): Promise<Message> {
    return this.#waiting.until(
      () => claim(this.replies, wanted),
      () => `no new reply says ${wanted} in the thread of ${this.print()}\n${printed(this.replies)}`,
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
    const place = this.channel.person ? `the direct messages of ${this.channel.name}` : `#${this.channel.name}`
    const seenBy = this.to ? ` only for ${this.to}` : ''
    const state = `${this.deleted ? ' deleted' : ''}${this.edits ? ` edited ${this.edits}×` : ''}`
    const buttons = this.labels.length ? ` [${this.labels.join('] [')}]` : ''
    return `${this.ts} in ${place}${this.threadTs ? ' (thread)' : ''}${seenBy}${state}: ${JSON.stringify(this.shown)}${buttons}`
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
