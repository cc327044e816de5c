// What the doctor finds out about Slack: each thing that can be wrong, and how to mend it.
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { checkSlack } from '../../../src/adapters/slack/check.ts'
import { botScopes } from '../../../src/adapters/slack/scopes.ts'
import { readCompany } from '../../../src/config/read-company.ts'
import type { SlackSettings } from '../../../src/config.ts'
import type { Finding } from '../../../src/ports/finding.ts'
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../../support/fake-slack/fake-slack.ts'
import { smallCompany, team } from '../../support/small-company.ts'

const company = readCompany({ text: smallCompany(), name: 'relevo.yaml', now: new Date() })
const everybody = Object.entries(team).map(([name, email]) => ({ name, email }))
const nobody = new Map<string, string>()

let slack: FakeSlack
const open = async (options: FakeSlackOptions = {}) => {
  slack = await startFakeSlack({ users: everybody, channels: ['sales', 'feedback'], scopes: botScopes, ...options })
}
afterEach(() => slack?.close())

type Checks = Parameters<typeof checkSlack>[0]

const check = ({
  settings,
  ...more
}: { settings?: Partial<SlackSettings> } & Partial<Omit<Checks, 'settings'>> = {}) => {
  const { apiUrl, botToken, app } = slack
  return checkSlack({
    settings: { apiUrl, botToken, signingSecret: app.signingSecret, ...settings },
    ...{ company, now: () => new Date(), linked: async () => nobody, ...more },
  })
}
const amiss = (findings: readonly Finding[]) => findings.filter(({ state }) => state !== 'ok')

describe('a Slack in which all is well', () => {
  beforeEach(() => open())

  it('is told in one line for each check, and nothing was said or changed there', async () => {
    const found = await check({ settings: { appToken: slack.app.appToken } })
    expect(found.map(({ check, state, found }) => [check, state, found])).toEqual([
      ['clock', 'ok', 'it goes with the one of Slack'],
      ['app token', 'ok', 'Socket Mode may be opened with it'],
      ['bot token', 'ok', `it is the bot of https://trazaluz.slack.com/ (${slack.id})`],
      ['permissions', 'ok', `all ${botScopes.length} that are needed, and no others`],
      ['channel', 'ok', 'Relevo is in #sales'],
      ['channel', 'ok', 'Relevo is in #feedback'],
      ['people', 'ok', '5 of 5 have an account'],
    ])
    const asks = /^(auth\.test|apps\.connections\.open|conversations\.(list|info)|users\.lookupByEmail)$/
    expect(slack.calls.filter(({ method }) => !asks.test(method))).toEqual([])
  })

  it('over HTTP, the signing secret is there, and is not shown', async () => {
    const found = await check()
    expect(found[1]).toEqual({
      ...{ check: 'connection', state: 'ok' },
      found: 'HTTP, at /slack/events; the signing secret is set, •••••• (19 characters)',
    })
    expect(JSON.stringify(found)).not.toContain(slack.app.signingSecret)
    expect(JSON.stringify(found)).not.toContain(slack.botToken)
  })

  it('many questions at once are asked with patience', async () => {
    slack.faults.next('users.lookupByEmail', { rateLimited: { retryAfter: 0 } }, { times: 2 })
    slack.faults.next('conversations.info', { rateLimited: { retryAfter: 0 } })
    expect(amiss(await check())).toEqual([])
  })
})

describe('tokens', () => {
  beforeEach(() => open())

  it('a bot token that Slack refuses ends the round there, and is not shown', async () => {
    const found = await check({ settings: { botToken: 'xoxb-withdrawn-long-ago' } })
    expect(amiss(found)).toEqual([
      {
        ...{ check: 'bot token', state: 'problem' },
        found: 'Slack refuses SLACK_BOT_TOKEN: it was withdrawn, has run out, or is not one of this app',
        mend: expect.stringContaining('Bot User OAuth Token'),
      },
    ])
    expect(JSON.stringify(found)).not.toContain('withdrawn-long')
  })

  it('an app token that Slack refuses', async () => {
    const found = await check({ settings: { appToken: 'xapp-1-mistyped' } })
    expect(amiss(found)).toEqual([
      {
        ...{ check: 'app token', state: 'problem' },
        found: 'Slack refuses SLACK_APP_TOKEN, •••••• (15 characters) (invalid_auth)',
        mend: expect.stringContaining('connections:write'),
      },
    ])
  })

  it('a Slack that is out of reach is told, and nothing is thrown', async () => {
    await slack.goDown()
    const found = await check({ settings: { appToken: slack.app.appToken } })
    expect(found.map(({ check, state }) => `${check} ${state}`)).toEqual([
      ...['clock problem', 'app token problem', 'bot token problem'],
    ])
    expect(found[0]?.found).toBe('Slack could not be reached (ECONNREFUSED)')
    expect(found[2]?.found).toBe('Slack could not be asked (ECONNREFUSED)')
  })

  it('tokens of the link that nobody can read now are told as such', async () => {
    const oauth = { clientId: '1.2', clientSecret: 's', stateSecret: 't', encryptionKey: 'k' }
    const { apiUrl, app } = slack
    const found = await checkSlack({
      ...{ settings: { apiUrl, oauth, signingSecret: app.signingSecret }, company, now: () => new Date() },
    })
    expect(amiss(found)).toEqual([expect.objectContaining({ check: 'workspace', state: 'warning' })])
  })
})

