// The fake Slack itself, against Bolt and its client as they come: if this holds, what the scenarios say of Slack holds.
import { type Installation, SocketModeReceiver, type webApi } from '@slack/bolt'
import { afterEach, describe, expect, test } from 'vitest'
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../../support/fake-slack/fake-slack.ts'
import { runProgram } from '../../support/processes.ts'
import { type BareApp, quiet, startBareApp } from './bare-app.ts'

let slack: FakeSlack | undefined
let bare: BareApp | undefined

afterEach(async () => {
  await bare?.stop()
  bare = undefined
  const closing = slack
  slack = undefined
  await closing?.close()
})

const people = [
  { name: 'ana', realName: 'Ana Ruiz', email: 'ana@trazaluz.example' },
  { name: 'ben', realName: 'Ben Ortiz', email: 'ben@trazaluz.example' },
]

async function open(mode: 'http' | 'socket' = 'http', options: FakeSlackOptions = {}, timeout?: number) {
  const fake = await startFakeSlack({
    users: people,
    channels: ['sales', { name: 'board', private: true, bot: false }],
    waitMs: 5_000,
    ...options,
  })
  slack = fake
  bare = await startBareApp(fake, mode, {}, timeout)
  const [ana, ben] = [fake.user('ana'), fake.user('ben')]
  const { client } = bare.app
  const post = async (text: string, more: object = {}) =>
    client.chat.postMessage({ channel: fake.channel('sales').id, text, ...more })
  return { slack: fake, ana, ben, heard: bare.heard, client, post, sales: fake.channel('sales') }
}

const errorOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
    return 'none'
  } catch (error) {
    const { data, code, message } = error as { data?: { error: string }; code?: string; message: string }
    return data?.error ?? code ?? message
  }
}

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  test('a lead makes the whole round: command, card, form with a fault, answer, thread, direct message', async () => {
    const { ana, ben, sales } = await open(mode)
    await ana.command('/handoff', 'post Ada Byron', 'sales')
    const ada = await sales.message(/Ada Byron/)
    expect(ada.labels).toEqual(['Accept', 'Reject', 'Recycle', 'Why me?'])
    expect(ada.metadata).toEqual({ event_type: 'delivery', event_payload: { id: 'Ada Byron' } })

    await ana.press(ada, 'Reject')
    const form = await ana.modal('Reject the lead')
    await expect(ana.submit(form, { Note: 'x' })).rejects.toThrow('"Reason" has to be filled in')
    const faulty = await ana.submit(form, { Reason: 'No budget', Note: 'x' })
    expect(faulty.errors).toEqual({ Note: 'Say a little more' })
    expect(faulty.modal).toBe(form)
    const sent = await ana.submit(form, { Note: 'They told me so' })
    expect(sent).toMatchObject({ status: 200, errors: {}, modal: undefined })
    await ada.showing('Rejected: No budget')
    expect(ada).toMatchObject({ edits: 1, labels: [] })

    await ana.command('/handoff', 'post Grace Hopper', 'sales')
    const grace = await sales.message(/Grace Hopper/)
    const pressed = await ben.press(grace, 'Accept')
    expect(pressed.status).toBe(200)
    await grace.showing(`Accepted by <@${ben.id}>`)
    await grace.reply('Grace Hopper was accepted')
    await ben.dm('Grace Hopper is yours')
    expect(sales.messages).toHaveLength(2)
  })

  test('Home, mention, direct message, shortcuts, menu, file, joining: each arrives and each is answered', async () => {
    const { slack, ana, ben, sales, heard } = await open(mode)
    await ana.openHome()
    await ana.home('Nothing waits for you')

    await ana.mention('queue', 'sales')
    const asked = sales.everything[0]
    await asked?.reply(`You said <@${slack.botId}> queue`)
    await ana.directMessage('hello')
    await ana.dm('Heard: hello')

    const line = ben.says('Talk to Ada!', 'sales')
    await ana.shortcut('hand_off')
    await ana.messageShortcut('hand_off', line)
    await ben.joinChannel('sales')
    expect(heard).toEqual(expect.arrayContaining(['shortcut shortcut', 'shortcut message_action', `joined ${ben.id}`]))

    await ana.command('/handoff', 'post Ada', 'sales')
    const ada = await sales.message('Ada')
    const why = await ana.press(ada, 'Why me?')
    await why.whisper('You chose why')
    expect(slack.ephemerals('ben')).toEqual([])

    await ana.command('/handoff', 'chart', 'sales')
    const chart = await sales.message('Figures: 3 of 4')
    expect(chart.files).toHaveLength(1)
    expect(slack.files[0]).toMatchObject({ name: 'chart.png', completed: true, bytes: Buffer.from('PNG') })
    const help = await ana.command('/handoff', 'help', 'sales')
    await help.whisper('Try *queue*')
  })

  test('a form that is closed is reported, and the app hears when it is thrown out', async () => {
    const { slack, ana, sales, heard, post } = await open(mode)
    await ana.command('/handoff', 'post Ada', 'sales')
    await ana.press(await sales.message('Ada'), 'Reject')
    await ana.close(await ana.modal())
    expect(slack.modal('ana')).toBeUndefined()
    await slack.uninstall()
    await slack.until(
      () => (heard.includes('uninstalled') && heard.includes('revoked') ? true : undefined),
      () => heard.join(),
    )
    expect(heard).toContain('closed')
    expect(await errorOf(post('Too late'))).toBe('account_inactive')
  })
})

