// The wall clock of a time zone as a table of its changes, read from Temporal once. After that, time is arithmetic.
import { countWhile } from './bisect.ts'

/** Milliseconds: of an instant since 1970-01-01T00:00Z, of a wall clock since its own 1970-01-01T00:00. */
export type Milliseconds = number

/**
 * Stretches of one offset each, in order: where they start, wall minus instant, and the furthest that the wall clock
 * has been by their end.
 */
export type ZoneClock = {
  starts: readonly Milliseconds[]
  offsets: readonly Milliseconds[]
  reached: readonly Milliseconds[]
}

/** Changes are known from 1970 to 2100; before and after, the nearest known offset holds. */
const known = { from: Temporal.Instant.from('1970-01-01T00:00Z'), to: Temporal.Instant.from('2100-01-01T00:00Z') }

const clocks = new Map<string, ZoneClock>()

/** The clock of an IANA zone; throws a RangeError for an unknown one. Read once, then remembered. */
export function zoneClock(zone: string): ZoneClock {
  const clock = clocks.get(zone) ?? readClock(zone)
  clocks.set(zone, clock)
  return clock
}

function readClock(zone: string): ZoneClock {
  const first = known.from.toZonedDateTimeISO(zone)
  const starts = [Number.NEGATIVE_INFINITY]
  const offsets = [first.offsetNanoseconds / 1e6]
  let change = first.getTimeZoneTransition('next')
  while (change && change.epochMilliseconds < known.to.epochMilliseconds) {
    starts.push(change.epochMilliseconds)
    offsets.push(change.offsetNanoseconds / 1e6)
    change = change.getTimeZoneTransition('next')
  }
  return { starts, offsets, reached: furthest(starts, offsets) }
}

function furthest(starts: readonly Milliseconds[], offsets: readonly Milliseconds[]): Milliseconds[] {
  let furthest = Number.NEGATIVE_INFINITY
  return offsets.map((offset, index) => {
    furthest = Math.max(furthest, (starts[index + 1] ?? Number.POSITIVE_INFINITY) + offset)
    return furthest
  })
}

/** What the wall clock shows. */
export function wallTime(clock: ZoneClock, instant: Milliseconds): Milliseconds {
  return instant + (clock.offsets[stretchAt(clock, instant)] as number)
}

/** The furthest that the wall clock has been: what it shows, but standing still while an hour repeats. */
export function steadyTime(clock: ZoneClock, instant: Milliseconds): Milliseconds {
  const stretch = stretchAt(clock, instant)
  const reachedBefore = clock.reached[stretch - 1] ?? Number.NEGATIVE_INFINITY
  return Math.max(instant + (clock.offsets[stretch] as number), reachedBefore)
}

/**
 * The first instant at which the wall clock shows this time or a later one. A time that repeats means its first
 * occurrence; one that is skipped means the moment of the skip.
 */
export function instantOf(clock: ZoneClock, wall: Milliseconds): Milliseconds {
  const stretch = countWhile(clock.reached, (reached) => reached <= wall)
  return Math.max(clock.starts[stretch] as number, wall - (clock.offsets[stretch] as number))
}

/** Every change with the wall-clock times around it, in order of time: a skip if the second is later, else a repeat. */
export const wallChanges = ({ starts, offsets }: ZoneClock): { before: Milliseconds; after: Milliseconds }[] =>
  starts.slice(1).map((start, index) => ({
    before: start + (offsets[index] as number),
    after: start + (offsets[index + 1] as number),
  }))

const stretchAt = ({ starts }: ZoneClock, instant: Milliseconds) => countWhile(starts, (start) => start <= instant) - 1
