// When somebody may be written to: snoozed, muted, away, or simply not at work.
import { parseTime } from '../calendar/hours.ts'
import { dayLength, dayNumber, weekdayOf } from '../calendar/local-date.ts'
import { instantOf, zoneClock } from '../calendar/zone-clock.ts'
import { type Calendar, daysAfter, isWorkingTime, localDate, nextOpening, openingOn } from '../calendar.ts'
import { latest } from './deadline.ts'
import type { Message } from './ladder.ts'

/** What a person asked for; each ends at its instant. */
export type Quiet = {
  /** No reminders. Escalations still come. */
  mutedUntil?: Date | 'forever' | undefined
  snoozedUntil?: Date | undefined
  awayUntil?: Date | undefined
  /** Who stands in while the person is away: an e-mail. */
  cover?: string | undefined
}

/** `cover` is asked about in turn, without a cover of their own: what nobody can take waits for them. */
export type Hearing = { hears: 'person'; at: Date } | { hears: 'cover'; cover: string } | { hears: 'nobody' }

/**
 * When a message to this person may go out. Whoever is away hears nothing before they are back: the cover does, whatever
 * the person muted, or it waits. Muting drops reminders. Snoozing holds everything back. What is left waits for working
 * hours, unless its step is for `always`.
 */
export function notBefore(
  { act, always }: { act: Message; always: boolean },
  now: Date,
  { mutedUntil, snoozedUntil = now, awayUntil = now, cover }: Quiet,
  calendar: Calendar,
): Hearing {
  if (awayUntil > now && cover) return { hears: 'cover', cover }
  if (act === 'remind-owner' && mutedUntil && (mutedUntil === 'forever' || mutedUntil > now)) return { hears: 'nobody' }
  const free = latest(now, snoozedUntil, awayUntil)
  return { hears: 'person', at: always ? free : nextOpening(free, calendar) }
}

/** How somebody wants to be reached. */
export type Reach = 'dm' | 'mention'

/** Where a message is said. A mention is for the thread; anything else is for wherever its reader wants it. */
export const placeOf = (act: Message, reach: Reach): 'direct' | 'thread' =>
  act === 'mention-in-thread' || reach === 'mention' ? 'thread' : 'direct'

export type SnoozeChoice = { choice: 'in-an-hour' | 'tomorrow' | 'next-workday' | 'next-week'; at: Date }

/**
 * What somebody may choose who snoozes now, soonest first: in an hour by the clock, tomorrow at 9:00, at the opening of
 * the next workday, or of the next week's first. Only moments at which they work are offered, each once: "tomorrow" on
 * a Friday would be a promise that is not kept. For a date that somebody picks, `openingOn` says when.
 */
export function snoozeChoices(now: Date, calendar: Calendar): SnoozeChoice[] {
  const today = localDate(now, calendar.zone)
  const tomorrow = daysAfter(today, 1)
  const nextMonday = daysAfter(today, 7 - weekdayOf(dayNumber(today)))
  const choices: SnoozeChoice[] = [
    { choice: 'in-an-hour', at: new Date(now.getTime() + 60 * 60_000) },
    { choice: 'tomorrow', at: onTheWall(tomorrow, '09:00', calendar.zone) },
    { choice: 'next-workday', at: openingOn(tomorrow, calendar) },
    { choice: 'next-week', at: openingOn(nextMonday, calendar) },
  ]
  const byMoment = new Map(choices.toReversed().map((each) => [each.at.getTime(), each]))
  return [...byMoment.values()]
    .filter(({ at }) => isWorkingTime(at, calendar))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

const onTheWall = (date: string, time: string, zone: string): Date =>
  new Date(instantOf(zoneClock(zone), dayNumber(date) * dayLength + (parseTime(time) ?? 0)))
