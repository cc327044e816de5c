// A lead that its owner let go by: to the next person in turn, or back to the pool.
import { type Desk, deskOf } from '../core/company.ts'
import { system } from '../core/handoff/event.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { lastHolders } from '../store/ownership.ts'
import { Assigner } from './assigner.ts'
import type { Context } from './context.ts'
import { moveHandoff } from './move-handoff.ts'
import { factsOf } from './offers.ts'

/**
 * Only what is still waiting (offered, or accepted and not yet in contact) is taken from somebody: from then on a person
 * is in a conversation, and a manager decides. With `toNext` routing names the next owner; if it names nobody, or the
 * one who has it, the lead goes back to the pool. An offer that nobody owns goes to whom routing names.
 */
export async function releaseHandoff(
  context: Context,
  tx: Transaction,
  handoff: HandoffRecord,
  { toNext }: { toNext: boolean },
): Promise<void> {
  if (handoff.state !== 'offered' && handoff.state !== 'accepted') return
  const at = context.clock.now()
  const desk = deskOf(context.company, handoff.desk)
  const next = toNext ? await nextOwner(context, tx, handoff, desk) : null
  const from = handoff.owner
  if (next !== null && next !== from) {
    await moveHandoff(context, tx, handoff, [{ type: 'reassigned', owner: next, from, note: null, at, actor: system }])
  } else if (from !== null) {
    await moveHandoff(context, tx, handoff, [{ type: 'released', from, note: null, at, actor: system }])
  }
}

/** Never back to who had it: the present owner counts as the newest of the last holders. */
async function nextOwner(
  context: Context,
  tx: Transaction,
  handoff: HandoffRecord,
  desk: Desk,
): Promise<string | null> {
  const before = await lastHolders(tx, handoff.id)
  const holders = handoff.owner === null ? before : [handoff.owner, ...before.filter((each) => each !== handoff.owner)]
  const routing = { ...desk.routing, neverBackTo: Math.max(1, desk.routing.neverBackTo), keepOwner: false }
  const assigner = await Assigner.open(context, tx, { ...desk, routing })
  const { owner } = await assigner.assign(handoff.lead, factsOf(handoff), holders)
  await assigner.save()
  return owner
}
