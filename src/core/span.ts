// Stretches of days as people name them, in English and in Spanish: "7d", "this week", "semana pasada", "2026-10", "Q3".
import { dayNumber, daysAfter, isDate, weekdayOf } from './calendar/local-date.ts'
import { parsePeriod, weekOf } from './period.ts'

/** Local dates, half-open. */
export type Days = { from: string; to: string }

/** Reads a stretch of days, seen from that local date; null for anything else. Case and accents do not matter. */
export function readDays(text: string, today: string): Days | null {
  const days = anyDays(text, today)
  return days && days.from >= '1990' && days.to < '3000' ? days : null
}

function anyDays(text: string, today: string): Days | null {
  const said = plain(text)
  const phrase = phrases.get(said)
  if (phrase) return phrase(today)
  const period = parsePeriod(said.toUpperCase())
  if (period) return { from: period.from, to: period.to }
  return lastDays(said, today) ?? quarter(said, today) ?? year(said) ?? month(said, today) ?? dates(said)
}

/** The week or the month that is meant, as '2026-W47' or '2026-11'; null for anything else, such as "7d". */
export function readPeriod(text: string, today: string): string | null {
  const days = readDays(text, today)
  if (!days) return null
  const names = [weekOf(days.from), days.from.slice(0, 7)]
  return names.find((name) => samePeriod(name, days)) ?? null
}

const samePeriod = (name: string, { from, to }: Days): boolean => {
  const period = parsePeriod(name)
  return period?.from === from && period.to === to
}

/** Small letters without accents, single spaces. */
const plain = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/g, ' ')

type Reading = (today: string) => Days

const monday = (date: string) => daysAfter(date, -weekdayOf(dayNumber(date)))
const firstOf = (date: string) => `${date.slice(0, 7)}-01`
const monthsAfter = (first: string, months: number) => {
  const count = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`
}
const months = (first: string, count: number): Days => ({ from: first, to: monthsAfter(first, count) })
const quarterOf = (date: string) =>
  monthsAfter(`${date.slice(0, 4)}-01-01`, Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3)

const days =
  (first: number, count: number): Reading =>
  (today) => ({
    from: daysAfter(today, first),
    to: daysAfter(today, first + count),
  })
const week =
  (ago: number): Reading =>
  (today) => {
    const from = daysAfter(monday(today), -7 * ago)
    return { from, to: daysAfter(from, 7) }
  }
const monthAgo =
  (ago: number): Reading =>
  (today) =>
    months(monthsAfter(firstOf(today), -ago), 1)
const quarterAgo =
  (ago: number): Reading =>
  (today) =>
    months(monthsAfter(quarterOf(today), -3 * ago), 3)
const yearAgo =
  (ago: number): Reading =>
  (today) =>
    months(monthsAfter(`${today.slice(0, 4)}-01-01`, -12 * ago), 12)

const phrases = new Map<string, Reading>(
  (
    [
      [days(0, 1), 'today', 'hoy'],
      [days(-1, 1), 'yesterday', 'ayer'],
      [week(0), 'week', 'this week', 'semana', 'esta semana'],
      [week(1), 'last week', 'previous week', 'semana pasada', 'la semana pasada', 'semana anterior'],
      [monthAgo(0), 'month', 'this month', 'mes', 'este mes'],
      [monthAgo(1), 'last month', 'previous month', 'mes pasado', 'el mes pasado', 'mes anterior'],
      [quarterAgo(0), 'quarter', 'this quarter', 'trimestre', 'este trimestre'],
      [
        quarterAgo(1),
        'last quarter',
        'previous quarter',
        'trimestre pasado',
        'el trimestre pasado',
        'trimestre anterior',
      ],
      [yearAgo(0), 'year', 'this year', 'ano', 'este ano'],
      [yearAgo(1), 'last year', 'ano pasado', 'el ano pasado'],
    ] as const
  ).flatMap(([reading, ...names]) => names.map((name) => [name, reading] as const)),
)

const longest = 3660

/** "7d", "30 days", "last 7 days", "últimos 30 días", "8 weeks": today is the last of them. */
function lastDays(said: string, today: string): Days | null {
  const [, number = '', unit = ''] =
    /^(?:last |past |(?:los |las )?ultim[oa]s )?(\d{1,4}) ?(d|days?|dias?|w|weeks?|semanas?|s)$/.exec(said) ?? []
  const count = Number(number) * (/^(w|s)/.test(unit) ? 7 : 1)
  return unit && count > 0 && count <= longest ? { from: daysAfter(today, 1 - count), to: daysAfter(today, 1) } : null
}

/** "Q3", "T3", "2026-Q3", "Q3 2026": without a year the last one that has begun. */
function quarter(said: string, today: string): Days | null {
  const [, before, number, after] = /^(?:(\d{4})[- ]?)?[qt]([1-4])(?:[- ]?(\d{4}))?$/.exec(said) ?? []
  if (!number) return null
  const first = `${before ?? after ?? today.slice(0, 4)}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`
  return months(before || after || first <= today ? first : monthsAfter(first, -12), 3)
}

const year = (said: string): Days | null => (/^2\d{3}$/.test(said) ? months(`${said}-01-01`, 12) : null)

const monthNames = [
  ...['january enero', 'february febrero', 'march marzo', 'april abril', 'may mayo', 'june junio', 'july julio'],
  ...['august agosto', 'september septiembre', 'october octubre', 'november noviembre', 'december diciembre'],
].map((names) => names.split(' '))

/** "October", "octubre", "octubre de 2025": without a year the last one that has begun. */
function month(said: string, today: string): Days | null {
  const [, name = '', given] = /^([a-z]+)(?: (?:de )?(\d{4}))?$/.exec(said) ?? []
  const index = monthNames.findIndex((names) => names.includes(name))
  if (index < 0) return null
  const first = `${given ?? today.slice(0, 4)}-${String(index + 1).padStart(2, '0')}-01`
  return months(given || first <= today ? first : monthsAfter(first, -12), 1)
}

/** "2026-11-02..2026-11-15", the last day included; or one day. */
function dates(said: string): Days | null {
  const [from = '', last = from] = said.split('..')
  return isDate(from) && isDate(last) && from <= last ? { from, to: daysAfter(last, 1) } : null
}
