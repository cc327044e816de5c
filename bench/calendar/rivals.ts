// The same questions to three calendars. The two others know only the zone of the machine.
import dayjs, { type BusinessHoursMap } from 'dayjs'
import dayjsBusinessTime from 'dayjs-business-time'
import moment from 'moment'
import 'moment-business-time'
import { addBusinessTime, businessMinutesBetween, type CalendarTerms, createCalendar } from '../../src/core/calendar.ts'
import type { Duration } from '../../src/core/duration.ts'

export type Rival = {
  name: string
  add(start: Date, duration: Duration): Date
  between(from: Date, to: Date): number
}

/** All three by the same terms, as far as they can express them. */
export function rivals(terms: CalendarTerms): Rival[] {
  process.env.TZ = terms.zone
  return [relevo(terms), withDayjs(terms), withMoment(terms)]
}

function relevo(terms: CalendarTerms): Rival {
  const calendar = createCalendar(terms)
  return {
    name: 'relevo',
    add: (start, duration) => addBusinessTime(start, duration, calendar),
    between: (from, to) => businessMinutesBetween(from, to, calendar),
  }
}

const sundayFirst = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

function withDayjs({ hours, days = [], holidays = [] }: CalendarTerms): Rival {
  const week = sundayFirst.map((name, weekday) => {
    const segments = (hours[weekday || 7] ?? []).map((interval) => {
      const [start = '', end = ''] = interval.split('-').map((time) => `${time}:00`)
      return { start, end }
    })
    return [name, segments.length > 0 ? segments : null]
  })
  dayjs.extend(dayjsBusinessTime)
  dayjs.setBusinessTime(Object.fromEntries(week) as BusinessHoursMap)
  dayjs.setHolidays(closedDates(days, holidays))
  return {
    name: 'dayjs-business-time',
    add: (start, { businessDays, minutes }) =>
      dayjs(start).addBusinessDays(businessDays).addBusinessMinutes(minutes).toDate(),
    between: (from, to) => dayjs(from).businessMinutesDiff(dayjs(to)),
  }
}

function withMoment({ hours, days = [], holidays = [] }: CalendarTerms): Rival {
  const week = sundayFirst.map((_, weekday) => {
    const times = (hours[weekday || 7] ?? []).flatMap((interval) => interval.split('-').map((time) => `${time}:00`))
    return [weekday, times.length > 0 ? times : null]
  })
  moment.updateLocale('en', { workinghours: Object.fromEntries(week), holidays: closedDates(days, holidays) })
  return {
    name: 'moment-business-time',
    add: (start, { businessDays, minutes }) =>
      moment(start).addWorkingTime(businessDays, 'days').addWorkingTime(minutes, 'minutes').toDate(),
    between: (from, to) => moment(to).workingDiff(moment(from), 'minutes', true),
  }
}

const closedDates = (days: NonNullable<CalendarTerms['days']>, holidays: NonNullable<CalendarTerms['holidays']>) =>
  [...days.filter(({ hours }) => hours.length === 0), ...holidays].map(({ date }) => date)
