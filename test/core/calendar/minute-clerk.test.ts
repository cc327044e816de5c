import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, dayLength, dayNumber } from '../../../src/core/calendar/local-date.ts'
import {
  addBusinessTime,
  businessMinutesBetween,
  createCalendar,
  isWorkday,
  isWorkingTime,
  nextOpening,
} from '../../../src/core/calendar.ts'
import { anyInstant, anyTerms, changes } from './any-calendar.ts'
import { hireClerk, watchWall } from './minute-clerk.ts'

const daysWatched = 18
const inMinutes = (minutes: number) => ({ businessDays: 0, minutes })
const inDays = (businessDays: number) => ({ businessDays, minutes: 0 })

describe.each(changes)('in %s around %s the calendar agrees with a clerk who marks every minute', (zone, change) => {
  const wall = watchWall(zone, dateOf(dayNumber(change) - 6), daysWatched)
  const end = wall.start + daysWatched * dayLength
  const instant = anyInstant(wall.start, end - 60_000)
  const around = anyInstant(wall.start + 4 * dayLength, wall.start + 9 * dayLength)
  const terms = anyTerms(zone, wall.start + dayLength, end)

  test('about hours, days, openings and workdays', () => {
    fc.assert(
      fc.property(
        terms,
        instant,
        around,
        fc.nat(4000),
        fc.integer({ min: 1, max: 5 }),
        (terms, a, b, minutes, days) => {
          const [calendar, clerk] = [createCalendar(terms), hireClerk(wall, terms)]
          if (a <= b) expect(businessMinutesBetween(a, b, calendar)).toBe(clerk.between(a, b))
          for (const start of [a, b]) {
            expect(isWorkingTime(start, calendar)).toBe(clerk.isWorking(start))
            const [opening, due, dueDay] = [
              clerk.nextOpening(start),
              clerk.addMinutes(start, minutes),
              clerk.addDays(start, days),
            ]
            if (opening) expect(nextOpening(start, calendar)).toEqual(opening)
            if (due) expect(addBusinessTime(start, inMinutes(minutes), calendar)).toEqual(due)
            if (dueDay) expect(addBusinessTime(start, inDays(days), calendar)).toEqual(dueDay)
          }
          const workdays = clerk.workdays()
          for (let day = dayNumber(change) - 4; day < dayNumber(change) + 9; day++) {
            expect([dateOf(day), isWorkday(dateOf(day), calendar)]).toEqual([dateOf(day), workdays.has(day)])
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
