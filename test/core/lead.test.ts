import { describe, expect, test } from 'vitest'
import type { State } from '../../src/core/handoff/state.ts'
import { admit, type LastPass, normalizeEmail } from '../../src/core/lead.ts'

const monday = new Date('2026-11-16T09:00:00Z')
const tuesday = new Date('2026-11-17T09:00:00Z')
const last = (state: State, more: Partial<LastPass> = {}): LastPass => ({
  ...{ state, cycle: 1, mqlAt: monday, backfill: false },
  ...more,
})
const live = (mqlAt: Date | null) => ({ mqlAt, backfill: false })
const history = (mqlAt: Date | null) => ({ mqlAt, backfill: true })
const secondPass = { kind: 'new-cycle', cycle: 2, supersedes: false }
const duplicate = { kind: 'duplicate' }

test('e-mail addresses are compared without regard to case or surrounding space', () => {
  expect(normalizeEmail('  Ana.Ruiz@Example.COM ')).toBe('ana.ruiz@example.com')
})

describe('an MQL is taken in', () => {
  test('as the first pass of a lead that is new', () => {
    expect(admit(null, live(null))).toEqual({ kind: 'new-cycle', cycle: 1, supersedes: false })
  })

  test.each(['offered', 'accepted', 'contacted', 'qualified', 'opportunity'] as const)(
    'as more news of the handoff while that is %s',
    (state) => {
      expect(admit(last(state), live(tuesday))).toEqual(duplicate)
      expect(admit(last(state), live(null))).toEqual(duplicate)
    },
  )

  test.each(['won', 'lost', 'rejected', 'recycled', 'withdrawn'] as const)('as the next cycle after %s', (state) => {
    expect(admit(last(state), live(tuesday))).toEqual(secondPass)
    expect(admit(last(state), live(null))).toEqual(secondPass)
  })

  test('as a duplicate when it is the declaration that was answered already, delivered again', () => {
    expect(admit(last('rejected'), live(monday))).toEqual(duplicate)
    expect(admit(last('rejected'), live(new Date('2026-11-01T00:00:00Z')))).toEqual(duplicate)
  })

  test('as a live handoff in place of imported history that nobody worked', () => {
    const imported = last('offered', { backfill: true })
    expect(admit(imported, live(tuesday))).toEqual({ kind: 'new-cycle', cycle: 2, supersedes: true })
    expect(admit(imported, live(null))).toEqual({ kind: 'new-cycle', cycle: 2, supersedes: true })
    expect(admit(imported, live(monday)), 'the same declaration').toEqual(duplicate)
  })

  test('as nothing new when history is imported twice', () => {
    expect(admit(last('offered', { backfill: true }), history(monday))).toEqual(duplicate)
    expect(admit(last('won', { backfill: true }), history(monday))).toEqual(duplicate)
    expect(admit(last('won', { backfill: true }), history(null))).toEqual(duplicate)
  })
})
