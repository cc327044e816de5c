// The fake Teams itself, tried with the official client: it does what Teams does, and nothing escapes it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { strictCards } from '../../support/fake-teams/adaptive-cards.ts'
import { type FakeTeams, type FakeTeamsOptions, startFakeTeams } from '../../support/fake-teams/fake-teams.ts'
import { type BareBot, card, message, press, startBareBot } from './bare-bot.ts'

let teams: FakeTeams
let bot: BareBot
let now = new Date('2026-11-23T13:00:00Z')

const start = async (options: FakeTeamsOptions = {}) => {
  now = new Date('2026-11-23T13:00:00Z')
  teams = await startFakeTeams({
    users: [
      { name: 'Ana Ruiz', email: 'ana@acme.example' },
      { name: 'Luis Gil', email: 'luis@acme.example' },
    ],
    teams: [{ name: 'Sales', channels: ['leads', 'feedback'] }],
    ...{ clock: { now: () => now }, waitMs: 2_000, ...strictCards, ...options },
  })
  bot = await startBareBot(teams)
}
beforeEach(() => start())
afterEach(async () => {
  await bot.stop()
  await teams.close()
})

const leads = () => teams.channel('leads')
const ana = () => teams.user('ana@acme.example')
const luis = () => teams.user('luis@acme.example')
const lead = async (content: object = card('Ana Ruiz')) => {
  const { status } = await bot.open(leads().id, message(content))
  expect(status).toBe(201)
  return leads().message()
}

describe('conversations', () => {
  test('a new thread in a channel has an id of its own, in which replies hang', async () => {
    const { status, body } = await bot.open(leads().id, message(card('Ana Ruiz')))
    expect([status, body.id]).toEqual([201, `${leads().id};messageid=${body.activityId}`])
    const first = await leads().message(/Ana Ruiz/)
    await bot.call('POST', `v3/conversations/${encodeURIComponent(body.id)}/activities`, {
      type: 'message',
      text: 'Taken',
    })
    await bot.call('POST', `v3/conversations/${leads().id}/activities/${first.id}`, { type: 'message', text: 'Called' })
    await first.reply('Taken')
    await first.reply('Called')
    expect(leads().messages).toHaveLength(1)
    expect(first.labels).toEqual(['Accept', 'Reject…', 'Withdraw…'])
  })

  test('a message is changed in its place, and taken back', async () => {
    const first = await lead()
    const at = `v3/conversations/${encodeURIComponent(first.thread)}/activities/${first.id}`
    await bot.call('PUT', at, message(card('Accepted', [])))
    expect([first.shown, first.edits]).toEqual(['Accepted', 1])
    await bot.call('DELETE', at)
    await first.gone()
    const { status, body } = await bot.call('PUT', at, message(card('Accepted', [])))
    expect([status, body.error.code]).toEqual([404, 'ActivityNotFoundInConversation'])
  })

  test('somebody has one personal conversation, however often it is asked for', async () => {
    const one = await bot.personal(ana().id)
    const two = await bot.personal(ana().id)
    expect([one.status, one.body.id]).toEqual([201, two.body.id])
    await bot.call('POST', `v3/conversations/${one.body.id}/activities`, { type: 'message', text: 'Hello' })
    await ana().dm('Hello')
    expect((await bot.personal(ana().id, 'another')).status).toBe(400)
    expect((await bot.personal('29:nobody')).status).toBe(403)
  })

  test('whoever has blocked the bot gets nothing, and Teams says so', async () => {
    const { body } = await bot.personal(ana().id)
    await teams.uninstall('ana@acme.example')
    const said = await bot.call('POST', `v3/conversations/${body.id}/activities`, { type: 'message', text: 'Hello' })
    expect([said.status, said.body.error.code]).toEqual([403, 'MessageWritesBlocked'])
    expect(bot.heard.map(({ type, action }) => action ?? type)).toEqual(['conversationUpdate', 'remove'])
  })

  test('a targeted message is seen by one person, and not in a personal chat', async () => {
    const first = await lead()
    const said = { type: 'message', text: 'Only you', recipient: { id: ana().id } }
    const place = `v3/conversations/${encodeURIComponent(first.thread)}/activities?isTargetedActivity=true`
    expect((await bot.call('POST', place, said)).status).toBe(201)
    await ana().whisper('Only you')
    expect([luis().whispers(), first.replies]).toEqual([[], []])
    const { body } = await bot.personal(ana().id)
    const refused = await bot.call('POST', `v3/conversations/${body.id}/activities?isTargetedActivity=true`, said)
    expect(refused.status).toBe(400)
  })

  test('the rosters and channels of a team are read in pages', async () => {
    const { team } = teams.team('Sales')
    const first = await bot.call('GET', `v3/conversations/${team.id}/pagedmembers?pageSize=1`)
    expect(first.body.members).toMatchObject([{ name: 'Ana Ruiz', email: 'ana@acme.example', userRole: 'user' }])
    const { continuationToken } = first.body
    const rest = await bot.call(
      'GET',
      `v3/conversations/${team.id}/pagedmembers?continuationToken=${continuationToken}`,
    )
    expect([rest.body.members.length, rest.body.continuationToken]).toEqual([1, undefined])
    const { body } = await bot.call('GET', `v3/teams/${team.id}/conversations`)
    expect(body.conversations.map(({ name }: { name: string }) => name)).toEqual([null, 'leads', 'feedback'])
    expect((await bot.call('GET', `v3/teams/${team.id}`)).body).toMatchObject({ name: 'Sales', memberCount: 2 })
    const member = await bot.call('GET', `v3/conversations/${team.id}/members/${ana().user.aadObjectId}`)
    expect(member.body.id).toBe(ana().id)
  })

  test('a team that threw the app out, a channel that is gone, and a place that never was say so', async () => {
    await leads().remove()
    expect((await bot.open(leads().id, message(card('x')))).status).toBe(404)
    await teams.team('Sales').uninstall()
    const { status, body } = await bot.open(teams.channel('feedback').id, message(card('x')))
    expect([status, body.error.code]).toEqual([403, 'BotNotInConversationRoster'])
    expect((await bot.open('19:none@thread.tacv2', message(card('x')))).status).toBe(404)
    expect((await bot.open('', message(card('x')))).status).toBe(400)
  })

  test('botbuilder itself goes on with a conversation', async () => {
    const { body } = await bot.personal(ana().id)
    const conversation = { id: body.id, conversationType: 'personal', tenantId: teams.tenant, isGroup: false, name: '' }
    await bot.goOn({ serviceUrl: teams.serviceUrl, channelId: 'msteams', conversation }, async (context) => {
      await context.sendActivity('From botbuilder')
    })
    await ana().dm('From botbuilder')
  })
})

