// The words of periods and of the lists.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

export const reports = {
  period: {
    week: (week: number) => `week ${week}`,
    weekOf: (week: number, year: string) => `week ${week} of ${year}`,
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
