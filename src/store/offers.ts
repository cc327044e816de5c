// What new offers leave behind, written in one statement: of many leads, and of one, it is the journeys that cost.
import type { Transaction } from './database.ts'
import { deliveriesInsertion, type NewDelivery } from './deliveries.ts'
import type { Prisma } from './generated/client.ts'
import { handoffInsertions, type NewHandoff } from './handoffs.ts'
import { leadsInsertion, type WrittenLead } from './leads.ts'
import { together } from './rows.ts'
import { type NewTimer, timersInsertion } from './timers.ts'

export type NewOffers = {
  /** Those that nobody knew. */
  leads: readonly WrittenLead[]
  handoffs: readonly NewHandoff[]
  timers: readonly NewTimer[]
  /** Each says itself where it is heard. */
  cards: readonly NewDelivery[]
}

/** Returns the ids of the cards. */
export async function insertOffers(
  tx: Transaction,
  { leads, handoffs, timers, cards }: NewOffers,
  now: Date,
): Promise<string[]> {
  const parts: Prisma.Sql[] = []
  if (leads.length > 0) parts.push(leadsInsertion(leads, now))
  if (handoffs.length > 0) parts.push(...handoffInsertions(handoffs))
  if (timers.length > 0) parts.push(timersInsertion(timers))
  if (cards.length > 0) parts.push(deliveriesInsertion(cards, now))
  if (parts.length === 0) return []
  const written = await tx.$queryRaw<{ id?: string }[]>`${together(parts)}`
  return written.flatMap(({ id }) => id ?? [])
}
