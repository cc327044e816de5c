// Channels by the names that people give them. Slack only takes ids, and tells names by the page.
import { ChatFault } from '../../ports/chat.ts'
import { asChatFault } from './faults.ts'
import type { Workspace } from './workspaces.ts'

export type Channels = {
  /** The id of `#sales`, `sales` or `C0123`. Throws a ChatFault where there is none that the bot can see. */
  idOf(workspace: Workspace, name: string): Promise<string>
  /** Of these names, the one that belongs to the id. */
  nameOf(workspace: Workspace, id: string, names: readonly string[]): Promise<string | undefined>
  /** A channel was made, renamed or left: names are looked up anew. */
  forget(team: string): void
}

/** The most that Slack gives at once: a large workspace is read in few calls. */
const page = 1000
/** A name that is not there is not asked for again at once: it may be a slip in the configuration. */
const missingMinutes = 5
/** A name that was found stays, unless Slack tells us of a change. */
const foundMinutes = 60

const isId = (name: string): boolean => /^[CG][A-Z0-9]{6,}$/.test(name)

export function createChannels(now: () => Date): Channels {
  const lists = new Map<string, { at: number; ids: Promise<Map<string, string>> }>()
  const names = new Map<string, Map<string, string>>()

  function listOf(workspace: Workspace, maxMinutes: number): Promise<Map<string, string>> {
    const known = lists.get(workspace.team)
    if (known && now().getTime() - known.at < maxMinutes * 60_000) return known.ids
    const ids = readNames(workspace)
    lists.set(workspace.team, { at: now().getTime(), ids })
    ids.catch(() => lists.delete(workspace.team))
    return ids
  }

  async function idOf(workspace: Workspace, name: string): Promise<string> {
    if (isId(name)) return name
    for (const minutes of [foundMinutes, missingMinutes]) {
      const id = (await listOf(workspace, minutes)).get(bare(name))
      if (id) return id
    }
    throw new ChatFault({ kind: 'refused', reason: 'channel_not_found', obstacle: { code: 'no-such-channel' } })
  }

  /** One call for one channel: nobody who presses a button waits for a list of all. */
  async function nameInSlack({ team, client }: Workspace, id: string): Promise<string | undefined> {
    const known = names.get(team) ?? new Map<string, string>()
    names.set(team, known)
    const name = known.get(id)
    if (name !== undefined) return name
    const { channel } = await client.conversations.info({ channel: id }).catch(() => ({ channel: undefined }))
    if (channel?.name) known.set(id, channel.name)
    return channel?.name
  }

  return {
    idOf,
    async nameOf(workspace, id, configured) {
      if (configured.includes(id)) return id
      const name = await nameInSlack(workspace, id)
      return name === undefined ? undefined : configured.find((each) => bare(each) === name.toLowerCase())
    },
    forget(team) {
      lists.delete(team)
      names.delete(team)
    },
  }
}

const bare = (name: string): string => name.replace(/^#/, '').toLowerCase()

async function readNames({ client, team, org }: Workspace): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  try {
    const types = 'public_channel,private_channel'
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const answer = await client.conversations.list({
        ...{ types, limit: page, exclude_archived: false },
        ...(cursor && { cursor }),
        ...(org && { team_id: team }),
      })
      for (const { id, name, is_archived } of answer.channels ?? [])
        if (id && name && !(is_archived && ids.has(name))) ids.set(name, id)
      cursor = answer.response_metadata?.next_cursor || undefined
    }
    return ids
  } catch (error) {
    throw asChatFault(error)
  }
}
