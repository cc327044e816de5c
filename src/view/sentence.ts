// What happened to a handoff, as one plain sentence; and the happening that brought a handoff where it stands.
import type { Company } from '../core/company.ts'
import type { Event } from '../core/handoff/event.ts'
import type { Handoff } from '../core/handoff/state.ts'
import { reasons } from '../core/reasons.ts'
import type { Words } from '../i18n/words.ts'
import { type CardContext, deskName, personName } from './context.ts'
import { oneLine } from './excerpt.ts'

type Speech = Pick<CardContext, 'company' | 'words'>

/** "Rejected by Ana Ruiz: Poor fit". Comments are not part of it: they are quoted. */
export function eventSentence(event: Event, { company, words }: Speech): string {
  const by = personName(company, event.actor)
  switch (event.type) {
    case 'activity-added':
      return words.events['activity-added'](event.count)
    case 'rejected':
    case 'lost':
      return words.events[event.type](by, reasonLabel(event.reason, words))
    case 'recycled':
      return words.events.recycled(by, reasonLabel(event.reason, words), words.format.localDate(event.until))
    case 'attempt-logged':
      return words.events['attempt-logged'](by, words.attemptKinds[event.kind])
    case 'won':
    case 'opportunity-opened':
      return words.events[event.type](by, moneyText(event.amount, company, words))
    case 'reassigned':
      return words.events.reassigned(by, personName(company, event.owner))
    case 'passed-on':
      return words.events['passed-on'](deskName(company, event.desk))
    case 'overdue':
      return words.events.overdue(words.commitments[event.commitment])
    default:
      return words.events[event.type](by)
  }
}

/** The label of a reason; a code that the taxonomy no longer has is shown as it is. */
export function reasonLabel(code: string, words: Words): string {
  const known = reasons.find((reason) => reason.code === code)
  return known ? words.reasons[known.code].label : (oneLine(code) ?? words.reasons['other-reject'].label)
}

/** What the label stands for; empty for a code that the taxonomy no longer has. */
export function reasonHint(code: string, words: Words): string {
  const known = reasons.find((reason) => reason.code === code)
  return known ? words.reasons[known.code].hint : ''
}

export const moneyText = (amount: number | null, company: Company, words: Words): string | null =>
  amount === null ? null : words.format.money(amount, company.currency)

/** The happening that answered or ended this handoff, read back from its row; null while it is on offer or in work. */
export function verdictOf(handoff: Handoff): Event | null {
  const { state, answeredBy, owner, endedBy, note, amount, recycleUntil, returnsAt } = handoff
  const reason = handoff.reason ?? ''
  if (state === 'accepted' && handoff.acceptedAt) {
    const actor = answeredBy ?? owner
    return actor ? { type: 'accepted', owner: owner ?? actor, at: handoff.acceptedAt, actor } : null
  }
  if (!handoff.endedAt || !endedBy) return null
  const end = { at: handoff.endedAt, actor: endedBy }
  if (state === 'won') return { type: 'won', amount, note: null, ...end }
  if (state === 'withdrawn') return { type: 'withdrawn', note, ...end }
  if (state === 'lost' || state === 'rejected') return { type: state, reason, note, ...end }
  if (state !== 'recycled' || !recycleUntil || !returnsAt) return null
  return { type: 'recycled', reason, note, until: recycleUntil, returnsAt, ...end }
}
