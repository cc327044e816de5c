// How the week goes, in one line a day, for desks that want it.
import { isWorkday, localDate } from '../core/calendar.ts'
import type { Desk } from '../core/company.ts'
import { isoWeek, weeklyMoment } from '../core/period.ts'
import { insertDeliveries, newDeliveryId, priorities } from '../store/deliveries.ts'
import type { Context } from './context.ts'

/**
 * Posts today's lines whose moment has come. The key makes each happen once, whoever posts it; a line that nobody was
 * awake to say is not made up for on another day, since the next one says more.
 */
export async function postDailyLines(context: Context): Promise<void> {
  const now = context.clock.now()
  for (const desk of context.company.desks) {
    const date = localDate(now, desk.zone)
    if (!isDue(desk, date, now)) continue
    const key = `daily:${desk.id}:${date}`
    const line = { id: newDeliveryId(), key, priority: priorities.digest, desk: desk.id, channel: desk.channels.sales }
    await context.transaction(async (tx) =>
      context.carry(tx, await insertDeliveries(tx, [{ ...line, payload: { view: 'daily-line', date } }], now)),
    )
  }
}

function isDue({ agreement, calendar, zone }: Desk, date: string, now: Date): boolean {
  const { daily } = agreement.scorecard
  if (daily === undefined || !isWorkday(date, calendar)) return false
  const moments = [1, 2, 3, 4, 5, 6, 7].map((weekday) => weeklyMoment(isoWeek(now, zone), weekday, daily, zone))
  return moments.some((moment) => localDate(moment, zone) === date && moment <= now)
}
