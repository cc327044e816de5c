import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, type Command, type CommandName, commandNames } from '../../../src/core/handoff/command.ts'
import { decide } from '../../../src/core/handoff/decide.ts'
import { type Event, evolve, fold, type Happening, system } from '../../../src/core/handoff/event.ts'
import { type Handoff, isOpen, type State, states } from '../../../src/core/handoff/state.ts'
import { table } from '../../../src/core/handoff/table.ts'

const ana: Actor = { id: 'ana@example.com', roles: ['rep'] }
const luis: Actor = { id: 'luis@example.com', roles: ['rep'] }
const marta: Actor = { id: 'marta@example.com', roles: ['manager'] }
const max: Actor = { id: 'max@example.com', roles: ['marketer'] }
const admin: Actor = { id: 'root@example.com', roles: ['admin'] }
const noon = new Date('2026-11-23T12:00:00Z')
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

const offered: Happening = { type: 'offered', id: 'h1', leadId: 'l1', cycle: 1, desk: 'bogota', owner: null }
const accepted: Happening = { type: 'accepted', owner: ana.id }
const rejected: Happening = { type: 'rejected', reason: 'poor-fit', note: null }
const contacted: Happening = { type: 'contacted', note: null }
const qualified: Happening = { type: 'qualified', note: null }
const until = { until: '2027-01-22', returnsAt: new Date('2027-01-22T13:00:00Z') }
const recycled: Happening = { type: 'recycled', reason: 'bad-timing', note: null, ...until }

const told = (...happenings: Happening[]): Event[] =>
  happenings.map((happening, index) => ({ ...happening, at: later(index), actor: ana.id }))

/** Given what happened, when somebody commands, then that follows. */
function given(...happenings: Happening[]) {
  const handoff = fold(told(offered, ...happenings))
  if (!handoff) throw new Error('A history begins with an offer')
  return {
    handoff,
    when: (name: CommandName, actor: Actor, command: Omit<Command, 'name'> = {}) =>
      decide(handoff, { name, ...command }, { actor, at: later(60) }),
  }
}

const types = (result: ReturnType<typeof decide>) =>
  result.ok ? result.value.map(({ type }) => type) : result.refusal.code

describe('an offered lead', () => {
  test('belongs to the rep who accepts it', () => {
    const result = given().when('accept', ana)
    expect(result).toEqual({ ok: true, value: [{ type: 'accepted', owner: ana.id, at: later(60), actor: ana.id }] })
  })

  test('stays with the person to whom it was assigned, also when a manager accepts it', () => {
    const result = given({ type: 'reassigned', owner: ana.id, from: null, note: null }).when('accept', marta)
    expect(result.ok && result.value[0]).toMatchObject({ type: 'accepted', owner: ana.id, actor: marta.id })
  })

  test('that is assigned to Ana is not accepted by Luis, who is told whose it is', () => {
    const result = given({ type: 'reassigned', owner: ana.id, from: null, note: null }).when('accept', luis)
    expect(result).toEqual({ ok: false, refusal: { code: 'not-your-lead', by: ana.id } })
  })

  test('is not worked on before it is accepted', () => {
    for (const name of ['log-attempt', 'contacted', 'qualify', 'open-opportunity', 'win', 'lose'] as const) {
      expect(types(given().when(name, ana)), name).toBe('not-accepted')
    }
  })

  test('is taken back by marketing, not by a rep', () => {
    expect(types(given().when('withdraw', max))).toEqual(['withdrawn'])
    expect(types(given().when('withdraw', ana))).toBe('not-allowed')
  })

  test('is nothing to somebody who is not on the desk', () => {
    expect(types(given().when('accept', { id: 'eve@example.com', roles: [] }))).toBe('not-on-desk')
  })
})

