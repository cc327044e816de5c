// Proves every minute that nothing stands still: each offer has a live deadline, no delivery is stuck. Repairs, counts,
// and tells the operator's watchdog that we are alive.
import type { Context } from '../app/context.ts'
import { watchAgain } from '../app/follow-deadlines.ts'
import { findDesk } from '../core/company.ts'
import { countStuckDeliveries } from '../store/deliveries.ts'
import { findHandoff } from '../store/handoffs.ts'
import { unwatchedHandoffs } from '../store/timers.ts'

const batch = 100
const stuckMinutes = 10

/** Gives every unwatched handoff its deadline again; returns how many there were, which should be none. */
export function audit(context: Context): Promise<number> {
  const { clock, company, log, transaction } = context
  return transaction(async (tx) => {
    const unwatched = await unwatchedHandoffs(tx, batch)
    for (const { id, commitment } of unwatched) {
      const handoff = await findHandoff(tx, id)
      if (!handoff || !findDesk(company, handoff.desk)) continue
      await watchAgain(context, tx, handoff, commitment)
      log.error({ handoff: id, commitment }, 'a handoff had no deadline; it has one again')
    }
    const stuck = await countStuckDeliveries(tx, new Date(clock.now().getTime() - stuckMinutes * 60_000))
    if (stuck > 0) log.error({ deliveries: stuck, minutes: stuckMinutes }, 'messages have been waiting to be said')
    return unwatched.length
  })
}

/** A watchdog that hears nothing raises the alarm; that it could not be reached is only noted. */
export async function beat(context: Context, url: string | undefined): Promise<void> {
  if (!url) return
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    if (!answer.ok) context.log.warn({ status: answer.status }, 'the heartbeat was not taken')
  } catch (error) {
    context.log.warn({ err: error }, 'the heartbeat could not be sent')
  }
}
