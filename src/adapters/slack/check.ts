// What `relevo doctor` finds out about Slack: may we speak, with which permissions, where, and to whom.
import type { SlackSettings } from '../../config.ts'
import type { Company } from '../../core/company.ts'
import { ChatFault } from '../../ports/chat.ts'
import type { Finding } from '../../ports/finding.ts'
import type { Installations } from '../../store/installations.ts'
import { checkClock, checkConnection, reasonOf } from './check-connection.ts'
import { checkChannels, checkPeople, type Linked } from './check-places.ts'
import { checkScopes } from './check-scopes.ts'
import { installByLink } from './installation.ts'
import { quiet } from './slack-log.ts'
import { createWorkspaces, type Tokens, type Workspace, type Workspaces } from './workspaces.ts'

type Parts = {
  settings: SlackSettings
  company: Company
  /** Absent where the tokens of the link cannot be read now. */
  installations?: Installations | undefined
  /** The accounts that an admin has linked by hand; absent: nobody can tell now. */
  linked?: Linked | undefined
  now(): Date
}

/** Everything that has to be right for Slack. Asks Slack, says nothing in it, and never throws. */
export async function checkSlack({ settings, company, installations, linked, now }: Parts): Promise<Finding[]> {
  const found = [await checkClock(settings, now), ...(await checkConnection(settings))]
  const tokens = tokensOf(settings, installations)
  if ('check' in tokens) return [...found, tokens]
  const workspaces = createWorkspaces(tokens, quiet, settings.apiUrl)
  const places = placesOf(company)
  const teams = await tokens.teams()
  if (teams?.length === 0) {
    const mend = 'open /slack/install at the public address of this Relevo in a browser, and let the app in'
    return [...found, { check: 'workspace', state: 'problem', found: 'the app is installed nowhere yet', mend }]
  }
  for (const [team, { channels, people }] of places) {
    const workspace = await open(workspaces, team, settings)
    if ('check' in workspace) {
      found.push(workspace)
      continue
    }
    found.push(nameOf(workspace, settings), ...checkScopes(workspace.scopes))
    found.push(...(await checkChannels(workspace, channels, now)))
    found.push(...(await checkPeople(workspace, people, linked)))
  }
  return found
}

/** What desks need of each workspace; those that name none are in the one of the token, or the first one. */
function placesOf({ desks, admins }: Company): Map<string | null, { channels: string[]; people: string[] }> {
  const own = desks.filter(({ platform = 'slack' }) => platform === 'slack')
  const places = Map.groupBy(own, ({ workspace = null }) => workspace)
  const first = [...places.keys()][0] ?? null
  return new Map(
    [...places].map(([team, there]) => [
      team,
      {
        channels: unique(there.flatMap(({ channels }) => [channels.sales, channels.feedback])),
        people: unique([
          ...there.flatMap(({ reps, managers, marketers }) => [...reps, ...managers, ...marketers]),
          ...(team === first ? admins : []),
        ]),
      },
    ]),
  )
}

const unique = (names: readonly string[]): string[] => [...new Set(names)]

function tokensOf(settings: SlackSettings, installations: Installations | undefined): Tokens | Finding {
  const { oauth, botToken, apiUrl } = settings
  if (!oauth) return { tokenOf: async () => botToken ?? null, teams: async () => null }
  if (installations) return installByLink({ oauth, installations, logger: quiet, ...(apiUrl && { apiUrl }) }).tokens
  const found = 'the tokens of the installations are in the database, which cannot be opened now'
  return {
    check: 'workspace',
    state: 'warning',
    found,
    mend: 'stop Relevo and run the doctor again to have them checked',
  }
}

async function open(
  workspaces: Workspaces,
  team: string | null,
  settings: SlackSettings,
): Promise<Workspace | Finding> {
  const check = team === null ? 'bot token' : `workspace ${team}`
  try {
    return await workspaces.get(team)
  } catch (error) {
    if (!(error instanceof ChatFault))
      return { check, state: 'problem', found: error instanceof Error ? error.message : String(error) }
    if (error.fault.kind !== 'sign-in') {
      const mend = 'see that this machine reaches slack.com, and run the doctor again'
      return { check, state: 'problem', found: `Slack could not be asked (${reasonOf(error)})`, mend }
    }
    return {
      ...{ check, state: 'problem' },
      ...(settings.botToken
        ? {
            found: 'Slack refuses SLACK_BOT_TOKEN: it was withdrawn, has run out, or is not one of this app',
            mend: 'install the app again, and copy its Bot User OAuth Token from “OAuth & Permissions”',
          }
        : {
            found: 'the app is not installed there, or not any more',
            mend: 'open /slack/install at the public address of this Relevo, and choose that workspace',
          }),
    }
  }
}

function nameOf({ team, url }: Workspace, { botToken }: SlackSettings): Finding {
  const check = botToken ? 'bot token' : 'workspace'
  const found = `it is the bot of ${url || team} (${team})`
  return botToken?.startsWith('xoxe.')
    ? {
        ...{ check, state: 'warning', found: `${found}; it rotates, and runs out within twelve hours` },
        mend: 'install the app by the link (SLACK_CLIENT_ID and the two beside it), which renews its tokens',
      }
    : { check, state: 'ok', found }
}
