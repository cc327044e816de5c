// Proves every minute that nothing stands still: each offer has a live deadline, no delivery is stuck. Repairs, counts,
// and tells the operator's watchdog that we are alive.
import { offerOf } from '../app/consequences.ts'
import type { Context } from '../app/context.ts'
import { deskOf } from '../core/company.ts'
import { findHandoff } from '../store/handoffs.ts'
import { insertTimers, unwatchedHandoffs } from '../store/timers.ts'

const batch = 100

/** Gives every unwatched offer its deadline again; returns how many there were, which should be none. */
export function audit(context: Context): Promise<number> {
  return context.transaction(async (tx) => {
    const unwatched = await unwatchedHandoffs(tx, batch)
    for (const id of unwatched) {
      const handoff = await findHandoff(tx, id)
      if (!handoff) continue
      await insertTimers(tx, [offerOf(handoff, deskOf(context.company, handoff.desk)).timer])
      context.log.error({ handoff: id }, 'an offer had no deadline; it has one again')
    }
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
