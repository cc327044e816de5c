import { describe, expect, test } from 'vitest'
import { type Event, type EventType, evolve, fold, type Happening } from '../../../src/core/handoff/event.ts'
import type { Handoff } from '../../../src/core/handoff/state.ts'
import { type Changes, deadlineChanges, owedBy, type Side, sideOf } from '../../../src/core/promise/changes.ts'
import type { TimedCommitment } from '../../../src/core/promise/promise.ts'

const offered: Happening = { type: 'offered', id: 'h1', leadId: 'l1', cycle: 1, desk: 'bogota', owner: null }
const accepted: Happening = { type: 'accepted', owner: 'ana@example.com' }
const attempt: Happening = { type: 'attempt-logged', kind: 'call', note: null }
const contacted: Happening = { type: 'contacted', note: null }
const qualified: Happening = { type: 'qualified', note: null }
const opportunity: Happening = { type: 'opportunity-opened', amount: null, note: null }
const rejected: Happening = { type: 'rejected', reason: 'poor-fit', note: null }
const until = { until: '2027-01-22', returnsAt: new Date('2027-01-22T13:00:00Z') }
const recycled: Happening = { type: 'recycled', reason: 'no-response', note: null, ...until }
const withdrawn: Happening = { type: 'withdrawn', note: null }
const disputed: Happening = { type: 'disputed', note: 'They asked for a demo' }
const upheld: Happening = { type: 'upheld', note: null }
const overturned: Happening = { type: 'overturned', note: null }
const commented: Happening = { type: 'commented', note: 'Where does this one come from?' }
const reassigned: Happening = { type: 'reassigned', owner: 'luis@example.com', from: null, note: null }

const at = new Date('2026-11-17T12:00:00Z')
const told = (happening: Happening): Event => ({ ...happening, at, actor: 'ana@example.com' })

/** Given what happened before, when that happens, what begins and ends. */
function when(
  before: Happening[],
  happening: Happening,
  side: Side | null = null,
  attemptsNeeded: number | null = null,
) {
  const handoff = fold(before.map(told))
  const event = told(happening)
  return deadlineChanges(handoff, event, evolve(handoff, event), { side, attemptsNeeded })
}

const changes = (kept: TimedCommitment[], moot: TimedCommitment[], start: TimedCommitment[]): Changes => ({
  stop: [
    ...kept.map((commitment) => ({ commitment, outcome: 'kept' as const })),
    ...moot.map((commitment) => ({ commitment, outcome: 'moot' as const })),
  ],
  start,
  rebase: [],
})
const nothing = changes([], [], [])
const atWork: TimedCommitment[] = ['first_touch', 'persistence', 'verdict']
const work = [offered, accepted]

describe('what happens to a handoff begins and ends its promises', () => {
  test.each<[string, Happening[], Happening, Changes]>([
    ['an offer waits for an answer', [], offered, changes([], [], ['answer'])],
    ['accepting answers, and binds the owner', [offered], accepted, changes(['answer'], [], atWork)],
    ['rejecting answers', [offered], rejected, changes(['answer', 'verdict'], ['first_touch', 'persistence'], [])],
    ['recycling answers', [offered], recycled, changes(['answer', 'verdict'], ['first_touch', 'persistence'], [])],
    [
      'rejecting later is a verdict',
      work,
      rejected,
      changes(['answer', 'verdict'], ['first_touch', 'persistence'], []),
    ],
    [
      'recycling later is a verdict',
      work,
      recycled,
      changes(['answer', 'verdict'], ['first_touch', 'persistence'], []),
    ],
    ['an attempt is a touch', work, attempt, changes(['first_touch'], [], [])],
    ['a contact ends the attempts', work, contacted, changes(['first_touch', 'persistence'], [], [])],
    ['qualifying is a verdict', [...work, contacted], qualified, changes(atWork, [], [])],
    ['a deal is more than a verdict', [...work, contacted, qualified], opportunity, changes(atWork, [], [])],
    ['a won deal too', work, { type: 'won', amount: 900, note: null }, changes(atWork, [], [])],
    ['a lost one too', work, { type: 'lost', reason: 'price', note: null }, changes(atWork, [], [])],
    ['nobody needs what is withdrawn', [offered], withdrawn, changes([], ['answer', ...atWork, 'reply'], [])],
    ['a dispute waits for its settlement', [offered, rejected], disputed, changes(['reply'], [], ['reply'])],
    ['upholding settles it', [offered, rejected, disputed], upheld, changes(['reply'], [], [])],
    ['overturning offers again', [offered, rejected, disputed], overturned, changes(['reply'], [], ['answer'])],
    ['more activity changes no promise', [offered], { type: 'activity-added', count: 2 }, nothing],
    ['a broken promise runs on', [offered], { type: 'overdue', commitment: 'answer' }, nothing],
    ['a new owner gets the deadlines', work, reassigned, { ...nothing, rebase: ['answer', ...atWork] }],
  ])('%s', (_, before, happening, expected) => expect(when(before, happening)).toEqual(expected))
})

