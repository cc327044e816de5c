// A span of business time as people write it in an agreement: '30m', '4h', '1bd', '1bd 4h'.

/** Business days first, then minutes of working time; neither is negative. A business day is no number of hours. */
export type Duration = { businessDays: number; minutes: number }

const written = /^(?=\d)(?:(\d+)bd)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?$/

/** Reads '30m', '4h', '1bd' or several of them, the greatest first ('1bd 4h 30m'); null for anything else. */
export function parseDuration(text: string): Duration | null {
  const match = written.exec(text.trim())
  if (!match) return null
  const [days, hours, minutes] = [Number(match[1] ?? 0), Number(match[2] ?? 0), Number(match[3] ?? 0)]
  const duration = { businessDays: days, minutes: hours * 60 + minutes }
  return Object.values(duration).every(Number.isSafeInteger) ? duration : null
}

/** In the form that `parseDuration` reads, to the minute: '1bd 4h 30m', '0m' for none. */
export function formatDuration({ businessDays, minutes }: Duration): string {
  const whole = Math.round(minutes)
  const parts = [`${businessDays}bd`, `${Math.floor(whole / 60)}h`, `${whole % 60}m`]
  return parts.filter((part) => Number.parseInt(part, 10) > 0).join(' ') || '0m'
}
