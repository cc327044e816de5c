// Who sees which conversations: the desks' channels are everybody's, a direct message is one person's.
import { type Company, type Desk, findPerson, type Person, rolesOn } from '../../../core/company.ts'
import type { ConversationInfo, Member } from './wire.ts'

/** The channel of the direct messages between Relevo and one person. */
export const directChannel = (email: string): string => `@${email}`

export const isDirect = (channel: string): boolean => channel.startsWith('@')

type Listed = Omit<ConversationInfo, 'more'>

/** What a person finds in the sidebar, in its order; a channel that desks share stands under each of them. */
export const conversationsFor = (company: Company, email: string): Listed[] => [
  ...company.desks.flatMap(ofDesk),
  { channel: directChannel(email), kind: 'direct', desk: null },
]

function ofDesk({ name: desk, channels: { sales, feedback } }: Desk): Listed[] {
  const own: Listed = { channel: sales, kind: 'sales', desk }
  return feedback === sales ? [own] : [own, { channel: feedback, kind: 'feedback', desk }]
}

/** The names of the channels that a person may read and write in, each once. */
export const channelsFor = (company: Company, email: string): string[] => [
  ...new Set(conversationsFor(company, email).map(({ channel }) => channel)),
]

/** A channel of some desk, or the direct messages of somebody we know. */
export function channelExists(company: Company, channel: string): boolean {
  if (isDirect(channel)) return findPerson(company, channel.slice(1)) !== undefined
  return company.desks.some(({ channels }) => channels.sales === channel || channels.feedback === channel)
}

/** A person as the others see them: with their roles on all desks together. */
export function memberOf(company: Company, person: Person): Member {
  const held = company.desks.map((desk) => ({ desk: desk.name, roles: rolesOn(company, desk, person.email) }))
  const onDesk = held.filter(({ roles }) => roles.some((role) => role !== 'admin'))
  const roles = [...new Set(held.flatMap((each) => each.roles))]
  return { ...person, place: company.people.indexOf(person), roles, desks: onDesk.map(({ desk }) => desk) }
}
