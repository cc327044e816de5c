// What the database counts, against a clerk who counts lead by lead.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCalendar } from '../../src/core/calendar.ts'
import { periodBounds } from '../../src/core/period.ts'
import type { MeasureName } from '../../src/core/scorecard/measures.ts'
import { nothing, type Pair } from '../../src/core/scorecard/tally.ts'
import { businessClock } from '../../src/store/business-clock.ts'
import { inTransaction } from '../../src/store/database.ts'
import { tallyFacts } from '../../src/store/tallies.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { answersByHand, countByHand } from './tallies/clerk.ts'
import { anyTold, rowsOf, write } from './tallies/history.ts'

const hours = ['09:00-14:00', '15:00-18:30']
/** The clock goes back on 25 October 2026; 12 October and 8 December are holidays, 24 December is half a day. */
const calendar = createCalendar({
  zone: 'Europe/Madrid',
  hours: { 1: hours, 2: hours, 3: hours, 4: hours, 5: ['09:00-15:00'], 6: ['22:00-06:00'] },
  days: [
    { date: '2026-10-12', hours: [] },
    { date: '2026-12-08', hours: [] },
    { date: '2026-12-24', hours: ['09:00-12:00'] },
  ],
})
const answerBounds = [0, 60, 240, 1000]
const start = new Date('2026-08-01T00:00:00Z')

const anyQuestion = fc.record({
  period: fc.constantFrom('2026-W43', '2026-W44', '2026-W42', '2026-W50', '2026-10', '2026-11'),
  owner: fc.constantFrom(undefined, undefined, 'ana'),
  /** Sometimes the period is still going on. */
  now: fc.constantFrom(
    new Date('2027-03-01T00:00:00Z'),
    new Date('2026-10-21T10:20:00Z'),
    new Date('2026-10-25T01:30:00Z'),
  ),
})

describeOnEachDatabase('the tally of a period', (database) => {
  test('is what a clerk counts lead by lead, for a desk and for a person, in the period and before it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyTold, { minLength: 20, maxLength: 50 }),
        anyQuestion,
        async (told, { period, owner, now }) => {
          const all = rowsOf(told)
          await write(database(), all)
          const { from, to } = periodBounds(period, 'Europe/Madrid')
          const before = new Date(from.getTime() - 56 * 86_400_000)
          const volumeDueAt = new Date(from.getTime() + 3 * 86_400_000)
          const clock = businessClock(start, to, calendar)
          const { tally, rejected, answerTimes } = await inTransaction(database().prisma, (tx) =>
            tallyFacts(tx, { desk: 'norte', before, from, to, now, volumeDueAt, clock, owner, answerBounds }),
          )
          const asked = { desk: 'norte', now, calendar, ...(owner !== undefined && { owner }) }
          if (now > from) {
            expect(brief(tally, 'now')).toEqual(plain(countByHand(all, { ...asked, from, to, volumeDueAt })))
            const reasons = Map.groupBy(
              all.filter(
                ({ row }) =>
                  row.desk === 'norte' &&
                  !row.backfill &&
                  (owner === undefined || row.owner === owner) &&
                  row.state === 'rejected' &&
                  row.endedAt !== null &&
                  row.endedAt >= from &&
                  row.endedAt < (to < now ? to : new Date(now.getTime() + 1)),
              ),
              ({ row }) => row.reason,
            )
            expect(new Map(rejected.map(({ reason, count }) => [reason, count]))).toEqual(
              new Map([...reasons].map(([reason, rows]) => [reason, rows.length])),
            )
            const minutes = answersByHand(all, { ...asked, from, to })
            expect(answerTimes).toEqual(
              [...answerBounds, Number.POSITIVE_INFINITY].map(
                (bound, place) =>
                  minutes.filter((each) => each <= bound && each > (answerBounds[place - 1] ?? -1)).length,
              ),
            )
            expect(brief(tally, 'before')).toEqual(
              plain(countByHand(all, { ...asked, from: before, to: from, volumeDueAt })),
            )
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
  }, 240_000)
})

type Brief = { n: number; hits?: number; amount?: number; times?: { p50: number; p90: number; p95: number } | null }

/** Without what is nought, and with times to the second. */
const plain = (counted: object) =>
  Object.fromEntries(
    Object.entries(counted as Record<string, Brief>)
      .filter(([, { n, hits = 0 }]) => n + hits > 0)
      .map(([name, { n, hits = 0, amount = 0, times = null }]) => [
        name,
        { n, hits, amount, times: times && Object.values(times).map((minutes) => Math.round(minutes * 60)) },
      ]),
  )

const brief = (tally: Partial<Record<MeasureName, Pair>>, when: 'now' | 'before') =>
  plain(Object.fromEntries(Object.entries(tally).map(([name, pair]) => [name, pair?.[when] ?? nothing])))
