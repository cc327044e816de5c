// A message as tests see it: they wait for what it will show, and whatever they have not seen is a surprise.
import type { Waiting } from './waiting.ts'
import { says, type Wanted } from './words.ts'

/** `Message` is the platform's own kind. */
export abstract class Seen<Message extends Seen<Message>> {
  deleted = false
  /** A test has seen it; whatever no test has seen is a surprise. */
  claimed = false
  readonly #waiting: Waiting

  constructor(waiting: Waiting) {
    this.#waiting = waiting
  }

  /** All that people read in it. */
  abstract get shown(): string
  /** What notifications say of it. */
  abstract get notified(): string
  /** What can be pressed now. */
  abstract get labels(): string[]
  abstract get edits(): number
  /** What the bot has answered in its thread. */
  abstract answers(): readonly Message[]
  /** Its id, and where it stands. */
  abstract whereItIs(): string
  /** Only this user sees it. */
  abstract readonly to: string | undefined

  says(wanted: Wanted): boolean {
    return says(this.shown, wanted) || says(this.notified, wanted)
  }

  /** Waits for a reply in its thread that no test has seen yet. */
  reply(wanted: Wanted = '', limitMs?: number): Promise<Message> {
    return this.#waiting.until(
      () => claim(this.answers(), wanted),
      () => `no new reply says ${wanted} in the thread of ${this.print()}\n${printed(this.answers())}`,
      limitMs,
    )
  }

  /** Waits until the message itself shows this: now, or after a change. */
  showing(wanted: Wanted, limitMs?: number): Promise<this> {
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
    const seenBy = this.to ? ` only for ${this.to}` : ''
    const state = `${this.deleted ? ' deleted' : ''}${this.edits ? ` edited ${this.edits}×` : ''}`
    const buttons = this.labels.length ? ` [${this.labels.join('] [')}]` : ''
    return `${this.whereItIs()}${seenBy}${state}: ${JSON.stringify(this.shown)}${buttons}`
  }
}

/** The first message that says this and that no test has seen; from now on one has. */
export function claim<Message extends Seen<Message>>(
  messages: readonly Message[],
  wanted: Wanted,
): Message | undefined {
  const found = messages.find((message) => !message.claimed && !message.deleted && message.says(wanted))
  if (found) found.claimed = true
  return found
}

export const printed = <Message extends Seen<Message>>(messages: readonly Message[]): string =>
  messages.length
    ? messages.map((message) => `  ${message.claimed ? ' ' : '!'} ${message.print()}`).join('\n')
    : '  (none)'
