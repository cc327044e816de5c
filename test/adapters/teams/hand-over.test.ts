// The hand-over in Teams: what reps press, what everybody sees, and what only one person is told.
import { afterEach, expect, test } from 'vitest'
import type { Card, Chart } from '../../../src/ports/card.ts'
import { describeEmbedded } from '../../support/databases.ts'
import { openTeamsWorld, type TeamsWorld } from '../../support/teams-world.ts'
import { people } from '../../support/world.ts'

const { valentina, julian, lucia } = people
const ana = { externalId: 'crm-1', email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme', source: 'Webinar' }

describeEmbedded('the hand-over in Teams', (database) => {
  let world: TeamsWorld
  const open = async (options: Parameters<typeof openTeamsWorld>[1] = {}) => {
    world = await openTeamsWorld(database(), options)
    return world
  }
  afterEach(() => world?.close())

  const sales = () => world.teams.channel('ventas-bogota')
  const handed = async (lead: object = ana) => {
    const id = await world.lead({ ...lead })
    return { id, card: await sales().message(/Ruiz|lead/i) }
  }

  test('a new lead begins a thread, complete in its text for notifications and screen readers', async () => {
    await open()
    const { card } = await handed()
    expect(card.text).toMatch(/Ana Ruiz, Acme/)
    expect(card.labels).toEqual(expect.arrayContaining(['Aceptar', 'Rechazar…', 'Reciclar…']))
    sales().expectNoMore()
  })

  test('whoever accepts sees it at once, everybody a moment later, and the thread keeps the log', async () => {
    await open()
    const { card } = await handed()
    const { status } = await world.as(valentina).press(card, 'Aceptar')
    expect(status).toBe(200)
    expect(card.shownTo(world.as(valentina).id)).toContain('Aceptado por Valentina Ospina')
    await world.flow(4)
    await card.showing(/Aceptado por Valentina Ospina/)
    expect(card.labels).not.toContain('Aceptar')
    await card.reply(/Aceptado por Valentina/)
    world.teams.claimAll()
  })

  test('the loser of a race is told privately who was faster, and the same click under a new id changes nothing', async () => {
    await open()
    const { id, card } = await handed()
    await world.as(valentina).press(card, 'Aceptar')
    const late = await world.as(julian).press(card, 'Aceptar', { before: 0 })
    await late.whisper(/Valentina Ospina/)
    expect(card.shownTo(world.as(julian).id)).toContain('Aceptado por Valentina Ospina')
    const [pressed] = world.teams.callbacks.filter(({ activity }) => activity.name === 'adaptiveCard/action')
    await world.teams.redeliver({ ...pressed?.activity, id: 'another-id' })
    await world.flow(4)
    const handoff = await world.house.findHandoff(id)
    expect([handoff?.owner, handoff?.history.length]).toEqual([valentina, 2])
    world.teams.claimAll()
  })

  test('a rejection asks for its reason in a dialog, which says what is missing and keeps what was typed', async () => {
    await open()
    const { card } = await handed()
    const { dialog } = await world.as(valentina).press(card, 'Rechazar…')
    expect(dialog?.shown).toContain('Ana Ruiz, Acme')
    const sent = await world.as(valentina).submit(dialog, { Motivo: 'Otro motivo' })
    expect(JSON.stringify(sent.errors) + sent.dialog?.shown).toMatch(/comentario/i)
    await world.as(valentina).submit(sent.dialog, { Comentario: 'Ya es cliente de mi hermana' })
    await world.flow()
    await card.showing(/Rechazado por Valentina Ospina/)
    const parent = await world.teams.channel('marketing-bogota').message(/Comentarios/i)
    await parent.reply(/Ya es cliente de mi hermana/)
    world.teams.claimAll()
  })

  test('commands answer in the personal chat, and in a channel to who asked alone; a form is behind a button', async () => {
    await open()
    await handed()
    await world.as(valentina).directMessage('hola')
    const help = await world.as(valentina).dm(/ayuda/)
    expect(help.shown).not.toContain('/handoff')
    const asked = await world.as(valentina).mention('cola', 'ventas-bogota')
    await asked.whisper(/Ana Ruiz/)
    await world.as(lucia).directMessage('agregar')
    const { dialog } = await world.as(lucia).press(await world.as(lucia).dm(/formulario/i), /formulario/i)
    await world.as(lucia).submit(dialog, { Correo: 'eva@otra.example' })
    await world.flow(3)
    await sales().message(/eva@otra/)
    world.teams.claimAll()
  })

  test('somebody’s own page stays one message, and follows what they do', async () => {
    await open()
    const { card } = await handed()
    await world.as(valentina).directMessage('inicio')
    const home = await world.as(valentina).dm(/Espera 1 lead/)
    await world.as(valentina).press(card, 'Aceptar')
    await world.as(valentina).press(home, /Actualizar/)
    await home.showing(/Abiertos\W+1/)
    world.teams.claimAll()
  })

  test('a lead can be answered from one’s own page, which is no card of it', async () => {
    await open()
    const { card } = await handed()
    await world.as(valentina).directMessage('inicio')
    const home = await world.as(valentina).dm(/Espera 1 lead/)
    await world.as(valentina).press(home, 'Aceptar')
    await world.flow()
    await card.showing(/Aceptado por Valentina/)
    expect(home.before.map(({ card }) => JSON.stringify(card)).join()).not.toContain('se mudó')
    await home.showing(/Abiertos\W+1/)
    world.teams.claimAll()
  })

  test('a chart goes with a picture for clients that draw none, and without it where Teams finds that too much', async () => {
    await open()
    const desk = world.context.company.desks[0]
    if (!desk) throw new Error('there is a desk')
    const chart: Chart = {
      ...{
        shape: 'line',
        title: 'Answers in time rose to 92%',
        alt: 'In time: 61% in W46, 92% in W47',
        unit: 'percent',
      },
      ...{ categories: ['W46', 'W47'], series: [{ name: 'In time', values: [61, 92] }] },
    }
    const card: Card = { title: 'Week', blocks: [{ kind: 'chart', chart }], actions: [], summary: 'Week: 92%' }
    const post = () =>
      world.connected.chatOf(desk).post({ kind: 'channel', channel: desk.channels.sales }, card, 'delivery')
    await post()
    world.teams.faults.next('createConversation', { status: 413, code: 'MessageSizeTooBig' })
    await post()
    const [whole, smaller] = sales().messages.map((message) => JSON.stringify(message.face.card))
    expect(whole).toMatch(/"Chart\.Line".*"fallback":\{"type":"Image","url":"data:image\/png;base64,/)
    expect(smaller).toMatch(/"Chart\.Line"/)
    expect(smaller).not.toContain('data:image')
    world.teams.claimAll()
  })
})
