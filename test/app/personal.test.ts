// Somebody's own page, answers that are shared, and leads that are made of messages.
import { describe, expect, it } from 'vitest'
import { knownOf } from '../../src/app/hand-off.ts'
import { keptCard } from '../../src/store/kept-card.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { openWorld, people, whispered } from '../support/world.ts'
import { plainCard } from '../view/plain-text.ts'

const { valentina, julian, camila, lucia, dana, owen } = people
const ana = { email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme', score: 90 }

describeOnEachDatabase('A page of one’s own', (database) => {
  it('begins empty, and says where leads will appear', async () => {
    const world = await openWorld(database())
    const page = plainCard(await world.house.conversation.home(valentina))
    expect(page).toContain('No hay nada pendiente')
    expect(page).toContain('[Ajustes…]')
  })

  it('shows what waits for a rep, the most urgent first, with its buttons and deadline', async () => {
    const world = await openWorld(database())
    const id = await world.hand(ana)
    await world.hand({ ...ana, email: 'leo@acme.example', name: 'Leo Paz' })
    const { owner } = (await world.house.findHandoff(id)) ?? {}
    const reader = owner ?? valentina
    const page = plainCard(await world.house.conversation.home(reader))
    expect(page).toMatch(/- \*Ana Ruiz, Acme\*.*\n\[\[Aceptar\]\] \[Rechazar…\] \[Reciclar…\]/)
    await world.press(reader, id, 'accept')
    const later = plainCard(await world.house.conversation.home(reader))
    expect(later).toContain('Aceptados: 1')
    expect(later).toContain('[Registrar intento…]')
  })

  it('shows a manager which disputes wait for them', async () => {
    const world = await openWorld(database())
    const id = await world.hand(ana)
    const rep = (await world.house.findHandoff(id))?.owner ?? valentina
    await world.pressAndFill(rep, id, 'open:reject', { reason: 'wrong-person', note: 'Es estudiante' })
    expect(plainCard(await world.house.conversation.home(lucia))).not.toContain('Ana Ruiz')
    await world.pressAndFill(lucia, id, 'open:dispute', { note: 'Firma ella las compras' })
    const manager = world.context.company.desks.find((desk) => desk.id === 'bogota')?.managers[0] ?? ''
    expect(plainCard(await world.house.conversation.home(manager))).toContain('Ana Ruiz')
  })

  it('says who is away, and takes one back', async () => {
    const world = await openWorld(database())
    await world.ask(julian, 'away 2026-12-01')
    expect(plainCard(await world.house.conversation.home(camila))).toMatch(/Julián|Julian/)
    expect(plainCard(await world.house.conversation.home(julian))).toContain('[De vuelta]')
    await world.press(julian, '', 'back')
    expect(plainCard(await world.house.conversation.home(julian))).toContain('[Ausencia…]')
  })

  it('shows an admin what nobody knows and what does not get through', async () => {
    const world = await openWorld(database())
    const name = { platform: 'slack', workspace: 'T1', userId: 'U9' } as const
    expect(plainCard(await world.house.conversation.home(dana))).toContain('Every message got through.')
    await world.house.accounts.recognise(name, { name: 'vale2', email: 'vale@private.example' })
    await world.house.accounts.askWhoThisIs(name, null)
    const page = plainCard(await world.house.conversation.home(dana))
    expect(page).toMatch(/- An account that nobody knows: vale2\n\[Say who it is…\]/)
    expect(plainCard(await world.house.conversation.home(valentina))).not.toContain('vale2')
  })

  it('tells a stranger kindly', async () => {
    const world = await openWorld(database())
    expect((await world.house.conversation.home('nobody@else.example')).title).toBe('Aún no nos conocemos')
  })
})

describeOnEachDatabase('Answers that others may see', (database) => {
  it('carry a Share button in a channel, and none in private', async () => {
    const world = await openWorld(database())
    const inChannel = whispered(await world.ask(valentina, 'cola', '#ventas-bogota'))
    expect(inChannel.actions.at(-1)).toMatchObject({ label: 'Compartir', value: { action: 'share', extra: 'cola' } })
    expect(whispered(await world.ask(valentina, 'cola')).actions).toEqual([])
    expect(whispered(await world.ask(valentina, 'ajuda', '#ventas-bogota')).actions).toEqual([])
  })

  it('are said to everybody in the desk’s words, with the name of who shared them', async () => {
    const world = await openWorld(database())
    await world.hand(ana)
    const value = { action: 'share', id: '', extra: 'queue' }
    const reply = await world.house.conversation.press({ actor: dana, value, channel: '#ventas-bogota' })
    expect(reply).toEqual({ kind: 'shared' })
    await world.settle()
    const said = keptCard((await world.channel('#ventas-bogota')).at(-1)?.card)
    expect(plainCard(said)).toContain('1 lead espera respuesta')
    expect(plainCard(said)).toMatch(/\(Compartido por Dana Whitlock: \/handoff queue\)/)
    expect(said.actions).toEqual([])
  })

  it('stay private when they only concern who asked', async () => {
    const world = await openWorld(database())
    const value = { action: 'share', id: '', extra: 'queue bogota' }
    const reply = await world.house.conversation.press({ actor: owen, value, channel: '#ventas-bogota' })
    expect(reply.kind).toBe('whisper')
  })

  it('are said once, however often the press arrives, and not when the moment has passed', async () => {
    const world = await openWorld(database())
    const shared = async () =>
      (await world.channel('#ventas-bogota')).filter(({ card }) => card.summary.includes('Compartido'))
    const press = async () => {
      const { value } = whispered(await world.ask(valentina, 'cola', '#ventas-bogota')).actions.at(-1) ?? {}
      if (!value) throw new Error('There is no Share button')
      return () => world.house.conversation.press({ actor: valentina, value, channel: '#ventas-bogota' })
    }
    const twice = await press()
    await Promise.all([twice(), twice()])
    await world.settle()
    await twice()
    await world.settle()
    expect(await shared()).toHaveLength(1)
    const again = await press()
    await again()
    await world.moveTo(new Date(world.now().getTime() + 11 * 60_000))
    expect(await shared()).toHaveLength(1)
  })

  it('are private where no desk works', async () => {
    const world = await openWorld(database())
    expect(whispered(await world.ask(valentina, 'cola', 'C0RANDOM1')).actions).toEqual([])
    const value = { action: 'share', id: '', extra: 'cola' }
    const reply = await world.house.conversation.press({ actor: valentina, value, channel: 'C0RANDOM1' })
    expect(whispered(reply).title).toContain('esper')
  })
})

describeOnEachDatabase('A message that becomes a lead', (database) => {
  it('opens the form with what the message says, and keeps the way back to it', async () => {
    const world = await openWorld(database())
    const said = {
      actor: lucia,
      text: 'Nos escribió Marta Gil <marta@gil.example>, quiere demo',
      by: 'Leo',
      url: 'https://chat.example/p1',
    }
    const reply = await world.house.conversation.handOff(said)
    if (reply.kind !== 'form') throw new Error(JSON.stringify(reply))
    const values = Object.fromEntries(reply.form.fields.map(({ name, value }) => [name, value ?? '']))
    expect(values).toMatchObject({ email: 'marta@gil.example', name: 'Marta Gil' })
    expect(values.note).toContain('– Leo')
    await world.fill(lucia, reply.form, { ...values, desk: 'bogota' })
    const { items } = await world.house.listHandoffs({ limit: 1 })
    expect(items[0]?.lead.email).toBe('marta@gil.example')
    expect(items[0]?.activities).toMatchObject([{ kind: 'message', url: 'https://chat.example/p1' }])
  })

  it('is refused to somebody whom we do not know', async () => {
    const world = await openWorld(database())
    expect(await world.house.conversation.handOff({ actor: 'x@y.example', text: 'hi' })).toMatchObject({
      kind: 'whisper',
    })
  })
})

describe('What a message says of a lead', () => {
  it.each([
    ['Ana Ruiz <ana@acme.example> called', { email: 'ana@acme.example', name: 'Ana Ruiz' }],
    ['José-María Núñez, jm@x.example', { email: 'jm@x.example', name: 'José-María Núñez' }],
    ['write to ana@acme.example', { email: 'ana@acme.example' }],
    ['nobody in particular', {}],
  ])('%s', (text, expected) => {
    const { note, ...known } = knownOf({ text })
    expect(known).toEqual(expected)
    expect(note).toBe(text)
  })
})

describeOnEachDatabase('One’s own language and working hours', (database) => {
  it('stand before the configuration, from the next word on', async () => {
    const world = await openWorld(database())
    const form = await world.press(valentina, '', 'open:settings')
    if (form.kind !== 'form') throw new Error(JSON.stringify(form))
    const wrong = await world.fill(valentina, form.form, { reach: 'dm', mute: 'no', hours: 'whenever' })
    expect(wrong).toEqual({ kind: 'field-errors', errors: { hours: expect.stringContaining('lun-vie 09:00-13:00') } })
    await world.fill(valentina, form.form, { reach: 'dm', mute: 'no', locale: 'en', hours: 'mon-wed 10:00-12:00' })
    const page = plainCard(await world.house.conversation.home(valentina))
    expect(page).toContain('Hello, Valentina Ospina')
    expect(page).toContain('Mon–Wed 10:00–12:00 (America/Bogota)')
    const again = await openWorld(database(), { keep: true })
    expect(plainCard(await again.house.conversation.home(valentina))).toContain('Language: English')
    await world.fill(valentina, form.form, { reach: 'dm', mute: 'no', locale: 'es', hours: '' })
    expect(plainCard(await world.house.conversation.home(valentina))).toContain('lun–jue 08:00–12:30')
  })
})
