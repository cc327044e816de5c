// Working hours in a line: "Mon–Fri 09:00–13:00, 14:00–18:00; Sat 09:00–12:00".
import type { WeeklyHours } from '../core/calendar.ts'
import type { Words } from '../i18n/words.ts'

const week = [1, 2, 3, 4, 5, 6, 7]

/** Days in a row with the same hours stand together; free days are left out. */
export function hoursText(hours: WeeklyHours, { format }: Words): string {
  const runs: { from: number; to: number; hours: string }[] = []
  for (const day of week) {
    const written = (hours[day] ?? []).join(', ').replaceAll('-', '–')
    if (!written) continue
    const last = runs.at(-1)
    if (last && last.to === day - 1 && last.hours === written) last.to = day
    else runs.push({ from: day, to: day, hours: written })
  }
  const name = (day: number) => format.shortWeekday(day)
  return runs
    .map(({ from, to, hours }) => `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${hours}`)
    .join('; ')
}
