// The lifecycle's one decision: may this command happen to this handoff, and what happens then. Pure and total.
import { findReason } from '../reasons.ts'
import { ok, type Refusal, type RefusalCode, type Result, refuse } from '../result.ts'
import type { Actor, Command, CommandName, Role } from './command.ts'
import type { Event, Happening } from './event.ts'
import { type Handoff, isOpen } from './state.ts'
import { table } from './table.ts'

/** `ownerLeft`: whoever owns the lead may not act on the desk any more; then it is anybody's of the desk to take. */
export type Context = { actor: Actor; at: Date; ownerLeft?: boolean }

/** The most that a deal may be worth: what its column holds. */
export const amountLimit = 999_999_999_999

/** The longest time for which a lead may be sent back to nurture. */
export const recycleLimitDays = 730

/**
 * The events that a command causes, or the refusal. Checked in the order in which a person would want to hear it:
 * is this my job at all, is it too late, is it somebody else's lead, is something missing.
 */
export function decide(handoff: Handoff, command: Command, context: Context): Result<Event[]> {
  const { actor, at } = context
  const role = roleFault(command.name, actor)
  if (role) return refuse(role)
  if (isPassedOn(handoff)) return refuse('already-closed', whoAndWhen(handoff, 'already-closed'))
  const cell = table[handoff.state][command.name]
  if ('refusal' in cell) return refuse(cell.refusal, whoAndWhen(handoff, cell.refusal))
  const fault =
    disputeFault(handoff, command) ?? ownerFault(handoff, command, context) ?? inputFault(handoff, command, context)
  if (fault) return { ok: false, refusal: fault }
  const all = [...taken(handoff, command, context), ...happenings(handoff, command, context)]
  return ok(all.map((happening) => ({ ...happening, at, actor: actor.id })))
}

/** Qualified and gone on to the next desk: what becomes of the lead is decided there. */
export const isPassedOn = ({ state, endedAt }: Handoff): boolean => isOpen(state) && endedAt !== null

const sales: Role[] = ['rep', 'manager']
const entitled: Record<CommandName, Role[]> = {
  ...{ accept: sales, reject: sales, recycle: sales, 'log-attempt': sales, contacted: sales, qualify: sales },
  ...{ 'open-opportunity': sales, win: sales, lose: sales, reassign: sales },
  ...{ withdraw: ['marketer', 'manager'], dispute: ['marketer'], uphold: ['manager'], overturn: ['manager'] },
}
const mayAll: Role[] = ['admin', 'system']

/** The roles that may give a command; `admin` may give all of them. */
export const rolesFor = (command: CommandName): readonly Role[] => entitled[command]

function roleFault(command: CommandName, { roles }: Actor): RefusalCode | null {
  if (roles.length === 0) return 'not-on-desk'
  return roles.some((role) => mayAll.includes(role) || entitled[command].includes(role)) ? null : 'not-allowed'
}

const ownersOnly = new Set<CommandName>([
  ...(['accept', 'reject', 'recycle', 'log-attempt', 'contacted'] as const),
  ...(['qualify', 'open-opportunity', 'win', 'lose', 'reassign'] as const),
])

/** Once a lead has an owner, only that person, a manager or an admin moves it. */
function ownerFault(handoff: Handoff, { name }: Command, { actor, ownerLeft }: Context): Refusal | null {
  if (!ownersOnly.has(name) || handoff.owner === actor.id) return null
  if (isInCharge(actor) || ownerLeft) return null
  if (handoff.owner) return { code: 'not-your-lead', by: handoff.owner }
  return name === 'reassign' ? { code: 'take-first' } : null
}

const isInCharge = ({ roles }: Actor): boolean => roles.some((role) => role === 'manager' || mayAll.includes(role))

function disputeFault(handoff: Handoff, { name }: Command): Refusal | null {
  if (name === 'dispute' && handoff.dispute !== null) return { code: 'already-disputed' }
  if ((name === 'uphold' || name === 'overturn') && handoff.dispute !== 'open') return { code: 'no-dispute' }
  return null
}

function inputFault(handoff: Handoff, command: Command, { actor, ownerLeft }: Context): Refusal | null {
  switch (command.name) {
    case 'reject':
    case 'lose':
      return reasonFault(command.name, command)
    case 'recycle':
      return reasonFault(command.name, command) ?? dateFault(command)
    case 'reassign':
      if (!command.owner) return { code: 'owner-required', field: 'owner' }
      if (command.owner === handoff.owner) return { code: 'already-owner', field: 'owner', by: handoff.owner }
      // Whoever takes it over wants to know why; a manager need not say.
      if (isInCharge(actor) || (ownerLeft && command.owner === actor.id)) return null
      return command.note ? null : { code: 'comment-required', field: 'note' }
    case 'dispute':
      return command.note ? null : { code: 'comment-required', field: 'note' }
    case 'win':
    case 'open-opportunity': {
      const { amount } = command
      const valid = amount === undefined || (amount >= 0 && amount <= amountLimit)
      return valid ? null : { code: 'amount-invalid', field: 'amount' }
    }
    default:
      return null
  }
}

