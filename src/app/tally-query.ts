// What the store is asked about a desk's period: its ends, the weeks before it, the working time, whose leads.
import type { Desk } from '../core/company.ts'
import { type Period, parsePeriod, periodBounds, startOfDay, weeklyMoment } from '../core/period.ts'
import { trailing, type VolumeTerms } from '../core/scorecard/owed.ts'
import { volumeTerms } from '../store/agreements.ts'
import { businessClock } from '../store/business-clock.ts'
import type { Transaction } from '../store/database.ts'
import type { TallyQuery } from '../store/tallies.ts'

export type PeriodQuery = TallyQuery & {
  days: Period
  versions: readonly VolumeTerms[]
  /** The local dates of the weeks with which the period is compared. */
  earlier: { from: string; to: string }
}

/** Throws a RangeError on a period that `parsePeriod` does not know. */
export async function tallyQuery(
  tx: Transaction,
  desk: Desk,
  period: string,
  now: Date,
  owner?: string,
): Promise<PeriodQuery> {
  const bounds = periodBounds(period, desk.zone)
  const days = parsePeriod(period) ?? { kind: 'week', from: '', to: '' }
  const versions = await volumeTerms(tx, desk.id)
  const earlier = trailing(days.from, versions, desk.zone)
  const { volumeBy } = desk.agreement
  return {
    ...{ desk: desk.id, ...bounds, now, before: startOfDay(earlier.from, desk.zone), owner, days, versions, earlier },
    ...(volumeBy &&
      days.kind === 'week' && {
        volumeDueAt: weeklyMoment(period, volumeBy.weekday, volumeBy.time, desk.zone),
      }),
    clock: businessClock(versions[0]?.from ?? bounds.from, bounds.to, desk.calendar),
  }
}
