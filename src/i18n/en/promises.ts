// What both sides promise each other, in words: on the card, in reminders and in the agreement.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

export const promises = {
  commitments: {
    answer: 'Answer',
    first_touch: 'First touch',
    persistence: 'Persistence',
    verdict: 'Verdict',
    reply: 'Reply',
    volume: 'Volume',
    quality: 'Quality',
  },
  /** The labels of a running promise on a card. */
  promise: {
    by: {
      answer: 'Answer by',
      first_touch: 'First touch by',
      persistence: 'Attempts',
      verdict: 'Verdict by',
      reply: 'Reply by',
    },
    lateSince: {
      answer: 'Late since',
      first_touch: 'First touch late since',
      persistence: 'Attempts',
      verdict: 'Verdict late since',
      reply: 'Reply late since',
    },
    progress: (done: string, needed: string) => `${done} of ${needed}`,
    progressBy: (progress: string) => `${progress} by `,
    progressLate: (progress: string) => `${progress}, late since `,
  },
  /** The same in reminders and lists; `by` and `late` go before the moment. */
  owed: {
    answer: {
      waits: 'Waiting for an answer',
      wasDue: 'The answer was due',
      by: 'answer by ',
      late: 'the answer was due ',
    },
    first_touch: {
      waits: 'Waiting for a first touch',
      wasDue: 'The first touch was due',
      by: 'first touch by ',
      late: 'the first touch was due ',
    },
    persistence: {
      waits: 'Waiting for more attempts',
      wasDue: 'The attempts were due',
      by: 'attempts by ',
      late: 'attempts, late since ',
    },
    verdict: {
      waits: 'Waiting for a verdict',
      wasDue: 'The verdict was due',
      by: 'verdict by ',
      late: 'the verdict was due ',
    },
    reply: {
      waits: 'Waiting for a reply',
      wasDue: 'The reply was due',
      by: 'reply by ',
      late: 'the reply was due ',
    },
  },
  /** A reply to a dispute is a decision, and the managers owe it. */
  settlement: {
    label: { by: 'Manager decides by', lateSince: 'Manager’s decision late since' },
    owed: {
      waits: 'Waiting for a manager’s decision',
      wasDue: 'The manager’s decision was due',
      by: 'a manager decides by ',
      late: 'the manager’s decision was due ',
    },
  },
  reminder: {
    title: (what: string, lead: string) => `${what}: ${lead}`,
    many: (count: number) => plural(count, { one: '1 lead waits for you', other: '# leads wait for you' }),
    anybody: 'Anybody on the desk can take it.',
    asked: 'Asked',
    toManager: (names: string) => `The agreement asks us to tell you. A word with ${names} may help.`,
    toManagerUnowned: 'The agreement asks us to tell you. Nobody has taken this lead yet.',
    toManagerLeft: (name: string) =>
      `The agreement asks us to tell you. ${name} is no longer on this desk; anybody on it can take the lead.`,
    toManagerPassed: 'The agreement asks us to tell you.',
    handedOn: (former: string, owner: string) => `It was with ${former}; ${owner} has it now.`,
    handedBack: (former: string) => `It was with ${former}; anybody on the desk can take it now.`,
    alsoFor: 'Also for',
    ownedBy: (name: string) => `owner: ${name}`,
    ownedThen: (former: string, owner: string | null) =>
      `with ${former} then, ${owner ? `with ${owner}` : 'on offer'} now`,
    unowned: 'nobody has taken it yet',
    buttonsFor: (lead: string) => `The buttons are for ${lead}.`,
    late: (duration: string) => `(this reminder is late: ${duration})`,
    snooze: 'Snooze',
    settings: 'Reminder settings',
  },
  term: {
    within: (span: string) => `within ${span}`,
    by: (weekday: string, time: string) => `by ${weekday} ${time}`,
  },
  agreement: {
    title: (desk: string) => `Agreement (SLA): ${desk}`,
    version: (version: string) => `version ${version}`,
    salesOwes: 'Sales promises',
    marketingOwes: 'Marketing promises',
    about: {
      answer: 'accept, reject or recycle each lead',
      first_touch: 'an attempt or a contact, counted from accepting',
      persistence: 'unless there is contact before',
      verdict: 'qualify, reject or recycle, counted from accepting',
      reply: 'to a question from sales',
    },
    promised: (about: string, terms: string) => ` (${about}): ${terms}`,
    attempts: (count: number, term: string) => `${plural(count, { one: '1 attempt', other: '# attempts' })} ${term}`,
    variant: (conditions: string, term: string) => `${conditions}: ${term}`,
    otherwise: (term: string) => `otherwise ${term}`,
    otherLeads: 'other leads',
    waits: 'While a promise waits',
    percent: (percent: string) => `after ${percent} of the time`,
    deadline: 'at the deadline',
    after: (span: string) => `${span} after the deadline`,
    acts: {
      'remind-owner': 'a reminder to whoever owes it',
      'mention-in-thread': 'a mention in the lead’s thread',
      'tell-manager': 'a note to the managers',
      reassign: 'another owner',
      'return-to-pool': 'back to the pool',
      'accept-by-default': 'accepted by default',
    },
    step: (moment: string, acts: string) => `${moment}, ${acts}`,
    always: (step: string) => `${step} (at any hour)`,
    silent: 'measured, without reminders',
    volume: (count: number) =>
      plural(count, { one: '1 lead in a working week of five days', other: '# leads in a working week of five days' }),
    acceptance: (percent: string) => `${percent} of the leads accepted by sales`,
    disputes: (terms: string) => `A disputed rejection is decided by a manager: ${terms}.`,
    scorecard: (weekday: string, time: string) =>
      `Both sides are measured every week; the scorecard comes on ${weekday} at ${time}.`,
    keeps: 'A lead keeps the version under which it was handed over.',
    summary: (desk: string, term: string, volume: string, acceptance: string) =>
      `Agreement of ${desk}: sales answers ${term}; marketing delivers ${volume} leads a week, ${acceptance} accepted`,
  },
}
