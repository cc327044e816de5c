// The hand-over, the same in Slack and in Teams: what reps press, what everybody sees, and what only one person is told.
import { afterEach, expect, test } from 'vitest'
import { describeEmbedded } from '../../support/databases.ts'
import { people } from '../../support/world.ts'
import type { ChatWorld, WorldOptions } from './platform.ts'
import { platforms } from './platforms.ts'

const { valentina, julian, lucia, dana, owen } = people
const ana = {
  externalId: 'crm-1',
  email: 'ana@acme.example',
  name: 'Ana Ruiz',
  company: 'Acme',
  score: 82,
  source: 'Webinar',
}

for (const platform of platforms)
  describeEmbedded(`The hand-over in ${platform.name}`, (database) => {
    let world: ChatWorld
    const open = async (options: WorldOptions = {}) => {
      world = await platform.open(database(), options)
      return world
    }
    afterEach(() => world?.close())

    const sales = () => world.channel('ventas-bogota')
    const feedback = () => world.channel('marketing-bogota')
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

    test('a click that is delivered again, under a new id each time, changes nothing more', async () => {
      await open()
      const { id, card } = await handed()
      await world.as(valentina).press(card, 'Aceptar', { copies: 3 })
      const { history } = (await world.house.findHandoff(id)) ?? { history: [] }
      expect(history.filter(({ type }) => type === 'accepted')).toHaveLength(1)
      await world.flow(3)
      await card.reply(/Aceptado por Valentina/)
      await feedback().message(/Aceptados\W+1/)
      // Each time the one who pressed is told who has it.
      world.claimAll()
    })

    test('a rejection asks for its reason in a form, says what is missing at its field, and reaches marketing', async () => {
      await open()
      const { card } = await handed()
      const { form } = await world.as(valentina).press(card, 'Rechazar…')
      expect(form?.shown).toContain('Ana Ruiz, Acme')
      const sent = await world.as(valentina).submit(form, { Motivo: 'Otro motivo' })
      expect(sent.errors).toEqual({ Comentario: expect.any(String) })
      const again = await world
        .as(valentina)
        .submit(sent.form, { Motivo: 'Otro motivo', Comentario: 'Ya es cliente de mi hermana' })
      expect(again.form).toBeUndefined()
      await world.flow()
      await card.showing(/Rechazado por Valentina Ospina/)
      await card.reply(/Rechazado/)
      const parent = await feedback().message(/sin campaña|Feedback|Comentarios|Retro/i)
      await parent.reply(/Ya es cliente de mi hermana/)
    })

    test('a recycled lead asks for reason and date, and a date in the past is a fault at the date', async () => {
      await open()
      const { card } = await handed()
      const { form } = await world.as(valentina).press(card, 'Reciclar…')
      const values = { Motivo: 'Aún sin presupuesto' }
      const sent = await world.as(valentina).submit(form, { ...values, 'U otro día': '2026-01-05' })
      expect(Object.values(sent.errors).join()).toBe('Elegir una fecha a partir de mañana.')
      await world.as(valentina).submit(sent.form, { ...values, 'U otro día': '2027-01-11' })
      await world.flow()
      await card.showing(/Reciclado por Valentina/)
      world.claimAll()
    })

    test('somebody who is not on the desk is told who can act', async () => {
      await open()
      const { card } = await handed()
      const { whisper } = await world.as(owen).press(card, 'Aceptar')
      await whisper(/Valentina Ospina|Julián Cárdenas/)
    })

    test('commands are private and can be shared', async () => {
      await open()
      await handed()
      const typed = await world.as(valentina).command('cola', 'ventas-bogota')
      const answer = await typed.whisper(/Ana Ruiz/)
      await world.as(valentina).press(answer, 'Compartir')
      await world.flow()
      await sales().hears(/Compartido por Valentina Ospina/)
      const unknown = await world.as(lucia).command('kola')
      await unknown.whisper(/cola/)
    })

    test('commands are understood in English, too', async () => {
      await open()
      await handed()
      await (await world.as(owen).command('queue')).whisper()
      await (await world.as(dana).command('help')).whisper(/What you can ask/)
    })

    test('a colleague who is mentioned in a command is known', async () => {
      await open()
      await handed()
      const typed = await world.as(valentina).command('stats @julian.cardenas 30d', 'ventas-bogota')
      await typed.whisper(/Julián Cárdenas/)
    })

    test('a command that wants a form opens it', async () => {
      await open()
      const form = await world.as(lucia).askForForm('agregar', 'marketing-bogota')
      await world.as(lucia).submit(form, { Correo: 'leo@acme.example', Nombre: 'Leo Paz' })
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
      for (const greeting of ['hola', 'hi', 'Hello', 'help']) {
        await world.as(valentina).write(greeting)
        await world.chat(valentina).message(/Lo que se puede pedir/)
      }
      await world.as(valentina).write('ajustes')
      const offer = await world.chat(valentina).message(/Un paso más/)
      const { form } = await world.as(valentina).press(offer, 'Abrir el formulario…')
      expect(form?.shown).toMatch(/recordatorios/i)
    })

    test('a message becomes a lead with what it says', async () => {
      await open()
      const said = world.as(lucia).says('Nos escribió Marta Gil: marta@gil.example pide una demo', 'marketing-bogota')
      const { form } = await world.as(lucia).handOff(said)
      expect(form?.shown).toContain('Agregar un lead')
      await world.as(lucia).submit(form)
      await world.flow(3)
      await sales().message(/Marta Gil/)
    })

    test('a stranger waits until an admin says who it is; then the press completes itself', async () => {
      const stranger = 'vale2@private.example'
      await open({ strangers: [{ name: 'vale2', email: stranger }], absent: [valentina] })
      const { card, id } = await handed()
      const pressed = await world.as(stranger).press(card, 'Aceptar')
      await pressed.whisper(/Aún no nos conocemos/)
      await (await world.as(stranger).press(card, 'Aceptar')).whisper(/Aún no nos conocemos/)
      await world.flow(3)
      const question = await world.chat(dana).message(/Who is vale2/)
      const { form } = await world.as(dana).press(question, 'Say who it is…')
      expect((await world.as(dana).submit(form, { Person: 'Valentina Ospina' })).form?.shown).toContain('Thank you')
      await world.flow(4)
      expect((await world.house.findHandoff(id))?.owner).toBe(valentina)
      await world.chat(stranger).message(/Lo pedido ya se hizo/)
      await card.reply(/Aceptado por Valentina/)
      world.claimAll()
    })

    test('a reminder stands in the thread with its buttons, and their presses count', async () => {
      await open()
      const { card, id } = await handed()
      await world.press(valentina, id, 'accept')
      await world.flow(3)
      await world.advance('1bd')
      await world.flow(5)
      const reminder = await card.reply(/plazo de la primera gestión/)
      const { form } = await world.as(valentina).press(reminder, 'Registrar intento…')
      await world.as(valentina).submit(form, {})
      await world.flow(3)
      expect((await world.house.findHandoff(id))?.attempts).toBe(1)
      world.claimAll()
    })
  })