describe('people', () => {
  test('the bot hears what is said to it: by its name in a channel, always in its own chat', async () => {
    ana().says('Hello all', 'leads')
    expect(bot.heard).toEqual([])
    const { delivered, status } = await ana().mention('lead', 'leads')
    expect([delivered, status]).toEqual([true, 200])
    const asked = leads().everything.find(({ shown }) => shown === 'Relevo lead')
    await asked?.reply(/Ana Ruiz/)
    await luis().directMessage('hola')
    await luis().dm('You said: hola')
  })

  test('colleagues are mentioned by their names', async () => {
    await ana().mention('stats @luis', 'leads')
    expect(bot.heard[0]?.entities).toContainEqual(
      expect.objectContaining({ mentioned: { id: luis().id, name: 'Luis Gil' } }),
    )
    expect(bot.heard[0]?.text).toBe('<at>Relevo</at> stats <at>Luis Gil</at>')
    teams.claimAll()
  })

  test('a press is answered with a card for whoever pressed, and the change is for everybody', async () => {
    const first = await lead()
    const { status, tookMs } = await ana().press(first, 'Accept')
    expect([status, tookMs < 2000]).toEqual([200, true])
    expect(first.shown).toBe('accept by Ana Ruiz')
    expect(first.shownTo(ana().id)).toBe('accept by Ana Ruiz')
    await expect(ana().press(first, 'Accept')).rejects.toThrow(/Nothing to press as Accept; there is: nothing/)
    await luis().press(first, 'Accept', { before: 1 })
    expect(bot.heard.map(({ name, replyToId }) => [name, replyToId])).toEqual([
      ['adaptiveCard/action', first.id],
      ['adaptiveCard/action', first.id],
    ])
  })

  test('a question opens below the buttons, and is answered with yes', async () => {
    const first = await lead()
    await ana().press(first, 'Withdraw…')
    expect(first.shownTo(ana().id)).toBe('withdraw by Ana Ruiz')
    expect(first.shownTo(luis().id)).toBe('Ana Ruiz')
  })

  test('a word in answer to a press is seen by whoever pressed', async () => {
    const first = await lead(card('Ana Ruiz', [press('Late', 'word')]))
    await (await ana().press(first, 'Late')).whisper('Too late')
    expect(luis().whispers()).toEqual([])
  })

  test('a dialog opens, says what is wrong at its field, and closes when it is taken', async () => {
    const first = await lead()
    const { dialog } = await ana().press(first, 'Reject…')
    expect(dialog?.shown).toContain('Reason')
    await expect(ana().submit(dialog)).rejects.toThrow(/"Reason": Please choose/)
    await expect(ana().submit(dialog, { Reason: 'Other' })).rejects.toThrow(/takes one of "No budget"/)
    await expect(ana().submit(dialog, { Colour: 'red' })).rejects.toThrow(/No fields are called Colour/)
    const again = await ana().submit(dialog, { Reason: 'No budget' })
    expect(again.errors).toEqual({ Note: 'Please say why' })
    const sent = await ana().submit(again.dialog, { Reason: 'No budget', Note: 'Next year' })
    expect([sent.errors, sent.dialog]).toEqual([{}, undefined])
    expect(bot.heard.at(-1)?.value).toMatchObject({ data: { form: 'reject', reason: 'budget', note: 'Next year' } })
  })

  test('an old client sends the fallback as a message, and opens no dialog', async () => {
    ana().user.old = true
    const first = await lead()
    await ana().press(first, 'Accept')
    await ana().press(first, 'Reject…')
    expect(bot.heard.map(({ type, value, replyToId }) => [type, value.pressed, replyToId])).toEqual([
      ['message', 'accept', first.id],
      ['message', 'reject', first.id],
    ])
  })

  test('a message is handed to the extension, with its words as HTML', async () => {
    const said = luis().says('Marta <marta@gil.example> & Co', 'leads')
    const { dialog } = await ana().handOver('handOff', said)
    const payload = bot.heard[0]?.value.messagePayload
    expect(payload.body.content).toContain('Marta &lt;marta@gil.example&gt; &amp; Co')
    expect(payload.from.user.displayName).toBe('Luis Gil')
    await ana().submit(dialog, { Reason: 'No budget', Note: 'x' })
    expect(bot.heard.at(-1)?.name).toBe('composeExtension/submitAction')
  })

  test('a card for some people is refreshed by itself, and may not change the message then', async () => {
    const refresh = (verb: string) => ({
      refresh: { action: { type: 'Action.Execute', verb, data: {} }, userIds: [ana().id] },
    })
    const first = await lead(card('Ana Ruiz', [], refresh('own')))
    await luis().look(first)
    expect(bot.heard).toEqual([])
    await ana().look(first)
    expect([first.shownTo(ana().id), first.shownTo(luis().id)]).toEqual(['own by Ana Ruiz', 'Ana Ruiz'])
    const looping = await lead(card('Luis Gil', [], refresh('loop')))
    await ana().look(looping)
    teams.expectSurprise(/refresh it again, without end/)
  })

  test('who comes and goes, and what becomes of teams and channels, is told', async () => {
    await teams.team('Sales').install()
    await teams.install('ana@acme.example')
    await teams.team('Sales').addMember('luis@acme.example')
    await teams.team('Sales').addChannel('south')
    const north = leads()
    await north.rename('north')
    await north.remove()
    await north.restore()
    await teams.team('Sales').rename('Revenue')
    expect(bot.heard.map(({ action, channelData }) => action ?? channelData.eventType)).toEqual([
      ...['teamMemberAdded', 'add', undefined, 'add', 'teamMemberAdded'],
      ...['channelCreated', 'channelRenamed', 'channelDeleted', 'channelRestored', 'teamRenamed'],
    ])
    expect(bot.heard[5]?.channelData.channel.name).toBe('south')
  })
})

