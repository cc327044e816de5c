// The slow way to know business time: a clerk who looks at the clock on the wall every minute and makes a mark for each
// minute of work. Shares no line with the calendar that it checks.
import type { CalendarTerms, Interval } from '../../../src/core/calendar.ts'

const minute = 60_000
const minutesOfDay = 24 * 60

/**
 * A few weeks on one wall, minute by minute. `shown` is the furthest that the clock has been by each minute, in minutes;
 * `reached` is the same, but where an hour repeats, the time at which the clock goes on.
 */
export type Wall = { zone: string; start: number; shown: readonly number[]; reached: readonly number[] }

export function watchWall(zone: string, from: string, days: number): Wall {
  const start = Temporal.PlainDate.from(from).toZonedDateTime(zone).epochMilliseconds
  const shown: number[] = []
  const reached: number[] = []
  for (let index = 0; index < days * minutesOfDay; index++) {
    const { year, month, day, hour, minute: past } = readClock(zone, start + index * minute)
    const reading = Date.UTC(year, month - 1, day, hour, past) / minute
    const before = shown.at(-1) ?? reading - 1
    shown.push(Math.max(reading, before))
    reached.push(reading > before ? reading : before + 1)
  }
  return { zone, start, shown, reached }
}

const readClock = (zone: string, instant: number) => new Temporal.ZonedDateTime(BigInt(instant) * 1_000_000n, zone)

/** For each minute, the day to which its work belongs; null when nobody works. */
export function markMinutes(wall: Wall, { hours, days = [], absences = [] }: CalendarTerms): (number | null)[] {
  const hoursOn = (day: number): readonly Interval[] => {
    const date = new Date(day * minutesOfDay * minute)
    const own = days.findLast((special) => special.date === date.toISOString().slice(0, 10))
    return own?.hours ?? hours[date.getUTCDay() || 7] ?? []
  }
  const byDay = new Map<number, readonly (readonly [number, number])[]>()
  const spansOn = (day: number) => {
    const spans = byDay.get(day) ?? hoursOn(day).map(minutesOf)
    byDay.set(day, spans)
    return spans
  }
  return wall.shown.map((shown, index) => {
    const at = wall.start + index * minute
    if (absences.some(({ from, to }) => from.getTime() <= at && at < to.getTime())) return null
    const today = Math.floor(shown / minutesOfDay)
    const within = (day: number) => {
      const time = shown - day * minutesOfDay
      return spansOn(day).some(([opens, closes]) => opens <= time && time < closes)
    }
    return within(today - 1) ? today - 1 : within(today) ? today : null
  })
}

function minutesOf(interval: Interval): readonly [number, number] {
  const [opens = 0, closes = 0] = interval
    .split('-')
    .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
  return [opens, closes > opens ? closes : closes + minutesOfDay]
}

export type Clerk = ReturnType<typeof hireClerk>

/** Answers by counting marks; undefined when the answer lies beyond what was watched. */
export function hireClerk(wall: Wall, terms: CalendarTerms) {
  const marks = markMinutes(wall, terms)
  const lastDay = Math.floor((wall.shown.at(-1) ?? 0) / minutesOfDay)
  const instantOf = (index: number) => new Date(wall.start + index * minute)
  const indexOf = (at: Date) => (at.getTime() - wall.start) / minute
  const nextMark = (index: number) => marks.findIndex((mark, each) => each >= index && mark !== null)

  const addMinutes = (start: Date, minutes: number): Date | undefined => {
    let left = minutes
    if (left === 0) return start
    for (let index = indexOf(start); index < marks.length; index++) {
      if (marks[index] !== null && --left === 0) return instantOf(index + 1)
    }
  }

  const addDays = (start: Date, days: number): Date | undefined => {
    const first = nextMark(indexOf(start))
    const day = marks[first]
    if (day === null || day === undefined) return undefined
    const later = new Set(marks.slice(first).filter((mark) => mark !== null && mark > day))
    const dueDay = [...later][days - 1]
    if (dueDay === null || dueDay === undefined || dueDay >= lastDay - 1) return undefined
    const time = (wall.reached[first] ?? 0) - day * minutesOfDay
    const ofDueDay = marks.flatMap((mark, index) => (mark === dueDay ? [index] : []))
    const due = ofDueDay.find((index) => (wall.shown[index] ?? 0) - dueDay * minutesOfDay >= time)
    return instantOf(due ?? (ofDueDay.at(-1) ?? 0) + 1)
  }

  return {
    addMinutes,
    addDays,
    between: (a: Date, b: Date) => marks.slice(indexOf(a), indexOf(b)).filter((mark) => mark !== null).length,
    isWorking: (at: Date) => marks[indexOf(at)] !== null,
    nextOpening: (at: Date) => (nextMark(indexOf(at)) < 0 ? undefined : instantOf(nextMark(indexOf(at)))),
    workdays: () => new Set(marks.filter((mark) => mark !== null)),
  }
}