describe('what Slack refuses', () => {
  test('wrong tokens, missing scopes, places where the bot may not speak', async () => {
    const { slack, client, post, sales } = await open()
    expect(await errorOf(client.auth.test({ token: 'xoxb-stranger' }))).toBe('invalid_auth')
    expect(await errorOf(post('', { blocks: [] }))).toBe('no_text')
    expect(await errorOf(client.chat.postMessage({ channel: 'C404', text: 'Hello' }))).toBe('channel_not_found')
    expect(await errorOf(client.chat.postMessage({ channel: slack.channel('board').id, text: 'Hello' }))).toBe(
      'channel_not_found',
    )
    sales.removeBot()
    expect(await errorOf(post('Hello'))).toBe('not_in_channel')
    await slack.user('ana').inviteBot('sales')
    sales.archive()
    expect(await errorOf(post('Hello'))).toBe('is_archived')
    expect(await errorOf(client.users.lookupByEmail({ email: 'nobody@trazaluz.example' }))).toBe('users_not_found')
    expect(await errorOf(client.users.info({ user: 'U404' }))).toBe('user_not_found')
    slack.withdraw('chat:write')
    await expect(post('Hello')).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'chat:write' } })
    await slack.revokeTokens()
    expect(await errorOf(client.auth.test())).toBe('token_revoked')
  })

  test('editing what is not its own, or is gone; a second use of a trigger; a trigger that is too old', async () => {
    let now = new Date('2026-11-23T13:00:00Z')
    const { slack, ana, client, post, sales } = await open('http', { clock: { now: () => now } })
    const line = ana.says('Mine', 'sales')
    expect(await errorOf(client.chat.update({ channel: sales.id, ts: line.ts, text: 'Yours' }))).toBe(
      'cant_update_message',
    )
    expect(await errorOf(client.chat.update({ channel: sales.id, ts: '1.000001', text: 'Yours' }))).toBe(
      'message_not_found',
    )
    const { ts = '' } = await post('Going')
    const going = await sales.message('Going')
    await client.chat.delete({ channel: sales.id, ts })
    expect((await going.gone()).deleted).toBe(true)

    await ana.command('/handoff', 'later')
    const { trigger_id } = slack.callbacks[0]?.callback.payload ?? {}
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Form' }, blocks: [] }
    now = new Date(now.getTime() + 3_001)
    expect(await errorOf(client.views.open({ trigger_id, view }))).toBe('expired_trigger_id')
    now = new Date(now.getTime() - 3_001)
    await client.views.open({ trigger_id, view })
    expect(await errorOf(client.views.open({ trigger_id, view }))).toBe('exchanged_trigger_id')
    const home = { type: 'home' as const, blocks: [] }
    const first = await client.views.publish({ user_id: ana.id, view: home })
    await client.views.publish({ user_id: ana.id, view: home, hash: first.view?.hash ?? '' })
    expect(await errorOf(client.views.publish({ user_id: ana.id, view: home, hash: first.view?.hash ?? '' }))).toBe(
      'hash_conflict',
    )
  })

  test('a response URL after its fifth use or after half an hour', async () => {
    let now = new Date('2026-11-23T13:00:00Z')
    const { slack, ana } = await open('http', { clock: { now: () => now } })
    await ana.command('/handoff', 'nothing')
    const { response_url } = slack.callbacks[0]?.callback.payload ?? {}
    const say = (text: string) => fetch(response_url, { method: 'POST', body: JSON.stringify({ text }) })
    for (const text of ['1', '2', '3', '4', '5']) expect((await say(text)).status).toBe(200)
    expect((await say('6')).status).toBe(404)
    await ana.command('/handoff', 'nothing')
    now = new Date(now.getTime() + 31 * 60_000)
    const late = await fetch(slack.callbacks[1]?.callback.payload.response_url, {
      method: 'POST',
      body: '{"text":"late"}',
    })
    expect(await late.json()).toEqual({ ok: false, error: 'expired_url' })
    expect(slack.ephemerals('ana').map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5'])
    slack.claimAll()
  })

  test('charts, until the workspace takes them; and whatever the validator finds', async () => {
    const { slack, post } = await open('http', {
      acceptsCharts: false,
      validate: ({ blocks }) =>
        JSON.stringify(blocks).includes('hostile') ? ['hostile [json-pointer:/blocks/0]'] : [],
    })
    expect(await errorOf(post('Figures', { blocks: [{ type: 'data_visualization' }] }))).toBe('invalid_blocks')
    expect(slack.surprises).toEqual([])
    expect(
      await errorOf(post('Oh', { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'hostile' } }] })),
    ).toBe('invalid_blocks')
    slack.expectSurprise('hostile')
  })

  test('more than one message a second in a channel, when it is strict', async () => {
    let now = new Date('2026-11-23T13:00:00Z')
    const { slack, client, post, sales } = await open('http', { strictRates: true, clock: { now: () => now } })
    await post('One')
    await expect(post('Two')).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 })
    await client.chat.postMessage({ channel: slack.user('ana').id, text: 'Elsewhere' })
    now = new Date(now.getTime() + 1_000)
    await post('Two')
    expect(sales.messages.map(({ text }) => text)).toEqual(['One', 'Two'])
    expect(slack.slowedDown()).toBe(1)
    slack.claimAll()
  })
})