describe('a verdict against a lead', () => {
  test('needs a reason of the taxonomy', () => {
    expect(given().when('reject', ana)).toEqual({ ok: false, refusal: { code: 'reason-required', field: 'reason' } })
    expect(types(given().when('reject', ana, { reason: 'bad-hair-day' }))).toBe('reason-unknown')
    expect(types(given().when('reject', ana, { reason: 'bad-timing' })), 'a reason to recycle').toBe('reason-unknown')
    expect(types(given().when('reject', ana, { reason: 'poor-fit' }))).toEqual(['rejected'])
  })

  test('needs a comment where the reason says too little', () => {
    expect(given().when('reject', ana, { reason: 'other-reject' })).toEqual({
      ok: false,
      refusal: { code: 'comment-required', field: 'note' },
    })
    expect(types(given().when('reject', ana, { reason: 'other-reject', note: 'A school project' }))).toEqual([
      'rejected',
    ])
  })

  test('that sends it back to nurture needs a date', () => {
    expect(types(given().when('recycle', ana, { reason: 'bad-timing' }))).toBe('date-required')
    expect(types(given().when('recycle', ana, { reason: 'bad-timing', ...until }))).toEqual(['recycled'])
  })
})

describe('an accepted lead', () => {
  test('tells a second rep who presses Accept who was faster, and when', () => {
    const result = given(accepted).when('accept', luis)
    expect(result).toEqual({ ok: false, refusal: { code: 'already-answered', by: ana.id, at: later(1) } })
  })

  test('is moved by its owner or a manager, by nobody else', () => {
    expect(given(accepted).when('contacted', luis)).toEqual({
      ok: false,
      refusal: { code: 'not-your-lead', by: ana.id },
    })
    expect(types(given(accepted).when('contacted', ana))).toEqual(['contacted'])
    expect(types(given(accepted).when('contacted', marta))).toEqual(['contacted'])
    expect(types(given(accepted).when('contacted', admin))).toEqual(['contacted'])
  })

  test('may still be rejected or recycled: the verdict came after the first call', () => {
    expect(types(given(accepted, contacted).when('reject', ana, { reason: 'no-intent' }))).toEqual(['rejected'])
    expect(types(given(accepted).when('recycle', ana, { reason: 'no-budget', ...until }))).toEqual(['recycled'])
  })

  test('counts attempts, and never takes an attempt for a contact', () => {
    const tried: Happening = { type: 'attempt-logged', kind: 'call', note: null }
    const { handoff } = given(accepted, tried, tried)
    expect(handoff).toMatchObject({ state: 'accepted', attempts: 2, firstTouchAt: later(2), contactedAt: null })
  })

  test('that is won was contacted, qualified and an opportunity before: a funnel has no holes', () => {
    const result = given(accepted).when('win', ana, { amount: 12_000 })
    expect(result.ok && result.value.map(({ type, ...rest }) => [type, 'implied' in rest])).toEqual([
      ['contacted', true],
      ['qualified', true],
      ['opportunity-opened', true],
      ['won', false],
    ])
  })

  test('cannot be lost before there is a deal', () => {
    expect(types(given(accepted, contacted).when('lose', ana, { reason: 'price' }))).toBe('not-qualified')
    expect(types(given(accepted, contacted, qualified).when('lose', ana, { reason: 'price' }))).toEqual([
      'opportunity-opened',
      'lost',
    ])
  })

  test('is handed on by its owner to a colleague, not to the owner again', () => {
    expect(types(given(accepted).when('reassign', ana, { owner: luis.id, note: 'Speaks Catalan' }))).toEqual([
      'reassigned',
    ])
    expect(types(given(accepted).when('reassign', ana, { owner: luis.id })), 'without a reason').toBe(
      'comment-required',
    )
    expect(types(given(accepted).when('reassign', marta, { owner: luis.id }))).toEqual(['reassigned'])
    expect(types(given(accepted).when('reassign', ana, { owner: ana.id }))).toBe('already-owner')
    expect(types(given(accepted).when('reassign', ana))).toBe('owner-required')
    expect(types(given(accepted).when('reassign', luis, { owner: luis.id }))).toBe('not-your-lead')
  })

  test('is not won for less than nothing', () => {
    for (const amount of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(types(given(accepted).when('win', ana, { amount }))).toBe('amount-invalid')
    }
  })
})

