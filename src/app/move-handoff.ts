// Records events of a handoff with all that follows from them; the one way in which a handoff changes.
import { deskOf } from '../core/company.ts'
import { type Event, evolve } from '../core/handoff/event.ts'
import type { Handoff } from '../core/handoff/state.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { writeMove } from '../store/moves.ts'
import { moveLive } from './consequences.ts'
import type { Context } from './context.ts'
import type { Settings } from './team.ts'

/**
 * The handoff as it is afterwards. `key`: of the form or request that caused it. `settings`: if they are known already.
 * When somebody else moved it meanwhile, everything is run again: of many simultaneous commands one wins, and each other
 * one is decided on what the winner left.
 */
export async function moveHandoff(
  context: Context,
  tx: Transaction,
  before: HandoffRecord,
  events: readonly Event[],
  { key, settings }: { key?: string | undefined; settings?: Settings | undefined } = {},
): Promise<HandoffRecord> {
  const after: HandoffRecord = { ...before, ...events.reduce<Handoff>(evolve, before) }
  if (after.backfill) await writeMove(tx, { before, after, events, key }, context.clock.now())
  else await moveLive(context, tx, { before, after, desk: deskOf(context.company, after.desk), events, settings }, key)
  return after
}
