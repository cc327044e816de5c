// What is wrong with the terms of a calendar as somebody wrote them.
import { type Interval, parseInterval, type SpecialDay, type WeeklyHours } from './hours.ts'
import { dayLength, isDate } from './local-date.ts'
import { overlaps } from './span.ts'
import { zoneClock } from './zone-clock.ts'

/** `path` leads to what was given; `problem` goes on from it: '"9-18" is not working hours such as 09:00-18:00'. */
export type CalendarFault = { path: readonly (string | number)[]; given: string; problem: string }

type Written = { zone: string; hours: WeeklyHours; days?: readonly SpecialDay[] }

/** Every fault of these terms, each where it stands. None means that `createCalendar` takes them. */
export function calendarFaults({ zone, hours, days = [] }: Written): CalendarFault[] {
  return [
    ...(isZone(zone) ? [] : [fault(['zone'], zone, 'is not an IANA time zone such as Europe/Madrid')]),
    ...weekFaults(hours),
    ...days.flatMap(({ date, hours }, index) => [
      ...(isDate(date) ? [] : [fault(['days', index, 'date'], date, 'is not a date such as 2026-12-24')]),
      ...hoursFaults(['days', index, 'hours'], hours),
    ]),
  ]
}

type Path = CalendarFault['path']

const fault = (path: Path, given: string, problem: string): CalendarFault => ({ path, given, problem })

function weekFaults(hours: WeeklyHours): CalendarFault[] {
  const written = Object.keys(hours)
  if (written.every((weekday) => hours[Number(weekday)]?.length === 0)) {
    return [fault(['hours'], '', 'has no working time; at least one weekday needs hours')]
  }
  return written.flatMap((weekday) => {
    const path = ['hours', weekday]
    if (!/^[1-7]$/.test(weekday)) return [fault(path, weekday, 'is not an ISO weekday, 1 (Monday) to 7 (Sunday)')]
    const own = hours[Number(weekday)] ?? []
    return [...hoursFaults(path, own), ...nightFaults(path, own, hours[((Number(weekday) + 5) % 7) + 1] ?? [])]
  })
}

function hoursFaults(path: Path, hours: readonly Interval[]): CalendarFault[] {
  return hours.flatMap((interval, index) => {
    const span = parseInterval(interval)
    if (!span) return [fault([...path, index], interval, 'is not working hours such as 09:00-18:00')]
    const other = hours.slice(0, index).find((earlier) => meets(earlier, interval, 0))
    return other ? [fault([...path, index], interval, `overlaps ${other}`)] : []
  })
}

/** The end of a night may not run into the next day's hours. */
function nightFaults(path: Path, hours: readonly Interval[], dayBefore: readonly Interval[]): CalendarFault[] {
  return hours.flatMap((interval, index) => {
    const night = dayBefore.find((earlier) => meets(earlier, interval, dayLength))
    return night ? [fault([...path, index], interval, `overlaps ${night} of the day before`)] : []
  })
}

/** Whether the second interval, that much later, overlaps the first. */
function meets(first: Interval, second: Interval, later: number): boolean {
  const [one, other] = [parseInterval(first), parseInterval(second)]
  return one !== null && other !== null && overlaps(one, { from: other.from + later, to: other.to + later })
}

/** An offset such as +02:00 is refused: it would be wrong for half of the year. */
function isZone(zone: string): boolean {
  try {
    return /^[A-Za-z]/.test(zone) && zoneClock(zone).offsets.length > 0
  } catch {
    return false
  }
}