describe('what can be read back', () => {
  test('history and threads by pages, with the metadata of each message where it is asked for', async () => {
    const { slack, client, post, sales } = await open()
    const metadata = { event_type: 'delivery', event_payload: { id: '7' } }
    const { ts = '' } = await post('First', { metadata })
    await post('Reply', { thread_ts: ts })
    await post('Second')
    const { messages, response_metadata } = await client.conversations.history({
      channel: sales.id,
      limit: 1,
      include_all_metadata: true,
    })
    expect(messages?.map(({ text }) => text)).toEqual(['Second'])
    const cursor = response_metadata?.next_cursor ?? ''
    const second = await client.conversations.history({
      channel: sales.id,
      limit: 1,
      cursor,
      include_all_metadata: true,
    })
    expect(second.messages?.[0]).toMatchObject({ text: 'First', metadata, reply_count: 1 })
    expect(second.response_metadata?.next_cursor).toBe('')
    const blind = await client.conversations.history({ channel: sales.id, oldest: ts, inclusive: true })
    expect(blind.messages?.map(({ metadata }) => metadata)).toEqual([undefined, undefined])
    const thread = await client.conversations.replies({ channel: sales.id, ts })
    expect(thread.messages?.map(({ text }) => text)).toEqual(['First', 'Reply'])
    slack.claimAll()
  })

  test('channels, members, people, and where a message can be opened', async () => {
    const { slack, ana, client, post, sales } = await open()
    const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' })
    expect(channels?.map(({ name }) => name)).toEqual(['sales'])
    const { members } = await client.conversations.members({ channel: sales.id })
    expect(members).toHaveLength(3)
    expect((await client.users.lookupByEmail({ email: 'ANA@trazaluz.example' })).user?.id).toBe(ana.id)
    const pages = []
    for await (const page of client.paginate('users.list', { limit: 3 }))
      pages.push((page as webApi.UsersListResponse).members)
    expect(pages.flat()).toHaveLength(4)
    ana.user.status = { text: 'On holiday', emoji: ':palm_tree:', expiresAt: new Date('2026-12-01T00:00:00Z') }
    const { profile } = await client.users.profile.get({ user: ana.id })
    expect(profile).toMatchObject({ status_text: 'On holiday', status_expiration: 1_796_083_200 })
    expect((await client.users.getPresence({ user: ana.id })).presence).toBe('active')
    expect((await client.dnd.info({ user: ana.id })).dnd_enabled).toBe(false)
    const { ts = '' } = await post('Here')
    const { permalink } = await client.chat.getPermalink({ channel: sales.id, message_ts: ts })
    expect(permalink).toBe(`https://trazaluz.slack.com/archives/${sales.id}/p${ts.replace('.', '')}`)
    const about = await client.team.info()
    expect(about.team?.id).toBe(slack.id)
    expect(about.response_metadata?.scopes).toContain('team:read')
    slack.claimAll()
  })
})

