// On which platform each desk talks, held against those that are connected.
import type { Company, Platform } from '../core/company.ts'
import type { Settings } from './environment.ts'

type Connectable = Pick<Settings, 'slack' | 'teams'>

/** The chat platforms that are connected; none: people use the local workspace. */
export const connectedPlatforms = ({ slack, teams }: Connectable): Platform[] => [
  ...(slack ? (['slack'] as const) : []),
  ...(teams ? (['teams'] as const) : []),
]

/** Where a desk talks that does not say so. */
export const usualPlatform = (settings: Connectable): Platform => connectedPlatforms(settings)[0] ?? 'local'

const variables = { slack: 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN', teams: 'MicrosoftAppId', local: '' }

export type LostDesk = { id: string; found: string; mend: string }

/** Desks that would talk to nobody, or nobody knows where. */
export function lostDesks({ desks }: Pick<Company, 'desks'>, settings: Connectable): LostDesk[] {
  const connected = connectedPlatforms(settings)
  return desks.flatMap(({ id, platform }): LostDesk[] => {
    if (platform && !connected.includes(platform)) {
      const mend = `set ${variables[platform]}, or take its platform out`
      return [{ id, found: `talks in ${platform}, which is not connected`, mend }]
    }
    if (platform || connected.length < 2) return []
    const found = `does not say where it talks, and ${connected.join(' and ')} are connected`
    return [{ id, found, mend: `give it a platform: ${connected.join(' or ')}` }]
  })
}