function reasonFault(use: 'reject' | 'recycle' | 'lose', { reason, note }: Command): Refusal | null {
  if (!reason) return { code: 'reason-required', field: 'reason' }
  const found = findReason(use, reason)
  if (!found) return { code: 'reason-unknown', field: 'reason' }
  return found.commentRequired && !note ? { code: 'comment-required', field: 'note' } : null
}

/** That the date lies ahead is the planner's to check: it needs the desk's calendar. */
const dateFault = ({ until, returnsAt }: Command): Refusal | null =>
  until && returnsAt ? null : { code: 'date-required', field: 'until' }

type Stage = 'contacted' | 'qualified' | 'opportunity-opened'
const stages: readonly Stage[] = ['contacted', 'qualified', 'opportunity-opened']

const works = new Set<CommandName>(['log-attempt', 'contacted', 'qualify', 'open-opportunity', 'win', 'lose'])

/** Who goes on with the work of somebody who left has taken the lead over. */
const taken = ({ owner }: Handoff, { name }: Command, { actor, ownerLeft }: Context): Happening[] =>
  ownerLeft && works.has(name) && !isInCharge(actor)
    ? [{ type: 'reassigned', owner: actor.id, from: owner, note: null }]
    : []

function happenings(handoff: Handoff, command: Command, { actor, ownerLeft }: Context): Happening[] {
  const reason = command.reason ?? ''
  const note = command.note ?? null
  const amount = command.amount ?? null
  switch (command.name) {
    case 'accept':
      return [{ type: 'accepted', owner: acceptedBy(ownerLeft ? null : handoff.owner, actor) }]
    case 'reject':
      return [{ type: 'rejected', reason, note }]
    case 'recycle':
      return command.until && command.returnsAt
        ? [{ type: 'recycled', reason, note, until: command.until, returnsAt: command.returnsAt }]
        : []
    case 'log-attempt':
      return [{ type: 'attempt-logged', kind: command.kind ?? 'other', note }]
    case 'contacted':
      return [{ type: 'contacted', note }]
    case 'qualify':
      return [...implied(handoff, 'qualified'), { type: 'qualified', note }]
    case 'open-opportunity':
      return [...implied(handoff, 'opportunity-opened'), { type: 'opportunity-opened', amount, note }]
    case 'win':
      return [...implied(handoff, 'end'), { type: 'won', amount, note }]
    case 'lose':
      return [...implied(handoff, 'end'), { type: 'lost', reason, note }]
    case 'withdraw':
      return [{ type: 'withdrawn', note }]
    case 'reassign':
      return command.owner ? [{ type: 'reassigned', owner: command.owner, from: handoff.owner, note }] : []
    case 'dispute':
      return [{ type: 'disputed', note }]
    case 'uphold':
      return [{ type: 'upheld', note }]
    case 'overturn':
      return [{ type: 'overturned', note }]
  }
}

/** Who accepts what is assigned to a colleague accepts for them; the machine owns nothing. */
const acceptedBy = (owner: string | null, { id, roles }: Actor): string | null =>
  owner ?? (roles.includes('system') ? null : id)

/** A funnel has no holes: a deal that is won was contacted, qualified and an opportunity before. */
function implied(handoff: Handoff, goal: Stage | 'end'): Happening[] {
  const reached = { contacted: 1, qualified: 2, opportunity: 3 }[handoff.state as string] ?? 0
  const end = goal === 'end' ? stages.length : stages.indexOf(goal)
  return stages
    .slice(reached, end)
    .map((type) =>
      type === 'opportunity-opened'
        ? { type, amount: null, note: null, implied: true }
        : { type, note: null, implied: true },
    )
}

function whoAndWhen(handoff: Handoff, code: RefusalCode): Omit<Refusal, 'code'> {
  const at = {
    'already-answered': handoff.answeredAt,
    'already-contacted': handoff.contactedAt,
    'already-qualified': handoff.qualifiedAt,
    'already-opportunity': handoff.opportunityAt,
  }[code as string]
  const by = code === 'already-answered' ? handoff.answeredBy : (handoff.endedBy ?? handoff.owner)
  const when = at ?? handoff.endedAt
  return { ...(by && { by }), ...(when && { at: when }) }
}
