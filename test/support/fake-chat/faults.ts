// Everything that can go wrong between an app and its platform, on purpose and once, or as often as a test wants.
import type { Json } from './json.ts'

/**
 * `accept-then-…`: the platform did what was asked, but the app never learns of it.
 * `delayMs`: done at once, answered later. `hold`: stands still until the test lets it go. `Own`: its own ways to refuse.
 */
export type Fault<Own = SlackRefusal> =
  | 'drop'
  | 'accept-then-drop'
  | '502'
  | 'accept-then-502'
  | { delayMs: number }
  /** Absent: 429 without the header that says how long to wait. */
  | { rateLimited: { retryAfter?: number } }
  | Own
  | { hold: Promise<void>; accepted: boolean }

/** `accepted`: the error is a lie, as internal_error can be. */
export type SlackRefusal = { error: string; accepted?: boolean; more?: Json }

/** `method`: a Web API method, `upload`, `response_url`, or `*`. */
export type Attempt = { method: string; args: Json; at: Date }

type Which = { times?: number; skip?: number; where?: (attempt: Attempt) => boolean }
type Rule<Own> = Required<Which> & { method: string; fault: Fault<Own>; met: (attempt: Attempt) => void }

export type Held = { arrived: Promise<Attempt>; release(): void }

export type Faults<Own = SlackRefusal> = ReturnType<typeof createFaults<Own>>

export function createFaults<Own = SlackRefusal>() {
  const rules: Rule<Own>[] = []
  const held = new Set<() => void>()
  let plan: ((attempt: Attempt) => Fault<Own> | undefined) | undefined

  /** From the next matching call on (after `skip` of them), `times` calls meet this fault. */
  function next(method: string, fault: Fault<Own>, which: Which = {}, met: Rule<Own>['met'] = () => {}): void {
    rules.push({ method, fault, times: 1, skip: 0, where: () => true, met, ...which })
  }

  /** The next call stands still until it is released. `accepted`: what it asks for has been done before. */
  function hold(method: string, { accepted = false, ...which }: Which & { accepted?: boolean } = {}): Held {
    const arrival = Promise.withResolvers<Attempt>()
    const gate = Promise.withResolvers<void>()
    held.add(gate.resolve)
    next(method, { hold: gate.promise, accepted }, which, arrival.resolve)
    return { arrived: arrival.promise, release: gate.resolve }
  }

  function meet(attempt: Attempt): Fault<Own> | undefined {
    const rule = rules.find(
      ({ method, times, where }) => times > 0 && (method === '*' || method === attempt.method) && where(attempt),
    )
    if (!rule) return plan?.(attempt)
    if (rule.skip > 0) {
      rule.skip -= 1
      return undefined
    }
    rule.times -= 1
    rule.met(attempt)
    return rule.fault
  }

  return {
    next,
    hold,
    meet,
    /** For chaos: asked about each call that no rule matches. */
    plan(decide: ((attempt: Attempt) => Fault<Own> | undefined) | undefined): void {
      plan = decide
    },
    clear(): void {
      rules.length = 0
      plan = undefined
    },
    /** Faults that were ordered and never met: the test did not test what it says. */
    unmet: (): string[] =>
      rules
        .filter(({ times }) => times > 0 && Number.isFinite(times))
        .map(({ method, fault }) => `${method}: ${JSON.stringify(fault)}`),
    releaseAll(): void {
      for (const release of held) release()
    },
  }
}
