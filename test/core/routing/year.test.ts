import { describe, expect, test } from 'vitest'
import { assign } from '../../../src/core/routing/assign.ts'
import { type DeskRouting, openToAll } from '../../../src/core/routing/desk-routing.ts'
import type { Rotations } from '../../../src/core/routing/rotation.ts'
import type { Availability, Load } from '../../../src/core/routing/situation.ts'

const weights = { ana: 2, bo: 1, caro: 0.5 } as const
type Rep = keyof typeof weights
const reps = Object.keys(weights) as Rep[]
const leadsPerDay = 40
const day = 86_400_000
const start = Date.UTC(2026, 0, 5)

/** Days on which somebody is away, from and up to, by their number. */
const leave: Readonly<Record<Rep, readonly (readonly [number, number])[]>> = {
  ...{ ana: [[20, 30]], bo: [[25, 28]], caro: [[60, 110]] },
}
const isAway = (rep: Rep, today: number) => leave[rep].some(([from, to]) => from <= today && today < to)

const desk: DeskRouting = {
  ...openToAll,
  mode: 'assigned',
  rules: [{ name: 'everybody', when: [], to: { kind: 'pool', pool: 'inbound' } }],
  pools: [
    {
      id: 'inbound',
      seats: [
        { email: 'ana', weight: weights.ana, tags: [], maxPerDay: 30 },
        { email: 'bo', weight: weights.bo, tags: [], maxOpen: 60 },
        { email: 'caro', weight: weights.caro, tags: [] },
      ],
    },
  ],
}

type Given = { today: number; owner: string | null; line: readonly string[]; load: ReadonlyMap<string, Load> }

/** Ten thousand leads over 250 days; each stays open for four days. */
function workTheYear(): Given[] {
  const given: Given[] = []
  let rotations: Rotations = {}
  for (let lead = 0; lead < 10_000; lead++) {
    const today = Math.floor(lead / leadsPerDay)
    const recent = given.slice(-4 * leadsPerDay).filter((each) => today - each.today < 4)
    const load = new Map(reps.map((rep): [Rep, Load] => [rep, loadOf(rep, today, recent)]))
    const now = new Date(start + today * day)
    const assignment = assign(desk, {
      ...{ facts: {}, now, existingOwner: null, lastHolders: [], load, rotations },
      availability: new Map(reps.map((rep) => [rep, availability(rep, today)])),
    })
    rotations = assignment.rotations
    const pool = assignment.trace.find((step) => step.step === 'pool')
    const line = pool?.seats.flatMap(({ email, obstacle }) => (obstacle ? [] : [email])) ?? []
    given.push({ today, owner: assignment.owner, line, load })
  }
  return given
}

const availability = (rep: Rep, today: number): Availability =>
  isAway(rep, today) ? { state: 'away', untilAt: null, cover: null } : { state: 'at-work' }

function loadOf(rep: Rep, today: number, recent: readonly Given[]): Load {
  const own = recent.filter(({ owner }) => owner === rep)
  return { open: own.length, today: own.filter((each) => each.today === today).length }
}

/** How far ahead of what the turns in line were worth each is after these leads. */
function aheadAfter(given: readonly Given[]): number[] {
  return reps.map((rep) => {
    const had = given.filter(({ owner }) => owner === rep).length
    const turns = given.filter(({ line }) => line.includes(rep))
    const worth = turns.map(({ line }) => weights[rep] / line.reduce((sum, each) => sum + weights[each as Rep], 0))
    return had - worth.reduce((sum, each) => sum + each, 0)
  })
}

describe('ten thousand leads, with leave and limits', () => {
  const year = workTheYear()

  test('nobody who is away gets one', () => {
    for (const { owner, today } of year) expect(owner !== null && isAway(owner as Rep, today)).toBe(false)
  })

  test('nobody gets more a day, or has more open, than the seat allows; both limits were met', () => {
    const loads = (rep: Rep) => year.filter(({ owner }) => owner === rep).map(({ load }) => load.get(rep))
    expect(Math.max(...loads('ana').map((load) => load?.today ?? 0))).toBe(29)
    expect(Math.max(...loads('bo').map((load) => load?.open ?? 0))).toBe(59)
  })

  test('a lead has no owner only when nobody was in line', () => {
    for (const { owner, line } of year) expect(owner === null).toBe(line.length === 0)
  })

  test('at the end of every seventh day, each has had what the turns in line were worth, give or take one lead', () => {
    for (let today = 7; today <= 250; today += 7) {
      for (const ahead of aheadAfter(year.slice(0, today * leadsPerDay))) expect(Math.abs(ahead)).toBeLessThanOrEqual(1)
    }
  })

  test('on the day of the return, everybody gets what a day is worth, give or take two leads', () => {
    const returns = reps.flatMap((rep) => leave[rep].map(([, to]) => to))
    for (const today of returns) {
      for (const ahead of aheadAfter(year.filter((each) => each.today === today))) {
        expect(Math.abs(ahead)).toBeLessThanOrEqual(2)
      }
    }
  })
})

test('a thousand people: a hundred leads are handed out in a moment', () => {
  const seats = Array.from({ length: 1000 }, (_, index) => ({ email: `rep-${index}`, weight: 1, tags: [] }))
  const crowd = { ...desk, pools: [{ id: 'inbound', seats }] }
  const availability = new Map(
    seats.map(({ email }, index): [string, Availability] => [
      email,
      index % 3 === 0 ? { state: 'away', untilAt: null, cover: 'rep-1' } : { state: 'at-work' },
    ]),
  )
  let rotations: Rotations = {}
  const startedAt = performance.now()
  for (let lead = 0; lead < 100; lead++) {
    const situation = { facts: {}, now: new Date(start), existingOwner: null, lastHolders: [], load: new Map() }
    rotations = assign(crowd, { ...situation, availability, rotations }).rotations
  }
  expect(performance.now() - startedAt).toBeLessThan(3000)
})