describe('trust', () => {
  test.each<[string, Parameters<FakeTeams['raw']>[1]]>([
    ['no token', { token: 'none' }],
    ['a token that is none', { token: 'garbage' }],
    ['a token for somebody else', { token: { audience: 'another-bot' } }],
    ['a token by somebody else', { token: { issuer: 'https://evil.example' } }],
    ['a token that has run out', { token: { expiresInSeconds: -600 } }],
    ['a token for another service', { token: { serviceUrl: 'https://evil.example/' } }],
    ['a key that nobody knows', { token: { key: 'stranger' } }],
    ['a key for another channel', { token: { key: 'other-channel' } }],
  ])('%s does not get past botbuilder', async (_, how) => {
    const { status } = await ana().directMessage('hello', { ...how })
    expect([status, bot.heard]).toEqual([401, []])
  })

  test('the bot is let in by a token only, and tokens are given for its secret only', async () => {
    const ask = { type: 'message', text: 'x' }
    expect((await bot.call('POST', `v3/conversations/${leads().id}/activities`, ask, 'Bearer x')).status).toBe(401)
    const wrong = { grant_type: 'client_credentials', client_id: teams.app.id, client_secret: 'wrong' }
    const answer = await fetch(`${teams.loginUrl}${teams.tenant}/oauth2/v2.0/token`, {
      ...{ method: 'POST', body: new URLSearchParams(wrong) },
    })
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([401, 'invalid_client'])
  })
})

