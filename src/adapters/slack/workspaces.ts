// The workspaces in which the app is installed, each with a client of its own that never repeats a call by itself.
import { type Logger, webApi } from '@slack/bolt'
import { ChatFault } from '../../ports/chat.ts'
import { asChatFault } from './faults.ts'

export type Workspace = {
  team: string
  client: webApi.WebClient
  botUserId: string
  /** Where people open it: https://acme.slack.com/ */
  url: string
  scopes: ReadonlySet<string>
  /** The app is installed for a whole organisation: Slack has to be told which of its workspaces is meant. */
  org: boolean
}

/** A bot token, and for which workspace; renewed by whoever hands it out. */
export type Tokens = {
  /** The token of that workspace, of the first one without a name; null: the app is not installed there. */
  tokenOf(team: string | null): Promise<string | null>
  /** The workspaces that we know of; null where there is only the one of the token. */
  teams(): Promise<readonly string[] | null>
}

export type Workspaces = {
  /** Throws a ChatFault: `sign-in` where the app is not installed, or not any more. */
  get(team: string | null): Promise<Workspace>
  /** A workspace that was opened before; for what must not wait. */
  known(team: string): Workspace | undefined
  forget(team: string): void
}

const callMs = 9_000

/** Both would post twice when an answer is lost, so the outbox repeats, not the client. */
export const clientOptions = (apiUrl?: string): webApi.WebClientOptions => ({
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: callMs,
  ...(apiUrl && { slackApiUrl: apiUrl }),
})

export function createWorkspaces(tokens: Tokens, logger: Logger, apiUrl?: string): Workspaces {
  const opened = new Map<string, Promise<Workspace>>()
  const byTeam = new Map<string, Workspace>()

  async function open(token: string): Promise<Workspace> {
    const client = new webApi.WebClient(token, { ...clientOptions(apiUrl), logger })
    try {
      const me = await client.auth.test()
      const scopes = new Set(me.response_metadata?.scopes ?? [])
      const workspace: Workspace = {
        ...{ team: me.team_id ?? '', client, botUserId: me.user_id ?? '', url: me.url ?? '', scopes },
        org: me.is_enterprise_install ?? false,
      }
      byTeam.set(workspace.team, workspace)
      return workspace
    } catch (error) {
      opened.delete(token)
      throw asChatFault(error)
    }
  }

  /** An organisation has one token for all of its workspaces. */
  function within(workspace: Workspace, team: string | null): Workspace {
    if (!workspace.org || team === null || team === workspace.team) return workspace
    const own = byTeam.get(team) ?? { ...workspace, team }
    byTeam.set(team, own)
    return own
  }

  return {
    async get(team) {
      const token = await tokens.tokenOf(team)
      if (token === null) throw new ChatFault({ kind: 'sign-in' })
      const known = opened.get(token) ?? open(token)
      opened.set(token, known)
      return within(await known, team)
    },
    known: (team) => byTeam.get(team),
    forget(team) {
      byTeam.delete(team)
      opened.clear()
    },
  }
}
