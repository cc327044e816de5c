// A running total over all days, where each weekday counts the same but for some exceptions. Nothing walks the days.
import { countWhile } from './bisect.ts'
import { weekdayOf } from './local-date.ts'

export type Exception = { day: number; value: number }

export type Tally = {
  perWeek: number
  /** What the week has counted before each weekday, Monday first; the eighth is the whole week. */
  before: readonly number[]
  /** In order of days; `total` is what counted before that day. */
  exceptions: readonly (Exception & { total: number })[]
  /** How much more than usual all exceptions before each one counted; the last is for all of them. */
  surplus: readonly number[]
}

/** `week` says what each weekday counts, Monday first; exceptions come in order of days, one a day. */
export function createTally(week: readonly number[], exceptions: readonly Exception[]): Tally {
  const before = [0]
  for (const value of week) before.push((before.at(-1) as number) + value)
  const usual = { perWeek: before[7] as number, before }
  const surplus = [0]
  const withTotals = exceptions.map((exception) => {
    const soFar = surplus.at(-1) as number
    surplus.push(soFar + exception.value - (week[weekdayOf(exception.day)] as number))
    return { ...exception, total: usualBefore(usual, exception.day) + soFar }
  })
  return { ...usual, exceptions: withTotals, surplus }
}

/** What counted on all days before this one, since a day that is always the same. */
export function totalBefore(tally: Tally, day: number): number {
  const passed = countWhile(tally.exceptions, (exception) => exception.day < day)
  return usualBefore(tally, day) + (tally.surplus[passed] as number)
}

/** The day on which the running total reaches this amount; throws a RangeError if it never does. */
export function dayReaching(tally: Tally, amount: number): number {
  const passed = countWhile(tally.exceptions, (exception) => exception.total < amount)
  const last = tally.exceptions[passed - 1]
  if (last && last.total + last.value >= amount) return last.day
  return usualDayReaching(tally, amount - (tally.surplus[passed] as number))
}

type Usual = Pick<Tally, 'perWeek' | 'before'>

/** Week 0 begins on Monday, 1969-12-29. */
const usualBefore = ({ perWeek, before }: Usual, day: number): number =>
  ((day - weekdayOf(day) + 3) / 7) * perWeek + (before[weekdayOf(day)] as number)

/** By remainder, not by rounding: the amounts are whole, and the end of a week's work must not slip into the next. */
function usualDayReaching({ perWeek, before }: Usual, amount: number): number {
  if (perWeek === 0) throw new RangeError('This calendar has no working time left')
  const inWeek = ((((amount - 1) % perWeek) + perWeek) % perWeek) + 1
  const monday = ((amount - inWeek) / perWeek) * 7 - 3
  return monday + countWhile(before, (total) => total < inWeek) - 1
}
