// Channels by the names that people give them: `#sales`, `Sales team / sales`, or Teams' own id.
import { ChatFault } from '../../ports/chat.ts'
import type { ChannelPlace, TeamPlace, TeamsPlaces } from '../../store/teams-places.ts'
import type { Connector } from './connector.ts'

export type Channels = {
  /** Throws a ChatFault where there is none, or more than one, that the app is in. */
  find(name: string): Promise<ChannelPlace>
  /** Of these names, the one that belongs to the channel. */
  nameOf(channel: string, names: readonly string[]): Promise<string | undefined>
  /** Asks Teams which channels a team has now. Throws a ChatFault. */
  refresh(team: TeamPlace): Promise<void>
}

/** A name that is not there is not asked for again at once: it may be a slip in the configuration. */
const missingMinutes = 5

/** Teams gives the first channel of a team no name; people read this one, in both languages. */
export const firstChannel = 'General'

export function createChannels(places: TeamsPlaces, connector: Connector, now: () => Date): Channels {
  let askedAt = 0

  async function refresh({ tenant, team, serviceUrl }: TeamPlace): Promise<void> {
    const channels = await connector.channels(serviceUrl, team)
    await places.saveChannels(
      { tenant, team },
      channels.map(({ channel, name }) => ({ channel, name: name || firstChannel })),
    )
  }

  async function refreshAll(): Promise<void> {
    if (now().getTime() - askedAt < missingMinutes * 60_000) return
    askedAt = now().getTime()
    for (const team of await places.teams()) {
      try {
        await refresh(team)
      } catch (error) {
        // A team that threw us out must not stand in the way of the others.
        if (!(error instanceof ChatFault)) throw error
      }
    }
  }

  async function find(name: string): Promise<ChannelPlace> {
    const [known] = await only(name)
    if (known) return known
    await refreshAll()
    const [found] = await only(name)
    if (found) return found
    throw new ChatFault({ kind: 'refused', reason: 'no such channel', obstacle: { code: 'no-channel-in-teams' } })
  }

  async function only(name: string): Promise<ChannelPlace[]> {
    const found = matching(name, await places.channels())
    if (found.length < 2) return found
    const detail = found.map(fullName).join(', ')
    throw new ChatFault({ kind: 'refused', reason: detail, obstacle: { code: 'several-channels', detail } })
  }

  return {
    find,
    async nameOf(channel, names) {
      const all = await places.channels()
      return names.find((name) => {
        const found = matching(name, all)
        return found.length === 1 && found[0]?.channel === channel
      })
    },
    refresh,
  }
}

export const fullName = ({ name, channelName }: ChannelPlace): string => `${name} / ${channelName}`

/** All channels that may be called so. */
export function matching(name: string, all: readonly ChannelPlace[]): ChannelPlace[] {
  if (isId(name)) return all.filter(({ channel }) => channel === name)
  const [channel = '', ...team] = name.split('/').reverse().map(bare)
  const wanted = team.reverse().join('/')
  return all.filter((place) => bare(place.channelName) === channel && (!wanted || bare(place.name) === wanted))
}

const isId = (name: string): boolean => /^19:.+@thread\./.test(name)

/** A team's name may have slashes, and spaces around them or not. */
const bare = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .replace(/^#/, '')
    .replace(/\s*\/\s*/g, '/')
    .toLowerCase()
