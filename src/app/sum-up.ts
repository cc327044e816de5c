// The figures of a desk, or of one person on it, for any period, as they stand now.
import { daysAfter, localDate } from '../core/calendar.ts'
import type { Desk } from '../core/company.ts'
import { isoWeek, parsePeriod, periodBounds, previousPeriod, startOfDay } from '../core/period.ts'
import { usualMinutes } from '../core/promise/term.ts'
import { timeBounds } from '../core/scorecard/answer-times.ts'
import { type Scorecard, scorecard, type Week } from '../core/scorecard/figures.ts'
import { leadsOwed, type VolumeTerms } from '../core/scorecard/owed.ts'
import type { Transaction } from '../store/database.ts'
import { tallyFacts } from '../store/tallies.ts'
import { generalTerms } from '../view/term-text.ts'
import { tallyQuery } from './tally-query.ts'

/** Throws a RangeError on a period that `parsePeriod` does not know. With `owner`, of that person's leads alone. */
export async function sumUp(
  tx: Transaction,
  desk: Desk,
  period: string,
  now: Date,
  { owner }: { owner?: string } = {},
): Promise<Scorecard> {
  const query = await tallyQuery(tx, desk, period, now, owner)
  const { days, versions, earlier } = query
  const tomorrow = daysAfter(localDate(now, desk.zone), 1)
  const soFar = { from: days.from, to: earliest(days.to, later(tomorrow, days.from)) }
  const momentPassed = query.volumeDueAt !== undefined && query.volumeDueAt <= now
  const promised = promisedMinutes(desk)
  const answers = { bounds: timeBounds(promised), promised }
  const frame = {
    answers,
    weeklyVolume: versions.at(-1)?.weeklyVolume ?? desk.agreement.weeklyVolume,
    ...{ desk: desk.id, period, from: days.from, to: days.to, hasMoment: query.volumeDueAt !== undefined },
    daysBefore: daysFrom(earlier.from, earlier.to),
    daysNow: daysFrom(days.from, soFar.to),
    owed: {
      now: owner === undefined ? leadsOwed(versions, soFar, desk.calendar) : 0,
      byMoment: owner === undefined ? leadsOwed(versions, momentPassed ? days : soFar, desk.calendar) : 0,
      before: owner === undefined ? leadsOwed(versions, earlier, desk.calendar) : 0,
    },
  }
  const weeks = owner === undefined ? weeksUntil(desk, days.to, versions, now) : []
  const starts = weeks.map((week) => periodBounds(week, desk.zone).from)
  const facts = await tallyFacts(tx, { ...query, weeks: starts, answerBounds: answers.bounds })
  const trend = facts.weeks.map((counts, index): Week => {
    const week = weeks[index] ?? ''
    const between = parsePeriod(week) ?? { from: '', to: '' }
    const running = between.to > localDate(now, desk.zone)
    const owed = leadsOwed(versions, running ? { ...between, to: tomorrow } : between, desk.calendar)
    return { week, ...counts, owed: Math.round(owed), ...(running && { running }) }
  })
  return scorecard({ ...frame, trend }, facts)
}

/** The general promise of an answer, where it gives everybody equally long. */
const promisedMinutes = ({ agreement, calendar }: Desk): number | null =>
  usualMinutes(generalTerms(agreement.promises.answer).term, calendar.hours)

const weeksShown = 9

/** The weeks up to that local date; those before the first agreement, and those that have not begun, are left out. */
function weeksUntil(desk: Desk, to: string, versions: readonly VolumeTerms[], now: Date): string[] {
  const last = isoWeek(earliestOf(startOfDay(daysAfter(to, -1), desk.zone), now), desk.zone)
  const weeks = [last]
  while (weeks.length < weeksShown) weeks.unshift(previousPeriod(weeks[0] ?? last))
  const since = versions[0]?.from ?? now
  return weeks.filter((week) => periodBounds(week, desk.zone).to > since)
}

const earliestOf = (a: Date, b: Date) => (a < b ? a : b)
const dayLength = 24 * 60 * 60_000
const daysFrom = (from: string, to: string): number =>
  Math.max(0, (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayLength)
const earliest = (a: string, b: string) => (a < b ? a : b)
const later = (a: string, b: string) => (a > b ? a : b)
