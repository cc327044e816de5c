// Who sees which conversations: the desks' channels are everybody's, a direct message is one person's.
import { type Company, findPerson, type Person, rolesOn } from '../../../core/company.ts'
import type { ConversationInfo, Member } from './wire.ts'

/** The channel of the direct messages between Relevo and one person. */
export const directChannel = (email: string): string => `@${email}`

/** What a person finds in the sidebar, in its order. */
export function conversationsFor(company: Company, email: string): Omit<ConversationInfo, 'more'>[] {
  const found = new Map<string, Omit<ConversationInfo, 'more'>>()
  for (const { name, channels } of company.desks) {
    for (const kind of ['sales', 'feedback'] as const) {
      const channel = channels[kind]
      if (!found.has(channel)) found.set(channel, { channel, kind, desk: name })
    }
  }
  return [...found.values(), { channel: directChannel(email), kind: 'direct', desk: null }]
}

/** The names of the channels that a person may read and write in. */
export const channelsFor = (company: Company, email: string): string[] =>
  conversationsFor(company, email).map(({ channel }) => channel)

/** A channel of some desk, or the direct messages of somebody we know. */
export function channelExists(company: Company, channel: string): boolean {
  if (channel.startsWith('@')) return findPerson(company, channel.slice(1)) !== undefined
  return company.desks.some(({ channels }) => channels.sales === channel || channels.feedback === channel)
}

/** A person as the others see them: with their roles on all desks together. */
export function memberOf(company: Company, person: Person): Member {
  const held = company.desks.map((desk) => ({ desk: desk.name, roles: rolesOn(company, desk, person.email) }))
  const onDesk = held.filter(({ roles }) => roles.some((role) => role !== 'admin'))
  const roles = [...new Set(held.flatMap((each) => each.roles))]
  return { ...person, place: company.people.indexOf(person), roles, desks: onDesk.map(({ desk }) => desk) }
}
