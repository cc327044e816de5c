// Which promises would hold for a lead, and when each would fall due.
import type { Calendar } from '../core/calendar.ts'
import type { Desk } from '../core/company.ts'
import type { Facts } from '../core/condition.ts'
import { type TimedCommitment, termsFor, timedCommitments } from '../core/promise/promise.ts'
import { dueAt, formatTerm } from '../core/promise/term.ts'

/** `dueAt` is when it falls due if what it counts from happens at once. */
export type Promised = {
  commitment: TimedCommitment
  from: 'offer' | 'acceptance' | 'question'
  /** In the words of relevo.yaml. */
  due: string
  attempts?: number
  dueAt: Date
}

const countedFrom = {
  ...{
    answer: 'offer',
    first_touch: 'acceptance',
    persistence: 'acceptance',
    verdict: 'acceptance',
    reply: 'question',
  },
} as const satisfies Record<TimedCommitment, Promised['from']>

/** `calendar` is that of whoever gets the lead; marketing replies by the desk's. */
export const promisesFor = (desk: Desk, known: Facts, at: Date, calendar: Calendar): Promised[] =>
  timedCommitments.map((commitment) => {
    const { term, attempts } = termsFor(desk.agreement.promises[commitment], known)
    const due = dueAt(term, at, commitment === 'reply' ? desk.calendar : calendar, desk.zone)
    return {
      ...{ commitment, from: countedFrom[commitment], due: formatTerm(term), dueAt: due },
      ...(attempts !== undefined && { attempts }),
    }
  })
