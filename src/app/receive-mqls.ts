// Marketing hands leads over: each becomes an offer, more news of one that is open, or is kept until it is ready.
// All of a batch or nothing.
import { chunks } from '../core/chunks.ts'
import type { ConditionTrace } from '../core/condition.ts'
import { route } from '../core/routing.ts'
import type { Transaction } from '../store/database.ts'
import type { Context } from './context.ts'
import { type HandoffBrief, Intake } from './intake.ts'
import { KnownLeads } from './known-leads.ts'
import type { Mql } from './mql-schema.ts'
import { aheadFault, isAhead } from './not-ahead.ts'

export type ItemFault = { path: string; message: string }
export type ReceiveResult = {
  index: number
  outcome: 'created' | 'duplicate' | 'refused'
  handoff?: HandoffBrief
  /** It is kept, and will be offered when it becomes ready: what is still missing. */
  held?: readonly ConditionTrace[]
  error?: ItemFault
}

/** So many go in together: long enough to be fast, short enough that nobody who presses a button waits for it. */
export const chunk = 100

/**
 * Takes in valid MQLs, in order. With `backfill` they are history: their own times are kept, nothing is posted and
 * nothing falls due. Safe to repeat: the same MQL is answered `duplicate`.
 */
export async function receiveMqls(
  context: Context,
  mqls: readonly Mql[],
  { backfill = false }: { backfill?: boolean } = {},
): Promise<ReceiveResult[]> {
  const results: ReceiveResult[] = []
  for (const part of chunks(mqls, chunk)) {
    const start = results.length
    const taken = await context.transaction((tx) => takeIn(context, tx, part, backfill))
    results.push(...taken.map((result, index) => ({ index: start + index, ...result })))
  }
  return results
}

async function takeIn(context: Context, tx: Transaction, mqls: readonly Mql[], backfill: boolean) {
  const now = context.clock.now()
  const known = await KnownLeads.load(tx, mqls)
  const intake = new Intake(context, tx, now, backfill)
  await intake.open([...mqls, ...known.held()])
  const results: Omit<ReceiveResult, 'index'>[] = []
  for (const mql of mqls) {
    const fault = (backfill && undatedFault(mql)) || firstAhead(mql, now)
    const routing = route(mql, context.company)
    if (fault) results.push({ outcome: 'refused', error: fault })
    else if (!routing) results.push({ outcome: 'refused', error: unknownDesk(context, mql) })
    else results.push(await intake.take(mql, known.recognise(mql), routing))
  }
  await known.save(tx, now)
  await intake.save()
  return results
}

function firstAhead({ qualifiedAt, activities = [] }: Mql, now: Date): ItemFault | null {
  if (isAhead(qualifiedAt, now)) return aheadFault('qualifiedAt')
  const index = activities.findIndex(({ at }) => isAhead(at, now))
  return index < 0 ? null : aheadFault(`activities[${index}].at`)
}

/** Without its date, a row of history would be a lead of today. */
const undatedFault = ({ qualifiedAt }: Mql): ItemFault | null =>
  qualifiedAt ? null : { path: 'qualifiedAt', message: 'is needed for history: when marketing declared the lead ready' }

const unknownDesk = ({ company }: Context, { desk }: Mql): ItemFault => ({
  path: 'desk',
  message: `there is no desk "${desk}"; the desks are ${company.desks.map(({ id }) => id).join(', ')}`,
})
