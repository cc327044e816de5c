import { describe, expect, test } from 'vitest'
import {
  addBusinessTime,
  businessMinutesBetween,
  type Calendar,
  createCalendar,
  nextOpening,
  openingOn,
  withAbsences,
} from '../../../src/core/calendar.ts'
import { parseDuration } from '../../../src/core/duration.ts'
import { alwaysOpen, away, madrid, offices, workweek } from './desks.ts'
import { wall } from './wall.ts'

// The tables were worked out by hand from a printed calendar; in 2026, 17 November is a Tuesday. A line tells the desk
// (or the zone, if it never closes), when the promise is made, what is allowed, when that is due, and why.

const workingTime = `
  madrid   2026-11-17 15:00  1h     2026-11-17 16:00  an hour within the day
  madrid   2026-11-20 17:30  1h     2026-11-23 09:30  an hour half an hour before the weekend
  madrid   2026-11-16 09:00  9h     2026-11-16 18:00  a full day from the opening ends at the close, not at the next opening
  madrid   2026-11-16 09:00  9h 1m  2026-11-17 09:01  a minute more is on the next day
  madrid   2026-11-21 12:00  30m    2026-11-23 09:30  a lead of Saturday waits for Monday
  madrid   2026-11-17 07:00  1h     2026-11-17 10:00  a lead before the opening waits for it
  madrid   2026-11-17 18:00  1m     2026-11-18 09:01  a lead at the close waits for the opening
  madrid   2026-11-22 12:00  0m     2026-11-22 12:00  nothing allowed is due at once, even on a Sunday
  siesta   2026-11-17 13:30  1h     2026-11-17 16:30  the siesta does not count
  siesta   2026-11-17 13:00  1h     2026-11-17 14:00  what is full before the siesta is due before it
  siesta   2026-11-17 15:00  1h     2026-11-17 17:00  a lead in the siesta waits for its end
  madrid   2026-10-09 17:00  2h     2026-10-13 10:00  a national holiday on Monday does not count
  madrid   2026-12-04 17:30  1h     2026-12-09 09:30  two holidays after a weekend do not count
  madrid   2026-12-24 13:00  2h     2026-12-28 10:00  a half day ends at its own close
  madrid   2026-12-23 17:00  6h     2026-12-24 14:00  a half day counts its hours
  bogota   2026-01-09 08:00  40h    2026-01-16 12:00  forty hours in Bogota skip the Monday of Reyes
  newYork  2026-11-25 16:00  2h     2026-11-27 10:00  Thanksgiving does not count in New York
  newYork  2026-01-02 09:00  2000h  2026-12-31 17:00  a year of work, less ten holidays
`

const businessDays = `
  madrid  2026-11-17 15:00  1bd     2026-11-18 15:00  one business day is the same time tomorrow
  madrid  2026-11-20 17:00  1bd     2026-11-23 17:00  from Friday it is the same time on Monday
  madrid  2026-11-21 12:00  1bd     2026-11-24 09:00  from Saturday it counts from the opening of Monday
  madrid  2026-11-20 18:00  1bd     2026-11-24 09:00  from the close of Friday it does, too
  madrid  2026-11-17 05:00  1bd     2026-11-18 09:00  from before the opening it counts from the opening
  bogota  2026-10-09 16:00  1bd     2026-10-13 16:00  it skips a holiday
  madrid  2026-12-23 17:00  1bd     2026-12-24 14:00  on a half day it ends at the close
  madrid  2026-11-24 09:30  1bd     2026-11-25 11:00  on a day that opens late it ends at the opening
  madrid  2026-12-24 13:00  1bd     2026-12-28 13:00  from a half day it goes on at the same time
  siesta  2026-11-20 14:30  1bd     2026-11-23 16:00  in a siesta it ends when work goes on
  siesta  2026-11-19 18:00  1bd     2026-11-20 15:00  on a short Friday it ends at the close
  madrid  2026-11-10 10:00  10bd    2026-11-24 10:00  ten are two weeks
  madrid  2026-11-22 12:00  0bd     2026-11-22 12:00  none are due at once
  madrid  2026-11-20 15:00  1bd 4h  2026-11-24 10:00  hours come after the days
`

const clockChanges = `
  madrid               2026-03-27 15:00         1bd  2026-03-30 15:00         spring in Madrid keeps the time of a business day
  madrid               2026-10-23 15:00         1bd  2026-10-26 15:00         autumn in Madrid does, too
  newYork              2026-03-06 16:00         2h   2026-03-09 10:00         hours over the spring of New York
  newYork              2026-10-30 16:00         1bd  2026-11-02 16:00         a business day over the autumn of New York
  santiago             2026-04-03 17:00         2h   2026-04-06 10:00         hours over the autumn of Santiago, in April
  santiago             2026-09-04 16:00         1bd  2026-09-07 16:00         a business day over its spring, in September
  sydney               2026-04-02 16:00         1bd  2026-04-07 16:00         Easter and the end of summer in Sydney
  sydney               2026-10-02 16:00         2h   2026-10-06 10:00         summer time in Sydney, before Labour Day
  Europe/Madrid        2026-03-29 00:00         24h  2026-03-30 01:00         a day and night of 23 hours
  America/New_York     2026-11-01 00:00         24h  2026-11-01 23:00         a day and night of 25 hours
  Europe/Madrid        2026-10-25 02:30 +02:00  1h   2026-10-25 02:30 +01:00  from the first of two half past twos
  Europe/Madrid        2026-10-25 02:30 +01:00  1h   2026-10-25 03:30         from the second of two half past twos
  America/Santiago     2026-09-05 23:30         1h   2026-09-06 01:30         a midnight that does not exist
  America/Santiago     2026-04-04 22:30         2h   2026-04-04 23:30 -04:00  a last hour of the day that repeats
  America/St_Johns     2010-11-06 23:30 -03:30  1h   2010-11-07 00:30         a midnight that is passed twice
  Australia/Lord_Howe  2026-10-04 01:30         1h   2026-10-04 03:00         a change of half an hour
  apia                 2011-12-29 16:00         2h   2011-12-31 10:00         a Friday that Samoa skipped
  apia                 2011-12-29 11:00         1bd  2011-12-31 11:00         a business day over the Friday that Samoa skipped
`

