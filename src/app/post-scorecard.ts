// The week is summed up once for each desk, on its day and hour, also when nobody was awake at that moment.
import { localDate } from '../core/calendar.ts'
import type { Desk } from '../core/company.ts'
import { isoWeek, periodBounds, previousPeriod, weeklyMoment } from '../core/period.ts'
import { agreedSince } from '../store/agreements.ts'
import type { Transaction } from '../store/database.ts'
import { insertDeliveries, type NewDelivery, newDeliveryId, priorities } from '../store/deliveries.ts'
import { wantWeekly } from '../store/person-settings.ts'
import { findScorecard, insertScorecard } from '../store/scorecards.ts'
import type { Context } from './context.ts'
import { sumUp } from './sum-up.ts'

/** How far back a scorecard that nobody was awake to post is made up for. */
const weeksBack = 4

/** Posts the scorecards that are due and not posted yet, the oldest first; returns how many. */
export async function postScorecards(context: Context): Promise<number> {
  let posted = 0
  for (const desk of context.company.desks) {
    for (const period of [...duePeriods(desk, context.clock.now()), ...dueMonths(desk, context.clock.now())]) {
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

/** The month before, once the first moment for a scorecard has come that lies in this one. */
export function dueMonths(desk: Desk, now: Date): string[] {
  const month = localDate(now, desk.zone).slice(0, 7)
  const { from } = periodBounds(month, desk.zone)
  const { weekday, time } = desk.agreement.scorecard
  const week = isoWeek(from, desk.zone)
  const first = weeklyMoment(week, weekday, time, desk.zone)
  const moment =
    first >= from ? first : weeklyMoment(isoWeek(periodBounds(week, desk.zone).to, desk.zone), weekday, time, desk.zone)
  return now < moment ? [] : [previousPeriod(month)]
}

async function postOnce(context: Context, tx: Transaction, desk: Desk, period: string): Promise<boolean> {
  const now = context.clock.now()
  if (await findScorecard(tx, desk.id, period)) return false
  const since = await agreedSince(tx, desk.id)
  if (!since || since >= periodBounds(period, desk.zone).to) return false
  const sum = await sumUp(tx, desk, period, now)
  if (!(await insertScorecard(tx, sum, now))) return false
  const isMonth = !period.includes('W')
  const deliveries = isMonth
    ? forManagers(desk, period)
    : [...forEverybody(desk, period), ...(await forEach(tx, desk, period))]
  await context.carry(tx, await insertDeliveries(tx, deliveries, now))
  return true
}

const common = (desk: Desk) => ({ desk: desk.id, priority: priorities.digest })

/** In the channels of both sides, with the beginning of a discussion. */
function forEverybody(desk: Desk, period: string): NewDelivery[] {
  const places = [...new Set([desk.channels.sales, desk.channels.feedback])]
  return places.flatMap((channel): NewDelivery[] => {
    const card = { ...common(desk), id: newDeliveryId(), key: `scorecard:${desk.id}:${period}:${channel}`, channel }
    const thread = { ...common(desk), id: newDeliveryId(), key: `scorecard-changes:${desk.id}:${period}:${channel}` }
    return [
      { ...card, payload: { view: 'scorecard', period } },
      { ...thread, parentId: card.id, payload: { view: 'scorecard-changes', period } },
    ]
  })
}

const forManagers = (desk: Desk, period: string): NewDelivery[] =>
  desk.managers.map((person) => ({
    ...{ ...common(desk), id: newDeliveryId(), key: `scorecard:${desk.id}:${period}:@${person}`, person },
    payload: { view: 'scorecard', period },
  }))

/** Of one's own leads, for whoever asked for it. */
async function forEach(tx: Transaction, desk: Desk, period: string): Promise<NewDelivery[]> {
  const wanted = await wantWeekly(tx, [...new Set([...desk.reps, ...desk.managers])])
  return wanted.map((person) => ({
    ...{ ...common(desk), id: newDeliveryId(), key: `own-scorecard:${desk.id}:${period}:${person}`, person },
    payload: { view: 'own-scorecard', period },
  }))
}