describe('persistence counts attempts', () => {
  const tried = (times: number): Happening[] => [...work, ...Array.from({ length: times }, () => attempt)]
  const both = changes(['first_touch', 'persistence'], [], [])

  test('up to the last one that is needed', () => {
    expect(when(tried(3), attempt, 'sales', 5)).toEqual(changes(['first_touch'], [], []))
    expect(when(tried(4), attempt, 'sales', 5)).toEqual(both)
    expect(when(tried(5), attempt, 'sales', 5)).toEqual(both)
  })

  test('not at all where none are promised', () => {
    expect(when(tried(30), attempt, 'sales', null)).toEqual(changes(['first_touch'], [], []))
  })

  test('a comment or a new activity is no attempt', () => {
    expect(when(tried(4), { type: 'activity-added', count: 9 }, 'sales', 5)).toEqual(nothing)
    expect(when(tried(4), commented, 'sales', 5).stop).toEqual([])
  })
})

describe('marketing owes a reply', () => {
  test('to a question of a rep, in whatever state the lead is', () => {
    for (const before of [[offered], work, [offered, rejected], [offered, recycled]]) {
      expect(when(before, commented, 'sales')).toEqual(changes([], [], ['reply']))
    }
  })

  test('which a marketer gives by a comment', () => {
    expect(when([offered, rejected], commented, 'marketing')).toEqual(changes(['reply'], [], []))
  })

  test('while a comment of a manager neither asks nor answers', () => {
    expect(when([offered, rejected], commented)).toEqual(nothing)
  })

  test('but an open dispute is answered by its settlement alone, which is for the managers', () => {
    const open = [offered, rejected, disputed]
    expect(when(open, commented, 'marketing')).toEqual(nothing)
    expect(owedBy('reply', fold(open.map(told)) as Handoff)).toBe('managers')
    expect(owedBy('reply', fold([...open, upheld].map(told)) as Handoff)).toBe('marketers')
    expect(owedBy('answer', fold([told(offered)]) as Handoff)).toBe('owner')
  })

  test('and whoever is rep and marketer speaks for marketing', () => {
    expect(sideOf(['rep'])).toBe('sales')
    expect(sideOf(['rep', 'marketer'])).toBe('marketing')
    expect(sideOf(['manager', 'admin'])).toBeNull()
  })
})

test('a handoff that ends owes nobody anything but a reply', () => {
  const endings: [Happening, EventType][] = [rejected, recycled, withdrawn].map((each) => [each, each.type])
  for (const [ending, name] of endings) {
    const running = new Set<TimedCommitment>()
    const history = [offered, accepted, attempt, ending]
    history.forEach((happening, index) => {
      const { stop, start } = when(history.slice(0, index), happening, 'sales')
      for (const { commitment } of stop) running.delete(commitment)
      for (const commitment of start) running.add(commitment)
    })
    expect([...running], name).toEqual([])
  }
})
