// Leads that came while nobody was there: handed out when somebody is.
import type { Desk } from '../core/company.ts'
import { system } from '../core/handoff/event.ts'
import type { Transaction } from '../store/database.ts'
import { findHandoffs, keepWhy, lockHandoffs, waitingForHours } from '../store/handoffs.ts'
import { Assigner } from './assigner.ts'
import type { Context } from './context.ts'
import { eachBatchAlone } from './each-alone.ts'
import { moveHandoff } from './move-handoff.ts'
import { factsOf } from './offers.ts'

/** So many are tried together: nobody who presses a button waits long for them. */
const batch = 50

/**
 * Tries each waiting lead again, the oldest first; returns how many found their owner. A desk at which nobody waits for
 * hours any more may still have leads from when it did.
 */
export async function handOutQueue(context: Context): Promise<number> {
  let given = 0
  for (const desk of context.company.desks) {
    const waiting = await context.transaction((tx) => waitingForHours(tx, desk.id))
    await eachBatchAlone(context, 'queue', waiting, batch, async (ids) => {
      given += await context.transaction((tx) => handOut(context, tx, desk, ids))
    })
  }
  return given
}

async function handOut(context: Context, tx: Transaction, desk: Desk, ids: readonly string[]): Promise<number> {
  await lockHandoffs(tx, ids)
  const assigner = await Assigner.open(context, tx, desk)
  const handoffs = await findHandoffs(tx, ids)
  const at = context.clock.now()
  let given = 0
  for (const id of ids) {
    const handoff = handoffs.get(id)
    if (handoff?.state !== 'offered' || handoff.owner !== null) continue
    const { owner, trace } = await assigner.assign(handoff.lead, factsOf(handoff))
    // Where nobody waits for hours, who was not found now is not to be found later: the lead is anybody's.
    if (owner === null && desk.routing.outsideHours === 'wait') continue
    await keepWhy(tx, id, { ...handoff.why, assignment: trace })
    if (owner === null) continue
    await moveHandoff(context, tx, handoff, [{ type: 'reassigned', owner, from: null, note: null, at, actor: system }])
    given++
  }
  await assigner.save()
  return given
}
