// What all parts of the fake share: its clock, its organisation, its memory of calls, and what surprised it.
import type { Clock } from '../../../src/ports/clock.ts'
import { createFaults, type Fault as FaultOf, type Faults } from '../fake-chat/faults.ts'
import type { Json } from '../fake-chat/json.ts'
import { createWaiting, type Waiting } from '../fake-chat/waiting.ts'
import type { Dialog } from './dialog.ts'
import type { AppIdentity, Identity } from './identity.ts'
import type { Message } from './message.ts'
import { createRates, type Rates } from './rates.ts'
import { createTenant, type Tenant } from './tenant.ts'

/** Teams' own ways to refuse. `accepted`: the answer is a lie, as 502 and 504 can be. */
export type OwnFault = { status: number; code?: string; accepted?: boolean; retryAfter?: number }
export type Fault = FaultOf<OwnFault>

/** One call of the app, and what became of it. */
export type CallRecord = { method: string; args: Json; at: Date; status?: number; answer?: Json; fault?: Fault }

export type CoreOptions = {
  clock: Clock
  app: AppIdentity
  identity: Identity
  tenant: string
  /** Says what is wrong with a message; nothing: Teams would take it. */
  validateMessage: ((activity: Json) => string[]) | undefined
  validateCard: ((card: Json) => string[]) | undefined
  validateDialog: ((task: Json) => string[]) | undefined
  strictRates: boolean
  /** Does it ask for tokens? A local client does not. */
  secured: boolean
  waitMs: number
}

export type Core = ReturnType<typeof createCore>

export function createCore(options: CoreOptions) {
  const { clock, app } = options
  const surprises: string[] = []
  const pauses = new Set<() => void>()
  const waiting: Waiting = createWaiting(options.waitMs)
  const faults: Faults<OwnFault> = createFaults<OwnFault>()
  const rates: Rates = createRates(options.strictRates)
  const tenant: Tenant = createTenant(options.tenant, clock)
  const calls: CallRecord[] = []
  let count = 0

  return {
    ...{ options, clock, app, identity: options.identity, tenant, waiting, faults, rates, calls, surprises },
    botId: `28:${app.id}`,
    /** What no app should do, and what Teams would have to answer for: a test that ends with any has failed. */
    surprise(what: string): void {
      surprises.push(what)
      waiting.changed()
    },
    /** What the client says for a moment, and what only one person sees: the oldest first. */
    private: [] as Message[],
    /** The dialogs that are open, by user. */
    dialogs: new Map<string, Dialog>(),
    /** People whose card is being refreshed by itself: whoever changes the message now, causes the next refresh. */
    refreshing: new Set<string>(),
    /** How often the strict rates said 429. */
    slowedDown: 0,
    /** Where the fake listens, without a slash at the end. */
    baseUrl: '',
    get serviceUrl(): string {
      return `${this.baseUrl}/teams/`
    },
    newId(prefix: string): string {
      count += 1
      return `${prefix}${count.toString(36).padStart(6, '0')}`
    },
    /** Ends early when the fake is closed. */
    pause(ms: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>()
      const end = () => {
        clearTimeout(timer)
        pauses.delete(end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      pauses.add(end)
      return promise
    },
    stop(): void {
      for (const end of [...pauses]) end()
      faults.releaseAll()
      waiting.stop()
    },
    /** Everything that the bot said and did not take back. */
    messages(): Message[] {
      return [...tenant.conversations.values()]
        .flatMap(({ messages }) => messages)
        .filter(({ from, deleted }) => from === this.botId && !deleted)
    },
  }
}
