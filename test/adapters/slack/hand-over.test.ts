// The hand-over in Slack: what reps press, what everybody sees, and what only one person is told.
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { describeEmbedded } from '../../support/databases.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'
import { people } from '../../support/world.ts'

const { valentina, julian, lucia, dana } = people
const ana = {
  externalId: 'crm-1',
  email: 'ana@acme.example',
  name: 'Ana Ruiz',
  company: 'Acme',
  score: 82,
  source: 'Webinar',
}

describeEmbedded('the hand-over in Slack', (database) => {
  let world: SlackWorld
  const open = async (options: Parameters<typeof openSlackWorld>[1] = {}) => {
    world = await openSlackWorld(database(), options)
    return world
  }
  afterEach(() => world?.close())

  const sales = () => world.slack.channel('ventas-bogota')
  const feedback = () => world.slack.channel('marketing-bogota')
  const handed = async (lead: object = ana) => {
    const id = await world.lead({ ...lead })
    return { id, card: await sales().message(/Ruiz|lead/i) }
  }

  test('a new lead is one card, complete in its text for notifications and screen readers', async () => {
    await open()
    const { card } = await handed()
    expect(card.text).toMatch(/Ana Ruiz, Acme.*responder antes|Lead nuevo.*Ana Ruiz, Acme/)
    expect(card.labels).toEqual(expect.arrayContaining(['Aceptar', 'Rechazar…', 'Reciclar…']))
    sales().expectNoMore()
  })

  test('whoever accepts owns it: the card says who in place, its buttons change, and the thread keeps the log', async () => {
    await open()
    const { card } = await handed()
    const { status, tookMs } = await world.as(valentina).press(card, 'Aceptar')
    expect([status, tookMs < 3000]).toEqual([200, true])
    await world.flow(4)
    await card.showing(/Aceptado por Valentina Ospina/)
    expect(card.labels).not.toContain('Aceptar')
    await card.reply(/Aceptado por Valentina/)
    await feedback().message(/Aceptados\W+1/)
  })

  test('the loser of a race is told privately who was faster, and nothing changes', async () => {
    await open()
    const { card } = await handed()
    await world.as(valentina).press(card, 'Aceptar')
    const late = await world.as(julian).press(card, 'Aceptar')
    await late.whisper(/Valentina Ospina/)
    await world.flow(4)
    await card.reply(/Aceptado por Valentina/)
    await feedback().message(/Aceptados\W+1/)
    expect((await world.house.listHandoffs({ limit: 1 })).items[0]?.owner).toBe(valentina)
  })

  test('a rejection asks for its reason in a modal, says what is missing at its field, and reaches marketing', async () => {
    await open()
    const { card } = await handed()
    const { modal } = await world.as(valentina).press(card, 'Rechazar…')
    expect(modal?.shown).toContain('Ana Ruiz, Acme')
    const sent = await world.as(valentina).submit(modal, { Motivo: 'Otro motivo' })
    expect(sent.errors).toEqual({ Comentario: expect.any(String) })
    await world.as(valentina).submit(modal, { Motivo: 'Otro motivo', Comentario: 'Ya es cliente de mi hermana' })
    expect(world.slack.modal('valentina.ospina')).toBeUndefined()
    await world.flow()
    await card.showing(/Rechazado por Valentina Ospina/)
    await card.reply(/Rechazado/)
    const parent = await feedback().message(/sin campaña|Feedback|Comentarios|Retro/i)
    await parent.reply(/Ya es cliente de mi hermana/)
  })

  test('a recycled lead asks for reason and date, and a date in the past is a fault at the date', async () => {
    await open()
    const { card } = await handed()
    const { modal } = await world.as(valentina).press(card, 'Reciclar…')
    const values = { Motivo: 'Aún sin presupuesto' }
    const sent = await world.as(valentina).submit(modal, { ...values, 'U otro día': '2026-01-05' })
    expect(Object.values(sent.errors).join()).toBe('Elegir una fecha a partir de mañana.')
    await world.as(valentina).submit(modal, { ...values, 'U otro día': '2027-01-11' })
    await world.flow()
    await card.showing(/Reciclado por Valentina/)
    world.slack.claimAll()
  })

  test('somebody who is not on the desk is told who can act', async () => {
    await open()
    const { card } = await handed()
    const { whisper } = await world.as(people.owen).press(card, 'Aceptar')
    await whisper(/Valentina Ospina|Julián Cárdenas/)
  })

  test('commands are private and can be shared', async () => {
    await open()
    const { card } = await handed()
    expect(card).toBeDefined()
    const typed = await world.as(valentina).command('/handoff', 'cola', 'ventas-bogota')
    const answer = await typed.whisper(/Ana Ruiz/)
    await world.as(valentina).press(answer, 'Compartir')
    await sales().message(/Compartido por Valentina Ospina/)
    const unknown = await world.as(lucia).command('/handoff', 'kola')
    await unknown.whisper(/cola/)
  })

  test('a colleague who is mentioned in a command is known', async () => {
    await open()
    await handed()
    const typed = await world.as(valentina).command('/handoff', 'stats @julian.cardenas 30d', 'ventas-bogota')
    await typed.whisper(/Julián Cárdenas/)
  })

  test('a command that wants a form opens it', async () => {
    await open()
    const { modal } = await world.as(lucia).command('/handoff', 'agregar', 'marketing-bogota')
    await world.as(lucia).submit(modal, { Correo: 'leo@acme.example', Nombre: 'Leo Paz' })
    await world.flow(3)
    await sales().message(/Leo Paz/)
  })

  test('a mention is answered like the command, in a place where only the asker reads it', async () => {
    await open()
    await handed()
    const asked = await world.as(valentina).mention('cola', 'ventas-bogota')
    await asked.whisper(/Ana Ruiz/)
  })

  test('the direct conversation answers without a command, and greets', async () => {
    await open()
    await world.as(valentina).directMessage('hola')
    await world.slack.dms('valentina.ospina').message(/Lo que se puede pedir/)
    await world.as(valentina).directMessage('ajustes')
    const offer = await world.slack.dms('valentina.ospina').message(/Un paso más/)
    const { modal } = await world.as(valentina).press(offer, 'Abrir el formulario…')
    expect(modal?.shown).toMatch(/recordatorios/i)
  })

  test('a message becomes a lead with what it says', async () => {
    await open()
    const said = world.as(lucia).says('Nos escribió Marta Gil: marta@gil.example pide una demo', 'marketing-bogota')
    const { modal } = await world.as(lucia).messageShortcut('relevo:hand-off', said)
    expect(modal?.shown).toContain('Agregar un lead')
    await world.as(lucia).submit(modal)
    await world.flow(3)
    await sales().message(/Marta Gil/)
  })

  test('the Home tab shows what waits with its buttons, and follows what is done there', async () => {
    await open()
    await handed()
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

  test('a stranger waits until an admin says who it is; then the press completes itself', async () => {
    await open({ strangers: [{ name: 'vale2', email: 'vale@private.example' }] })
    const { card, id } = await handed()
    const pressed = await world.slack.user('vale2').press(card, 'Aceptar')
    await pressed.whisper(/Aún no nos conocemos/)
    await (await world.slack.user('vale2').press(card, 'Aceptar')).whisper(/Aún no nos conocemos/)
    await world.flow(3)
    const question = await world.slack.dms('dana.whitlock').message(/Who is vale2/)
    const { modal } = await world.as(dana).press(question, 'Say who it is…')
    expect((await world.as(dana).submit(modal, { Person: 'Valentina Ospina' })).modal?.shown).toContain('Thank you')
    await world.flow(4)
    expect((await world.house.findHandoff(id))?.owner).toBe(valentina)
    await world.slack.dms('vale2').message(/Lo pedido ya se hizo/)
    await card.reply(/Aceptado por Valentina/)
    world.slack.claimAll()
  })

  test('a reminder stands in the thread with its buttons, and their presses count', async () => {
    await open()
    const { card, id } = await handed()
    await world.press(valentina, id, 'accept')
    await world.flow(3)
    await world.advance('1bd')
    await world.flow(5)
    const reminder = await card.reply(/plazo de la primera gestión/)
    const { modal } = await world.as(valentina).press(reminder, 'Registrar intento…')
    await world.as(valentina).submit(modal, {})
    await world.flow(3)
    expect((await world.house.findHandoff(id))?.attempts).toBe(1)
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