describe('a rejected lead', () => {
  test('is disputed once by marketing, with a word why', () => {
    expect(types(given(rejected).when('dispute', max))).toBe('comment-required')
    expect(types(given(rejected).when('dispute', max, { note: 'They asked for a price' }))).toEqual(['disputed'])
    const disputed: Happening = { type: 'disputed', note: 'They asked for a price' }
    expect(types(given(rejected, disputed).when('dispute', max, { note: 'Again' }))).toBe('already-disputed')
  })

  test('is decided on by a manager, and only while a dispute is open', () => {
    const disputed: Happening = { type: 'disputed', note: 'They asked for a price' }
    expect(types(given(rejected).when('overturn', marta))).toBe('no-dispute')
    expect(types(given(rejected, disputed).when('overturn', ana))).toBe('not-allowed')
    expect(types(given(rejected, disputed).when('uphold', marta))).toEqual(['upheld'])
    const { handoff } = given(accepted, rejected, disputed, { type: 'overturned', note: null })
    expect(handoff).toMatchObject({ state: 'offered', owner: null, answeredAt: null, reason: null, endedAt: null })
    expect(handoff.offeredAt, 'still a lead of its first day').toEqual(later(0))
  })
})

describe('the lifecycle as a whole', () => {
  const history: Record<State, Happening[]> = {
    offered: [],
    accepted: [accepted],
    contacted: [accepted, contacted],
    qualified: [accepted, contacted, qualified],
    opportunity: [accepted, contacted, qualified, { type: 'opportunity-opened', amount: null, note: null }],
    won: [accepted, { type: 'won', amount: 1, note: null }],
    lost: [accepted, { type: 'lost', reason: 'price', note: null }],
    rejected: [rejected],
    recycled: [recycled],
    withdrawn: [{ type: 'withdrawn', note: null }],
  }
  const complete = { reason: 'poor-fit', note: 'why', owner: luis.id, ...until }
  const reasonFor: Partial<Record<CommandName, string>> = { recycle: 'bad-timing', lose: 'price' }

  test.each(states)('from %s, every command is an event or a refusal, as the table says', (state) => {
    for (const name of commandNames) {
      const open = name === 'uphold' || name === 'overturn' ? [{ type: 'disputed', note: 'why' } as const] : []
      const { handoff, when } = given(...history[state], ...(state === 'rejected' ? open : []))
      expect(handoff.state).toBe(state)
      const result = when(name, admin, { ...complete, reason: reasonFor[name] ?? complete.reason })
      const cell = table[state][name]
      const last = result.ok ? { event: result.value.at(-1)?.type } : { refusal: result.refusal.code }
      expect(last, `${state} × ${name}`).toEqual(cell)
    }
  })

  test('whatever is commanded, the fold of the history is the row, and only one person owns it', () => {
    const actors = fc.constantFrom(ana, luis, marta, max, admin, { id: system, roles: ['system'] as const })
    const command = fc.record(
      {
        name: fc.constantFrom(...commandNames),
        reason: fc.constantFrom('poor-fit', 'bad-timing', 'price', 'other-reject', 'nonsense'),
        note: fc.constantFrom('', 'why'),
        owner: fc.constantFrom(ana.id, luis.id),
        amount: fc.constantFrom(0, 10, -1),
        until: fc.constant(until.until),
        returnsAt: fc.constant(until.returnsAt),
      },
      { requiredKeys: ['name'] },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(actors, command), { maxLength: 30 }), (steps) => {
        const recorded = told(offered)
        let handoff = fold(recorded) as Handoff
        for (const [step, [actor, command]] of steps.entries()) {
          const result = decide(handoff, command, { actor, at: later(step) })
          if (!result.ok) continue
          recorded.push(...result.value)
          handoff = result.value.reduce<Handoff>(evolve, handoff)
        }
        expect(handoff).toEqual(fold(recorded))
        expect(handoff.version).toBe(recorded.length)
        expect(isOpen(handoff.state)).toBe(handoff.endedAt === null)
        if (handoff.state !== 'offered')
          expect(handoff.answeredAt === null).toBe(handoff.state === 'withdrawn' && !handoff.acceptedAt)
        if (handoff.state === 'won')
          expect(handoff.contactedAt && handoff.qualifiedAt && handoff.opportunityAt).toBeTruthy()
      }),
      { numRuns: 500 },
    )
  })
})
