// How fast may we speak in one conversation? Allowances of the platform, kept as the moment from which each is spent.

/** On average `count` calls in `seconds`, of which `burst` may come at once. */
export type RateLimit = { count: number; seconds: number; burst: number }

/** For each limit, in milliseconds since the epoch: when all that was taken so far will have been earned back. */
export type Pace = readonly number[]

/** The moment from which one more call is allowed; `now` if it is allowed already. */
export function allowedAt(limits: readonly RateLimit[], pace: Pace, now: Date): Date {
  const free = limits.map((limit, place) => (pace[place] ?? 0) - spacing(limit) * (limit.burst - 1))
  return new Date(Math.max(now.getTime(), ...free))
}

/** The pace after a call at `now` (generic cell rate algorithm, ITU-T I.371). */
export const taken = (limits: readonly RateLimit[], pace: Pace, now: Date): Pace =>
  limits.map((limit, place) => Math.max(pace[place] ?? 0, now.getTime()) + spacing(limit))

const spacing = ({ count, seconds }: RateLimit) => (seconds * 1000) / count
