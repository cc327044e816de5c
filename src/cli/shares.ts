// Who would have got how much, desk by desk.
import { type Company, deskOf } from '../core/company.ts'
import type { Outcome } from '../core/routing.ts'
import type { Verdict } from './dry-run.ts'
import { nameOf } from './route-words.ts'
import { plural } from './terminal.ts'

/** `owner` is null for leads that anybody may claim or that wait in the queue. Leads that are kept do not count. */
export type Share = { desk: string; owner: string | null; mode: Outcome['mode']; leads: number; share: number }

export type Shares = { count(verdict: Verdict): void; all(): Share[] }

export function createShares(): Shares {
  const counts = new Map<string, Omit<Share, 'share'>>()
  return {
    count({ desk: { id }, outcome }) {
      if (!outcome) return
      const counted = { desk: id, owner: outcome.owner, mode: outcome.mode }
      const key = JSON.stringify(counted)
      counts.set(key, { ...counted, leads: (counts.get(key)?.leads ?? 0) + 1 })
    },
    all: () => [...Map.groupBy(counts.values(), ({ desk }) => desk).values()].flatMap(withShares),
  }
}

/** The rows of one desk, the greatest first. */
function withShares(own: readonly Omit<Share, 'share'>[]): Share[] {
  const total = own.reduce((sum, { leads }) => sum + leads, 0)
  return own
    .toSorted((a, b) => b.leads - a.leads)
    .map((row) => ({ ...row, share: Math.round((row.leads / total) * 1000) / 1000 }))
}

/** A few lines for each desk. */
export function sharesText(shares: readonly Share[], company: Company): string[] {
  return [...Map.groupBy(shares, ({ desk }) => desk)].flatMap(([desk, own]) => {
    const rows = own.map((share) => [whoOf(share, company), String(share.leads), `${Math.round(share.share * 100)}%`])
    const width = Math.max(...rows.map(([who = '']) => who.length))
    const total = own.reduce((sum, { leads }) => sum + leads, 0)
    return [
      `${deskOf(company, desk).name}: ${plural(total, 'lead')}`,
      ...rows.map(
        ([who = '', leads = '', share = '']) => `  ${who.padEnd(width)}  ${leads.padStart(6)}  ${share.padStart(4)}`,
      ),
    ]
  })
}

const whoOf = ({ mode, owner }: Share, company: Company): string => {
  if (owner !== null) return nameOf(company, owner)
  return mode === 'queue' ? 'the queue' : 'anybody'
}
