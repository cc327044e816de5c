// Whether a ladder can be climbed: every step says when it comes and what it does, and each comes after the last.
import { type Duration, parseDuration } from '../duration.ts'
import { fault, isTooLong, type Path, type PromiseFault, suggestion, tooLong } from './fault.ts'
import {
  type Act,
  acts,
  isAct,
  isConsequence,
  type Moment,
  messages,
  momentOf,
  namesOf,
  parsePercent,
  type WrittenStep,
} from './ladder.ts'
import type { TimedCommitment } from './promise.ts'

const usualActs: readonly Act[] = [...messages, 'reassign', 'return-to-pool']
const actsOf: Record<TimedCommitment, readonly Act[]> = {
  answer: acts,
  ...{ first_touch: usualActs, persistence: usualActs, verdict: usualActs },
  reply: messages,
}

type Ladder = readonly WrittenStep[]

/**
 * Every fault of a ladder, each where it stands. One without any step is fine: that promise is measured and nothing is
 * said; but steps that stop before the deadline are a slip, for nobody would hear that the promise was broken.
 */
export function ladderFaults(ladder: Ladder, commitment: TimedCommitment, kind: 'within' | 'by'): PromiseFault[] {
  return [
    ...ladder.flatMap((step, index) => [
      ...momentFaults(step, [index], kind),
      ...actFaults(step, [index], commitment),
      ...orderFaults(ladder, index),
    ]),
    ...endFaults(ladder),
  ]
}

function momentFaults({ at, after }: WrittenStep, path: Path, kind: 'within' | 'by'): PromiseFault[] {
  if (at !== undefined && after !== undefined) return [fault(path, '', 'has both `at` and `after`; keep one of them')]
  if (at !== undefined) return percentFaults(at, [...path, 'at'], kind)
  if (after !== undefined) return afterFaults(after, [...path, 'after'])
  return [fault(path, '', 'does not say when; add `at: 100%` or `after: 2h`')]
}

function percentFaults(at: string, path: Path, kind: 'within' | 'by'): PromiseFault[] {
  const percent = parsePercent(at)
  if (percent === null || percent > 1000) return [fault(path, at, 'is not a percentage from 0% to 1000%, such as 50%')]
  return percent > 100 && kind === 'by'
    ? [fault(path, at, 'differs for each lead of a promise by a moment of the week; say `after: 2h` or the like')]
    : []
}

function afterFaults(after: string, path: Path): PromiseFault[] {
  const duration = parseDuration(after)
  if (!duration) return [fault(path, after, 'is not a length of working time such as 30m, 4h or 1bd')]
  if (isTooLong(duration)) return [fault(path, after, tooLong)]
  return duration.businessDays + duration.minutes > 0 ? [] : [fault(path, after, 'is no time; write `at: 100%`')]
}

function actFaults(step: WrittenStep, [index]: Path, commitment: TimedCommitment): PromiseFault[] {
  const path = [index ?? 0, 'do']
  const names = namesOf(step)
  if (names.length === 0) return [fault(path, '', `does nothing; expected one of ${actsOf[commitment].join(', ')}`)]
  const single = names.flatMap((name, each) => {
    const place = typeof step.do === 'string' ? path : [...path, each]
    if (names.indexOf(name) < each) return [fault(place, name, 'stands here twice')]
    if (!isAct(name)) return [fault(place, name, `is not one of ${acts.join(', ')}${suggestion(name, acts)}`)]
    if (!actsOf[commitment].includes(name)) return [fault(place, name, `is nothing that ${commitment} can lead to`)]
    return isConsequence(name) && isEarly(step) ? [fault(place, name, 'would come before the deadline')] : []
  })
  const deeds = new Set(names.filter(isConsequence))
  return deeds.size > 1 ? [...single, fault(path, names.join(', '), 'cannot all be done; keep one of them')] : single
}

const isEarly = (step: WrittenStep): boolean => {
  const moment = momentOf(step)
  return moment !== null && 'percent' in moment && moment.percent < 100
}

function orderFaults(ladder: Ladder, index: number): PromiseFault[] {
  const [before, step] = [ladder[index - 1], ladder[index]]
  const [earlier, later] = [before && momentOf(before), step && momentOf(step)]
  if (!before || !step || !earlier || !later) return []
  const path = [index, step.at === undefined ? 'after' : 'at']
  const [given, past] = [step, before].map(({ at, after }) => at ?? after ?? '')
  const order = compare(earlier, later)
  if (order === null) return [fault(path, given ?? '', `cannot be compared with ${past}; write both with \`after\``)]
  if (order > 0) return [fault(path, given ?? '', `does not come after ${past}; list the earliest step first`)]
  return order < 0 ? [] : [fault(path, given ?? '', `is the moment of the step before; do both there: \`do: [a, b]\``)]
}

/** Negative if the first comes first. Null where it depends on the time allowed: 150% and two hours after the end. */
function compare(a: Moment, b: Moment): number | null {
  if ('percent' in a && 'percent' in b) return a.percent - b.percent
  if ('after' in a && 'after' in b) return size(a.after) - size(b.after)
  const percent = 'percent' in a ? a.percent : 'percent' in b ? b.percent : 0
  if (percent > 100) return null
  return 'percent' in a ? -1 : 1
}

/** A business day counts for more than any number of hours that is worked in it. */
const size = ({ businessDays, minutes }: Duration): number => businessDays * 24 * 60 + minutes

function endFaults(ladder: Ladder): PromiseFault[] {
  const moments = ladder.map(momentOf)
  const last = ladder.at(-1)
  if (!last || moments.some((moment) => !moment || 'after' in moment || moment.percent >= 100)) return []
  return [fault([], last.at ?? '', 'is the last step, and nobody would hear of a broken promise; add one at 100%')]
}
