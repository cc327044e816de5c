// What became of imported leads. A later stage implies the ones before it: a won lead was accepted, contacted, qualified.
import { daysAfter, localDate, openingOn } from '../core/calendar.ts'
import { deskOf } from '../core/company.ts'
import type { Command, CommandName } from '../core/handoff/command.ts'
import { decide } from '../core/handoff/decide.ts'
import { type Event, evolve, system } from '../core/handoff/event.ts'
import type { Handoff, State } from '../core/handoff/state.ts'

import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findHandoff, lastPasses } from '../store/handoffs.ts'
import { lockLeads } from '../store/leads.ts'
import type { Context } from './context.ts'
import { brief, type HandoffBrief } from './intake.ts'
import { moveHandoff } from './move-handoff.ts'
import { aheadFault, isAhead } from './not-ahead.ts'
import type { Outcome } from './outcome-schema.ts'
import type { ItemFault } from './receive-mqls.ts'

export type OutcomeResult = {
  index: number
  outcome: 'recorded' | 'unchanged' | 'refused'
  handoff?: HandoffBrief
  error?: ItemFault
}

/** Records outcomes in order, in one transaction. Safe to repeat: a stage already reached is `unchanged`. */
export const recordOutcomes = (context: Context, outcomes: readonly Outcome[]): Promise<OutcomeResult[]> =>
  context.transaction(async (tx) => {
    const findLast = await finder(tx, outcomes)
    const results: OutcomeResult[] = []
    for (const [index, outcome] of outcomes.entries()) {
      const handoff = await findLast(outcome)
      results.push({ index, ...(await record(context, tx, handoff, outcome)) })
    }
    return results
  })

async function finder(tx: Transaction, outcomes: readonly Outcome[]) {
  const leads = await lockLeads(tx, outcomes)
  const passes = await lastPasses(
    tx,
    leads.map(({ id }) => id),
  )
  const byExternalId = new Map(leads.map((lead) => [lead.externalId, passes.get(lead.id)?.id]))
  const byEmail = new Map(leads.map((lead) => [lead.email, passes.get(lead.id)?.id]))
  return async ({ externalId, email }: Outcome): Promise<HandoffRecord | null> => {
    const id = (externalId && byExternalId.get(externalId)) ?? (email && byEmail.get(email))
    return id ? findHandoff(tx, id) : null
  }
}

async function record(
  context: Context,
  tx: Transaction,
  handoff: HandoffRecord | null,
  outcome: Outcome,
): Promise<Omit<OutcomeResult, 'index'>> {
  if (!handoff) return refused(outcome.externalId ? 'externalId' : 'email', 'no such lead; import the MQLs first')
  if (isAhead(outcome.at, context.clock.now())) return { outcome: 'refused', error: aheadFault('at') }
  if (!handoff.backfill)
    return refused('externalId', 'this handoff is live; its outcome is recorded by a command of its owner')
  if (outcome.at < handoff.offeredAt)
    return refused('at', `lies before the hand-over at ${handoff.offeredAt.toISOString()}`)
  const events = eventsTo(context, handoff, outcome)
  if (typeof events === 'string') return refused('outcome', events)
  if (events.length === 0) return { outcome: 'unchanged', handoff: brief(handoff) }
  return { outcome: 'recorded', handoff: brief(await moveHandoff(context, tx, handoff, events)) }
}

const refused = (path: string, message: string) => ({ outcome: 'refused' as const, error: { path, message } })

const goals: Record<Outcome['outcome'], CommandName> = {
  ...{ accepted: 'accept', contacted: 'contacted', qualified: 'qualify', opportunity: 'open-opportunity' },
  ...{ won: 'win', lost: 'lose', rejected: 'reject', recycled: 'recycle' },
}
const order: State[] = ['offered', 'accepted', 'contacted', 'qualified', 'opportunity', 'won']

/** The events that lead from where the handoff stands to the outcome; none when it is there already; or why not. */
function eventsTo(context: Context, handoff: HandoffRecord, outcome: Outcome): Event[] | string {
  if (handoff.state === outcome.outcome) return []
  const reached = order.indexOf(handoff.state)
  if (reached >= order.indexOf(outcome.outcome) && order.includes(outcome.outcome) && reached > 0) return []
  const goal = goals[outcome.outcome]
  const first: CommandName[] = handoff.state === 'offered' && !verdicts.has(goal) ? ['accept'] : []
  const middle: CommandName[] = goal === 'lose' && reached < order.indexOf('qualified') ? ['qualify'] : []
  return run(context, handoff, outcome, [...first, ...middle, goal])
}
const verdicts = new Set<CommandName>(['accept', 'reject', 'recycle'])

function run(context: Context, handoff: Handoff, outcome: Outcome, names: readonly CommandName[]): Event[] | string {
  const actor = { id: system, roles: ['system'] as const }
  let state = handoff
  const all: Event[] = []
  for (const name of names) {
    const decided = decide(state, commandFor(context, handoff, outcome, name), { actor, at: outcome.at })
    if (!decided.ok) return `cannot become ${outcome.outcome}: the handoff is ${state.state} (${decided.refusal.code})`
    all.push(...decided.value)
    state = decided.value.reduce<Handoff>(evolve, state)
  }
  return all
}

/** Imported history often lacks the reason: then it is "other", and says where it comes from. */
function commandFor(context: Context, handoff: Handoff, outcome: Outcome, name: CommandName): Command {
  const { reason, note = 'import', amount, at } = outcome
  if (name === 'reject' || name === 'lose') return { name, reason: reason ?? `other-${name}`, note }
  if (name === 'win' || name === 'open-opportunity') return { name, amount, note: outcome.note }
  if (name !== 'recycle') return { name, note: outcome.note }
  const desk = deskOf(context.company, handoff.desk)
  const until = daysAfter(localDate(at, desk.zone), defaultRecycleDays)
  return { name, reason: reason ?? 'other-recycle', note, until, returnsAt: openingOn(until, desk.calendar) }
}
const defaultRecycleDays = 90
