// Labels, hints and choices of the forms.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

export const forms = {
  form: {
    cancel: 'Cancel',
    send: 'Send',
    reason: 'Reason',
    comment: 'Comment',
    commentRequired: (reasons: string) => `Required for: ${reasons}`,
    note: 'Note',
    noteHint: 'What the next person should know',
    disputeNote: 'Why this lead deserves a second look',
    disputeHint: 'A manager reads it and decides',
    returnDate: 'Comes back on',
    returnHint: 'It is offered again on that day, with its history',
    inDays: (count: number, day: string) => `${plural(count, { one: 'in 1 day', other: 'in # days' })} (${day})`,
    kind: 'How',
    amount: (currency: string) => `Amount in ${currency}`,
    amountHint: 'A plain number, for example 12000',
    newOwner: 'New owner',
    answerTitle: 'Answer',
    answer: 'Answer to sales',
    addTitle: 'Add a lead',
    addSubmit: 'Hand over',
    email: 'E-mail',
    emailInvalid: 'Please give a full e-mail address, such as ana@example.com.',
    name: 'Name',
    company: 'Company',
    source: 'Source',
    campaign: 'Campaign',
    addNote: 'Note for sales',
    desk: 'Desk',
  },
}