describe('what goes wrong on purpose', () => {
  test.each([
    ['the connection is cut before', 'drop', 'slack_webapi_request_error', 0],
    ['the answer is lost after', 'accept-then-drop', 'slack_webapi_request_error', 1],
    ['a gateway fails before', '502', 'slack_webapi_http_error', 0],
    ['a gateway fails after', 'accept-then-502', 'slack_webapi_http_error', 1],
    ['the answer comes too late', { delayMs: 60_000 }, 'slack_webapi_request_error', 1],
    ['too many requests, with a time', { rateLimited: { retryAfter: 7 } }, 'slack_webapi_rate_limited_error', 0],
    ['too many requests, without a time', { rateLimited: {} }, 'Retry header did not contain a valid timeout', 0],
    ['Slack fails', { error: 'fatal_error' }, 'fatal_error', 0],
    ['Slack says that it failed', { error: 'internal_error', accepted: true }, 'internal_error', 1],
  ] as const)('%s', async (_, fault, error, posted) => {
    const { slack, post, sales } = await open(
      'http',
      {},
      typeof fault === 'object' && 'delayMs' in fault ? 1_000 : undefined,
    )
    slack.faults.next('chat.postMessage', fault)
    expect(await errorOf(post('Perhaps'))).toContain(error)
    expect(sales.messages).toHaveLength(posted)
    await post('Certainly')
    expect(slack.callsOf('chat.postMessage').map(({ fault }) => fault)).toEqual([fault, undefined])
    slack.claimAll()
  })

  test('the third call, a call that stands still, and a Slack that is not there', async () => {
    const { slack, post, sales } = await open()
    slack.faults.next('chat.postMessage', { error: 'internal_error' }, { skip: 2 })
    expect([await errorOf(post('1')), await errorOf(post('2')), await errorOf(post('3'))]).toEqual([
      'none',
      'none',
      'internal_error',
    ])
    const held = slack.faults.hold('chat.postMessage')
    const pending = post('4')
    expect((await held.arrived).args.text).toBe('4')
    expect(sales.messages).toHaveLength(2)
    held.release()
    await pending
    expect(sales.messages).toHaveLength(3)
    await slack.goDown()
    expect(await errorOf(post('5'))).toBe('slack_webapi_request_error')
    await slack.comeBack()
    await post('6')
    slack.claimAll()
  })

  test('the same press comes twice, the same press under a new trigger, presses in the wrong order, a stale button', async () => {
    const { slack, ana, ben, sales, heard } = await open()
    await ana.command('/handoff', 'post Ada', 'sales')
    await ana.command('/handoff', 'post Grace', 'sales')
    const [ada, grace] = [await sales.message('Ada'), await sales.message('Grace')]
    const twice = await ana.press(ada, 'Accept', {
      copies: 2,
      newTrigger: true,
      retry: { num: 1, reason: 'http_timeout' },
    })
    expect(twice.acks.map(({ status }) => status)).toEqual([200, 200])
    await slack.until(
      () => (slack.callsOf('chat.postMessage').length >= 6 ? true : undefined),
      () => 'too few posts',
    )

    const held = slack.holdCallbacks()
    const presses = [ana.press(grace, 'Accept'), ben.press(ada, 'Accept', { before: ada.edits })]
    expect(held.count).toBe(2)
    await held.release('reversed')
    await Promise.all(presses)
    expect(heard.slice(-2)).toEqual(['accept Ada', 'accept Grace'])
    await grace.showing('Accepted')
    await slack.until(
      () => (slack.callsOf('chat.postMessage').length === 10 ? true : undefined),
      () => 'too few posts',
    )
    slack.claimAll()
  })

  test('requests that are unsigned, forged or old are refused; handshakes are answered', async () => {
    const { slack, ana, heard } = await open()
    const statuses = [{ signature: '' }, { signature: 'v0=00' }, { timestamp: 1_700_000_000 }].map(
      async (how) => (await ana.command('/handoff', 'queue', 'sales', how)).status,
    )
    expect(await Promise.all(statuses)).toEqual([401, 401, 401])
    expect((await slack.raw('{"type":', 'application/json')).status).toBe(400)
    expect((await slack.urlVerification('abc')).body).toEqual({ challenge: 'abc' })
    expect((await slack.sslCheck()).status).toBe(200)
    expect(heard).toEqual([])
  })

  test.each(['http', 'socket'] as const)(
    'over %s: an event comes again, and an answer that does not come is a surprise',
    async (mode) => {
      const { slack, ana, heard } = await open(mode, { ackMs: 1_000 })
      const opened = await ana.openHome('home', {
        copies: 2,
        together: true,
        retry: { num: 1, reason: 'http_timeout' },
      })
      expect(opened.acks).toHaveLength(2)
      expect(heard).toEqual(['again: 1 http_timeout', 'again: 1 http_timeout'])
      const [delivery] = slack.callbacks
      if (delivery) await slack.redeliver(delivery.callback, { retry: { num: 2, reason: 'http_error' } })
      expect(heard.at(-1)).toBe('again: 2 http_error')
      const slept = await ana.command('/handoff', 'sleep', 'sales')
      expect(slept).toMatchObject({ status: 0, lost: 'no answer in 1000 ms' })
      slack.expectSurprise('ana typed /handoff sleep, and saw a warning: no answer in 1000 ms')
      await ana.command('/handoff', 'sleep', 'sales', { mayFail: true })
    },
  )

  test('sockets are asked to come again, fall silent, are lost and turned away; the app comes back each time', async () => {
    const fake = await startFakeSlack({ users: people, channels: ['sales'] })
    slack = fake
    const receiver = new SocketModeReceiver({
      ...{ appToken: fake.app.appToken, clientPingTimeout: 500, logger: quiet },
      installerOptions: { clientOptions: { slackApiUrl: fake.apiUrl } },
    })
    bare = await startBareApp(fake, 'socket', { receiver })
    const again = async (disturb: () => void) => {
      const before = fake.callsOf('apps.connections.open').length
      disturb()
      await fake.until(
        () => (fake.callsOf('apps.connections.open').length > before && fake.sockets.count === 1 ? true : undefined),
        () => 'it did not come back',
      )
    }
    await again(() => fake.sockets.askToReconnect())
    await again(() => fake.sockets.silence())
    await again(() => fake.sockets.dropAll())
    fake.sockets.refuse()
    await again(() => fake.sockets.dropAll())
    const answered = await fake.user('ana').command('/handoff', 'queue', 'sales')
    await answered.whisper('Your queue is empty')
  })
})