const nightShifts = `
  nights      2026-11-16 23:00  7h   2026-11-17 06:00  a night goes on after midnight
  nights      2026-11-16 23:00  8h   2026-11-17 23:00  what a night leaves over is for the next
  nights      2026-11-17 02:00  1bd  2026-11-18 02:00  one business day from within a night
  fourNights  2026-11-19 23:00  8h   2026-11-23 23:00  the small hours of Saturday are still work of Thursday night
  fourNights  2026-11-17 23:00  8h   2026-11-19 23:00  a holiday closes the night that begins on it, not the one that ends on it
  nights      2026-03-28 22:00  8h   2026-03-29 23:00  the night in which the clock goes forward has 7 hours
  nights      2026-10-24 22:00  9h   2026-10-25 06:00  the night in which the clock goes back has 9 hours
`

// The first column here is the absence, of somebody at the desk in Madrid.
const absences = `
  2026-11-18 12:00 to 2026-11-20 11:00  2026-11-18 11:00  2h   2026-11-20 12:00  what is allowed pauses during an absence
  2026-11-16 00:00 to 2026-11-23 00:00  2026-11-17 10:00  4h   2026-11-23 13:00  a lead for a rep on leave waits for the return
  2026-11-18 00:00 to 2026-11-19 00:00  2026-11-17 15:00  1bd  2026-11-19 15:00  a day of leave is no business day
  2026-11-18 13:00 to 2026-11-19 00:00  2026-11-17 15:00  1bd  2026-11-18 13:00  an afternoon off ends a business day earlier
  2026-11-18 00:00 to 2026-11-18 16:00  2026-11-17 15:00  1bd  2026-11-18 16:00  a morning off puts it off to the return
  2026-01-01 00:00 to 2027-01-01 00:00  2025-12-31 10:00  1bd  2027-01-04 10:00  a year of leave
`

const linesOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [where = '', start = '', duration = '', due = '', sentence = ''] = line.trim().split(/ {2,}/)
      return { where, start, duration, due, sentence }
    })

const calendarOf = (where: string): Calendar =>
  where.includes('/') ? alwaysOpen(where) : (offices[where] ?? expect.fail(`There is no desk "${where}"`))

function dueDate(calendar: Calendar, start: string, duration: string): Date {
  const allowed = parseDuration(duration) ?? expect.fail(`"${duration}" is no duration`)
  return addBusinessTime(wall(start, calendar.zone), allowed, calendar)
}

describe.each([
  ['working time is allowed', workingTime],
  ['business days are allowed', businessDays],
  ['the clock changes', clockChanges],
  ['people work at night', nightShifts],
])('a promise falls due where %s', (_topic, table) => {
  test.each(linesOf(table))('$sentence', ({ where, start, duration, due }) => {
    const calendar = calendarOf(where)
    expect(dueDate(calendar, start, duration)).toEqual(wall(due, calendar.zone))
  })
})

describe('a promise falls due where a rep is away', () => {
  test.each(linesOf(absences))('$sentence', ({ where, start, duration, due }) => {
    const [from = '', to = ''] = where.split(' to ')
    expect(dueDate(away(madrid, from, to), start, duration)).toEqual(wall(due, madrid.zone))
  })
})

test('a promise falls due after a thousand years at no greater cost', () => {
  const bogota = createCalendar({ zone: 'America/Bogota', hours: workweek('08:00-17:00') })
  expect(dueDate(bogota, '2026-11-17 10:00', '260000bd')).toEqual(wall('3023-06-24 10:00', bogota.zone))
})

describe('a calendar in which nobody works', () => {
  const never = createCalendar({ zone: 'Europe/Madrid', hours: {} })

  test('says so instead of searching for ever', () => {
    const at = wall('2026-11-17 10:00', never.zone)
    expect(() => dueDate(never, '2026-11-17 10:00', '1h')).toThrow(RangeError)
    expect(() => dueDate(never, '2026-11-17 10:00', '1bd')).toThrow(RangeError)
    expect(() => nextOpening(at, never)).toThrow(RangeError)
    expect(() => openingOn('2026-11-17', never)).toThrow(RangeError)
    expect(businessMinutesBetween(at, wall('2036-11-17 10:00', never.zone), never)).toBe(0)
  })

  test('may have single days of work, and an end', () => {
    const fair = createCalendar({ ...never, days: [{ date: '2026-11-21', hours: ['10:00-12:00'] }] })
    expect(dueDate(fair, '2026-11-17 10:00', '2h')).toEqual(wall('2026-11-21 12:00', fair.zone))
    expect(() => dueDate(fair, '2026-11-17 10:00', '121m')).toThrow(RangeError)
  })

  test('is that of somebody who never comes back', () => {
    const gone = withAbsences(madrid, [{ from: wall('2026-11-17 12:00', madrid.zone), to: new Date(8.64e15) }])
    expect(dueDate(gone, '2026-11-17 10:00', '2h')).toEqual(wall('2026-11-17 12:00', madrid.zone))
    expect(() => dueDate(gone, '2026-11-17 10:00', '3h')).toThrow(RangeError)
    expect(() => dueDate(gone, '2026-11-17 10:00', '1bd')).toThrow(RangeError)
  })
})
