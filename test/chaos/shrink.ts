// The shortest story that still ends badly: steps are left out, storms calmed, replicas taken away, as long as it does.
import type { Plan } from './plan.ts'

/** @param fails whether this plan still ends badly. @param budget how many plans may be played for it. */
export async function shrink(plan: Plan, fails: (plan: Plan) => Promise<boolean>, budget = 60): Promise<Plan> {
  let shortest = plan
  let left = budget

  async function attempt(candidate: Plan): Promise<boolean> {
    if (left <= 0) return false
    left -= 1
    if (!(await fails(candidate))) return false
    shortest = candidate
    return true
  }

  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = shortest.steps.length - size; from >= 0; from -= size) {
      const steps = shortest.steps.toSpliced(from, size)
      await attempt({ ...shortest, steps })
    }
  }
  for (const [place, step] of shortest.steps.entries()) {
    if (step.fury > 0) await attempt({ ...shortest, steps: shortest.steps.with(place, { ...step, fury: 0 }) })
  }
  for (let replicas = 1; replicas < shortest.replicas; replicas++) {
    if (await attempt({ ...shortest, replicas, skews: shortest.skews.slice(0, replicas) })) break
  }
  if (shortest.skews.some((skew) => skew !== 0)) await attempt({ ...shortest, skews: shortest.skews.map(() => 0) })
  return shortest
}