describe('installing', () => {
  test('through the pages of Bolt: the browser goes to Slack and back, and the app then works in that workspace', async () => {
    const fake = await startFakeSlack({ users: people })
    slack = fake
    const second = fake.addWorkspace({ name: 'Branch', users: people, channels: ['leads'] })
    fake.nextInstall(second, 'ben')
    const kept: Installation[] = []
    const installationStore = {
      storeInstallation: async (installation: Installation) => void kept.push(installation),
      fetchInstallation: async () => kept[0] as Installation<'v2', false>,
    }
    const clientOptions = { slackApiUrl: fake.apiUrl, retryConfig: { retries: 0 } }
    bare = await startBareApp(fake, 'http', {
      ...{ token: undefined, clientId: fake.app.clientId, clientSecret: fake.app.clientSecret, stateSecret: 'secret' },
      ...{
        scopes: ['chat:write', 'commands'],
        redirectUri: 'https://relevo.test/slack/oauth_redirect',
        installationStore,
      },
      installerOptions: {
        directInstall: true,
        redirectUriPath: '/slack/oauth_redirect',
        authorizationUrl: fake.authorizationUrl,
        clientOptions,
      },
    } as never)
    const go = (to: string, cookie = '') => fetch(to, { redirect: 'manual', headers: { cookie } })
    const start = await go(new URL('/slack/install', bare.address).href)
    const consent = await go(start.headers.get('location') ?? '')
    const back = new URL(consent.headers.get('location') ?? '')
    const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? ''
    const stranger = await go(new URL(`/slack/oauth_redirect${back.search}`, bare.address).href)
    expect([stranger.status, kept.length]).toEqual([400, 0])
    const done = await go(new URL(`/slack/oauth_redirect${back.search}`, bare.address).href, cookie)
    expect([done.status, kept.length]).toEqual([200, 1])
    expect(kept[0]).toMatchObject({
      team: { id: second.id, name: 'Branch' },
      bot: { userId: second.botId, scopes: ['chat:write', 'commands'] },
    })
    await second.user('ana').command('/handoff', 'post Ada', 'leads')
    await second.channel('leads').message('Ada')
  })

  test('somebody lets the app into a second workspace, tokens are renewed, and a code works once', async () => {
    let now = new Date('2026-11-23T13:00:00Z')
    const { slack, client } = await open('http', { tokenRotation: true, clock: { now: () => now } })
    const enterprise = { id: 'E1', name: 'Group', orgWide: true }
    const second = slack.addWorkspace({ name: 'Branch', users: people, enterprise })
    slack.nextInstall(second, 'ben')
    const query = new URLSearchParams({
      client_id: slack.app.clientId,
      scope: 'chat:write',
      state: 's1',
      redirect_uri: 'http://127.0.0.1:1/slack/oauth_redirect',
    })
    const back = await fetch(`${slack.authorizationUrl}?${query}`, { redirect: 'manual' })
    const { searchParams } = new URL(back.headers.get('location') ?? '')
    expect(searchParams.get('state')).toBe('s1')
    const keys = { client_id: slack.app.clientId, client_secret: slack.app.clientSecret }
    const code = searchParams.get('code') ?? ''
    const granted = await client.oauth.v2.access({ ...keys, code })
    expect(granted).toMatchObject({
      scope: 'chat:write',
      is_enterprise_install: true,
      team: null,
      enterprise: { id: 'E1' },
      expires_in: 43_200,
    })
    expect(await errorOf(client.oauth.v2.access({ ...keys, code }))).toBe('code_already_used')
    const token = granted.access_token ?? ''
    expect(await client.auth.test({ token })).toMatchObject({ team_id: second.id, enterprise_id: 'E1' })
    now = new Date(now.getTime() + 12 * 3_600_000)
    expect(await errorOf(client.auth.test({ token }))).toBe('token_expired')
    const refreshing = { ...keys, grant_type: 'refresh_token' as const, refresh_token: granted.refresh_token ?? '' }
    const renewed = await client.oauth.v2.access(refreshing)
    expect((await client.auth.test({ token: renewed.access_token ?? '' })).ok).toBe(true)
    expect(await errorOf(client.oauth.v2.access(refreshing))).toBe('invalid_refresh_token')
    slack.nextInstall(second, 'ben', 'deny')
    const denied = await fetch(`${slack.authorizationUrl}?${query}`, { redirect: 'manual' })
    expect(denied.headers.get('location')).toContain('error=access_denied')
  })
})

