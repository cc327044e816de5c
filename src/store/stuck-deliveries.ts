// What should have been said and was not, told by conversation and reason, for people who look for the cause.
import type { StuckDeliveries } from '../ports/store.ts'
import type { Transaction } from './database.ts'

/**
 * Messages and changes of messages that were written down before that moment, and that failed, or that nobody has
 * taken up since. What only waits for its hour is not among them.
 */
export const stuckDeliveries = (
  tx: Pick<Transaction, '$queryRaw'>,
  before: Date,
  limit = 20,
): Promise<StuckDeliveries[]> =>
  tx.$queryRaw<StuckDeliveries[]>`
    select conversation, fault, count(*)::int as count, min(created_at) as since
    from delivery
    where created_at < ${before} and (failures > 0 or not_before < ${before})
      and (state in ('pending', 'sending', 'unknown') or (state = 'said' and shown < wanted))
    group by conversation, fault order by min(created_at) limit ${limit}`
