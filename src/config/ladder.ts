// Whether the steps of a ladder can be climbed in their order.

/** A step that was refused in part has something else in its place, and is passed over. */
type Step = { at: unknown; do: unknown }
type Fault = { path: readonly PropertyKey[]; problem: string }

/** The steps that stand in the wrong place. Every ladder has one breach, and it is at the deadline. */
export function ladderFaults(steps: readonly Step[]): Fault[] {
  const faults = steps.flatMap(({ at, do: act }, index): Fault[] => {
    if (typeof at !== 'number') return []
    const path = [index, 'at']
    const before = steps[index - 1]?.at
    if (typeof before === 'number' && at <= before) {
      return [{ path, problem: `${at}% does not come after ${before}%; list the earliest step first` }]
    }
    return act === 'breach' && at !== 100 ? [{ path, problem: `${at}% is not the deadline; a breach is at 100%` }] : []
  })
  const mayBreach = steps.some((step) => step.do !== 'remind')
  return mayBreach ? faults : [...faults, { path: [], problem: 'has no breach; add { at: 100%, do: breach }' }]
}
