// Prints what calendars of four countries answer on each day of a year, and in which zone the machine stands.
import { addBusinessTime, businessMinutesBetween, createCalendar, localDate } from '../../../../src/core/calendar.ts'
import { holidaysFor } from '../../../../src/core/holidays.ts'
import { isoWeek, periodBounds } from '../../../../src/core/period.ts'

const desks = [
  ['Europe/Madrid', 'ES', '09:00-18:00'],
  ['America/Bogota', 'CO', '08:00-17:00'],
  ['America/New_York', 'US', '22:00-06:00'],
  ['Australia/Sydney', 'AU', '00:00-24:00'],
] as const

const answers = desks.flatMap(([zone, country, hours]) => {
  const week = { 1: [hours], 2: [hours], 3: [hours], 4: [hours], 5: [hours] }
  const holidays = holidaysFor({ country }, [2026, 2027])
  const calendar = createCalendar({
    zone,
    hours: week,
    holidays,
    days: [{ date: '2026-12-24', hours: ['09:00-14:00'] }],
  })
  return Array.from({ length: 366 }, (_, day) => {
    const start = new Date(Date.UTC(2026, 0, 1, 0, 37) + day * 25 * 60 * 60_000)
    const due = addBusinessTime(start, { businessDays: 3, minutes: 1234 }, calendar)
    const week = isoWeek(due, zone)
    return [due, businessMinutesBetween(start, due, calendar), localDate(due, zone), week, periodBounds(week, zone)]
  })
})

process.stdout.write(JSON.stringify(answers))
