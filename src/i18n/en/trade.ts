// The trade's own words: states, commands, what happened, roles and commitments.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

export const trade = {
  units: { day: 'd', hour: 'h', minute: 'min' },
  states: {
    offered: 'New',
    accepted: 'Accepted',
    contacted: 'Contacted',
    qualified: 'Qualified',
    opportunity: 'Opportunity',
    won: 'Won',
    lost: 'Lost',
    rejected: 'Rejected',
    recycled: 'Recycled',
    withdrawn: 'Withdrawn',
  },
  commands: {
    accept: 'Accept',
    reject: 'Reject',
    recycle: 'Recycle',
    'log-attempt': 'Log attempt',
    contacted: 'Contacted',
    qualify: 'Qualify',
    'open-opportunity': 'Opportunity',
    win: 'Won',
    lose: 'Lost',
    withdraw: 'Take back',
    reassign: 'Reassign',
    dispute: 'Dispute',
    uphold: 'Uphold rejection',
    overturn: 'Overturn rejection',
  },
  /** What happened, as one sentence; the first insert is who did it. */
  events: {
    offered: (by: string) => `Handed over by ${by}`,
    'activity-added': (count: number) => plural(count, { one: '1 new activity', other: '# new activities' }),
    accepted: (by: string) => `Accepted by ${by}`,
    rejected: (by: string, reason: string) => `Rejected by ${by}: ${reason}`,
    recycled: (by: string, reason: string, until: string) => `Recycled by ${by}: ${reason}. Comes back on ${until}`,
    'attempt-logged': (by: string, kind: string) => `Attempt by ${by}: ${kind}`,
    contacted: (by: string) => `Contacted by ${by}`,
    qualified: (by: string) => `Qualified by ${by}`,
    'opportunity-opened': (by: string, amount: string | null) =>
      amount ? `Opportunity opened by ${by}: ${amount}` : `Opportunity opened by ${by}`,
    won: (by: string, amount: string | null) => (amount ? `Won by ${by}: ${amount}` : `Won by ${by}`),
    lost: (by: string, reason: string) => `Closed as lost by ${by}: ${reason}`,
    withdrawn: (by: string) => `Taken back by ${by}`,
    reassigned: (by: string, owner: string) => `Reassigned to ${owner} by ${by}`,
    released: (by: string) => `Released by ${by}; the lead waits for an answer again`,
    returned: () => 'Back from nurture, with a card of its own',
    'passed-on': (desk: string) => `Qualified; goes on to ${desk}`,
    'do-not-market': (by: string) => `${by} asks that marketing leave this person alone`,
    disputed: (by: string) => `Rejection disputed by ${by}`,
    upheld: (by: string) => `Rejection upheld by ${by}`,
    overturned: (by: string) => `Rejection overturned by ${by}; the lead is on offer again`,
    overdue: (what: string) => `${what} overdue`,
    commented: (by: string) => `Answer from ${by}`,
    forgotten: () => 'Personal data erased',
  },
  attemptKinds: { call: 'call', email: 'e-mail', message: 'message', meeting: 'meeting', other: 'other' },
  disputes: {
    open: 'The rejection is disputed; a manager decides.',
    upheld: 'The rejection was disputed and upheld.',
    overturned: 'An earlier rejection was overturned; the lead is on offer again.',
  },
}
