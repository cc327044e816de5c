// How much one client may ask: generous for those who hold the token, little for strangers.
import type { ServerResponse } from 'node:http'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from './problem.ts'

export type Allowance = { requests: number; perSeconds: number }
export type Limits = { client: Allowance; stranger: Allowance; platform: Allowance }

/** An import of 300,000 leads in full batches takes one client's allowance of a single window. */
export const defaultLimits: Limits = {
  client: { requests: 600, perSeconds: 10 },
  stranger: { requests: 60, perSeconds: 10 },
  // Far above what a chat platform sends, and far below what would hurt.
  platform: { requests: 3000, perSeconds: 10 },
}

export type RateLimit = {
  /** Counts a request of a known client; throws the 429 when there were too many. */
  client(name: string): Promise<void>
  /** Counts a request of a stranger, by address. */
  stranger(address: string): Promise<void>
  /** Counts a call that says it is of a chat platform, by address. */
  platform(address: string): Promise<void>
  /**
   * Counts a call as a stranger's if it is answered that it is not genuine, and after too many of these with a 429. Those
   * that are genuine pass, whoever else calls from the same address.
   */
  knock(address: string, response: ServerResponse): Promise<void>
}

export function createRateLimit(limits: Limits): RateLimit {
  const [client, stranger, platform] = [limiter(limits.client), limiter(limits.stranger), limiter(limits.platform)]
  return {
    client: (name) => take(client, name),
    stranger: (address) => take(stranger, address),
    platform: (address) => take(platform, address),
    async knock(address, response) {
      const spent = await stranger.get(address)
      const seconds = spent && spent.remainingPoints <= 0 ? secondsUntil(spent) : null
      onRefusal(response, () => {
        stranger.consume(address).catch(() => {})
        return seconds
      })
    },
  }
}

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse

/** `refused` is asked when 401 or 403 is about to be said: null, or the seconds to wait, which turn it into 429. */
function onRefusal(response: ServerResponse, refused: () => number | null): void {
  const writeHead = response.writeHead.bind(response) as WriteHead
  response.writeHead = ((status, ...rest) => {
    const seconds = status === 401 || status === 403 ? refused() : null
    if (seconds === null) return writeHead(status, ...rest)
    response.setHeader('retry-after', String(seconds))
    return writeHead(429, ...rest)
  }) satisfies WriteHead
}

const secondsUntil = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000))

const limiter = ({ requests, perSeconds }: Allowance) =>
  new RateLimiterMemory({ points: requests, duration: perSeconds })

async function take(limit: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limit.consume(key)
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected
    const seconds = secondsUntil(rejected)
    throw new Problem(429, 'too-many-requests', {
      detail: `Too many requests; try again in ${seconds} s.`,
      headers: { 'retry-after': String(seconds) },
    })
  }
}
