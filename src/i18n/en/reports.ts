// The words of the scorecard and of the lists.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

export const reports = {
  period: {
    week: (week: number) => `week ${week}`,
    weekOf: (week: number, year: string) => `week ${week} of ${year}`,
  },
  scorecard: {
    title: (desk: string, period: string) => `Scorecard: ${desk}, ${period}`,
    notBegun: 'This period has not begun.',
    quiet: 'A quiet period: no leads were handed over.',
    bothKept: 'Both sides kept their promises.',
    salesLine: (hits: string, of: number) =>
      plural(of, {
        one: `Sales answered ${hits} of 1 lead in time`,
        other: `Sales answered ${hits} of # leads in time`,
      }),
    accepted: (hits: string, of: string) => ` and accepted ${hits} of ${of}`,
    salesNothingDue: 'No answer was due yet',
    marketingLine: (delivered: string, owed: number) =>
      plural(owed, {
        one: `marketing delivered ${delivered} of 1 promised.`,
        other: `marketing delivered ${delivered} of # promised.`,
      }),
    sales: 'Sales',
    marketing: 'Marketing',
    outcomes: 'Outcomes so far',
    reasons: 'Rejected, by reason',
    inTime: 'Answered in time',
    inTimeNote: (hits: number, of: number, term: string) => `${hits} of ${of} due; promised ${term}`,
    nothingDue: 'nothing was due yet',
    median: 'Typical answer time',
    medianNote: (p90: string) => `half were faster, in working time; 9 of 10 within ${p90}`,
    outsideHours: 'answered outside working hours',
    noAnswers: 'no answers yet',
    overdue: 'Overdue now',
    overdueNote: (open: string) => `without an answer past the deadline; ${open} open in all`,
    delivered: 'Delivered',
    deliveredNote: 'of those promised for the workdays of this period',
    deliveredInTime: 'Delivered in time',
    deliveredInTimeNote: (when: string) => `of those promised ${when}`,
    deliveredOf: (delivered: string, owed: string) => `${delivered} of ${owed}`,
    acceptance: 'Accepted by sales',
    acceptanceNote: (hits: number, of: number, promised: string) =>
      `${hits} accepted of ${of} answered; promised ${promised}`,
    recycled: 'Recycled',
    recycledNote: 'sent back to nurture with a date',
    won: 'Won',
    wonNote: 'deals won from these leads',
    wonAmount: 'Won amount',
    wonAmountNote: 'where an amount was given',
    smallSample: 'small sample',
  },
  span: {
    businessDays: (count: number) => plural(count, { one: '1 business day', other: '# business days' }),
    hours: (count: number) => plural(count, { one: '1 working hour', other: '# working hours' }),
    minutes: (count: number) => plural(count, { one: '1 working minute', other: '# working minutes' }),
  },
  lists: {
    queue: (count: number) => plural(count, { one: '1 lead is waiting', other: '# leads are waiting' }),
    queueEmpty: 'No lead is waiting for an answer.',
    mine: (count: number) => plural(count, { one: 'You have 1 open lead', other: 'You have # open leads' }),
    mineEmpty: 'You have no open leads.',
    found: (count: number, text: string) =>
      plural(count, { one: `1 lead matches “${text}”`, other: `# leads match “${text}”` }),
    foundNone: (text: string) => `No lead matches “${text}”.`,
    foundHint: 'Try a name, a company, an e-mail address or the CRM’s id.',
    more: (count: number) => plural(count, { one: 'and 1 more', other: 'and # more' }),
    others: (count: number) => plural(count, { one: '1 other', other: '# others' }),
    due: 'due ',
    wasDue: 'was due ',
    late: (duration: string) => `${duration} late`,
  },
}
