// One promise of an agreement: its terms, which may differ from lead to lead, each with its ladder.
import { allHold, type Condition, type Facts } from '../condition.ts'
import { type Ladder, readLadder, type WrittenStep } from './ladder.ts'
import { parseTerm, type Term } from './term.ts'

/** The commitments that run against the clock on each handoff. Sales owes the first four, marketing the last. */
export const timedCommitments = ['answer', 'first_touch', 'persistence', 'verdict', 'reply'] as const
export type TimedCommitment = (typeof timedCommitments)[number]

export type Terms = {
  /** For the leads of which all of this is so; nothing means every lead. */
  when: readonly Condition[]
  term: Term
  /** Persistence only: how many attempts are promised. */
  attempts?: number
  ladder: Ladder
}

/** The first terms that match a lead hold for it; the last hold for every other lead. */
export type PromiseTerms = { commitment: TimedCommitment; variants: readonly [Terms, ...Terms[]] }

/** Terms as relevo.yaml has them, their conditions already read. Without a ladder the usual one holds. */
export type WrittenTerms = {
  when?: readonly Condition[] | undefined
  /** '4h', '1bd', 'by wednesday 18:00'. */
  due: string
  attempts?: number | undefined
  ladder?: readonly WrittenStep[] | undefined
}

export type WrittenPromises = { readonly [commitment in TimedCommitment]?: readonly WrittenTerms[] | undefined }

/** The terms that hold for a lead. */
export const termsFor = ({ variants }: PromiseTerms, facts: Facts): Terms =>
  variants.find(({ when }) => allHold(when, facts)) ?? variants.at(-1) ?? variants[0]

/** Reads what is free of faults (`agreementFaults`); a RangeError tells of what is malformed. */
export function readPromise(
  commitment: TimedCommitment,
  written: readonly WrittenTerms[],
  usualLadder: readonly WrittenStep[],
): PromiseTerms {
  const [first, ...others] = written.map((terms) => readTerms(terms, usualLadder))
  if (!first) throw new RangeError(`A promise of ${commitment} needs terms`)
  return { commitment, variants: [first, ...others] }
}

function readTerms({ when = [], due, attempts, ladder }: WrittenTerms, usualLadder: readonly WrittenStep[]): Terms {
  const term = parseTerm(due)
  if (!term) throw new RangeError(`"${due}" is not a term such as 4h or by wednesday 18:00`)
  return { when, term, ...(attempts !== undefined && { attempts }), ladder: readLadder(ladder ?? usualLadder) }
}
