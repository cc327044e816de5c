// What every chat platform can do, in neutral words: the scenarios speak these, and each platform's driver its own.
import type { Database } from '../../../src/store/database.ts'
import type { openWorld } from '../../support/world.ts'

/** A message as people see it. */
export type Said = {
  /** What notifications and screen readers say. */
  readonly text: string
  readonly shown: string
  /** What can be pressed now. */
  readonly labels: string[]
  reply(wanted?: string | RegExp): Promise<Said>
  showing(wanted: string | RegExp): Promise<Said>
}

/** A form as it is open at somebody: Slack's modal, Teams' dialog. */
export type OpenForm = { readonly shown: string }

/** What came of a gesture. */
export type Outcome = {
  status: number
  tookMs: number
  /** After a form was sent: what was found wrong, by the label of its field. */
  readonly errors: Readonly<Record<string, string>>
  /** The form that this person sees now. */
  readonly form: OpenForm | undefined
  /** Waits for what only this person is told. */
  whisper(wanted?: string | RegExp): Promise<Said>
}

/** Arrives again, after the platform did not hear the answer. */
export type Again = { copies?: number }

export type Person = {
  press(message: Said, label: string, again?: Again): Promise<Outcome>
  submit(form: OpenForm | undefined, values?: Record<string, string>): Promise<Outcome>
  /** Asks Relevo for something; without a channel in their own chat with it. */
  command(text: string, channel?: string): Promise<Outcome>
  /** The same, by its name: `@Relevo …`. */
  mention(text: string, channel: string): Promise<Outcome>
  /** Asks for something that wants a form, and opens it in the way that the platform allows. */
  askForForm(text: string, channel: string): Promise<OpenForm | undefined>
  write(text: string): Promise<Outcome>
  /** Says something in a channel, not to Relevo. */
  says(text: string, channel: string): Said
  /** From the menu of a message: hand off to sales. */
  handOff(message: Said): Promise<Outcome>
}

/** A channel or somebody's own chat with Relevo. */
export type Place = {
  /** What Relevo said here, outside of threads, the oldest first. */
  readonly messages: Said[]
  message(wanted?: string | RegExp): Promise<Said>
  /** Waits for what everybody can read here, in a thread or outside of one. */
  hears(wanted: string | RegExp): Promise<Said>
  expectNoMore(): void
}

/** What can happen to a call: whether the platform did what was asked, and whether the bot learns of it. */
export const troubles = {
  'its answer was lost': { done: true },
  'a gateway gave up after it was taken': { done: true },
  'the connection broke before it arrived': { done: false },
  'a gateway was down': { done: false },
  'the platform failed inside': { done: false },
} as const
export type Trouble = keyof typeof troubles

export type ChatWorld = Pick<
  Awaited<ReturnType<typeof openWorld>>,
  'house' | 'context' | 'now' | 'advance' | 'moveTo' | 'press'
> & {
  lead(lead: Record<string, unknown>): Promise<string>
  /** Time goes by, second by second, so that everything which waits for its turn is said. */
  flow(seconds?: number): Promise<void>
  as(email: string): Person
  channel(name: string): Place
  /** Their own chat with Relevo. */
  chat(email: string): Place
  claimAll(): void
  /** The next new card meets this. */
  cardMeets(trouble: Trouble): void
  /** The next new card is put off for so many seconds; `seconds` absent: the platform does not say for how long. */
  cardIsPutOff(seconds?: number): void
  /** How many new cards the bot tried to post in this channel. */
  cardsTried(channel: string): number
  /** How often the platform asked for patience. */
  slowedDown(): number
  /** The bot may not speak in this channel any more, or may again. */
  throwOut(channel: string): Promise<void>
  letIn(channel: string): Promise<void>
  close(): Promise<void>
}

export type WorldOptions = {
  now?: Date
  company?: string
  strangers?: readonly { name: string; email?: string }[]
  /** In the company, but not on the platform. */
  absent?: readonly string[]
  /** The platform holds the bot to its rates. */
  strictRates?: boolean
}

export type Platform = {
  name: 'Slack' | 'Teams'
  open(database: Database, options?: WorldOptions): Promise<ChatWorld>
}
