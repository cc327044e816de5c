// What `relevo route` prints: pages and lines for people, JSON lines for machines.
import type { Mql } from '../app/mql-schema.ts'
import type { Company } from '../core/company.ts'
import type { Verdict } from './dry-run.ts'
import type { Place } from './read-leads.ts'
import { leadText, reportText } from './route-report.ts'
import { reasonText, whoText } from './route-words.ts'
import { createShares, type Share, sharesText } from './shares.ts'
import { number, plural, say, type Terminal, tell } from './terminal.ts'

type Fault = { path: string; message: string }

export type Printer = {
  judged(place: Place, mql: Mql, verdict: Verdict): void
  refused(place: Place, faults: readonly Fault[]): void
  /** Sums up. False when a lead was refused. */
  finish(): boolean
}

/** A page for a lead that is the whole file; else a line for each lead, and who would have got how much. */
export function textPrinter(terminal: Terminal, company: Company): Printer {
  const tally = createTally()
  return {
    judged(place, mql, verdict) {
      tally.judged(place, verdict)
      say(terminal, place === null ? reportText(mql, verdict, company) : lineText(place, mql, verdict, company))
    },
    refused(place, faults) {
      tally.refused(place)
      for (const { path, message } of faults)
        tell(terminal, [placeText(place), path, message].filter(Boolean).join('  '))
    },
    finish() {
      const { leads, kept, refused, shares, whole } = tally.sum()
      if (whole) return refused === 0
      say(terminal, '')
      say(
        terminal,
        `${plural(leads, 'lead')}: ${number(leads - kept - refused)} handed out, ${number(kept)} kept, ${number(refused)} refused.`,
      )
      for (const line of sharesText(shares, company)) say(terminal, line)
      if (hasOpenLimits(company))
        tell(terminal, 'Limits on open leads (maxOpen) were not tried: a file does not say when a lead was done with.')
      return refused === 0
    },
  }
}

/** Every decision with its whole trace, as the API would keep it. */
export function jsonPrinter(terminal: Terminal): Printer {
  const tally = createTally()
  const print = (value: object) => say(terminal, JSON.stringify(value))
  return {
    judged(place, { externalId, email, name, company }, verdict) {
      tally.judged(place, verdict)
      const { at, desk, outcome, why, promises } = verdict
      const lead = { externalId, email, name, company }
      print({ ...place, lead, at, desk: desk.id, ready: outcome !== null, outcome, promises, why })
    },
    refused(place, faults) {
      tally.refused(place)
      print({ ...place, refused: faults.map(({ path, message }) => ({ path, message })) })
    },
    finish() {
      const { whole, ...summary } = tally.sum()
      if (!whole) print({ summary })
      return summary.refused === 0
    },
  }
}

type Sum = { leads: number; kept: number; refused: number; shares: readonly Share[]; whole: boolean }

/** `whole`: the file was one lead. */
function createTally() {
  const shares = createShares()
  const sum = { leads: 0, kept: 0, refused: 0, whole: false }
  return {
    judged(place: Place, verdict: Verdict): void {
      shares.count(verdict)
      sum.leads += 1
      sum.whole = place === null
      if (!verdict.outcome) sum.kept += 1
    },
    refused(place: Place): void {
      sum.leads += 1
      sum.whole = place === null
      sum.refused += 1
    },
    sum: (): Sum => ({ ...sum, shares: shares.all() }),
  }
}

function placeText(place: Place): string {
  if (place === null) return ''
  return 'line' in place ? `line ${place.line}` : `lead ${place.number}`
}

function lineText(place: Place, mql: Mql, verdict: Verdict, company: Company): string {
  const reason = reasonText(verdict)
  const who = `${whoText(verdict.outcome, company)}${reason && ` (${reason})`}`
  return [placeText(place), leadText(mql), verdict.desk.name, who].join('  ')
}

const hasOpenLimits = ({ desks }: Company): boolean =>
  desks.some(({ routing }) => routing.pools.some(({ seats }) => seats.some(({ maxOpen }) => maxOpen !== undefined)))
