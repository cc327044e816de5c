// A period in words: "week 47 of 2026" or "November 2026".
import type { Words } from '../i18n/words.ts'

/** Of '2026-W47' or '2026-11'; any other text stays as it is. */
export function periodName(period: string, words: Words): string {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(period) ?? []
  if (year && week) return words.period.weekOf(Number(week), year)
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? words.format.month(period) : period
}
