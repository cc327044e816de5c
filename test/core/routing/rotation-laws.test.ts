import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catchUpLimit, newRotation, type Place, type Rotation, takeTurn } from '../../../src/core/routing/rotation.ts'

type Seat = Pick<Place, 'email' | 'weight'>

const weight = fc.oneof(
  fc.constantFrom(0.1, 0.5, 1, 2, 10),
  fc.integer({ min: 10, max: 1000 }).map((n) => n / 100),
)
const team = (most: number): fc.Arbitrary<Seat[]> =>
  fc
    .array(weight, { minLength: 1, maxLength: most })
    .map((weights) => weights.map((weight, index) => ({ email: `rep-${index}`, weight })))

const everybody = (seats: readonly Seat[]): Place[] => seats.map((seat) => ({ ...seat, standing: 'in-line' }))
const total = (seats: readonly Seat[]) => seats.reduce((sum, { weight }) => sum + weight, 0)
const tiny = 1e-6

/** Leads had so far, and what the turns in line were worth: two ledgers kept apart from the rotation's own. */
function keepLedgers(seats: readonly Seat[]) {
  const had = new Map(seats.map(({ email }) => [email, 0]))
  const worth = new Map(had)
  return {
    enter(places: readonly Place[], taker: string | null) {
      if (taker === null) return
      had.set(taker, (had.get(taker) ?? 0) + 1)
      const line = places.filter(({ standing }) => standing === 'in-line')
      for (const { email, weight } of line) worth.set(email, (worth.get(email) ?? 0) + weight / total(line))
    },
    ahead: () => seats.map(({ email }) => (had.get(email) ?? 0) - (worth.get(email) ?? 0)),
  }
}

describe('while everybody is in line', () => {
  test('ten thousand leads over weights 2, 1 and 0.5: after each, everybody is within one lead of their share', () => {
    const seats = [2, 1, 0.5].map((weight, index) => ({ email: `rep-${index}`, weight }))
    const had = [0, 0, 0]
    let rotation = newRotation
    for (let leads = 1; leads <= 10_000; leads++) {
      const turn = takeTurn(everybody(seats), rotation)
      rotation = turn.rotation
      seats.forEach(({ email }, index) => {
        if (email === turn.email) had[index] = (had[index] ?? 0) + 1
      })
      const off = seats.map(({ weight }, index) => Math.abs((had[index] ?? 0) - (leads * weight) / 3.5))
      if (Math.max(...off) >= 1) throw new Error(`After ${leads} leads: ${had}`)
    }
    expect(had).toEqual([5714, 2857, 1429])
  })

  test('whatever the weights, nobody is ever a whole lead ahead', () => {
    fc.assert(
      fc.property(team(12), fc.integer({ min: 1, max: 300 }), (seats, leads) => {
        const ledgers = keepLedgers(seats)
        let rotation = newRotation
        for (let each = 0; each < leads; each++) {
          const turn = takeTurn(everybody(seats), rotation)
          ledgers.enter(everybody(seats), turn.email)
          rotation = turn.rotation
          expect(Math.max(...ledgers.ahead())).toBeLessThan(1)
        }
      }),
    )
  })

  test('whole weights: after as many leads as they add up to, everybody has had exactly their share', () => {
    const whole = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(whole, (weights) => {
        const seats = weights.map((weight, index) => ({ email: `rep-${index}`, weight }))
        const had = weights.map(() => 0)
        let rotation = newRotation
        for (let each = 0; each < total(seats); each++) {
          const turn = takeTurn(everybody(seats), rotation)
          rotation = turn.rotation
          const taker = seats.findIndex(({ email }) => email === turn.email)
          had[taker] = (had[taker] ?? 0) + 1
        }
        expect(had).toEqual(weights)
      }),
    )
  })
})

/** For each lead, who is in line: by chance, or those whom it hurts most (the two owed most, or the two owed least). */
const absences = fc.array(
  fc.oneof(fc.array(fc.boolean(), { maxLength: 8 }), fc.constantFrom('most' as const, 'least' as const)),
  { minLength: 1, maxLength: 200 },
)

function inLine(seats: readonly Seat[], rule: boolean[] | 'most' | 'least', { current }: Rotation): Place[] {
  const owed = ({ email }: Seat) => current[email] ?? 0
  const sorted = seats.toSorted((a, b) => (rule === 'most' ? owed(b) - owed(a) : owed(a) - owed(b)))
  const chosen = typeof rule === 'string' ? sorted.slice(0, 2) : seats.filter((_, index) => rule[index] ?? true)
  return seats.map((seat) => ({ ...seat, standing: chosen.includes(seat) ? 'in-line' : 'passed-over' }))
}

