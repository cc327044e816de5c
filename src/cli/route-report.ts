// One lead's dry run, on a page: where it goes, why, why not to the others, and what is promised.
import type { Mql } from '../app/mql-schema.ts'
import type { Company } from '../core/company.ts'
import type { AssignmentStep } from '../core/routing.ts'
import type { Verdict } from './dry-run.ts'
import type { Promised } from './promised.ts'
import {
  candidateText,
  conditionText,
  deskText,
  type Moments,
  momentsOf,
  nameOf,
  reasonText,
  whoText,
} from './route-words.ts'

/** The page, without a line end after its last line. */
export function reportText(mql: Mql, verdict: Verdict, company: Company): string {
  const { at, desk, outcome, why, promises } = verdict
  const moments = momentsOf(desk.zone)
  const decided = why.desk.at(-1)
  const reason = outcome ? reasonText(verdict) : ''
  const facts = [
    ['Lead', leadText(mql)],
    ['Comes in', `${moments(at)} (${desk.zone})`],
    ['Desk', `${desk.name} (${desk.id})${decided ? `: ${deskText(decided)}` : ''}`],
    ['Ready', outcome ? 'yes' : `no: ${why.ready.map(conditionText).join('; ')}`],
    ['Goes to', `${whoText(outcome, company)}${reason && `: ${reason}`}`],
  ]
  return [
    ...columns(facts),
    ...section(
      'Looked at, in order',
      why.assignment.flatMap((step) => stepLines(step, company, moments)),
    ),
    ...section('Promises', columns(promises.map((each) => promiseCells(each, moments)))),
  ].join('\n')
}

/** What a person would call the lead. */
export const leadText = ({ name, company, email, externalId }: Mql): string =>
  [name, company, email ?? externalId].filter(Boolean).join(', ')

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : []

function stepLines(step: AssignmentStep, company: Company, moments: Moments): string[] {
  switch (step.step) {
    case 'existing-owner':
    case 'person':
    case 'manager': {
      const who = `${stepName[step.step]} ${nameOf(company, step.candidate.email)}`
      return [`${who}  ${candidateText(step.candidate, company, moments)}`]
    }
    case 'rule':
      return [`rule "${step.rule}"  ${ruleText(step)}`]
    case 'pool': {
      const seats = columns(step.seats.map((seat) => seatCells(seat, step.chosen, company, moments)))
      return [
        `  pool ${step.pool}${step.tag === null ? '' : `, tag ${step.tag}`}`,
        ...seats.map((line) => `    ${line}`),
      ]
    }
    case 'outcome':
      return []
  }
}

const stepName = { 'existing-owner': 'owner', person: '  person', manager: 'manager' } as const

function ruleText({ conditions, matched }: Extract<AssignmentStep, { step: 'rule' }>): string {
  if (matched) return conditions.length > 0 ? `matches: ${conditions.map(foundText).join('; ')}` : 'is for every lead'
  return `does not match: ${conditions
    .filter((each) => !each.matched)
    .map(conditionText)
    .join('; ')}`
}

const foundText = ({ field, found }: { field: string; found: string | null }) => `${field} is ${found ?? 'unknown'}`

type PoolStep = Extract<AssignmentStep, { step: 'pool' }>

function seatCells(
  seat: PoolStep['seats'][number],
  chosen: string | null,
  company: Company,
  moments: Moments,
): string[] {
  const isFree = seat.email === chosen && !seat.obstacle
  const said = isFree ? 'takes it' : candidateText(seat, company, moments)
  return [nameOf(company, seat.email), turnText(seat, chosen), said]
}

function turnText({ email, obstacle, cover }: PoolStep['seats'][number], chosen: string | null): string {
  if (email === chosen) return 'next in turn'
  return obstacle && (!cover || cover.obstacle) ? 'passed over' : 'waits its turn'
}

const names = {
  ...{ answer: 'answer', first_touch: 'first touch', persistence: 'persistence', verdict: 'verdict', reply: 'reply' },
} as const satisfies Record<Promised['commitment'], string>

function promiseCells({ commitment, from, due, attempts, dueAt }: Promised, moments: Moments): string[] {
  const what = attempts === undefined ? due : `${attempts} attempts in ${due}`
  const counted = { offer: '', acceptance: ', if accepted at once', question: ', if asked at once' }[from]
  return [names[commitment], what, `${moments(dueAt)}${counted}`]
}

/** Cells one below the other. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
