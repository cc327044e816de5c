// What only Slack shows of people: their Home tab, and whether they are out of office.
import { readFileSync } from 'node:fs'
import { afterEach, test } from 'vitest'
import { describeEmbedded } from '../../support/databases.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'
import { people } from '../../support/world.ts'

const { valentina, julian } = people
const ana = { externalId: 'crm-1', email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme' }

describeEmbedded('people in Slack', (database) => {
  let world: SlackWorld
  const open = async (options: Parameters<typeof openSlackWorld>[1] = {}) => {
    world = await openSlackWorld(database(), options)
    return world
  }
  afterEach(() => world?.close())

  test('the Home tab shows what waits with its buttons, and follows what is done there', async () => {
    await open()
    await world.lead(ana)
    await world.slack.channel('ventas-bogota').message(/Ana Ruiz/)
    await world.as(valentina).openHome()
    const home = (wanted: RegExp) =>
      world.slack.until(
        () => [world.slack.home('valentina.ospina')].find((view) => wanted.test(view?.shown ?? '')),
        () => `Home does not come to show ${wanted}: ${world.slack.home('valentina.ospina')?.shown}`,
      )
    await world.as(valentina).press(await home(/Ana Ruiz/), 'Aceptar')
    await home(/Abiertos\W+1/)
    await world.flow(3)
    world.slack.claimAll()
  })

  test('an out-of-office status is an absence, where the operator wants it so', async () => {
    const example = readFileSync('relevo.example.yaml', 'utf8').replace('status: ignore', 'status: follow')
    await open({ company: example })
    const { user } = world.as(valentina)
    user.status = { text: 'De vacaciones', emoji: ':palm_tree:', expiresAt: new Date('2026-11-27T22:00:00Z') }
    await world.moveTo(new Date('2026-11-23T13:05:00Z'))
    await world
      .as(julian)
      .command('/handoff', 'inicio', 'ventas-bogota')
      .then(({ whisper }) => whisper(/Ausentes ahora: .*Valentina Ospina/))
    user.status = { text: '', emoji: '' }
    await world.moveTo(new Date('2026-11-23T13:10:00Z'))
    await world
      .as(julian)
      .command('/handoff', 'inicio', 'ventas-bogota')
      .then(({ whisper }) => whisper(/Nadie está ausente/))
  })
})
