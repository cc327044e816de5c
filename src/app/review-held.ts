// The definition of ready was changed: what is kept under the old one is looked at again, without waiting for news.
import { route } from '../core/routing.ts'
import type { Transaction } from '../store/database.ts'
import { lastPasses, lockHandoffsOf } from '../store/handoffs.ts'
import { findHeldMqls, heldByOtherRules, ruleName } from '../store/held-mqls.ts'
import { lockLeadsById } from '../store/leads.ts'
import type { Context } from './context.ts'
import { eachBatchAlone } from './each-alone.ts'
import { Intake } from './intake.ts'
import { mqlSchema } from './mql-schema.ts'

const batch = 50
/** So many at a time; the next minute takes what is left. */
const most = 1000

/** Offers what is ready by the rule in force, and marks the rest as looked at. Returns how many were looked at. */
export async function reviewHeld(context: Context): Promise<number> {
  const rules = new Map(context.company.desks.map(({ id, ready }) => [id, ruleName(ready)]))
  const ids = await context.transaction((tx) => heldByOtherRules(tx, rules, most))
  return eachBatchAlone(context, 'held leads', ids, batch, (part) =>
    context.transaction((tx) => review(context, tx, part)),
  )
}

async function review(context: Context, tx: Transaction, ids: readonly string[]): Promise<void> {
  const { company, clock } = context
  const leads = await lockLeadsById(tx, ids)
  await lockHandoffsOf(tx, ids)
  const passes = await lastPasses(tx, ids)
  const kept = await findHeldMqls(tx, ids)
  const all = leads.flatMap((lead) => {
    // News of the lead may have come first: then nothing is kept of it.
    if (!kept.has(lead.id)) return []
    const held = mqlSchema.parse(kept.get(lead.id))
    const routing = route(held, company) ?? route({ ...held, desk: undefined }, company)
    return routing ? [{ candidate: { lead, last: passes.get(lead.id) ?? null, held }, routing }] : []
  })
  const intake = new Intake(context, tx, clock.now(), false)
  await intake.open(all.map(({ candidate }) => candidate.held))
  for (const { candidate, routing } of all) await intake.review(candidate.held, candidate, routing)
  await intake.save()
}
