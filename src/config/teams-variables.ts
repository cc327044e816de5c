// How Microsoft Teams is reached: the variables, and which of them belong together.
import { z } from 'zod'
import { masked } from './fault.ts'
import { isLoopback } from './loopback.ts'
import { fits, text, variable } from './variable.ts'

const guid = text.regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i).transform((id) => id.toLowerCase())

export const teamsVariables = {
  MicrosoftAppId: variable({
    doc: 'The application (client) id of the bot in Microsoft Entra.',
    accepted: 'an id such as 11111111-2222-3333-4444-555555555555',
    schema: guid,
    absent: 'Microsoft Teams is not connected',
  }),
  MicrosoftAppPassword: variable({
    doc: 'The client secret of the bot: its value, not its id. Not for a managed identity.',
    accepted: 'a client secret, 16 characters or more without spaces',
    schema: text.regex(/^\S{16,}$/),
    mask: masked,
  }),
  MicrosoftAppType: variable({
    doc: 'How the bot was registered in Azure.',
    accepted: 'SingleTenant, MultiTenant or UserAssignedMSI',
    schema: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI']),
    default: 'SingleTenant',
  }),
  MicrosoftAppTenantId: variable({
    doc: 'The directory (tenant) id of your organisation. Whatever comes from another one is refused.',
    accepted: 'an id such as 11111111-2222-3333-4444-555555555555',
    schema: guid,
  }),
  TEAMS_PLAYGROUND: variable({
    doc: "For Microsoft's local client (Agents Playground) in the place of the four above: nobody proves who they are, so it is for this machine only.",
    accepted: 'on',
    schema: z.literal('on'),
  }),
  TEAMS_LOGIN_URL: variable({
    doc: 'Where the tokens of Teams are got and proven; for tests.',
    accepted: 'an http or https address that ends in /',
    schema: text.refine((url) => url.endsWith('/') && fits(z.url({ protocol: /^https?$/ }), url)),
    absent: "Microsoft's own",
  }),
}

type Name = keyof typeof teamsVariables

/** The bot as it is registered. `password` is absent for a managed identity only. */
export type TeamsApp = {
  id: string
  type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI'
  password?: string
  /** Nobody of another organisation is listened to. */
  tenant: string
}

/** How Teams is connected. `app` null: to a local client, which proves nothing. */
export type TeamsSettings = { app: TeamsApp | null; loginUrl?: string }

type Around = { host: string; given: Readonly<Record<string, string | undefined>> }

/** Undefined where no variable of Teams is set. What does not go together is told, name by name. */
export function teamsSettings(
  read: <N extends Name>(name: N) => z.output<(typeof teamsVariables)[N]['schema']> | undefined,
  { host, given }: Around,
  faults: string[],
): TeamsSettings | undefined {
  const set = (name: Name) => Boolean(given[name]?.trim())
  const names = Object.keys(teamsVariables) as Name[]
  const id = read('MicrosoftAppId')
  const password = read('MicrosoftAppPassword')
  const type = read('MicrosoftAppType') ?? 'SingleTenant'
  const tenant = read('MicrosoftAppTenantId')
  const playground = read('TEAMS_PLAYGROUND')
  const loginUrl = read('TEAMS_LOGIN_URL')
  if (!names.some(set)) return undefined
  if (set('TEAMS_PLAYGROUND')) {
    for (const name of ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const)
      if (set(name)) faults.push(`${name}  is given beside TEAMS_PLAYGROUND; expected one of them`)
    if (playground && !isLoopback(host))
      faults.push('TEAMS_PLAYGROUND  lets everybody in who reaches this server; expected HOST=127.0.0.1 beside it')
    return { app: null }
  }
  const missing = (name: Name, why: string) => faults.push(`${name}  is missing; expected ${why}`)
  if (!set('MicrosoftAppId')) missing('MicrosoftAppId', 'the id of the bot, or TEAMS_PLAYGROUND=on for a local client')
  if (!set('MicrosoftAppTenantId')) missing('MicrosoftAppTenantId', 'the id of your organisation')
  const managed = type === 'UserAssignedMSI'
  if (managed && set('MicrosoftAppPassword'))
    faults.push('MicrosoftAppPassword  is given beside MicrosoftAppType UserAssignedMSI, which has none')
  if (!managed && !set('MicrosoftAppPassword')) missing('MicrosoftAppPassword', 'the client secret of the bot')
  if (!id || !tenant) return undefined
  return { app: { id, type, tenant, ...(password && { password }) }, ...(loginUrl && { loginUrl }) }
}
