// relevo manifest: the app as Slack is told of it, to paste where the app is created.
import { slackManifest } from '../adapters/slack/manifest.ts'
import type { Command } from './command.ts'
import { exitCodes, Misuse, say } from './terminal.ts'

export const manifestCommand: Command = {
  name: 'manifest',
  about: 'Prints the manifest from which the Slack app is created: for Socket Mode or, with --url, for HTTP.',
  takes: [],
  options: {
    url: { value: 'https://relevo.example.com', about: 'where Slack reaches this Relevo; absent: Socket Mode' },
  },
  async run(given, terminal) {
    const url = given.option('url')
    say(terminal, JSON.stringify(slackManifest(url === undefined ? undefined : origin(url)), null, 2))
    return exitCodes.done
  },
}

/** Slack calls https only, and our routes stand at the root of the address. */
function origin(given: string): string {
  const url = URL.parse(given)
  const bare = url && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (url?.protocol !== 'https:' || !bare)
    throw new Misuse(`--url takes an https address without a path, such as https://relevo.example.com, not "${given}".`)
  return url.origin
}
