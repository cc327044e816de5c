// Behind each figure stand exactly the handoffs that it counts, of any history.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCalendar } from '../../src/core/calendar.ts'
import { type Cohort, groupings, stages } from '../../src/core/cohort.ts'
import { periodBounds } from '../../src/core/period.ts'
import { measureNames } from '../../src/core/scorecard/measures.ts'
import { nothing } from '../../src/core/scorecard/tally.ts'
import type { HandoffsBehind } from '../../src/ports/store.ts'
import { businessClock } from '../../src/store/business-clock.ts'
import { cohortSql, countCohorts } from '../../src/store/cohorts.ts'
import { inTransaction, type Transaction } from '../../src/store/database.ts'
import { handoffsBehind } from '../../src/store/handoffs-behind.ts'
import { behindSql, tallyFacts } from '../../src/store/tallies.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { anyTold, rowsOf, write } from './tallies/history.ts'

const zone = 'Europe/Madrid'
const calendar = createCalendar({ zone, hours: { 1: ['09:00-18:00'], 2: ['09:00-18:00'], 4: ['22:00-06:00'] } })
const whole = { offset: 0, limit: 1000 }

const anyQuestion = fc.record({
  period: fc.constantFrom('2026-W43', '2026-W44', '2026-W50', '2026-10', '2026-11'),
  owner: fc.constantFrom(undefined, undefined, 'ana'),
  now: fc.constantFrom(new Date('2027-03-01T00:00:00Z'), new Date('2026-10-21T10:20:00Z')),
})

describeOnEachDatabase('the handoffs behind a figure', (database) => {
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(database().prisma, work)

  test('are as many as each figure of a scorecard says, and as many of them as it calls hits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTold, { minLength: 30, maxLength: 60 }), anyQuestion, async (told, asked) => {
        await write(database(), rowsOf(told))
        const { from, to } = periodBounds(asked.period, zone)
        const query = {
          ...{ desk: 'norte', from, to, now: asked.now, owner: asked.owner },
          ...{ before: new Date(from.getTime() - 56 * 86_400_000), volumeDueAt: new Date(from.getTime() + 3e8) },
          clock: businessClock(new Date('2026-08-01T00:00:00Z'), to, calendar),
        }
        await inside(async (tx) => {
          const { tally, rejected } = await tallyFacts(tx, query)
          const [counted, found] = [new Map<string, object>(), new Map<string, object>()]
          for (const name of measureNames) {
            const { n, hits, times } = tally[name]?.now ?? nothing
            const behind = await handoffsBehind(tx, behindSql(query, { measure: name }), whole)
            counted.set(name, { n, hits, p95: times?.p95 ?? null })
            found.set(name, { n: behind.count, hits: behind.yes, p95: slowest(behind) })
            expect(behind.items, name).toHaveLength(behind.count)
            for (const hit of ['yes', 'no'] as const) {
              const part = await handoffsBehind(tx, behindSql(query, { measure: name }), { ...whole, hit })
              expect(part.items, `${name} ${hit}`).toHaveLength(part[hit])
            }
          }
          expect(found).toEqual(counted)
          for (const { reason, count } of rejected)
            expect(await handoffsBehind(tx, behindSql(query, { reason }), whole), reason).toMatchObject({ count })
        })
      }),
      { numRuns: 3, endOnFailure: true },
    )
  }, 240_000)

  test('are as many as each count of stats says, in all and for each group', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTold, { minLength: 30, maxLength: 60 }), async (told) => {
        await write(database(), rowsOf(told))
        const { from, to } = periodBounds('2026-10', zone)
        const desks = [{ id: 'norte', from, to, clock: businessClock(from, to, calendar) }]
        await inside(async (tx) => {
          for (const by of groupings) {
            const query = { desks, by }
            const { total, groups } = await countCohorts(tx, query)
            const parts: [Cohort, { key: string | null } | undefined][] = [
              [total, undefined],
              ...groups.map((group): [Cohort, { key: string | null }] => [group, { key: group.key }]),
            ]
            for (const [cohort, group] of parts) {
              const found: Record<string, number> = {}
              for (const stage of stages)
                found[stage] = (await handoffsBehind(tx, cohortSql(query, { stage, group }), whole)).items.length
              expect(found, `${by} ${group?.key}`).toEqual(
                Object.fromEntries(stages.map((stage) => [stage, cohort[stage]])),
              )
            }
          }
        })
      }),
      { numRuns: 2, endOnFailure: true },
    )
  }, 240_000)

  test('come page by page, the newest first, none left out and none twice', async () => {
    const told = fc.sample(anyTold, { numRuns: 40, seed: 7 }).map((each) => ({ ...each, desk: 'norte' as const }))
    await write(database(), rowsOf(told))
    const { from, to } = periodBounds('2026-10', zone)
    const query = {
      desks: [{ id: 'norte', from, to, clock: businessClock(from, to, calendar) }],
      by: 'source',
    } as const
    await inside(async (tx) => {
      const statement = cohortSql(query, { stage: 'offered' })
      const all = await handoffsBehind(tx, statement, whole)
      expect(all.items.map(({ at }) => at)).toEqual(all.items.map(({ at }) => at).toSorted((a, b) => +b - +a))
      const pages = []
      for (let offset = 0; offset < all.count; offset += 3)
        pages.push(...(await handoffsBehind(tx, statement, { offset, limit: 3 })).items)
      expect(pages.map(({ handoff }) => handoff.id)).toEqual(all.items.map(({ handoff }) => handoff.id))
      expect(new Set(pages.map(({ handoff }) => handoff.id)).size).toBe(all.count)
      expect(all.count).toBeGreaterThan(3)
    })
  })
})

/** Nineteen of twenty took no longer: by nearest rank of what is listed. */
function slowest({ items }: HandoffsBehind): number | null {
  const minutes = items.flatMap((item) => item.minutes ?? []).toSorted((a, b) => a - b)
  return minutes[Math.ceil(0.95 * minutes.length) - 1] ?? null
}
