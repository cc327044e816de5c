// The words of the list of handoffs behind a figure.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

export const behind = {
  behind: {
    means: (meaning: string) => `What is counted: ${meaning}`,
    rejected: 'Leads that were rejected in the period, as they stand now.',
    count: (count: number) => plural(count, { one: '1 lead', other: '# leads' }),
    all: 'All',
    yes: 'Yes',
    no: 'No',
    lead: 'Lead',
    state: 'Now',
    time: 'Time',
    amount: 'Amount',
    countedAt: 'Counted',
    offeredAt: 'Offered',
    owner: 'Person',
    source: 'Source',
    campaign: 'Campaign',
    answered: 'Answered',
    passedOn: 'Passed on',
    none: 'No leads.',
    back: 'All figures',
    range: (from: string, to: string, of: string) => `${from} to ${to} of ${of}`,
  },
}
