// What somebody's status on the chat platform says of their absence. Pure.

/** As the platform shows it. `until`: when it ends by itself; `pausedUntil`: no notifications before then. */
export type Status = { text: string; emoji: string; until: Date | null; pausedUntil: Date | null }

const words =
  /\b(out of (the )?office|ooo|vacation|holidays?|on leave|off sick|sick|fuera de (la )?oficina|vacaciones|feriado|festivo|de baja|de permiso|licencia|ausente|enferm[oa])\b/i
const signs = new Set([
  ...['palm_tree', 'desert_island', 'beach_with_umbrella', 'umbrella_on_ground', 'camping', 'airplane'],
  ...['face_with_thermometer', 'hospital', 'baby', 'no_entry', 'ooo'],
])

/** A status that names no end is looked at again before this is over. */
const unendedMinutes = 15

/** Until when the person is away; null while the status says nothing of the kind. */
export function awayUntil({ text, emoji, until, pausedUntil }: Status, now: Date): Date | null {
  const isAway = words.test(text) || signs.has(emoji.replaceAll(':', ''))
  const unended = new Date(now.getTime() + unendedMinutes * 60_000)
  const ends = [isAway ? (until ?? unended) : null, pausedUntil].filter((end) => end !== null && end > now)
  return ends.length > 0 ? new Date(Math.max(...ends.map(Number))) : null
}
