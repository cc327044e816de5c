// Somebody wants to be forgotten: in every record, and on every message that was posted, nothing is left but the counts.
import { findPerson } from '../core/company.ts'
import { type Event, system } from '../core/handoff/event.ts'
import { isOpen } from '../core/handoff/state.ts'
import { normalizeEmail } from '../core/lead.ts'
import { wordsFor } from '../i18n/words.ts'
import { type AuditWay, noteAudit } from '../store/audit.ts'
import type { Transaction } from '../store/database.ts'
import {
  eraseAnswers,
  eraseLeads,
  eraseLocalMessages,
  eraseOwnSettings,
  eraseShared,
  eraseWins,
  forgettableLeads,
  handoffIdsOf,
  lockLeadMarks,
  lockNamedLeads,
  type Marks,
  owedAgain,
} from '../store/erase.ts'
import { findHandoff } from '../store/handoffs.ts'
import { erasedCard } from '../view/erased.ts'
import type { Context } from './context.ts'
import { moveHandoff } from './move-handoff.ts'

/** What was erased: `messages` are updated in the chat, or taken out of the local workspace. */
export type Forgotten = { leads: number; handoffs: number; messages: number; settings: number; accounts: number }

export type Forgetting = {
  /** An e-mail address, or a lead's external id. */
  name: string
  /** Who asks for it, and by which way. */
  actor: string
  via: AuditWay
}

/**
 * Erases every lead with that e-mail or external id; of a colleague also settings and accounts. What a colleague did in
 * the business stays in the records of the leads. An open handoff is taken back first: nobody works on it any more.
 */
export function forgetPerson(context: Context, { name, actor, via }: Forgetting): Promise<Forgotten> {
  const email = normalizeEmail(name)
  return context.transaction(async (tx) => {
    const erased = await erase(context, tx, await lockNamedLeads(tx, name.trim(), email))
    const own = await eraseOwnSettings(tx, email)
    if (own.settings > 0) await context.refreshPeople(tx)
    const kind = findPerson(context.company, email) ? 'colleague' : name.includes('@') ? 'e-mail' : 'external id'
    const subject = `by ${kind}; leads ${erased.leads}; handoffs ${erased.handoffs}; accounts ${own.accounts}`
    await noteAudit(tx, { actor, via, action: 'forget', subject }, context.clock.now())
    return { ...erased, ...own }
  })
}

/** The same for leads of which nothing has happened since then. Returns how many; at most `limit`. */
export async function forgetOldLeads(context: Context, before: Date, limit: number): Promise<number> {
  const ids = await context.transaction((tx) => forgettableLeads(tx, before, limit))
  for (const id of ids)
    await context.transaction(async (tx) => void (await erase(context, tx, await lockLeadMarks(tx, [id]))))
  return ids.length
}

async function erase(context: Context, tx: Transaction, marks: readonly Marks[]) {
  if (marks.length === 0) return { leads: 0, handoffs: 0, messages: 0 }
  const now = context.clock.now()
  const leadIds = marks.map(({ id }) => id)
  const handoffIds = await handoffIdsOf(tx, leadIds)
  for (const id of handoffIds) await close(context, tx, id)
  await eraseLeads(tx, leadIds, now)
  await eraseAnswers(tx, marks)
  const card = erasedCard(wordsFor(context.company.desks[0]?.locale ?? 'en'))
  const drawnAgain = await owedAgain(tx, handoffIds, await eraseWins(tx, handoffIds), now)
  const owed = [...drawnAgain, ...(await eraseShared(tx, marks, handoffIds, card, now))]
  await context.carry(tx, owed)
  const said = await eraseLocalMessages(tx, marks, handoffIds, { card, text: card.summary }, now)
  return { leads: leadIds.length, handoffs: handoffIds.length, messages: owed.length + said }
}

/** The history says that it was erased; the card is behind from then on, and nothing of it falls due or comes back. */
async function close(context: Context, tx: Transaction, id: string): Promise<void> {
  const handoff = await findHandoff(tx, id)
  if (!handoff) return
  const at = context.clock.now()
  const withdrawn: Event[] =
    isOpen(handoff.state) && handoff.endedAt === null ? [{ type: 'withdrawn', note: null, at, actor: system }] : []
  await moveHandoff(context, tx, handoff, [...withdrawn, { type: 'forgotten', at, actor: system }])
}
