// What all parts of the fake share: its clock, its workspaces, its memory of calls, and what surprised it.
import type { Clock } from '../../../src/ports/clock.ts'
import { createFaults, type Fault, type Faults } from '../fake-chat/faults.ts'
import type { Json } from '../fake-chat/json.ts'
import { createWaiting, type Waiting } from '../fake-chat/waiting.ts'
import type { Message } from './message.ts'
import { createRates, type Rates, type Strictness } from './rates.ts'
import type { Team } from './team.ts'
import { createTickets, type Tickets } from './tickets.ts'
import { createTokens, type Tokens } from './tokens.ts'

/** The app as Slack knows it. */
export type AppIdentity = {
  id: string
  clientId: string
  clientSecret: string
  signingSecret: string
  /** For Socket Mode. */
  appToken: string
  verificationToken: string
}

/** One call of the app, and what became of it. */
export type CallRecord = {
  method: string
  args: Json
  team: string | undefined
  at: Date
  answer?: Json
  fault?: Fault
}

/** Somebody let the app in, in the browser; the code is worth one set of tokens. */
export type Consent = { team: Team; user: string; scopes: string[]; redirectUri: string; used: boolean }

export type CoreOptions = {
  clock: Clock
  app: AppIdentity
  /** Says what is wrong with the blocks of `{text, blocks}` or of a view; nothing: Slack would take them. */
  validate: ((payload: Json) => string[]) | undefined
  acceptsCharts: boolean
  strictRates: Strictness | boolean
  tokenRotation: boolean
  waitMs: number
}

export type Core = {
  readonly options: CoreOptions
  readonly clock: Clock
  readonly app: AppIdentity
  readonly teams: Map<string, Team>
  readonly tokens: Tokens
  readonly tickets: Tickets
  readonly faults: Faults
  readonly rates: Rates
  readonly waiting: Waiting
  readonly calls: CallRecord[]
  readonly consents: Map<string, Consent>
  /** What no app should do, and what Slack would have to answer for: a test that ends with any has failed. */
  readonly surprises: string[]
  surprise(what: string): void
  /** How often an app was told to slow down by the strict rates. */
  slowedDown: number
  /** Where the fake listens, without a slash at the end. */
  baseUrl: string
  newId(prefix: string): string
  /** Ends early when the fake is closed. */
  pause(ms: number): Promise<void>
  stop(): void
  /** Everything that was said and not taken back. */
  messages(): Message[]
}

export function createCore(options: CoreOptions): Core {
  const { clock, app } = options
  const teams = new Map<string, Team>()
  const surprises: string[] = []
  const pauses = new Set<() => void>()
  const waiting = createWaiting(options.waitMs)
  const faults = createFaults()
  let count = 0
  const newId = (prefix: string) => {
    count += 1
    return `${prefix}${count.toString(36).toUpperCase().padStart(9, '0')}`
  }
  return {
    ...{ options, clock, app, teams, surprises, newId, slowedDown: 0, baseUrl: '' },
    ...{ calls: [], consents: new Map(), waiting, faults },
    tokens: createTokens(clock),
    tickets: createTickets(clock, newId),
    rates: createRates(options.strictRates),
    surprise: (what) => surprises.push(what),
    async pause(ms) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, ms)
      pauses.add(resolve)
      await promise
      clearTimeout(timer)
      pauses.delete(resolve)
    },
    stop() {
      for (const end of pauses) end()
      faults.releaseAll()
      waiting.stop()
    },
    messages: () =>
      [...teams.values()]
        .flatMap(({ channels, whispers }) => [
          ...[...channels.values()].flatMap(({ messages }) => messages),
          ...whispers,
        ])
        .filter(({ deleted }) => !deleted),
  }
}
