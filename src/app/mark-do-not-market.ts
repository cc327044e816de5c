// Sales asks that marketing leave somebody alone; the lead and the history keep it for every connector.
import { deskOf } from '../core/company.ts'
import type { Role } from '../core/handoff/command.ts'
import { ok, type Result, refuse } from '../core/result.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { findHandoff } from '../store/handoffs.ts'
import { markDoNotMarket } from '../store/leads.ts'
import { actorOn } from './command-handoff.ts'
import type { Context } from './context.ts'
import { moveHandoff } from './move-handoff.ts'

export const maySpeakForSales = (roles: readonly Role[]): boolean => roles.some((role) => role !== 'marketer')

/** For sales and managers of the desk, in any state. Marking twice changes nothing. */
export function doNotMarket(
  context: Context,
  { id, actor, note }: { id: string; actor: string; note: string | null },
): Promise<Result<HandoffRecord>> {
  return context.transaction(async (tx) => {
    const handoff = await findHandoff(tx, id)
    if (!handoff) return refuse('lead-unknown')
    const { roles } = actorOn(context.company, deskOf(context.company, handoff.desk), actor)
    if (roles.length === 0) return refuse('not-on-desk')
    if (!maySpeakForSales(roles)) return refuse('not-allowed')
    if (handoff.lead.doNotMarketAt) return ok(handoff)
    const at = context.clock.now()
    await markDoNotMarket(tx, handoff.leadId, at)
    const marked = { ...handoff, lead: { ...handoff.lead, doNotMarketAt: at } }
    return ok(await moveHandoff(context, tx, marked, [{ type: 'do-not-market', note, at, actor }]))
  })
}