describe('replicas', () => {
  test('take turns with what people do', async () => {
    const { slack, ana, heard } = await open()
    const other = await startBareApp(slack, 'http')
    slack.listener(bare?.address ?? '', other.address)
    for (const _ of [1, 2, 3, 4]) await ana.command('/handoff', 'nothing')
    expect([heard.length, other.heard.length]).toEqual([2, 2])
    await other.stop()
  })
})

describe('nothing unexpected', () => {
  test('a message that nobody expected makes the end fail, and says which', async () => {
    const { slack, post, sales } = await open()
    await post('Expected')
    await post('Surprise')
    await sales.message('Expected')
    expect(() => sales.expectNoMore()).toThrow('Surprise')
    expect(() => slack.verify()).toThrow(/messages that nobody expected.*\n.*Expected|Surprise/)
    await sales.message('Surprise')
    slack.verify()
  })

  test('unknown methods and arguments, a missing text, a fault that never happened, a gesture without an answer', async () => {
    const { slack, ana, client, post, sales } = await open()
    expect(await errorOf(client.apiCall('chat.shout', {}))).toBe('unknown_method')
    slack.expectSurprise('chat.shout')
    await post('Hello', { loud: true })
    slack.expectSurprise('"loud"')
    await client.chat.postMessage({ channel: sales.id, blocks: [{ type: 'divider' }] } as never)
    slack.expectSurprise('without a top-level text')
    slack.faults.next('chat.delete', 'drop')
    expect(() => slack.verify()).toThrow('chat.delete')
    slack.faults.clear()
    await bare?.stop()
    bare = undefined
    await ana.shortcut('hand_off')
    slack.expectSurprise('saw a warning')
    slack.claimAll()
  })

  test('waiting for what never comes tells what is there', async () => {
    const { post, sales } = await open()
    await post('Grace Hopper')
    await expect(sales.message('Ada', 50)).rejects.toThrow(/says Ada\n {2}! .*Grace Hopper/)
    await sales.message('Grace')
  })

  test.each(['http', 'socket'])(
    'over %s nothing keeps a process alive after the end, not even what was waited for',
    async (mode) => {
      const ended = await runProgram(new URL('programs/open-and-close.ts', import.meta.url), mode)
      expect(ended).toMatchObject({ errors: '', code: 0 })
      // A client that is cut off without a goodbye holds on to a timer of half a minute.
      expect(JSON.parse(ended.output).aliveMs).toBeLessThan(20_000)
    },
  )
})
