// The chat platforms with the eyes of whoever connected them: each desk on one that is there, and each platform as it says.
import { checkSlack } from '../../adapters/slack/check.ts'
import { connectedPlatforms, lostDesks, usualPlatform } from '../../config/desk-platforms.ts'
import type { Settings } from '../../config.ts'
import type { Company, Desk } from '../../core/company.ts'
import type { Finding } from '../../ports/finding.ts'
import { accountsOf } from '../../store/accounts.ts'
import type { Database } from '../../store/database.ts'
import { installations } from '../../store/installations.ts'
import { migrationStatus } from '../../store/migrate.ts'
import { teamsPlaces } from '../../store/teams-places.ts'

/** `database`: null where it cannot be read now; some of it is then left to another time. */
export async function checkChat(
  settings: Settings,
  company: Company,
  database: Database | null,
  now: () => Date,
): Promise<Finding[]> {
  const lost = lostDesks(company, settings).map(
    ({ id, found, mend }): Finding => ({ check: `desk ${id}`, state: 'problem', found: `it ${found}`, mend }),
  )
  const readable = database && (await migrationStatus(database)).pending.length === 0 ? database.prisma : null
  if (connectedPlatforms(settings).length === 0) {
    const found = 'none is connected: no variable of Slack or Teams is set, and people use the local workspace'
    return [...lost, { check: 'chat', state: 'ok', found }]
  }
  return [
    ...lost,
    ...(await checkSlackOf(settings, company, readable, now)),
    ...(await checkTeamsOf(settings, company, readable, now)),
  ]
}

type Readable = Database['prisma'] | null

/** Whose account is whose, as far as the database can be read. */
const linkedIn = (readable: Readable, platform: 'slack' | 'teams') =>
  readable && ((workspace: string, emails: readonly string[]) => accountsOf(readable, { platform, workspace }, emails))

/** As much of the company as talks on that platform; admins are where their own desk is, or the one for everything. */
function partOn(platform: 'slack' | 'teams', settings: Settings, company: Company): Company {
  const { desks, admins, defaultDesk } = company
  const isOn = (desk: Desk | undefined) => (desk?.platform ?? usualPlatform(settings)) === platform
  const deskOf = (email: string) =>
    desks.find(({ reps, managers, marketers }) => [...reps, ...managers, ...marketers].includes(email)) ??
    desks.find(({ id }) => id === defaultDesk)
  return { ...company, desks: desks.filter(isOn), admins: admins.filter((email) => isOn(deskOf(email))) }
}

async function checkSlackOf(
  settings: Settings,
  company: Company,
  readable: Readable,
  now: () => Date,
): Promise<Finding[]> {
  const { slack, encryptionKey } = settings
  if (!slack) return []
  const linked = linkedIn(readable, 'slack')
  return checkSlack({
    ...{ settings: slack, company: partOn('slack', settings, company), now, ...(linked && { linked }) },
    ...(readable && encryptionKey && { installations: installations(readable, 'slack', encryptionKey, now) }),
  })
}

async function checkTeamsOf(
  settings: Settings,
  company: Company,
  readable: Readable,
  now: () => Date,
): Promise<Finding[]> {
  const { teams, url } = settings
  if (!teams) return []
  const linked = linkedIn(readable, 'teams')
  const { desks, admins } = partOn('teams', settings, company)
  const { checkTeamsChat } = await import('../../adapters/teams/check.ts')
  return checkTeamsChat({
    ...{ settings: teams, desks, admins, url, now },
    ...(linked && { linked }),
    ...(readable && { places: teamsPlaces(readable, now) }),
  })
}
