// How fast may we speak in one conversation? Allowances of the platform, kept as the moment from which each is spent.

/** On average `count` calls in `seconds`, of which `burst` may come at once. */
export type RateLimit = { count: number; seconds: number; burst: number }

/** For each limit, in milliseconds since the epoch: when all that was taken so far will have been earned back. */
export type Pace = readonly number[]

/** The moment from which one more call is allowed; `now` if it is allowed already. */
export function allowedAt(limits: readonly RateLimit[], pace: Pace, now: Date): Date {
  const free = limits.map((limit, place) => owed(limit, pace[place], now) - spacing(limit) * (limit.burst - 1))
  return new Date(Math.max(now.getTime(), ...free))
}

/** The pace after a call at `now` (generic cell rate algorithm, ITU-T I.371). */
export const taken = (limits: readonly RateLimit[], pace: Pace, now: Date): Pace =>
  limits.map((limit, place) => Math.max(owed(limit, pace[place], now), now.getTime()) + spacing(limit))

/** As much may the clocks of those who speak differ. */
const skewMs = 60_000

/** Nobody can have taken more than a burst: what lies further ahead was taken before the clocks were set back. */
const owed = (limit: RateLimit, until = 0, now: Date): number =>
  until > now.getTime() + spacing(limit) * limit.burst + skewMs ? 0 : until

const spacing = ({ count, seconds }: RateLimit) => (seconds * 1000) / count
