// When a desk works and when it does not, as relevo.yaml writes it.
import type { z } from 'zod'
import { type CalendarFault, type CalendarTerms, calendarFaults, isDate, type WeeklyHours } from '../core/calendar.ts'
import { holidayFaults, holidaysFor } from '../core/holidays.ts'
import { country } from './place-names.ts'
import { group, list, scalar, text } from './scalar.ts'
import { complain, evenInPart } from './whole.ts'

const workingHours = scalar('working hours such as 09:00-13:00', (given) => {
  const hours = given.replace(/\s*[-–]\s*/, '-')
  return calendarFaults({ zone: 'UTC', hours: { 1: [hours] } }).length === 0 ? hours : null
})

const localDate = scalar('a date such as 2026-12-24', (given) => (isDate(given) ? given : null))

/** The keys of the week in the order of ISO weekdays, Monday first. */
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const day = list(workingHours).optional()
type Week = Partial<Record<(typeof weekdays)[number], string[] | undefined>>

/** The usual week by weekday; a day that is missing is free. */
export const weeklyHours = group({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }).superRefine(
  (week, context) => {
    for (const { path, given, problem } of calendarFaults({ zone: 'UTC', hours: byIsoWeekday(week) }).filter(isNews)) {
      const [, weekday, ...rest] = path
      const here = weekday === undefined ? [] : [weekdays[Number(weekday) - 1] ?? weekday, ...rest]
      complain(context, here, given, problem)
    }
  },
  evenInPart,
)

export const byIsoWeekday = (week: Week): WeeklyHours =>
  Object.fromEntries(weekdays.map((key, index) => [index + 1, texts(week[key])]))

const specialDay = group({
  date: localDate.describe('The day, as YYYY-MM-DD.'),
  name: text.optional().describe('Why the day is special.'),
  hours: list(workingHours).prefault([]).describe('The hours worked on that day. Absent: closed.'),
})

const specialDays = list(specialDay).superRefine((days, context) => {
  const readable = days.map((day) => ({ date: texts([day?.date])[0] ?? '', hours: texts(day?.hours) }))
  const faults = calendarFaults({ zone: 'UTC', hours: { 1: ['09:00-17:00'] }, days: readable })
  for (const { path, given, problem } of faults.filter(isNews)) complain(context, path.slice(1), given, problem)
  for (const [index, { date }] of readable.entries()) {
    const again = date && readable.findIndex((other) => other.date === date) < index
    if (again) complain(context, [index, 'date'], date, 'is given twice')
  }
}, evenInPart)

/** Days without work: the public ones of a place, and those of the desk. */
export const holidays = group({
  country: country.describe('Whose public holidays are kept: ISO 3166-1 alpha-2.'),
  region: text.optional().describe('A state or region of that country, for its own holidays, such as `MD` in `ES`.'),
  days: specialDays.prefault([]).describe('Days of your own; they win over the public ones.'),
}).superRefine(({ country, region }, context) => {
  if (typeof country !== 'string' || (region !== undefined && typeof region !== 'string')) return
  for (const { path, given, problem } of holidayFaults({ country, region })) complain(context, path, given, problem)
}, evenInPart)

/** A bot that nobody restarts for years still knows them; the tables reach further than that. */
const yearsAhead = 10

/** Public holidays from last year to ten years ahead, and days of one's own. */
export function freeDays(
  place: z.output<typeof holidays>,
  language: string,
  now: Date,
): Pick<CalendarTerms, 'holidays' | 'days'> {
  const years = Array.from({ length: yearsAhead + 2 }, (_, index) => now.getUTCFullYear() - 1 + index)
  const days = place.days.map(({ date, name, hours }) => ({ date, hours, ...(name && { name }) }))
  return { holidays: holidaysFor(place, years, language), days }
}

/** In a list that was refused in part, empty texts hold the places of what has been told already. */
const texts = (values: unknown): string[] => {
  if (values === undefined) return []
  return Array.isArray(values) ? values.map((value) => (typeof value === 'string' ? value : '')) : ['']
}

const isNews = ({ path, given }: CalendarFault) => given !== '' || path.length === 1
