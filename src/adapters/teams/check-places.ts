// Where Relevo is to speak in Teams and with whom: every team with the app, every channel of the desks, every person.
import { normalizeEmail } from '../../core/lead.ts'
import { wordsFor } from '../../i18n/words.ts'
import { ChatFault, type ObstacleCode } from '../../ports/chat.ts'
import type { Finding } from '../../ports/finding.ts'
import type { ChannelPlace, TeamPlace, TeamsPlaces } from '../../store/teams-places.ts'
import { firstChannel, fullName, matching } from './channels.ts'
import type { Connector, Member } from './connector.ts'

/** The users of these people in a tenant, by e-mail, as far as somebody has linked them. */
export type Linked = (tenant: string, emails: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** What Teams showed of the teams that the app is in. */
export type Seen = { channels: ChannelPlace[]; members: Member[] }

/** What people read in the chat when it stands in the way is what the operator reads here. */
const { mend } = wordsFor('en').obstacles
const problem = (check: string, code: ObstacleCode, subject: string, detail = ''): Finding => {
  const [found = '', ...how] = mend[code](subject, detail).split(/(?<=\.) /)
  return { check, state: 'problem', found: found.replace(/\.$/, ''), mend: how.join(' ').replace(/\.$/, '') }
}

/** The app was put in each of them, and is in it still. Adds to `seen` what they show. */
export async function checkTeams(connector: Connector, teams: readonly TeamPlace[], seen: Seen): Promise<Finding[]> {
  const check = 'team'
  if (teams.length === 0) {
    const how = 'upload the app package in Teams and add it to the team of your channels, while Relevo runs'
    return [{ check, state: 'problem', found: 'the app is in no team that Relevo has heard of', mend: how }]
  }
  const findings: Finding[] = []
  for (const team of teams) {
    const name = team.name || team.team
    try {
      const channels = await connector.channels(team.serviceUrl, team.team)
      for (const { channel, name: own } of channels)
        seen.channels.push({ ...team, channel, channelName: own || firstChannel })
      seen.members.push(...(await connector.members({ serviceUrl: team.serviceUrl, conversation: team.team })))
      findings.push({ check, state: 'ok', found: `the app is in ${name}, with ${channels.length} channels` })
    } catch (error) {
      findings.push(outOf(name, error))
    }
  }
  return findings
}

function outOf(name: string, error: unknown): Finding {
  const fault = error instanceof ChatFault ? error.fault : { kind: 'unknown' as const, reason: String(error) }
  const isOut = fault.kind === 'gone' || (fault.kind === 'refused' && fault.obstacle?.code === 'not-in-team')
  const reason = 'reason' in fault ? fault.reason : fault.kind
  return isOut
    ? {
        check: 'team',
        state: 'problem',
        found: `the app is not in ${name} any more`,
        mend: 'add it to that team again',
      }
    : {
        check: 'team',
        state: 'problem',
        found: `Teams could not be asked about ${name} (${reason})`,
        mend: 'run the doctor again',
      }
}

/** Each is there, in a team that the app is in, and only once. */
export const checkChannels = (names: readonly string[], { channels }: Seen): Finding[] =>
  names.map((name): Finding => {
    const found = matching(name, channels)
    const [only] = found
    if (!only) return problem('channel', 'no-channel-in-teams', name)
    if (found.length > 1) return problem('channel', 'several-channels', name, found.map(fullName).join(', '))
    return { check: 'channel', state: 'ok', found: `${name} is ${fullName(only)}` }
  })

/** Each is in a roster by mail or sign-in name, or an account was linked by hand. */
export async function checkPeople(
  emails: readonly string[],
  { members, channels }: Seen,
  { places, linked }: { places: TeamsPlaces; linked: Linked | undefined },
): Promise<Finding[]> {
  const check = 'people'
  const tenants = [...new Set(channels.map(({ tenant }) => tenant))]
  const known = new Map<string, string>()
  for (const tenant of tenants)
    for (const [email, user] of (await linked?.(tenant, emails)) ?? []) known.set(email, user)
  for (const { id, email, userPrincipalName } of members)
    for (const address of [email, userPrincipalName]) if (address) known.set(normalizeEmail(address), id)
  const missing = emails.filter((email) => !known.has(email))
  let personal = 0
  for (const tenant of tenants)
    for (const userId of new Set(emails.flatMap((email) => known.get(email) ?? [])))
      if (await places.chatWith({ tenant, userId })) personal += 1
  const there = emails.length - missing.length
  return [
    {
      ...{ check, state: 'ok' },
      found: `${there} of ${emails.length} are in a team with the app; ${personal} have a conversation with it`,
    },
    ...missing.map((email) => problem(check, 'person-not-there', email)),
  ]
}
