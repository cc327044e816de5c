// relevo manifest: the app as Slack or Teams is told of it, to paste or to upload where the app is created.
import { writeFileSync } from 'node:fs'
import { slackManifest } from '../adapters/slack/manifest.ts'
import type { ManifestOptions } from '../adapters/teams/manifest.ts'
import { teamsPackage } from '../adapters/teams/package.ts'
import type { Command, Given } from './command.ts'
import { exitCodes, Misuse, say, type Terminal } from './terminal.ts'

export const manifestCommand: Command = {
  name: 'manifest',
  about: 'Prints the manifest of the Slack app, or (teams) writes the package of the Teams app.',
  takes: [],
  offers: ['slack|teams'],
  options: {
    url: { value: 'https://relevo.example.com', about: 'slack: where Slack reaches this Relevo; absent: Socket Mode' },
    out: { value: 'FILE', about: 'teams: where the package goes; absent: relevo-teams.zip' },
    'app-id': { value: 'GUID', about: 'teams: the id of the app registration; absent: MicrosoftAppId' },
    company: { value: 'NAME', about: 'teams: who runs this Relevo, as an administrator reads it' },
    website: { value: 'URL', about: 'teams: the company’s page about it' },
    privacy: { value: 'URL', about: 'teams: the company’s privacy page' },
    terms: { value: 'URL', about: 'teams: the company’s terms of use' },
    slash: { about: 'teams: commands behind a slash, too, where the clients know them' },
  },
  async run(given, terminal) {
    const platform = given.argument('slack|teams')
    if (platform === 'teams') return writePackage(given, terminal)
    if (platform !== '' && platform !== 'slack') throw new Misuse(`"${platform}" is neither slack nor teams.`)
    refuseOthers(given, ['out', 'app-id', 'company', 'website', 'privacy', 'terms', 'slash'], 'relevo manifest teams')
    const url = given.option('url')
    say(terminal, JSON.stringify(slackManifest(url === undefined ? undefined : origin(url)), null, 2))
    return exitCodes.done
  },
}

function writePackage(given: Given, terminal: Terminal): number {
  refuseOthers(given, ['url'], 'relevo manifest slack')
  const file = given.option('out') ?? 'relevo-teams.zip'
  const options = teamsOptions(given, terminal)
  writeFileSync(file, teamsPackage(options))
  say(
    terminal,
    `Written: ${file}, for the app ${options.appId}. Upload it in Teams: Apps → Manage your apps → Upload an app.`,
  )
  return exitCodes.done
}

function teamsOptions(given: Given, { env }: Terminal): ManifestOptions {
  const appId = given.option('app-id') ?? env.MicrosoftAppId
  if (!appId) throw new Misuse('Whose package? Give --app-id, or set MicrosoftAppId: the id of the app registration.')
  if (!/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(appId))
    throw new Misuse(
      `"${appId}" is no id of an app registration. It is a GUID, such as 0a1b2c3d-0000-4000-8000-000000000000.`,
    )
  const developer = given.option('company')
  if (developer && developer.length > 32)
    throw new Misuse(`--company takes at most 32 characters, not ${developer.length}.`)
  return {
    ...{ appId, slash: given.has('slash') },
    ...(developer && { developer }),
    ...page('website', given),
    ...page('privacy', given),
    ...page('terms', given),
  }
}

function page(name: 'website' | 'privacy' | 'terms', given: Given): Partial<Record<typeof name, string>> {
  const address = given.option(name)
  if (address === undefined) return {}
  if (URL.parse(address)?.protocol !== 'https:') throw new Misuse(`--${name} takes an https address, not "${address}".`)
  return { [name]: name === 'website' ? address.replace(/\/+$/, '') : address }
}

function refuseOthers(given: Given, names: readonly string[], instead: string): void {
  const other = names.find((name) => given.has(name))
  if (other) throw new Misuse(`--${other} belongs to ${instead}.`)
}

/** Slack calls https only, and our routes stand at the root of the address. */
function origin(given: string): string {
  const url = URL.parse(given)
  const bare = url && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (url?.protocol !== 'https:' || !bare)
    throw new Misuse(`--url takes an https address without a path, such as https://relevo.example.com, not "${given}".`)
  return url.origin
}