describe('however often people are passed over', () => {
  // The k who are owed most are together never owed more than k(n - k)/2. If the taker is among the k who are owed most
  // afterwards, the turn gave these k nothing. If not, the taker was owed no less than any of them in line: the k are
  // then owed at most a half more than the mean of the k - 1 and the k + 1, which by induction is k(n - k)/2 again.
  test('nobody is further than (n - 1)/2 leads from what their turns in line were worth', () => {
    fc.assert(
      fc.property(team(8), absences, (seats, absences) => {
        const ledgers = keepLedgers(seats)
        const limit = (seats.length - 1) / 2 + tiny
        let rotation = newRotation
        for (const rule of absences) {
          const places = inLine(seats, rule, rotation)
          const turn = takeTurn(places, rotation)
          ledgers.enter(places, turn.email)
          rotation = turn.rotation
          expect(Math.max(...ledgers.ahead().map(Math.abs))).toBeLessThanOrEqual(limit)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('what is owed is what the turns were worth, less the leads had', () => {
    fc.assert(
      fc.property(team(8), absences, (seats, absences) => {
        const ledgers = keepLedgers(seats)
        let rotation = newRotation
        for (const rule of absences) {
          const places = inLine(seats, rule, rotation)
          const turn = takeTurn(places, rotation)
          ledgers.enter(places, turn.email)
          rotation = turn.rotation
        }
        const owed = seats.map(({ email }) => rotation.current[email] ?? 0)
        ledgers.ahead().forEach((ahead, index) => void expect(owed[index]).toBeCloseTo(-ahead))
      }),
    )
  })

  test('only those in line take leads, and those passed over neither gain nor lose', () => {
    fc.assert(
      fc.property(team(8), absences, (seats, absences) => {
        let rotation = newRotation
        for (const rule of absences) {
          const places = inLine(seats, rule, rotation)
          const turn = takeTurn(places, rotation)
          for (const { email, standing } of places) {
            if (standing === 'in-line') continue
            expect(turn.email).not.toBe(email)
            expect(turn.rotation.current[email] ?? 0).toBe(rotation.current[email] ?? 0)
          }
          rotation = turn.rotation
        }
      }),
    )
  })

  test('once all are back, nobody gets more than n - 1 leads beyond their share: no flood', () => {
    fc.assert(
      fc.property(team(8), absences, fc.integer({ min: 1, max: 100 }), (seats, absences, leads) => {
        let rotation = newRotation
        for (const rule of absences) rotation = takeTurn(inLine(seats, rule, rotation), rotation).rotation
        const ledgers = keepLedgers(seats)
        for (let each = 0; each < leads; each++) {
          const turn = takeTurn(everybody(seats), rotation)
          ledgers.enter(everybody(seats), turn.email)
          rotation = turn.rotation
        }
        expect(Math.max(...ledgers.ahead())).toBeLessThanOrEqual(seats.length - 1 + tiny)
      }),
    )
  })
})

test('whoever comes and goes on the list, the others are owed what they were, and nothing is lost in between', () => {
  const lists = fc.array(fc.uniqueArray(fc.nat(6), { minLength: 1 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(lists, (lists) => {
      let rotation = newRotation
      for (const list of lists) {
        const places = list.map((each): Place => ({ email: `rep-${each}`, weight: 1 + each, standing: 'in-line' }))
        const turn = takeTurn(places, rotation)
        for (const { email, weight } of places) {
          const before = Object.hasOwn(rotation.current, email) ? (rotation.current[email] ?? 0) : 0
          expect(turn.credit.get(email)).toBeCloseTo(before + weight / total(places))
        }
        expect(Object.keys(turn.rotation.current).toSorted()).toEqual(places.map(({ email }) => email).toSorted())
        rotation = turn.rotation
      }
    }),
  )
})

test('somebody who catches up is owed ever more, up to the limit and never beyond', () => {
  fc.assert(
    fc.property(team(6), fc.integer({ min: 1, max: 200 }), (seats, leads) => {
      const away: Place = { email: 'away', weight: 3, standing: 'catching-up' }
      let rotation = newRotation
      for (let each = 0; each < leads; each++) {
        const before = rotation.current.away ?? 0
        rotation = takeTurn([...everybody(seats), away], rotation).rotation
        expect(rotation.current.away).toBeGreaterThanOrEqual(before)
        expect(rotation.current.away).toBeLessThanOrEqual(catchUpLimit)
      }
    }),
  )
})
