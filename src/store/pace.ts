// How fast each conversation was spoken in, on the platforms that mind: one row a conversation, locked while it is read.
import type { Pace } from '../core/pace.ts'
import type { Transaction } from './database.ts'

export type ConversationPace = { spent: Pace; blockedUntil: Date | null }

/**
 * The pace of a conversation, held until the transaction ends: two workers never take the same turn. Null while another
 * one is taking it: whoever waited for one that stands still would stand still, too.
 */
export async function lockPace(tx: Transaction, conversation: string): Promise<ConversationPace | null> {
  const [row] = await tx.$queryRaw<{ spent: number[]; blocked_until: Date | null }[]>`
    select spent, blocked_until from pace where conversation = ${conversation} for update skip locked`
  if (row) return { spent: row.spent, blockedUntil: row.blocked_until }
  const begun = await tx.$executeRaw`insert into pace (conversation) values (${conversation}) on conflict do nothing`
  return begun === 1 ? { spent: [], blockedUntil: null } : null
}

export async function savePace(tx: Transaction, conversation: string, spent: Pace): Promise<void> {
  await tx.pace.update({ where: { conversation }, data: { spent: [...spent] } })
}

/** The platform asked to leave that conversation alone until then. */
export async function blockConversation(tx: Transaction, conversation: string, until: Date): Promise<void> {
  await tx.pace.upsert({
    where: { conversation },
    create: { conversation, blockedUntil: until },
    update: { blockedUntil: until },
  })
}
