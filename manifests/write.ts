// Writes what this folder keeps: the Slack app's manifest, and the Teams app's package with its parts. `npm run manifests`
import { mkdirSync, writeFileSync } from 'node:fs'
import { slackManifest } from '../src/adapters/slack/manifest.ts'
import { packageFiles, teamsPackage } from '../src/adapters/teams/package.ts'

/** In the place of one's own: `relevo manifest teams --app-id …` writes the package with that. */
const appId = '00000000-0000-0000-0000-000000000000'

const here = import.meta.dirname
writeFileSync(`${here}/slack.json`, `${JSON.stringify(slackManifest(), null, 2)}\n`)
mkdirSync(`${here}/teams`, { recursive: true })
for (const [name, content] of Object.entries(packageFiles({ appId }))) writeFileSync(`${here}/teams/${name}`, content)
writeFileSync(`${here}/teams.zip`, teamsPackage({ appId }))
