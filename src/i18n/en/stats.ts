// The words of stats and of why leads are turned down.
import { pluralsFor } from '../plural.ts'

const plural = pluralsFor('en')

export const stats = {
  stats: {
    title: (about: string) => `Stats: ${about}`,
    between: (from: string, to: string) => (from === to ? `${from}` : `${from} to ${to}`),
    basis: (days: string) => `Leads offered ${days}, as they stand now.`,
    none: 'No leads were offered.',
    finding: (offered: number, accepted: string, qualified: string, won: string) =>
      plural(offered, {
        one: `Of 1 lead ${accepted} was accepted, ${qualified} qualified, ${won} won.`,
        other: `Of # leads ${accepted} were accepted, ${qualified} qualified, ${won} won.`,
      }),
    open: 'Still open',
    table: 'CSV',
    offered: 'Offered',
    funnel: { source: 'How far the leads of each source came', campaign: 'How far the leads of each campaign came' },
    mostQualified: (name: string) => `Most qualified leads: ${name}`,
    groupAlt: (name: string, offered: number, qualified: number) => `${name}: ${qualified} of ${offered} qualified.`,
    unknown: 'not known',
    group: (name: string, offered: number, acceptance: string | null, qualification: string | null) =>
      plural(offered, {
        one: [`${name}: 1 lead`, acceptance && `${acceptance} accepted`, qualification && `${qualification} qualified`]
          .filter(Boolean)
          .join(', '),
        other: [
          `${name}: # leads`,
          acceptance && `${acceptance} accepted`,
          qualification && `${qualification} qualified`,
        ]
          .filter(Boolean)
          .join(', '),
      }),
  },
  turnedDown: {
    title: (about: string) => `Why leads were turned down: ${about}`,
    none: 'No leads were turned down.',
    count: (count: number, offered: string) =>
      plural(count, {
        one: `1 of ${offered} leads was rejected or recycled.`,
        other: `# of ${offered} leads were rejected or recycled.`,
      }),
    mostly: (reason: string, count: string) => `Most often: ${reason} (${count}).`,
    pareto: (share: string) => `Two reasons make up ${share}`,
    paretoAlt: (first: string, second: string, share: string) => `${first} and ${second} make up ${share}.`,
    leads: 'Leads',
    together: 'Together',
    byReason: 'By reason',
    bySource: 'By source',
    byCampaign: 'By campaign',
    group: (name: string, count: string, offered: string) => `${name}: ${count} of ${offered}`,
  },
}
