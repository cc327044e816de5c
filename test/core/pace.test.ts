// How fast may we speak: never faster than the platform allows, and no slower than it must be.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedAt, type Pace, type RateLimit, taken } from '../../src/core/pace.ts'

const at = (seconds: number) => new Date(seconds * 1000)

/** The moments of that many calls, each as soon as it may be made. */
function calls(limits: readonly RateLimit[], count: number): number[] {
  let pace: Pace = []
  let now = at(1_000_000)
  return Array.from({ length: count }, () => {
    now = allowedAt(limits, pace, now)
    pace = taken(limits, pace, now)
    return now.getTime() / 1000 - 1_000_000
  })
}

describe('the pace of a conversation', () => {
  it('is one message a second where one a second is allowed, the first at once', () => {
    expect(calls([{ count: 1, seconds: 1, burst: 1 }], 4)).toEqual([0, 1, 2, 3])
  })

  it('lets a burst through at once, and then goes on evenly', () => {
    expect(calls([{ count: 2, seconds: 1, burst: 3 }], 6)).toEqual([0, 0, 0, 0.5, 1, 1.5])
  })

  it('keeps the strictest of several limits', () => {
    const moments = calls(
      [
        { count: 4, seconds: 1, burst: 3 },
        { count: 40, seconds: 30, burst: 20 },
      ],
      100,
    )
    for (const [place, moment] of moments.entries()) {
      const within = (span: number) => moments.filter((each) => each >= moment && each < moment + span).length
      expect(within(1), `7 a second from call ${place}`).toBeLessThanOrEqual(7)
      expect(within(30), `60 in half a minute from call ${place}`).toBeLessThanOrEqual(60)
    }
  })

  it('never has more calls in a window than burst and rate together, whenever they come', () => {
    const limit = fc.record({
      count: fc.integer({ min: 1, max: 20 }),
      seconds: fc.integer({ min: 1, max: 60 }),
      burst: fc.integer({ min: 1, max: 10 }),
    })
    fc.assert(
      fc.property(limit, fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 60 }), (limit, pauses) => {
        let pace: Pace = []
        let now = at(1_000)
        const made: number[] = []
        for (const pause of pauses) {
          now = allowedAt([limit], pace, new Date(now.getTime() + pause))
          pace = taken([limit], pace, now)
          made.push(now.getTime())
        }
        const span = limit.seconds * 1000
        for (const from of made)
          expect(made.filter((each) => each >= from && each < from + span).length).toBeLessThanOrEqual(
            limit.count + limit.burst,
          )
      }),
    )
  })

  it('forgets nothing that was taken and gives nothing back for waiting long', () => {
    const limit = [{ count: 1, seconds: 1, burst: 2 }]
    const pace = taken(limit, taken(limit, [], at(0)), at(0))
    expect(allowedAt(limit, pace, at(0))).toEqual(at(1))
    expect(allowedAt(limit, pace, at(3_600))).toEqual(at(3_600))
  })

  it('waits for nobody after the clocks were set back, but for those whose clocks are a little ahead', () => {
    const limit = [{ count: 1, seconds: 1, burst: 1 }]
    const before = taken(limit, [], at(7_200))
    expect(allowedAt(limit, before, at(0)), 'two hours ahead').toEqual(at(0))
    expect(taken(limit, before, at(0))).toEqual([at(1).getTime()])
    expect(allowedAt(limit, taken(limit, [], at(2)), at(0)), 'two seconds ahead').toEqual(at(3))
  })
})
