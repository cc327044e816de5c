// How a routing decision is said: who gets a lead, why, and why not the others.
import { type Company, findPerson } from '../core/company.ts'
import type { ConditionTrace } from '../core/condition.ts'
import type { AssignmentStep, Candidate, Obstacle, Outcome, RoutingStep } from '../core/routing.ts'
import type { Verdict } from './dry-run.ts'

export type Moments = (at: Date) => string

/** Instants by the clock of that zone: `Mon, 23 Nov 2026, 09:00`. */
export function momentsOf(timeZone: string): Moments {
  const moments = new Intl.DateTimeFormat('en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
  })
  return (at) => moments.format(at)
}

export const nameOf = (company: Company, email: string): string => findPerson(company, email)?.name ?? email

/** Who gets it, in a few words. */
export function whoText(outcome: Outcome | null, company: Company): string {
  if (!outcome) return 'kept until it is ready'
  if (outcome.mode === 'claim') return 'anybody'
  if (outcome.mode === 'queue') return 'the queue'
  const covering = outcome.covering ? ` for ${nameOf(company, outcome.covering.for)}` : ''
  return `${nameOf(company, outcome.owner)}${covering}`
}

/** What decided; empty when the desk simply works that way. */
export function reasonText({ outcome, why }: Verdict): string {
  if (!outcome) return why.ready.map(conditionText).join('; ')
  if (outcome.mode === 'assigned' && outcome.how === 'manager') return 'nobody could take it'
  if (outcome.mode === 'assigned' && outcome.how === 'existing-owner')
    return `had ${ownedBefore(why.assignment)} before`
  if (outcome.mode === 'claim' && outcome.because === 'nobody') return 'nobody could take it'
  if (outcome.mode === 'claim' && outcome.because === 'desk') return ''
  const rule = why.assignment.findLast((step) => step.step === 'rule' && step.matched)
  const decided = rule?.step === 'rule' ? `rule "${rule.rule}"` : ''
  return outcome.mode === 'queue' && outcome.because === 'hours' ? `${decided}, nobody at work` : decided
}

const ownedBefore = (steps: readonly AssignmentStep[]): string =>
  steps.some((step) => step.step === 'existing-owner' && step.because === 'lead') ? 'the lead' : 'its company'

export const conditionText = ({ field, asks, found }: ConditionTrace): string =>
  `${field} is ${found === null ? 'unknown' : JSON.stringify(found)}, asked: ${asks}`

export function deskText({ rule, found }: RoutingStep): string {
  if (rule === 'desk-named') return 'the lead names it'
  return rule === 'country' ? `the lead's country is ${found}` : 'no other desk has its country'
}

/** What was found about somebody who was considered. */
export function candidateText({ obstacle, cover }: Candidate, company: Company, moments: Moments): string {
  if (!obstacle) return 'could take it'
  const found = obstacleText(obstacle, moments)
  if (!cover) return found
  const name = nameOf(company, cover.email)
  return cover.obstacle
    ? `${found}; ${name}, who stands in, ${obstacleText(cover.obstacle, moments)}`
    : `${found}; ${name} stands in`
}

function obstacleText(obstacle: Obstacle, moments: Moments): string {
  switch (obstacle.code) {
    case 'not-on-desk':
      return 'is not on the desk'
    case 'tag-missing':
      return `has no tag "${obstacle.tag}"`
    case 'recent-holder':
      return 'had it a short while ago'
    case 'away':
      return obstacle.until === null ? 'is away' : `is away until ${moments(new Date(obstacle.until))}`
    case 'open-limit':
      return `has ${obstacle.open} open leads of at most ${obstacle.limit}`
    case 'day-limit':
      return `got ${obstacle.today} leads on that day, of at most ${obstacle.limit}`
    case 'off-hours':
      return 'is not at work'
  }
}
