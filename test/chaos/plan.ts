// What a run is: where it begins, and one step after the other. A plan can be written down, shortened, and played again.
import { dice } from './dice.ts'

const acts = {
  ...{ 'hand over': 4, 'hand over again': 3, gesture: 8, command: 3 },
  ...{ tick: 1, 'all ticks': 0.7, 'wake up': 4, 'a few seconds': 10 },
  ...{ seconds: 2, minutes: 3, days: 0.4 },
  ...{ crash: 0.7, freeze: 0.7, jump: 0.5 },
} as const
export type Act = keyof typeof acts

/** What happens in a step is thrown with its own seed, so that leaving one out does not change the others. */
export type Step = { act: Act; seed: number /** The share of points at which something goes wrong. */; fury: number }

export type Plan = {
  seed: number
  begins: string
  replicas: number
  /** By how many milliseconds each one's clock is wrong. */
  skews: number[]
  /** Slack does not let us read what was said. */
  cannotTell: boolean
  /** The second desk talks in Teams. */
  teams: boolean
  steps: Step[]
}

// Ordinary days, an evening, the end of a week, and the two nights on which Madrid's clocks change.
const beginnings = [
  '2026-11-23T08:00:00Z',
  '2026-11-25T15:40:00Z',
  '2026-11-27T15:50:00Z',
  '2026-10-24T09:00:00Z',
  '2026-03-27T15:30:00Z',
  '2026-11-30T07:50:00Z',
]

export function planFrom(seed: number): Plan {
  const chance = dice(seed)
  const replicas = chance.pick([1, 2, 2, 3])
  const length = 10 + chance.below(14)
  return {
    ...{ seed, replicas, begins: chance.pick(beginnings), cannotTell: chance.chance(0.15), teams: chance.chance(0.4) },
    skews: Array.from({ length: replicas }, () => (chance.chance(0.5) ? 0 : chance.below(4_000) - 2_000)),
    steps: Array.from({ length }, (_, place): Step => {
      const act = place === 0 ? 'hand over' : chance.weighed(acts)
      return { act, seed: chance.below(2 ** 31), fury: chance.pick([0, 0.04, 0.12, 0.12, 0.25]) }
    }),
  }
}
