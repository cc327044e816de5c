// Deadlines that nobody would think of: any ladder, also ones that no agreement may have, in any calendar.
import fc from 'fast-check'
import { createCalendar } from '../../../src/core/calendar.ts'
import type { Start } from '../../../src/core/promise/deadline.ts'
import { acts, consequences, isMessage, type LadderStep, type Moment } from '../../../src/core/promise/ladder.ts'
import { timedCommitments } from '../../../src/core/promise/promise.ts'
import type { Term, Weekday } from '../../../src/core/promise/term.ts'
import { anyInstant, anyTerms, changes } from '../calendar/any-calendar.ts'

const anyDuration = fc.record({ businessDays: fc.nat(6), minutes: fc.nat(3000) })

const anyTerm: fc.Arbitrary<Term> = fc.oneof(
  anyDuration.map((within): Term => ({ kind: 'within', within })),
  fc
    .record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 10, max: 23 }) })
    .map(({ weekday, hour }): Term => ({ kind: 'by', weekday: weekday as Weekday, time: `${hour}:30` })),
)

const percent = fc.oneof(fc.constantFrom(0, 50, 80, 100, 200), fc.nat(1000)).map((each): Moment => ({ percent: each }))
const after = anyDuration.map((each): Moment => ({ after: each }))

const anyStep: fc.Arbitrary<LadderStep> = fc.record({
  ...{ at: fc.oneof(percent, after), acts: fc.uniqueArray(fc.constantFrom(...acts), { maxLength: 3 }) },
  always: fc.boolean(),
})

export const anyLadder = fc.array(anyStep, { maxLength: 6 })

/** Messages as they come, and one consequence after the deadline. */
export const anyLadderWithOneConsequence = fc
  .tuple(anyLadder, anyDuration, fc.constantFrom(...consequences), fc.boolean(), fc.nat(6))
  .map(([ladder, after, consequence, always, place]) => {
    const talk = ladder.map((each): LadderStep => ({ ...each, acts: each.acts.filter(isMessage) }))
    return talk.toSpliced(place, 0, { at: { after }, acts: [consequence], always })
  })

/** A month around a day on which the clock changes. */
export function anyStart(ladder: fc.Arbitrary<readonly LadderStep[]>): fc.Arbitrary<Start> {
  return fc.constantFrom(...changes).chain(([zone, day]) => {
    const noon = Date.parse(`${day}T12:00Z`)
    const [from, to] = [noon - 20 * 86_400_000, noon + 10 * 86_400_000]
    return fc.record({
      ...{ commitment: fc.constantFrom(...timedCommitments), startedAt: anyInstant(from, to) },
      terms: fc.record({ when: fc.constant([]), term: anyTerm, ladder }),
      calendar: anyTerms(zone, from, to).map(createCalendar),
    })
  })
}
