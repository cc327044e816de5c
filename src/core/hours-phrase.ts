// Working hours as people write them: "mon-fri 09:00-13:00, 14:00-18:00; sat 10:00-12:00", in either language.
import { calendarFaults, type WeeklyHours } from './calendar.ts'

const days: Readonly<Record<string, number>> = {
  ...{ mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 },
  ...{ lun: 1, mar: 2, mie: 3, jue: 4, vie: 5, sab: 6, dom: 7 },
}

/** The hours by ISO weekday; null for anything that is not understood, overlaps, or leaves no working time. */
export function parseHours(phrase: string): WeeklyHours | null {
  const hours: Record<number, string[]> = {}
  for (const part of plain(phrase)
    .split(';')
    .filter((each) => each.trim())) {
    const [, from = '', to, times = ''] = /^\s*(\p{L}+)\.?(?:\s*-\s*(\p{L}+)\.?)?\s+(.+)$/u.exec(part) ?? []
    const [first, last] = [days[from.slice(0, 3)], days[(to ?? from).slice(0, 3)]]
    if (!first || !last || last < first) return null
    const written = times.split(',').map((time) => time.replace(/\s/g, ''))
    for (let day = first; day <= last; day++) {
      if (hours[day]) return null
      hours[day] = written
    }
  }
  const week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, hours[day] ?? []]))
  return calendarFaults({ zone: 'UTC', hours: week }).length === 0 ? week : null
}

/** Small letters without accents, every dash a hyphen. */
const plain = (phrase: string): string =>
  phrase.normalize('NFD').replace(/\p{M}/gu, '').replace(/[–—]/g, '-').toLowerCase()
