// Slack's rates, by the fake's clock: about one message a second in a channel, and a tier a minute for each method.
import { allowedAt, type Pace, type RateLimit, taken } from '../../../src/core/pace.ts'

/** A test may allow a longer burst; Slack promises none. */
export type Strictness = { burst?: number }

const perMinute: Record<string, number> = {
  'conversations.list': 20,
  'users.list': 20,
  'chat.update': 50,
  'chat.delete': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.info': 50,
  'conversations.open': 50,
  'users.lookupByEmail': 50,
  'users.getPresence': 50,
  'dnd.info': 50,
  'chat.postEphemeral': 100,
  'conversations.members': 100,
  'users.info': 100,
  'users.profile.get': 100,
  'views.open': 100,
  'views.push': 100,
  'views.update': 100,
  'views.publish': 100,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
}

export type Rates = { check(team: string, method: string, channel: string | undefined, now: Date): number | undefined }

/** Clocks of two processes never agree to the millisecond. */
const toleranceMs = 50

export function createRates(strictness: Strictness | boolean): Rates {
  const paces = new Map<string, Pace>()
  const { burst = 1 } = typeof strictness === 'object' ? strictness : {}

  /** Seconds to wait, or undefined when the call may pass (and then it counts). */
  function check(team: string, method: string, channel: string | undefined, now: Date): number | undefined {
    if (!strictness) return undefined
    const tier = perMinute[method]
    const limit: RateLimit | undefined =
      method === 'chat.postMessage'
        ? { count: 1, seconds: 1, burst }
        : tier !== undefined
          ? { count: tier, seconds: 60, burst: tier }
          : undefined
    if (!limit) return undefined
    const key = [team, method, method === 'chat.postMessage' ? channel : ''].join()
    const pace = paces.get(key) ?? []
    const waitMs = allowedAt([limit], pace, now).getTime() - now.getTime()
    if (waitMs > toleranceMs) return Math.ceil(waitMs / 1000)
    paces.set(key, taken([limit], pace, now))
    return undefined
  }

  return { check }
}
