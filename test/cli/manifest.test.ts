// relevo manifest: what is printed is what is kept, and an address that Slack would not call is refused.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { relevo } from './support/command-line.ts'

describe('relevo manifest', () => {
  it('prints manifests/slack.json (mend it with vitest -u)', async () => {
    const { code, out } = await relevo(['manifest'])
    expect(code).toBe(0)
    await expect(out).toMatchFileSnapshot(`${import.meta.dirname}/../../manifests/slack.json`)
  })

  it('with an address, it fills in where Slack calls', async () => {
    const { code, out } = await relevo(['manifest', '--url', 'https://relevo.example.com/'])
    const { settings, oauth_config: oauth } = JSON.parse(out)
    expect([code, settings.socket_mode_enabled]).toEqual([0, false])
    expect(settings.event_subscriptions.request_url).toBe('https://relevo.example.com/slack/events')
    expect(oauth.redirect_urls).toEqual(['https://relevo.example.com/slack/oauth_redirect'])
    expect(readFileSync(`${import.meta.dirname}/../../manifests/slack.json`, 'utf8')).not.toBe(out)
  })

  it.each([
    'relevo.example.com',
    'http://relevo.example.com',
    'https://relevo.example.com/slack',
    'https://a.example?b',
  ])('refuses %s, because Slack could not call it', async (url) => {
    const { code, out, err } = await relevo(['manifest', '--url', url])
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe(`--url takes an https address without a path, such as https://relevo.example.com, not "${url}".\n`)
  })
})

describe('relevo manifest teams', () => {
  const appId = '0a1b2c3d-0000-4000-8000-000000000000'
  const file = () => join(mkdtempSync(join(tmpdir(), 'relevo-')), 'app.zip')
  const manifestIn = (path: string) =>
    JSON.parse(new TextDecoder().decode(unzipSync(readFileSync(path))['manifest.json']))

  it('writes the package of one’s own app', async () => {
    const path = file()
    const { code, out } = await relevo(['manifest', 'teams', '--out', path], { MicrosoftAppId: appId })
    expect([code, out]).toEqual([0, expect.stringContaining(`Written: ${path}, for the app ${appId}.`)])
    expect(manifestIn(path)).toMatchObject({
      id: appId,
      bots: [{ botId: appId }],
      composeExtensions: [{ botId: appId }],
    })
  })

  it('with the company’s own pages, and the commands behind a slash if they are wanted', async () => {
    const path = file()
    const pages = [
      '--company',
      'Acme',
      '--website',
      'https://acme.example/',
      '--privacy',
      'https://acme.example/privacidad',
    ]
    await relevo(['manifest', 'teams', '--out', path, '--app-id', appId, ...pages, '--slash'])
    expect(manifestIn(path)).toMatchObject({
      developer: {
        ...{ name: 'Acme', websiteUrl: 'https://acme.example', privacyUrl: 'https://acme.example/privacidad' },
        termsOfUseUrl: 'https://acme.example/terms',
      },
      bots: [{ supportsTargetedMessages: true }],
    })
  })

  it.each([
    [['teams'], 'Whose package? Give --app-id, or set MicrosoftAppId: the id of the app registration.'],
    [['teams', '--app-id', 'relevo'], '"relevo" is no id of an app registration. It is a GUID'],
    [
      ['teams', '--app-id', appId, '--terms', 'http://a.example'],
      '--terms takes an https address, not "http://a.example".',
    ],
    [['teams', '--app-id', appId, '--company', 'x'.repeat(33)], '--company takes at most 32 characters, not 33.'],
    [['teams', '--url', 'https://a.example'], '--url belongs to relevo manifest slack.'],
    [['slack', '--slash'], '--slash belongs to relevo manifest teams.'],
    [['discord'], '"discord" is neither slack nor teams.'],
    [['slack', 'teams'], '"teams" is one too many.'],
  ])('refuses %j, and says why', async (args, why) => {
    const { code, out, err } = await relevo(['manifest', ...args])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(why)
  })
})
