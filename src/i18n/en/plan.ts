// The words of the plan: from a goal to leads.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

export const plan = {
  plan: {
    title: (desk: string) => `Leads owed: ${desk}`,
    headline: (leads: number, promised: number, perWeek: number) =>
      plural(leads, {
        one: `The goal needs 1 lead a month, ${perWeek} a week; the agreement promises ${promised} a week.`,
        other: `The goal needs # leads a month, ${perWeek} a week; the agreement promises ${promised} a week.`,
      }),
    steps: 'Step by step',
    revenue: (amount: string) => `These leads are to bring ${amount} a month.`,
    customers: (deal: string, customers: string) => `At ${deal} a deal, that is ${customers} customers a month.`,
    byMeasure: (won: string, leads: string, rate: string) => `${won} of ${leads} leads became customers: ${rate}.`,
    byEstimate: (rate: string) =>
      `Too little has been measured, so the estimate holds: ${rate} of leads become customers.`,
    leads: (customers: string, rate: string, leads: string) =>
      `${customers} customers at ${rate} need ${leads} leads a month.`,
    range: (low: string, high: string, lowRate: string, highRate: string) =>
      `What was measured leaves room: a rate from ${lowRate} to ${highRate} (90% Wilson interval) means ${low} to ${high} leads a month.`,
    measured: 'How far the leads of the last year came',
    funnel: (
      leads: string,
      accepted: string,
      contacted: string,
      qualified: string,
      opportunities: string,
      customers: string,
    ) =>
      `${leads} leads → ${accepted} accepted → ${contacted} contacted → ${qualified} qualified → ${opportunities} opportunities → ${customers} customers`,
    bySource: 'By source, as they come now',
    source: (name: string, leads: string) => `${name}: ${leads} a month`,
    offer: (volume: string) => `For the next agreement: weeklyVolume: ${volume}`,
    propose: (volume: string) => `Propose ${volume} a week`,
    proposeConfirm: (volume: string) =>
      `Propose ${volume} leads a week to marketing, and sign it for sales? It holds once marketing has signed, too.`,
    proposed: 'Proposed in the channel of marketing. It holds once marketing has signed.',
    proposedBefore: 'This was proposed before. It holds once marketing has signed.',
    nextTitle: (desk: string) => `Next agreement: ${desk}`,
    proposes: (name: string, volume: number, instead: string) =>
      plural(volume, {
        one: `${name} proposes 1 lead a week instead of ${instead}, and has signed for sales.`,
        other: `${name} proposes # leads a week instead of ${instead}, and has signed for sales.`,
      }),
    signHow: 'Whoever signs for marketing makes it the next version of the agreement. Everything else stays as it is.',
    sign: 'Sign for marketing',
    signConfirm: (volume: string) => `Promise ${volume} leads a week for marketing, from today on?`,
    signedBoth: (sales: string, marketing: string, date: string) =>
      `Signed by ${sales} for sales and by ${marketing} for marketing. It holds from ${date} on.`,
    superseded: 'No longer open: the agreement has changed since.',
    tooLittle:
      'There is too little to plan by: fewer than thirty leads or no customer yet. Give an estimate (plan.conversion).',
  },
}