describe('what goes wrong on purpose', () => {
  test.each([
    ['accept-then-drop', 1, 0],
    ['accept-then-502', 1, 502],
    ['drop', 0, 0],
    ['502', 0, 502],
    [{ status: 504, accepted: true }, 1, 504],
    [{ status: 412 }, 0, 412],
    [{ status: 403, code: 'MessageWritesBlocked' }, 0, 403],
    [{ rateLimited: {} }, 0, 429],
  ] as const)('%j leaves %i messages', async (fault, count, status) => {
    teams.faults.next('createConversation', fault)
    const answer = await bot.open(leads().id, message(card('x'))).catch(() => ({ status: 0 }))
    expect([answer.status, leads().messages.length]).toEqual([status, count])
    teams.claimAll()
  })

  test('an answer comes late, or when it is let go', async () => {
    const held = teams.faults.hold('createConversation', { accepted: true })
    const answer = bot.open(leads().id, message(card('x')))
    await held.arrived
    await leads().message('x')
    held.release()
    expect((await answer).status).toBe(201)
    teams.faults.next('createConversation', { delayMs: 20 })
    expect((await bot.open(leads().id, message(card('y')))).status).toBe(201)
    teams.claimAll()
  })

  test('the rates hold for each thread: seven in a second, eight in two, sixty in thirty', async () => {
    await bot.stop()
    await teams.close()
    await start({ strictRates: true })
    const say = () => bot.open(leads().id, message(card('x')))
    const statuses = async (count: number) => {
      const answers: number[] = []
      for (let call = 0; call < count; call++) answers.push((await say()).status)
      return answers.filter((status) => status === 429).length
    }
    expect(await statuses(9)).toBe(2)
    now = new Date(now.getTime() + 1_001)
    expect(await statuses(2)).toBe(1)
    for (let round = 0; round < 13; round++) {
      now = new Date(now.getTime() + 2_001)
      await statuses(4)
    }
    now = new Date(now.getTime() + 1_001)
    expect((await say()).headers.get('retry-after')).toBe('2')
    expect((await bot.open(teams.channel('feedback').id, message(card('x')))).status).toBe(201)
    expect(teams.slowedDown()).toBe(4)
    teams.claimAll()
  })

  test('the same click comes twice, or again under a new id, or in another order', async () => {
    const first = await lead(card('Ana Ruiz', [press('Look', 'look')]))
    await ana().press(first, 'Look', { copies: 2, newId: true })
    expect(new Set(bot.heard.map(({ id }) => id)).size).toBe(2)
    const held = teams.holdCallbacks()
    const both = [ana().directMessage('one'), ana().directMessage('two')]
    await teams.until(
      () => (held.count === 2 ? true : undefined),
      () => 'two stand in line',
    )
    await held.release('reversed')
    await Promise.all(both)
    expect(bot.heard.slice(-2).map(({ text }) => text)).toEqual(['two', 'one'])
    teams.claimAll()
  })

  test('the service is down, and comes back', async () => {
    await teams.goDown()
    await expect(bot.open(leads().id, message(card('x')))).rejects.toThrow()
    await teams.comeBack()
    await lead()
  })
})

describe('surprises', () => {
  test('a message that nobody expected ends the test', async () => {
    await bot.open(leads().id, message(card('Unseen')))
    expect(() => teams.verify()).toThrow(/messages that nobody expected.*Unseen/s)
    expect(() => leads().expectNoMore()).toThrow(/Unseen/)
    teams.claimAll()
    teams.verify()
  })

  test('a card that Teams would not take is refused and told', async () => {
    const { status } = await bot.open(leads().id, message(card('x', [{ type: 'Action.Nothing' }])))
    expect(status).toBe(400)
    teams.expectSurprise(/may not be of type "Action.Nothing"/)
  })

  test('what Teams does not have, a fault that never comes, an answer that it does not understand', async () => {
    await bot.call('GET', 'v3/attachments/1')
    teams.expectSurprise(/is nothing that the connector has/)
    teams.faults.next('delete', 'drop')
    expect(() => teams.verify()).toThrow(/never happened: delete/)
    teams.faults.clear()
    await ana().press(await lead(card('x', [press('Mute', 'mute')])), 'Mute')
    teams.expectSurprise(/does not understand this answer to a universal action/)
  })

  test('a message to nobody’s name, and a gesture without an answer', async () => {
    const entities = [{ type: 'mention', text: '<at>Eva</at>', mentioned: { id: '29:eva', name: 'Eva' } }]
    await bot.open(leads().id, { type: 'message', text: '<at>Eva</at>', entities })
    teams.expectSurprise(/who is nobody/)
    await bot.stop()
    await ana().directMessage('hello?')
    teams.expectSurprise(/saw a warning/)
    teams.claimAll()
    bot = await startBareBot(teams)
  })
})
