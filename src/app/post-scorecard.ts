// The week is summed up once for each desk, on its day and hour, also when nobody was awake at that moment.
import { businessMinutesBetween } from '../core/calendar.ts'
import type { Desk } from '../core/company.ts'
import { isoWeek, parsePeriod, periodBounds, previousPeriod, weeklyMoment } from '../core/period.ts'
import { type Figures, figures } from '../core/scorecard.ts'
import { agreedSince } from '../store/agreements.ts'
import type { Transaction } from '../store/database.ts'
import { insertDeliveries, type NewDelivery, newDeliveryId, priorities } from '../store/deliveries.ts'
import { findScorecard, insertScorecard, scorecardFacts } from '../store/scorecards.ts'
import type { Context } from './context.ts'

/** How far back a scorecard that nobody was awake to post is made up for. */
const weeksBack = 4

/** Posts the scorecards that are due and not posted yet, the oldest first; returns how many. */
export async function postScorecards(context: Context): Promise<number> {
  let posted = 0
  for (const desk of context.company.desks) {
    for (const period of duePeriods(desk, context.clock.now())) {
      if (await context.transaction((tx) => postOnce(context, tx, desk, period))) posted++
    }
  }
  return posted
}

/** The last weeks whose moment for the scorecard has come: a week is summed up in the week after it. */
export function duePeriods(desk: Desk, now: Date): string[] {
  const week = isoWeek(now, desk.zone)
  const { weekday, time } = desk.agreement.scorecard
  const last = previousPeriod(week)
  const due = [now < weeklyMoment(week, weekday, time, desk.zone) ? previousPeriod(last) : last]
  while (due.length < weeksBack) due.unshift(previousPeriod(due[0] ?? last))
  return due
}

async function postOnce(context: Context, tx: Transaction, desk: Desk, period: string): Promise<boolean> {
  const now = context.clock.now()
  if (await findScorecard(tx, desk.id, period)) return false
  const since = await agreedSince(tx, desk.id)
  if (!since || since >= periodBounds(period, desk.zone).to) return false
  const sum = await sumUp(tx, desk, period, now)
  if (!(await insertScorecard(tx, sum, now))) return false
  const places = [...new Set([desk.channels.sales, desk.channels.feedback])]
  const deliveries = places.map(
    (channel): NewDelivery => ({
      ...{ id: newDeliveryId(), key: `scorecard:${desk.id}:${period}:${channel}`, priority: priorities.digest },
      ...{ desk: desk.id, channel, payload: { view: 'scorecard', period } },
    }),
  )
  await context.carry(tx, await insertDeliveries(tx, deliveries, now))
  return true
}

/** A desk's figures for any period, as they stand now. Throws on a period that `parsePeriod` does not know. */
export async function sumUp(tx: Transaction, desk: Desk, period: string, now: Date): Promise<Figures> {
  const days = parsePeriod(period)
  if (!days) throw new Error(`"${period}" is not a period`)
  const minutes = (from: Date, to: Date) => businessMinutesBetween(from, to, desk.calendar)
  const facts = await scorecardFacts(tx, { desk: desk.id, ...periodBounds(period, desk.zone) }, minutes)
  const { weeklyVolume, volumeBy } = desk.agreement
  const due = volumeBy && days.kind === 'week' && weeklyMoment(period, volumeBy.weekday, volumeBy.time, desk.zone)
  const promises = {
    weeklyVolume,
    calendar: desk.calendar,
    from: days.from,
    to: days.to,
    ...(due && { volumeDueAt: due }),
  }
  return figures({ desk: desk.id, period }, facts, promises, now)
}
