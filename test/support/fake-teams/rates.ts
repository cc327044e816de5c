// The rates of Teams, by the fake's clock: so many calls of one bot in one thread, within a second, two, thirty, an hour.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit

type Window = { seconds: number; most: number }

const windows: Record<'send' | 'get', readonly Window[]> = {
  send: [
    { seconds: 1, most: 7 },
    { seconds: 2, most: 8 },
    { seconds: 30, most: 60 },
    { seconds: 3600, most: 1800 },
  ],
  get: [
    { seconds: 1, most: 14 },
    { seconds: 2, most: 16 },
    { seconds: 30, most: 120 },
    { seconds: 3600, most: 3600 },
  ],
}

export type Rates = { check(kind: keyof typeof windows, thread: string, now: Date): number | undefined }

export function createRates(strict: boolean): Rates {
  const calls = new Map<string, number[]>()
  return {
    /** Seconds to wait, or undefined when the call may pass (and then it counts). */
    check(kind, thread, now) {
      if (!strict) return undefined
      const key = `${kind} ${thread}`
      const at = now.getTime()
      const past = (calls.get(key) ?? []).filter((call) => call > at - 3_600_000)
      for (const { seconds, most } of windows[kind]) {
        const within = past.filter((call) => call > at - seconds * 1000)
        const [oldest] = within.slice(-most)
        if (within.length >= most && oldest !== undefined) return Math.ceil((oldest + seconds * 1000 - at) / 1000)
      }
      calls.set(key, [...past, at])
      return undefined
    },
  }
}
