// The way in: signatures, tokens, sockets, installations. Who cannot prove to be Slack leaves no trace.
import { afterEach, expect, test } from 'vitest'
import { describeEmbedded } from '../../support/databases.ts'
import { eventually, openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'
import { people } from '../../support/world.ts'

const { valentina } = people
const ana = { externalId: 'crm-1', email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme' }

describeEmbedded('the connection to Slack', (database) => {
  let world: SlackWorld
  const open = async (options: Parameters<typeof openSlackWorld>[1] = {}) => {
    world = await openSlackWorld(database(), options)
    return world
  }
  afterEach(() => world?.close())
  const sales = () => world.slack.channel('ventas-bogota')

  /** Somebody follows the link, lets the app in, and comes back. */
  const install = async (workspace: Parameters<typeof world.slack.nextInstall>[0] = world.slack) => {
    world.slack.nextInstall(workspace)
    const begun = await fetch(`${world.url}/slack/install`)
    const flags = begun.headers.get('set-cookie')?.split('; ').slice(1)
    expect(flags).toEqual(['Secure', 'HttpOnly', 'Path=/slack', 'Max-Age=600', 'SameSite=Lax'])
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
    const link = /<a [^>]*href="([^"]+)"/.exec(await begun.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
    const consent = await fetch(link, { redirect: 'manual' })
    const back = new URL(consent.headers.get('location') ?? '')
    const done = await fetch(`${world.url}/slack/oauth_redirect${back.search}`, { headers: { cookie } })
    return { link, status: done.status }
  }

  /** Everything that a request could have changed. */
  const trace = async () => {
    const { prisma } = database()
    const [events, deliveries, accounts] = await Promise.all([
      prisma.handoffEvent.count(),
      prisma.delivery.findMany({ select: { key: true, state: true, ref: true } }),
      prisma.account.count(),
    ])
    return { events, deliveries, accounts }
  }

  test('requests that are unsigned, forged, old, from the future or malformed are refused without a trace', async () => {
    // What Slack never sends is answered when Bolt has given up on it.
    await open({ slack: { ackMs: 10_000 } })
    await world.lead(ana)
    const card = await sales().message(/Ana Ruiz/)
    const before = await trace()
    const now = Math.floor(Date.now() / 1000)
    const presses = [
      { signature: '' },
      { signature: 'v0=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff' },
      { timestamp: now - 600 },
      { timestamp: now + 600 },
    ]
    for (const how of presses) {
      const { status } = await world.as(valentina).press(card, 'Aceptar', how)
      expect([how, status]).toEqual([how, 401])
    }
    const malformed = ['{', 'payload=%7B', 'payload={"type":"block_actions"}', '[]', 'null']
    const answers = malformed.map(async (body) => {
      const { status } = await world.slack.raw(body, 'application/x-www-form-urlencoded', { mayFail: true })
      return [body, status >= 200 && status < 500]
    })
    expect(await Promise.all(answers)).toEqual(malformed.map((body) => [body, true]))
    expect(await trace()).toEqual(before)
    expect((await world.as(valentina).press(card, 'Aceptar')).status).toBe(200)
    world.slack.claimAll()
  })

  test('Socket Mode carries the whole conversation', async () => {
    await open({ mode: 'socket' })
    await world.lead(ana)
    const card = await sales().message(/Ana Ruiz/)
    const { modal } = await world.as(valentina).press(card, 'Rechazar…')
    const sent = await world.as(valentina).submit(modal, { Motivo: 'Otro motivo' })
    expect(sent.errors).toEqual({ Comentario: expect.any(String) })
    await world.as(valentina).submit(modal, { Motivo: 'Otro motivo', Comentario: 'Sin relación' })
    await world.flow(4)
    await card.showing(/Rechazado por Valentina/)
    world.slack.claimAll()
  })

  test('a socket that is lost, refused or asked to come again is opened anew, and readiness tells the truth', async () => {
    await open({ mode: 'socket' })
    const connected = () => eventually(() => world.connection.health() === true, 'the socket is open')
    const lost = () => eventually(() => world.connection.health() !== true, 'the loss is noticed')
    world.slack.sockets.refuse(2)
    world.slack.sockets.dropAll()
    await lost()
    expect(world.connection.health()).toMatch(/not connected to Slack for \d+ seconds/)
    await connected()
    await world.slack.goDown()
    await lost()
    await world.slack.comeBack()
    await connected()
    world.slack.sockets.askToReconnect('refresh_requested')
    await world.slack.sockets.connected(0)
    await world.slack.sockets.connected(1)
    await connected()
    await world.lead(ana)
    const card = await sales().message(/Ana Ruiz/)
    await world.as(valentina).press(card, 'Aceptar')
    await world.flow(3)
    await card.showing(/Aceptado/)
    world.slack.claimAll()
  })

  test('whoever installs the app elsewhere can take any e-mail there, and is nobody here all the same', async () => {
    await open({ oauth: true })
    await install()
    await world.lead(ana)
    await world.flow(2)
    await sales().message(/Ana Ruiz/)
    const elsewhere = world.slack.addWorkspace({
      ...{ name: 'Elsewhere', domain: 'elsewhere', channels: ['general'] },
      users: [{ name: 'dana', realName: 'Not Dana', email: people.dana }],
    })
    expect((await install(elsewhere)).status).toBe(200)
    const before = await trace()
    const { whispers } = await elsewhere.user('dana').command('/handoff', 'find Ana')
    expect(whispers.map(({ text }) => text).join()).not.toContain('Ana')
    await elsewhere.user('dana').command('/handoff', 'away')
    await elsewhere.user('dana').openHome()
    expect(elsewhere.home('dana')).toBeUndefined()
    expect(await trace()).toEqual(before)
    expect(await database().prisma.personSetting.count()).toBe(0)
    world.slack.claimAll()
  })

  test('the app is installed by a link; its tokens are kept sealed, and go when the app is thrown out', async () => {
    await open({ oauth: true })
    await world.lead(ana)
    await world.flow(2)
    expect(sales().messages, 'nobody has installed it yet').toHaveLength(0)
    const forged = await fetch(`${world.url}/slack/oauth_redirect?code=c&state=forged`)
    expect(forged.status).toBe(400)
    const { link, status } = await install()
    expect(new URL(link).searchParams.get('scope')?.split(',')).toContain('chat:write')
    expect(status).toBe(200)
    const { prisma } = database()
    const [row] = await prisma.installation.findMany()
    expect(row?.workspace).toBe(world.slack.id)
    expect(Buffer.from(row?.secret ?? '', 'base64').toString('latin1')).not.toContain('xoxb')
    await world.moveTo(new Date(world.now().getTime() + 3_700_000))
    await world.flow(2)
    const card = await sales().message(/Ana Ruiz/)
    expect((await world.as(valentina).press(card, 'Aceptar')).status).toBe(200)
    await world.slack.uninstall()
    await eventually(() => world.left.length > 0, 'the bot hears that it was thrown out')
    expect(await prisma.installation.count()).toBe(0)
    expect(await prisma.account.count()).toBe(0)
    world.slack.claimAll()
  })

  test('a token that is about to run out is renewed, and the new one is kept', async () => {
    await open({ oauth: true, slack: { tokenRotation: true } })
    await install()
    type Kept = { bot: { token: string; expiresAt: number } }
    const kept = async () => (await world.installations.find(world.slack.id)) as Kept
    const before = await kept()
    await world.installations.save(world.slack.id, { ...before, bot: { ...before.bot, expiresAt: 1 } })
    await world.lead(ana)
    await sales().message(/Ana Ruiz/)
    const after = await kept()
    expect(after.bot.token).not.toBe(before.bot.token)
    expect(after.bot.expiresAt).toBeGreaterThan(Date.now() / 1000)
  })

  test('tokens that are taken away keep the messages until there are new ones', async () => {
    await open()
    await world.slack.revokeTokens()
    await world.lead(ana)
    await world.flow(3)
    const { deliveries } = await trace()
    expect(deliveries.map(({ state }) => state)).toContain('pending')
    world.slack.claimAll()
  })
})
