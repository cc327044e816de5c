// Who is listened to: Teams itself, for this bot, for this organisation, and nobody else.
import { afterEach, expect, test } from 'vitest'
import { describeEmbedded } from '../../support/databases.ts'
import type { How } from '../../support/fake-teams/callbacks.ts'
import { openTeamsWorld, type TeamsWorld } from '../../support/teams-world.ts'
import { people } from '../../support/world.ts'

const { valentina } = people
const ana = { externalId: 'crm-1', name: 'Ana Ruiz', company: 'Acme' }

describeEmbedded('the way in from Teams', (database) => {
  let world: TeamsWorld
  afterEach(() => world?.close())

  test.each<[string, How, number]>([
    ['brings no proof', { token: 'none' }, 401],
    ['brings words in place of a token', { token: 'garbage' }, 401],
    ['was signed with a key that Microsoft does not publish', { token: { key: 'stranger' } }, 401],
    ['was signed for another channel', { token: { key: 'other-channel' } }, 401],
    ['is for another bot', { token: { audience: '99999999-0000-4000-8000-000000000009' } }, 401],
    ['was signed by somebody else', { token: { issuer: 'https://sts.windows.net/somebody/' } }, 401],
    ['has run out', { token: { expiresInSeconds: -900 } }, 401],
    ['was signed with the public key as a secret', { token: { algorithm: 'HS256' } }, 401],
    ['is not signed at all', { token: { algorithm: 'none' } }, 401],
    ['wants its answers elsewhere', { change: { serviceUrl: 'https://evil.example/' } }, 401],
    ['speaks for another channel of the Bot Framework', { change: { channelId: 'emulator' } }, 403],
    ['is larger than any message', { rawBody: JSON.stringify({ type: 'message', text: 'x'.repeat(600_000) }) }, 413],
    ['is no JSON', { rawBody: '{"type":' }, 400],
    ['is nothing', { rawBody: '[]' }, 400],
  ])('a press that %s changes nothing', async (_case, how, status) => {
    world = await openTeamsWorld(database())
    const id = await world.lead(ana)
    const card = await world.teams.channel('ventas-bogota').message(/Ana Ruiz/)
    const pressed = await world.as(valentina).press(card, 'Aceptar', { ...how, mayFail: true })
    expect(pressed.status).toBe(status)
    expect(JSON.stringify(pressed.body)).not.toMatch(/token|key|stack|at /i)
    expect((await world.house.findHandoff(id))?.state).toBe('offered')
    world.teams.surprises.length = 0
    world.teams.claimAll()
  })

  test.each([
    ['its conversation', { conversation: { tenantId: 'another', id: 'a:x', conversationType: 'personal' } }],
    ['its channel data', { channelData: { tenant: { id: 'another' } } }],
    ['nothing', { channelData: {}, conversation: { id: 'a:x', conversationType: 'personal' } }],
  ])('somebody of another organisation, by %s, is answered with 403', async (_case, change) => {
    world = await openTeamsWorld(database())
    await world.teams.install(valentina)
    world.teams.claimAll()
    const { status, whispers } = await world.as(valentina).directMessage('hola', { change, mayFail: true })
    expect([status, whispers.length]).toEqual([403, 0])
    world.teams.surprises.length = 0
  })

  test('a press that is not ours is told so, an invoke that nobody knows is not, and only POST is taken', async () => {
    world = await openTeamsWorld(database())
    await world.lead(ana)
    const card = await world.teams.channel('ventas-bogota').message(/Ana Ruiz/)
    await world.as(valentina).press(card, 'Aceptar')
    const pressed = world.teams.callbacks.find(({ activity }) => activity.name === 'adaptiveCard/action')?.activity
    const press = (change: object) => world.teams.redeliver({ ...pressed, id: 'f:x', ...change })
    const value = { action: { type: 'Action.Execute', verb: 'x', data: { theirs: true } }, trigger: 'manual' }
    expect((await press({ value }))[0]).toMatchObject({ status: 200, body: { statusCode: 400 } })
    expect((await press({ name: 'signin/verifyState' }))[0]?.status).toBe(501)
    expect((await fetch(`${world.url}/api/messages`)).status).toBe(405)
    world.teams.claimAll()
  })
})
