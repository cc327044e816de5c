// What is wrong with the promises of an agreement as somebody wrote them.
import { fault, isTooLong, type Path, type PromiseFault, tooLong } from './fault.ts'
import { ladderFaults } from './ladder-faults.ts'
import { type TimedCommitment, timedCommitments, type WrittenPromises, type WrittenTerms } from './promise.ts'
import { parseTerm } from './term.ts'
import { usualLadders } from './usual.ts'

export type { PromiseFault } from './fault.ts'

const most = 50

/** Every fault, each where it stands: `[commitment, index of the terms, …]`. None means that `readPromises` takes them. */
export const agreementFaults = (written: WrittenPromises): PromiseFault[] =>
  timedCommitments.flatMap((commitment) => {
    const all = written[commitment]
    return all ? under([commitment], promiseFaults(commitment, all)) : []
  })

function promiseFaults(commitment: TimedCommitment, all: readonly WrittenTerms[]): PromiseFault[] {
  if (all.length === 0) return [fault([], '', 'promises nothing; add terms such as { due: 1bd }, or leave it out')]
  return [
    ...all.flatMap((terms, index) => under([index], termsFaults(commitment, terms))),
    ...reachFaults(all.map(({ when = [] }) => when.length === 0)),
  ]
}

/** The first terms that match hold, so the ones for every lead stand last. */
function reachFaults(forEveryLead: readonly boolean[]): PromiseFault[] {
  const first = forEveryLead.indexOf(true)
  if (first < 0)
    return [fault([], '', 'has nothing for leads that match no `when`; add terms without `when` at the end')]
  return forEveryLead
    .slice(first + 1)
    .map((_, index) => fault([first + 1 + index], '', 'are never reached; the terms before them hold for every lead'))
}

function termsFaults(commitment: TimedCommitment, { due, attempts, ladder }: WrittenTerms): PromiseFault[] {
  const kind = parseTerm(due)?.kind ?? 'within'
  return [
    ...dueFaults(due),
    ...attemptFaults(commitment, attempts),
    ...under(['ladder'], ladderFaults(ladder ?? usualLadders[commitment], commitment, kind)),
  ]
}

function dueFaults(due: string): PromiseFault[] {
  const term = parseTerm(due)
  if (!term) return [fault(['due'], due, 'is not a time such as 30m, 4h, 1bd or by wednesday 18:00')]
  return term.kind === 'within' && isTooLong(term.within) ? [fault(['due'], due, tooLong)] : []
}

function attemptFaults(commitment: TimedCommitment, attempts: number | undefined): PromiseFault[] {
  if (commitment !== 'persistence') {
    return attempts === undefined ? [] : [fault(['attempts'], String(attempts), 'belongs to persistence alone')]
  }
  if (attempts === undefined) return [fault(['attempts'], '', 'is missing; say how many attempts are promised')]
  const valid = Number.isInteger(attempts) && attempts >= 1 && attempts <= most
  return valid ? [] : [fault(['attempts'], String(attempts), `is not a whole number from 1 to ${most}`)]
}

const under = (path: Path, faults: readonly PromiseFault[]): PromiseFault[] =>
  faults.map((each) => ({ ...each, path: [...path, ...each.path] }))
