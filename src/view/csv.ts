// Figures as a table for a spreadsheet: RFC 4180, with names that stay the same in every language.
import type { Cohort, Cohorts } from '../core/cohort.ts'
import { cohortRates } from '../core/cohort.ts'
import type { Scorecard } from '../core/scorecard/figures.ts'
import { type MeasureName, measureOf } from '../core/scorecard/measures.ts'
import type { CountedHandoff } from '../ports/store.ts'

type Cell = string | number | boolean | null

/** A table with a head; every line ends with CR LF. */
export const csvTable = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')

/** What begins like a formula is kept from being one: spreadsheets would carry it out. */
function cell(value: Cell): string {
  if (value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line for each figure. */
export const scorecardCsv = ({ desk, period, figures }: Scorecard): string =>
  csvTable(
    [
      'desk',
      'period',
      'side',
      'family',
      'measure',
      'unit',
      'value',
      'hits',
      'of',
      'p90',
      'p95',
      'small',
      'before',
      'change',
    ],
    Object.entries(figures).map(([name, { value, hits, of, p90, p95, small, before, change }]) => {
      const { side, family, unit } = measureOf(name as MeasureName)
      return [desk, period, side, family, name, unit, value, hits, of, p90, p95, small, before, change]
    }),
  )

const counts = [
  ...(['offered', 'answered', 'accepted', 'rejected', 'recycled', 'contacted', 'qualified', 'opportunities'] as const),
  ...(['won', 'lost', 'withdrawn', 'passedOn', 'open', 'routingFaults', 'wonAmount'] as const),
] satisfies (keyof Cohort)[]

/** One line for each group, and the last for all together. */
export function cohortsCsv({ total, groups }: Cohorts, by: string): string {
  const line = (cohort: Cohort, key: string | null): Cell[] => {
    const { acceptance, qualification, won } = cohortRates(cohort)
    const { answer, firstTouch } = cohort
    const times = [answer, firstTouch].flatMap((all) => [all?.p50 ?? null, all?.p90 ?? null, all?.p95 ?? null])
    return [key, ...counts.map((name) => cohort[name]), acceptance.value, qualification.value, won.value, ...times]
  }
  const times = ['answer', 'first_touch'].flatMap((name) =>
    ['p50', 'p90', 'p95'].map((rank) => `${name}_${rank}_minutes`),
  )
  const head = [by, ...counts, 'acceptance_rate', 'qualification_rate', 'won_rate', ...times]
  return csvTable(head, [...groups.map((group) => line(group, group.key ?? '')), line(total, 'total')])
}

/** One line for each handoff that a figure counted. */
export const behindCsv = (items: readonly CountedHandoff[]): string =>
  csvTable(
    [
      ...['handoff', 'name', 'company', 'email', 'external_id', 'state', 'owner', 'source', 'campaign', 'offered_at'],
      ...['counted_at', 'hit', 'minutes', 'amount'],
    ],
    items.map(({ handoff, at, hit, minutes }) => [
      ...[handoff.id, handoff.lead.name, handoff.lead.company, handoff.lead.email, handoff.lead.externalId],
      ...[handoff.state, handoff.owner, handoff.source, handoff.campaign, handoff.offeredAt.toISOString()],
      ...[at.toISOString(), hit, minutes, handoff.amount],
    ]),
  )
