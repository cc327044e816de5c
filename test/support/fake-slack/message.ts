// A message as people see it: it changes in place, it has a thread, and a test can wait for what it will show.
import type { Json } from '../fake-chat/json.ts'
import { Seen } from '../fake-chat/seen.ts'
import type { Waiting } from '../fake-chat/waiting.ts'
import { controlsIn, readMarkup, shownIn } from './controls.ts'
import type { Channel } from './team.ts'

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

export class Message extends Seen<Message> {
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

  constructor(waiting: Waiting, content: Content) {
    super(waiting)
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
  }

  get edits(): number {
    return this.before.length
  }

  /** The words of the blocks, or the text where there are none. */
  get shown(): string {
    return shownIn(this.blocks) || readMarkup(this.text)
  }

  get notified(): string {
    return readMarkup(this.text)
  }

  get labels(): string[] {
    return controlsIn(this.blocks).map(({ label }) => label)
  }

  get replies(): Message[] {
    return this.channel.messages.filter(
      ({ threadTs, ts, deleted }) => threadTs === this.ts && ts !== this.ts && !deleted,
    )
  }

  answers(): Message[] {
    return this.replies
  }

  whereItIs(): string {
    const place = this.channel.person ? `the direct messages of ${this.channel.name}` : `#${this.channel.name}`
    return `${this.ts} in ${place}${this.threadTs ? ' (thread)' : ''}`
  }
}