describe('the clock', () => {
  beforeEach(() => open())
  const skewed = (seconds: number, settings: Partial<SlackSettings> = {}) =>
    check({ now: () => new Date(Date.now() + seconds * 1000), settings }).then(([clock]) => clock)

  test.each([
    [10, 'ok', 'it goes with the one of Slack'],
    [90, 'warning', 'ahead of the one of Slack'],
    [-90, 'warning', 'behind the one of Slack'],
    [600, 'problem', 'ahead of the one of Slack, so that requests of Slack are refused'],
  ])('%d seconds off are %s', async (seconds, state, found) => {
    expect(await skewed(seconds)).toMatchObject({ state, found: expect.stringContaining(found) })
  })

  it('in Socket Mode nothing is refused for it', async () => {
    expect(await skewed(600, { appToken: slack.app.appToken })).toMatchObject({ state: 'warning' })
  })
})

describe('permissions', () => {
  it('one that is missing is told with what it is for, one that nothing uses with how to be rid of it', async () => {
    await open({ scopes: [...botScopes.filter((scope) => scope !== 'im:write'), 'reactions:write'] })
    expect(amiss(await check())).toEqual([
      {
        ...{ check: 'permissions', state: 'problem' },
        found: 'im:write is missing (reminders by direct message)',
        mend: expect.stringContaining('install the app again'),
      },
      expect.objectContaining({ state: 'warning', found: 'nothing uses reactions:write' }),
    ])
  })

  it('without those of reading back, it works and says what may happen', async () => {
    await open({ scopes: botScopes.filter((scope) => scope !== 'channels:history') })
    expect(amiss(await check())).toEqual([
      expect.objectContaining({ state: 'warning', found: expect.stringContaining('may be said twice') }),
    ])
  })

  it('what cannot be looked at without one is told once for all people, and for each channel', async () => {
    await open({ scopes: ['chat:write', 'channels:read', 'groups:read'] })
    const found = amiss(await check()).filter(({ check }) => check !== 'permissions')
    expect(found).toEqual([
      {
        ...{ check: 'people', state: 'problem' },
        found: 'The app lacks the permission users:read.email',
        mend: expect.stringContaining('install the app again'),
      },
    ])
  })
})

describe('channels', () => {
  it('one without Relevo, one that is archived, one that is not there', async () => {
    await open({ channels: [{ name: 'sales', bot: false }, { name: 'feedback', archived: true }, 'general'] })
    expect(amiss(await check())).toEqual([
      {
        ...{ check: 'channel', state: 'problem' },
        found: 'Relevo is not in #sales',
        mend: 'Invite it there: /invite @Relevo',
      },
      {
        ...{ check: 'channel', state: 'problem' },
        found: '#feedback is archived',
        mend: 'Restore it, or name another channel in relevo.yaml',
      },
    ])
    await slack.close()
    await open({ channels: ['sales', { name: 'feedback', private: true, bot: false }] })
    expect(amiss(await check())).toEqual([
      expect.objectContaining({ check: 'channel', found: 'There is no channel #feedback that Relevo can see' }),
    ])
  })
})

describe('an app that is installed for a whole organisation', () => {
  it('looks for the channels of a desk in its own workspace, which has to be named to Slack', async () => {
    await open({ team: { enterprise: { id: 'E0001', name: 'Norte Group', orgWide: true } } })
    const text = smallCompany({ desk: { workspace: 'T0NORTE01' } })
    const found = await check({ company: readCompany({ text, name: 'relevo.yaml', now: new Date() }) })
    expect(amiss(found)).toEqual([])
    expect(slack.callsOf('conversations.list').map(({ args }) => args.team_id)).toEqual(['T0NORTE01'])
  })

  it('in an ordinary installation nothing is named, because Slack knows it by the token', async () => {
    await open()
    await check()
    expect(slack.callsOf('conversations.list').map(({ args }) => args.team_id)).toEqual([undefined])
  })
})

describe('people', () => {
  beforeEach(() => open({ users: everybody.filter(({ name }) => !['eva', 'max'].includes(name)) }))

  it('somebody without an account is named; an account that an admin has linked will do', async () => {
    const linked = async () => new Map([[team.eva as string, 'U1']])
    expect((await check({ linked })).slice(-2)).toEqual([
      { check: 'people', state: 'ok', found: '4 of 5 have an account' },
      {
        ...{ check: 'people', state: 'problem' },
        found: `${team.max} has no account with that e-mail here`,
        mend: 'Invite them, or correct the e-mail in relevo.yaml',
      },
    ])
  })

  it('where links cannot be read, it may be that one was made', async () => {
    const found = amiss(await check({ linked: undefined }))
    expect(found.map(({ state, found }) => [state, found])).toEqual(
      [team.eva, team.max].map((email) => [
        'warning',
        `${email} has no account with that e-mail here, unless an admin has linked one`,
      ]),
    )
  })
})
