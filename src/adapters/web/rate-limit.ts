// How much one client may ask: generous for those who hold the token, little for strangers.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from './problem.ts'

export type Allowance = { requests: number; perSeconds: number }
export type Limits = { client: Allowance; stranger: Allowance }

/** An import of 300,000 leads in full batches takes one client's allowance of a single window. */
export const defaultLimits: Limits = {
  client: { requests: 600, perSeconds: 10 },
  stranger: { requests: 60, perSeconds: 10 },
}

export type RateLimit = {
  /** Counts a request of a known client; throws the 429 when there were too many. */
  client(name: string): Promise<void>
  /** Counts a request of a stranger, by address. */
  stranger(address: string): Promise<void>
}

export function createRateLimit(limits: Limits): RateLimit {
  const client = limiter(limits.client)
  const stranger = limiter(limits.stranger)
  return { client: (name) => take(client, name), stranger: (address) => take(stranger, address) }
}

const limiter = ({ requests, perSeconds }: Allowance) =>
  new RateLimiterMemory({ points: requests, duration: perSeconds })

async function take(limit: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limit.consume(key)
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected
    const seconds = Math.max(1, Math.ceil(rejected.msBeforeNext / 1000))
    throw new Problem(429, 'too-many-requests', {
      detail: `Too many requests; try again in ${seconds} s.`,
      headers: { 'retry-after': String(seconds) },
    })
  }
}
