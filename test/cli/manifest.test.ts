// relevo manifest: what is printed is what is kept, and an address that Slack would not call is refused.
import { readFileSync } from 'node:fs'
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
