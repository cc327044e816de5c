// The calendars of the tests: offices of several countries, nights, and places that never close.
import { type Calendar, createCalendar, withAbsences } from '../../../src/core/calendar.ts'
import { holidaysFor } from '../../../src/core/holidays.ts'
import { wall } from './wall.ts'

export const workweek = (...hours: string[]) => ({ 1: hours, 2: hours, 3: hours, 4: hours, 5: hours })
const allWeek = (...hours: string[]) => ({ ...workweek(...hours), 6: hours, 7: hours })
const years = [2025, 2026, 2027]

export const madrid = createCalendar({
  zone: 'Europe/Madrid',
  hours: workweek('09:00-18:00'),
  holidays: holidaysFor({ country: 'ES', region: 'MD' }, years),
  days: [
    { date: '2026-12-24', name: 'Christmas Eve', hours: ['09:00-14:00'] },
    { date: '2026-11-25', name: 'Stocktaking', hours: ['11:00-18:00'] },
  ],
})
export const siesta = createCalendar({
  zone: 'Europe/Madrid',
  hours: { ...workweek('09:00-14:00', '16:00-19:00'), 5: ['09:00-15:00'] },
})
const bogota = createCalendar({
  zone: 'America/Bogota',
  hours: workweek('08:00-17:00'),
  holidays: holidaysFor({ country: 'CO' }, years),
})
const newYork = createCalendar({
  zone: 'America/New_York',
  hours: workweek('09:00-17:00'),
  holidays: holidaysFor({ country: 'US' }, years),
})
const santiago = createCalendar({ zone: 'America/Santiago', hours: workweek('09:00-18:00') })
const sydney = createCalendar({
  zone: 'Australia/Sydney',
  hours: workweek('09:00-17:00'),
  holidays: holidaysFor({ country: 'AU', region: 'NSW' }, years),
})
export const nights = createCalendar({ zone: 'Europe/Madrid', hours: allWeek('22:00-06:00') })
const fourNights = createCalendar({
  zone: 'Europe/Madrid',
  hours: { 1: ['22:00-06:00'], 2: ['22:00-06:00'], 3: ['22:00-06:00'], 4: ['22:00-06:00'] },
  days: [{ date: '2026-11-18', name: 'Holiday', hours: [] }],
})
export const apia = createCalendar({ zone: 'Pacific/Apia', hours: { ...workweek('09:00-17:00'), 6: ['09:00-12:00'] } })

export const offices: Readonly<Record<string, Calendar>> = {
  ...{ madrid, siesta, bogota, newYork, santiago, sydney, nights, fourNights, apia },
}

export const alwaysOpen = (zone: string) => createCalendar({ zone, hours: allWeek('00:00-24:00') })

export const away = (calendar: Calendar, from: string, to: string) =>
  withAbsences(calendar, [{ from: wall(from, calendar.zone), to: wall(to, calendar.zone) }])
