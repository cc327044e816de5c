// What every view is given beside the value that it draws, and how it names people and leads.
import { type Company, type Desk, findDesk, findPerson } from '../core/company.ts'
import { system } from '../core/handoff/event.ts'
import type { Words } from '../i18n/words.ts'
import type { HandoffRecord, Lead } from '../ports/store.ts'
import { lineLimit, oneLine } from './excerpt.ts'

export type CardContext = {
  company: Company
  desk: Desk
  words: Words
  now: Date
  /** The zone of a message's only reader; a message to many says its times in the desk's. */
  zone?: string
}

export const zoneOf = ({ desk, zone }: Pick<CardContext, 'desk' | 'zone'>): string => zone ?? desk.zone

/** A person's name; the e-mail of somebody who is no longer in the company; our own name for what happens by itself. */
export const personName = (company: Company, email: string): string =>
  email === system ? 'Relevo' : (findPerson(company, email)?.name ?? email)

/** A desk's name; the id of one that is no longer in the company. */
export const deskName = (company: Company, id: string): string => findDesk(company, id)?.name ?? id

/** The best name that we have for a lead, without inventing one. */
export function leadName(lead: Lead, words: Words): string {
  if (lead.forgottenAt) return words.card.forgotten
  const known = [lead.name, lead.company, lead.email].map((text) => oneLine(text)).find((text) => text !== null)
  const id = oneLine(lead.externalId)
  return known ?? (id ? words.card.leadId(id) : words.card.unnamed)
}

/** The name with the company, where both are known: "Ana Ruiz, Acme". */
export function leadLine(lead: Lead, words: Words): string {
  const name = leadName(lead, words)
  const company = oneLine(lead.company)
  return company && company !== name ? `${name}, ${company}` : name
}

/** The same with the source in brackets: "Ana Ruiz, Acme (Webinar)". */
export function leadWithSource({ lead, source }: HandoffRecord, words: Words): string {
  const from = oneLine(source, lineLimit / 2)
  return from ? `${leadLine(lead, words)} (${from})` : leadLine(lead, words)
}
