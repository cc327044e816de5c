// What an admin finds on their own page: accounts that nobody knows, messages that do not get through, the agreements in force.
import type { Account } from '../ports/accounts.ts'
import type { Block } from '../ports/card.ts'
import type { StuckDeliveries } from '../ports/store.ts'
import { type CardContext, deskName, personName } from './context.ts'
import { oneLine } from './excerpt.ts'
import { linkAction } from './stranger.ts'

export type AdminFacts = {
  strangers: readonly Account[]
  stuck: readonly StuckDeliveries[]
  /** The version in force on each desk. */
  agreements: readonly { desk: string; version: number }[]
}

const glance = 5

export function adminBlocks({ strangers, stuck, agreements }: AdminFacts, context: CardContext): Block[] {
  const { words, company } = context
  const { home, format } = words
  const where = (conversation: string) =>
    conversation.startsWith('@') ? personName(company, conversation.slice(1)) : conversation
  const unknown = strangers.slice(0, glance).map((account): Block => {
    const text = home.stranger(oneLine(account.name) ?? account.userId)
    return { kind: 'item', text, actions: [linkAction(account, words)] }
  })
  const kept = stuck.slice(0, glance).map(({ conversation, fault, count }) => {
    return home.stuck(count, oneLine(where(conversation)) ?? '', oneLine(fault) ?? '–')
  })
  const versions = agreements.map(({ desk, version }) => home.version(deskName(company, desk), format.number(version)))
  return [
    { kind: 'text', text: { bold: home.admin } },
    ...unknown,
    { kind: 'list', items: [...(kept.length > 0 ? kept : [home.allSaid]), ...versions] },
    { kind: 'text', text: home.adminHint, quiet: true },
  ]
}
