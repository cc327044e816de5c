// The words on a lead's card, in its thread, in reminders and in the feedback to marketing.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
const ordinal = (count: number) => `${count}${endings[ordinals.select(count)] ?? 'th'}`

export const cards = {
  card: {
    late: 'Late',
    unnamed: 'Unnamed lead',
    leadId: (id: string) => `Lead ${id}`,
    country: 'Country',
    contact: 'Contact',
    source: 'Source',
    campaign: 'Campaign',
    score: 'Score',
    scoreOf: (score: string) => `${score} of 100`,
    owner: 'Owner',
    answerBy: 'Answer by',
    lateSince: 'Late since',
    attempts: 'Attempts',
    pass: 'Cycle',
    passes: (cycle: number) => `${ordinal(cycle)} pass`,
    activities: 'Latest activity',
    marketingNote: 'Note from marketing',
    openInCrm: 'Open in the CRM',
    why: 'Why this desk?',
    summaryNew: (lead: string) => `New lead: ${lead}`,
    summaryAnswerBy: (lead: string, moment: string) => `New lead: ${lead}, answer by ${moment}`,
    summaryLate: (lead: string, moment: string) => `Lead waiting for an answer since ${moment}: ${lead}`,
    summaryState: (lead: string, sentence: string) => `${lead}: ${sentence}`,
  },
  thread: {
    yours: ', this lead is now yours.',
    about: (sentence: string, lead: string) => `${sentence} (${lead})`,
  },
  reminder: {
    titleWaiting: (lead: string) => `Waiting for an answer: ${lead}`,
    titleWasDue: (lead: string) => `The answer was due: ${lead}`,
    titleMany: (count: number) =>
      plural(count, { one: '1 lead waits for an answer', other: '# leads wait for an answer' }),
    waitingDue: 'waiting for an answer, due ',
    answerWasDue: 'the answer was due ',
    nextInLine: 'Next in line',
    anybody: 'Anybody on the desk can take it.',
    summaryWaiting: (lead: string, moment: string) => `${lead} is waiting for an answer, due ${moment}`,
    summaryWasDue: (lead: string, moment: string) => `The answer to ${lead} was due ${moment}`,
  },
  feedback: {
    title: (campaign: string, week: string) => `Feedback: ${campaign}, ${week}`,
    noCampaign: 'no campaign',
    delivered: 'Delivered',
    accepted: 'Accepted',
    rejected: 'Rejected',
    recycled: 'Recycled',
    acceptance: 'Acceptance',
    acceptanceNote: (accepted: number, answered: number) => `${accepted} of ${answered} answered`,
    noneAnswered: 'none answered yet',
    reason: 'Reason',
    comesBack: 'Comes back',
    category: 'Category',
    by: 'By',
    answer: 'Answer',
    showCard: 'Show card',
    thread: 'Each lead that is turned down appears in this thread with its reason.',
    summary: (title: string, delivered: number, accepted: number, rejected: number, recycled: number) =>
      `${title}: ${delivered} delivered, ${accepted} accepted, ${rejected} rejected, ${recycled} recycled`,
  },
}
