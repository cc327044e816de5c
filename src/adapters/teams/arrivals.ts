// Where the app came to and what it left: teams, channels and personal conversations, kept so that we can speak there.
import { type Company, findPerson } from '../../core/company.ts'
import { wordsFor } from '../../i18n/words.ts'
import { ChatFault } from '../../ports/chat.ts'
import type { TeamPlace, TeamsPlaces } from '../../store/teams-places.ts'
import { welcomeCard } from '../../view/welcome.ts'
import type { Channels } from './channels.ts'
import type { Connector } from './connector.ts'
import type { Acted, Gesture } from './gesture.ts'
import { messageOf } from './message.ts'
import type { People } from './people.ts'
import { readershipOf, readerWithout } from './readers.ts'
import { renderMessage } from './render.ts'

/** What became of the app, or of a place where it is. */
export type Change = Extract<Gesture, { kind: 'installed' | 'uninstalled' | 'members' | 'channel' | 'team' }>

export type Arrivals = {
  /** Throws a ChatFault when Teams could not be asked. */
  take(change: Change): Promise<void>
  /** Whatever is heard tells where we may speak: an installation may have gone by while we were not there. */
  heard(acted: Acted): Promise<void>
}

type Parts = {
  company: Company
  /** The names by which the configuration calls our channels. */
  channelNames: readonly string[]
  places: TeamsPlaces
  connector: Connector
  channels: Channels
  people: People
  /** Messages of that conversation may get through now. */
  mended(conversation: string): Promise<void>
  log: { warn(detail: Record<string, unknown>, message: string): void }
}

export function createArrivals(parts: Parts): Arrivals {
  const { company, channelNames, places, connector, channels, people, mended, log } = parts
  const known = new Set<string>()
  const keyOf = ({ tenant, userId, where: { team, serviceUrl, conversation } }: Acted): string =>
    [tenant, team ?? userId, serviceUrl, ...(team ? [] : [conversation])].join(' ')

  /** A team as it is now: its name and its channels. */
  async function enter({ tenant, where: { serviceUrl } }: Acted, team: string): Promise<void> {
    await places.saveTeam({ tenant, team, serviceUrl, name: '' })
    try {
      await places.saveTeam({ tenant, team, serviceUrl, name: await connector.teamName(serviceUrl, team) })
      await channels.refresh({ tenant, team, serviceUrl, name: '' })
    } catch (error) {
      if (!(error instanceof ChatFault)) throw error
      log.warn({ err: error }, 'the channels of a team could not be read; they are asked for when they are needed')
    }
    people.forget()
    for (const name of channelNames) {
      const place = await channels.find(name).catch(() => null)
      if (place?.team === team) await mended(name)
    }
  }

  async function welcome(acted: Acted): Promise<void> {
    const { tenant, userId, where } = acted
    if (!(await places.welcomes({ tenant, userId }))) return
    const email = await people.personOf(acted, where)
    const readership = readershipOf(company, company.desks[0] ?? { locale: 'en', zone: 'UTC' }, email)
    const card = welcomeCard({ words: wordsFor(readership.locale) })
    await connector.post(where, messageOf(renderMessage(card, readerWithout(readership))))
    if (email && findPerson(company, email)) await mended(`@${email}`)
  }

  async function heard(acted: Acted): Promise<void> {
    const { tenant, userId, where } = acted
    const key = keyOf(acted)
    if (known.has(key)) return
    known.add(key)
    const { serviceUrl, conversation, team, surface } = where
    if (surface === 'personal') return places.saveChat({ tenant, userId, conversation, serviceUrl })
    const isThere = ({ team: one, serviceUrl: service }: TeamPlace) => one === team && service === serviceUrl
    if (!team || (await places.teams()).some(isThere)) return
    // Whoever pressed does not wait for it.
    void enter(acted, team).catch((error) => log.warn({ err: error }, 'a team could not be entered'))
  }

  async function take(change: Change): Promise<void> {
    const { tenant, userId, where } = change
    const { team } = where
    switch (change.kind) {
      case 'installed':
        if (team) return enter(change, team)
        known.delete(keyOf(change))
        await heard(change)
        return where.surface === 'personal' ? welcome(change) : undefined
      case 'uninstalled':
        known.delete(keyOf(change))
        if (team) await places.removeTeam(tenant, team)
        else await places.forgetChat({ tenant, userId })
        return people.forget()
      case 'members':
        return people.forget()
      case 'channel':
        return team ? enter(change, team) : undefined
      case 'team':
        if (!team) return
        if (change.change !== 'deleted') return enter(change, team)
        known.delete(keyOf(change))
        return places.removeTeam(tenant, team)
    }
  }

  return { take, heard }
}
