// A person (or the machine) asks something of a handoff. Committed before anybody is told.
import { daysAfter, localDate, openingOn } from '../core/calendar.ts'
import { type Company, type Desk, deskOf, findPerson, hasLeft, mayOwn, rolesOn } from '../core/company.ts'
import type { Actor, Command } from '../core/handoff/command.ts'
import { decide, recycleLimitDays } from '../core/handoff/decide.ts'
import { type Event, evolve, system } from '../core/handoff/event.ts'
import type { Handoff } from '../core/handoff/state.ts'
import { ok, type Refusal, type Result, refuse } from '../core/result.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { carriedOut, findHandoff, lastPasses } from '../store/handoffs.ts'
import type { Context } from './context.ts'
import { moveHandoff } from './move-handoff.ts'
import { isAhead } from './not-ahead.ts'
import { passOn, sentOn } from './pass-on.ts'
import { changesHands } from './pass-reminders.ts'
import { type Settings, settingsOfAll } from './team.ts'

export type CommandInput = {
  id: string
  command: Command
  /** An e-mail, or `relevo` for what happens by itself. */
  actor: string
  /** When it happened, for imported history only. */
  at?: Date | undefined
  expectedVersion?: number | undefined
  /** Of a form or request: repeated, it changes nothing and is answered alike. */
  key?: string | undefined
}

/** The handoff after the command, or the refusal. `lead-unknown` when there is no such handoff. */
export async function commandHandoff(context: Context, input: CommandInput): Promise<Result<HandoffRecord>> {
  const settled = await context.atOnce(async (tx) => {
    const [decided, settings] = await Promise.all([decideOn(context, tx, input), settingsOfAll(context, tx)])
    return !decided.ok || isOneStatement(decided.value) ? record(context, tx, decided, settings) : null
  })
  return settled ?? context.transaction(async (tx) => record(context, tx, await decideOn(context, tx, input)))
}

/** What happens to which handoff; nothing, if the same request has caused it before. */
type Decision = { handoff: HandoffRecord; desk: Desk; events: readonly Event[]; key?: string | undefined }

async function decideOn(context: Context, tx: Transaction, input: CommandInput): Promise<Result<Decision>> {
  const handoff = await findHandoff(tx, input.id)
  if (!handoff) return refuse('lead-unknown')
  const desk = deskOf(context.company, handoff.desk)
  const now = context.clock.now()
  const fault = preconditionFault(context.company, handoff, desk, input, now)
  if (fault) return { ok: false, refusal: fault }
  // The same key of another command is another request.
  const key = input.key && `${input.command.name}:${input.key}`
  const done = key ? await carriedOut(tx, handoff.id, key) : null
  if (done) return done.actor === input.actor ? ok({ handoff, desk, events: [] }) : refuse('changed-meanwhile')
  const planned = planReturn(input.command, desk, now)
  if (!planned.ok) return planned
  const actor = actorOn(context.company, desk, input.actor)
  const ownerLeft = hasLeft(context.company, desk, handoff.owner)
  const decided = decide(handoff, planned.value, { actor, at: input.at ?? now, ownerLeft })
  if (!decided.ok) return decided
  return (await newerFault(tx, handoff, decided.value)) ?? ok({ handoff, desk, events: decided.value, key })
}

/** One statement writes all that follows: nothing is offered to another desk, and no reminders pass to somebody else. */
const isOneStatement = (decision: Decision): boolean =>
  !sentOn(decision) && !changesHands(decision.handoff, decision.events.reduce<Handoff>(evolve, decision.handoff))

async function record(context: Context, tx: Transaction, decided: Result<Decision>, settings?: Settings) {
  if (!decided.ok) return decided
  const { handoff, desk, events, key } = decided.value
  if (events.length === 0) return ok(handoff)
  const pass = await passOn(context, tx, { handoff, desk, events })
  const after = await moveHandoff(context, tx, handoff, [...events, ...pass.events], { key, settings })
  await pass.offer()
  return ok(after)
}

export const actorOn = (company: Company, desk: Desk, id: string): Actor => ({
  id,
  roles: id === system ? ['system'] : rolesOn(company, desk, id),
})

function preconditionFault(
  company: Company,
  handoff: HandoffRecord,
  desk: Desk,
  input: CommandInput,
  now: Date,
): Refusal | null {
  const { actor, command, at, expectedVersion } = input
  if (actor !== system && !findPerson(company, actor)) return { code: 'person-unknown', field: 'actor' }
  if (command.owner !== undefined && !mayOwn(company, desk, command.owner))
    return { code: 'person-unknown', field: 'owner' }
  if (isAhead(at, now)) return { code: 'time-in-the-future', field: 'at' }
  if (at && (!handoff.backfill || at < handoff.offeredAt)) return { code: 'time-only-in-backfill', field: 'at' }
  if (expectedVersion !== undefined && expectedVersion !== handoff.version) return { code: 'changed-meanwhile' }
  return null
}

/** The instant at which a recycled lead comes back: the first opening of the desk on or after the chosen date. */
function planReturn(command: Command, desk: Desk, now: Date): Result<Command> {
  if (command.name !== 'recycle' || !command.until) return ok(command)
  const today = localDate(now, desk.zone)
  if (command.until <= today) return refuse('date-in-the-past', { field: 'until' })
  if (command.until > daysAfter(today, recycleLimitDays)) return refuse('date-too-far', { field: 'until' })
  return ok({ ...command, returnsAt: openingOn(command.until, desk.calendar) })
}

/** What brings a lead back (an overturned rejection, a recycling) is refused when it has come back already. */
async function newerFault(tx: Transaction, handoff: HandoffRecord, events: readonly Event[]) {
  if (!events.some(({ type }) => type === 'overturned' || type === 'recycled')) return null
  const last = (await lastPasses(tx, [handoff.leadId])).get(handoff.leadId)
  return last && last.cycle > handoff.cycle ? refuse('newer-handoff') : null
}
