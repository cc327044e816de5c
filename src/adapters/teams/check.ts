// What `relevo doctor` finds out about Teams: may we speak, for whom, where, and to whom.
import { masked } from '../../config/fault.ts'
import type { TeamsSettings } from '../../config.ts'
import type { Desk } from '../../core/company.ts'
import { ChatFault } from '../../ports/chat.ts'
import type { Finding } from '../../ports/finding.ts'
import type { TeamsPlaces } from '../../store/teams-places.ts'
import { path } from './app.ts'
import { checkChannels, checkPeople, checkTeams, type Linked, type Seen } from './check-places.ts'
import { createConnector } from './connector.ts'

type Parts = {
  settings: TeamsSettings
  /** Those that talk in Teams. */
  desks: readonly Desk[]
  admins: readonly string[]
  /** Where browsers reach us from outside, if somebody said so. */
  url: string | undefined
  /** Absent where the database cannot be read now. */
  places?: TeamsPlaces | undefined
  linked?: Linked | undefined
  now(): Date
}

/** Everything that has to be right for Teams. Asks Microsoft, says nothing in Teams, changes nothing, and never throws. */
export async function checkTeamsChat({ settings, desks, admins, url, places, linked, now }: Parts): Promise<Finding[]> {
  const connector = createConnector(settings, now)
  const signedIn = await signIn(settings, connector.signIn)
  const found = [signedIn, ...(settings.app ? [tenant(settings.app.tenant), endpoint(url)] : [])]
  if (signedIn.state === 'problem') return found
  if (!places) {
    const mend = 'stop Relevo and run the doctor again to have teams, channels and people checked'
    const why = 'where the app is stands in the database, which cannot be read now'
    return [...found, { check: 'teams', state: 'warning', found: why, mend }]
  }
  const seen: Seen = { channels: [], members: [] }
  found.push(...(await checkTeams(connector, await places.teams(), seen)))
  if (seen.channels.length === 0) return found
  const names = desks.flatMap(({ channels }) => [channels.sales, channels.feedback])
  found.push(...checkChannels([...new Set(names)], seen))
  const people = desks.flatMap(({ reps, managers, marketers }) => [...reps, ...managers, ...marketers])
  found.push(...(await checkPeople([...new Set([...people, ...admins])], seen, { places, linked })))
  return found
}

async function signIn({ app }: TeamsSettings, prove: () => Promise<void>): Promise<Finding> {
  const check = 'Teams'
  if (!app) return { check, state: 'ok', found: 'a local client may call us; nobody proves who they are' }
  const secret = app.password ? `MicrosoftAppPassword, ${masked(app.password)}` : 'the managed identity'
  try {
    await prove()
    return { check, state: 'ok', found: `Microsoft gives a token for ${app.id}` }
  } catch (error) {
    const fault = error instanceof ChatFault ? error.fault : { kind: 'unknown' as const, reason: String(error) }
    if (fault.kind === 'sign-in')
      return {
        ...{ check, state: 'problem', found: `Microsoft refuses ${secret}, for ${app.id} in ${app.tenant}` },
        mend: 'copy the value (not the id) of a new secret under “Certificates & secrets” of the app registration, and see its application and directory ids',
      }
    const reason = 'reason' in fault ? fault.reason : fault.kind
    const mend = 'see that this machine reaches login.microsoftonline.com, and run the doctor again'
    return { check, state: 'problem', found: `Microsoft could not be asked (${reason})`, mend }
  }
}

const tenant = (id: string): Finding => ({
  ...{ check: 'organisation', state: 'ok', found: `people of ${id} are listened to, and of no other` },
})

/** Nobody but Azure knows what is entered there. */
function endpoint(url: string | undefined): Finding {
  const check = 'endpoint'
  if (url?.startsWith('https://'))
    return { check, state: 'ok', found: `the messaging endpoint of the Azure Bot has to be ${url}${path}` }
  const found = url ? `RELEVO_URL is ${url}, and Teams calls us over https` : 'nobody said where Teams reaches us'
  const mend = `set RELEVO_URL to the public https address, and the messaging endpoint of the Azure Bot to the same with ${path} behind it`
  return { check, state: 'warning', found, mend }
}
