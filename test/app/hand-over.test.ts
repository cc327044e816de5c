// The hand-over as its people live it, on both kinds of database, with the clock moved by hand.
import { beforeEach, expect, test } from 'vitest'
import { fold } from '../../src/core/handoff/event.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { labels, openWorld, people, type Seen, type World, whispered } from '../support/world.ts'

const { valentina, julian, camila, lucia, owen, dana } = people
const ana = {
  ...{ externalId: 'crm-1', email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme', source: 'Webinar' },
  campaign: 'Webinar ANS',
}

describeOnEachDatabase('the hand-over', (database) => {
  let world: World

  beforeEach(async () => {
    world = await openWorld(database())
  })

  const only = <T>(items: readonly T[]): T => {
    expect(items).toHaveLength(1)
    return items[0] as T
  }
  const leadCards = async () =>
    (await world.channel('#ventas-bogota')).filter(({ card }) => card.summary.includes('Ana'))
  const cardOf = async () => only(await leadCards())
  const summaries = (seen: readonly Seen[]) => seen.map(({ card }) => card.summary)
  const lines = async () => summaries(await world.thread(await cardOf()))

  test('a new lead is one card in the sales channel, and nothing else', async () => {
    await world.hand(ana)
    const { card } = await cardOf()
    expect(card.summary).toMatch(/Ana Ruiz, Acme \(Webinar\)/)
    expect(labels(card).slice(0, 3)).toEqual(['Aceptar', 'Rechazar…', 'Reciclar…'])
    expect(await lines()).toEqual([])
    expect(await world.channel('#marketing-bogota')).toEqual([])
  })

  test('the rep who accepts owns it; the card says so in place and its thread keeps the log', async () => {
    const id = await world.hand(ana)
    const before = await cardOf()
    expect(await world.press(valentina, id, 'accept')).toEqual({ kind: 'done' })
    const after = await cardOf()
    expect(after.id).toBe(before.id)
    expect(labels(after.card)).not.toContain('Aceptar')
    expect(JSON.stringify(after.card)).toContain('Valentina Ospina')
    expect(await lines()).toEqual([expect.stringContaining('Aceptado por Valentina Ospina')])
  })

  test('a second rep who presses Accept is told who was faster, and nothing changes', async () => {
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    const card = whispered(await world.press(julian, id, 'accept'))
    expect(card.summary).toContain('Valentina Ospina')
    expect((await world.house.findHandoff(id))?.owner).toBe(valentina)
    expect(await lines()).toHaveLength(1)
  })

  test('leads that are turned down at the same moment, as the first of their week, are replies of one message', async () => {
    const ids = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => world.hand({ ...ana, externalId: `crm-${n}`, email: `${n}@acme.example` })),
    )
    const command = { name: 'reject', reason: 'poor-fit', comment: null } as const
    const results = await Promise.all(ids.map((id) => world.house.commandHandoff({ id, actor: valentina, command })))
    expect(results.map(({ ok }) => ok)).toEqual(ids.map(() => true))
    await world.settle()
    const message = only(await world.channel('#marketing-bogota'))
    expect(message.card.summary).toContain('6')
    expect(await world.thread(message)).toHaveLength(6)
  })

  test('somebody of another desk is told who can act', async () => {
    const id = await world.hand(ana)
    const card = whispered(await world.press(owen, id, 'accept'))
    expect(card.summary).toContain('Valentina Ospina')
    expect((await world.house.findHandoff(id))?.state).toBe('offered')
  })

  test('a rejection without a reason is a fault at the field; with one it reaches marketing in its thread', async () => {
    const id = await world.hand(ana)
    const empty = await world.pressAndFill(valentina, id, 'open:reject', {})
    expect(empty).toMatchObject({ kind: 'field-errors', errors: { reason: expect.any(String) } })
    const vague = await world.pressAndFill(valentina, id, 'open:reject', { reason: 'other-reject' })
    expect(vague).toMatchObject({ kind: 'field-errors', errors: { note: expect.any(String) } })
    const given = { reason: 'poor-fit', note: 'Tienen cuatro personas' }
    expect(await world.pressAndFill(valentina, id, 'open:reject', given)).toEqual({ kind: 'done' })

    const parent = only(await world.channel('#marketing-bogota'))
    expect(parent.card.title).toContain('Webinar ANS')
    const reply = only(await world.thread(parent))
    expect(JSON.stringify(reply.card)).toContain('Tienen cuatro personas')
    const { id: cardId } = await cardOf()
    expect(JSON.stringify(reply.card), 'a link to the card').toContain(
      `http://127.0.0.1:3000/#%23ventas-bogota/${cardId}`,
    )
    expect(labels(reply.card)).toEqual(expect.arrayContaining([expect.stringMatching(/^Responder/)]))
  })

  test('marketing answers, and sales reads it in the thread of the card', async () => {
    const id = await world.hand(ana)
    await world.pressAndFill(valentina, id, 'open:reject', { reason: 'poor-fit' })
    const answer = { note: 'Son la filial de un grupo de 900 personas' }
    expect(await world.pressAndFill(lucia, id, 'open:answer', answer)).toEqual({ kind: 'done' })
    const thread = await world.thread(await cardOf())
    expect(JSON.stringify(thread.at(-1)?.card)).toContain(answer.note)
    expect(JSON.stringify(thread.at(-1)?.card)).toContain('Lucía Ferrán')
  })

  test('a disputed rejection that a manager overturns is offered again, with a fresh deadline', async () => {
    const id = await world.hand(ana)
    await world.pressAndFill(valentina, id, 'open:reject', { reason: 'no-intent' })
    await world.advance('4h')
    await world.pressAndFill(lucia, id, 'open:dispute', { note: 'Pidieron precio ayer' })
    expect(whispered(await world.press(valentina, id, 'open:overturn')).summary).toBeTruthy()
    await world.pressAndFill(camila, id, 'open:overturn', {})
    const handoff = await world.house.findHandoff(id)
    expect(handoff).toMatchObject({ state: 'offered', owner: null, dispute: 'overturned', cycle: 1 })
    expect(handoff?.timers.filter(({ stoppedAt }) => stoppedAt === null)).toHaveLength(1)
    expect(labels((await cardOf()).card)).toContain('Aceptar')
  })

  test('one parent a week and campaign counts what became of its leads', async () => {
    const ids = [await world.hand(ana), await world.hand({ ...ana, externalId: 'crm-2', email: 'b@acme.example' })]
    await world.hand({ ...ana, externalId: 'crm-3', email: 'c@acme.example', campaign: undefined })
    await world.press(valentina, String(ids[0]), 'accept')
    await world.pressAndFill(valentina, String(ids[1]), 'open:reject', { reason: 'bad-data' })
    const parents = await world.channel('#marketing-bogota')
    expect(parents.map(({ card }) => card.summary)).toEqual([expect.stringMatching(/2 .*1 .*1 .*0/)])
  })

  test('a lead goes its whole way to a won deal, and the history is the fold of the row', async () => {
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    await world.pressAndFill(valentina, id, 'open:log-attempt', { kind: 'call', note: 'Buzón de voz' })
    await world.advance('30m')
    await world.pressAndFill(valentina, id, 'open:contacted', {})
    await world.pressAndFill(valentina, id, 'open:qualify', { note: 'Deciden en enero' })
    expect(await world.pressAndFill(valentina, id, 'open:win', { amount: 'mucho' })).toMatchObject({
      kind: 'field-errors',
      errors: { amount: expect.any(String) },
    })
    await world.pressAndFill(valentina, id, 'open:win', { amount: '12.500,50' })
    const handoff = await world.house.findHandoff(id)
    if (!handoff) throw new Error('lost')
    expect(handoff).toMatchObject({ state: 'won', amount: 12_500.5, attempts: 1, endedBy: valentina })
    expect(handoff.history.map(({ type }) => type)).toEqual([
      ...['offered', 'accepted', 'attempt-logged', 'contacted', 'qualified', 'opportunity-opened', 'won'],
    ])
    const { state, version, owner, attempts, amount, endedAt } = fold(handoff.history) ?? {}
    expect({ state, version, owner, attempts, amount, endedAt }).toEqual({
      ...{ state: handoff.state, version: handoff.version, owner: handoff.owner },
      ...{ attempts: handoff.attempts, amount: handoff.amount, endedAt: handoff.endedAt },
    })
    expect(labels((await cardOf()).card).filter((label) => !label.startsWith('¿'))).toEqual([])
  })

  test('the same form sent twice counts once', async () => {
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    const opened = await world.press(valentina, id, 'open:log-attempt')
    if (opened.kind !== 'form') throw new Error('no form')
    await world.fill(valentina, opened.form, { kind: 'call' })
    expect(await world.fill(valentina, opened.form, { kind: 'call' })).toEqual({ kind: 'done' })
    expect((await world.house.findHandoff(id))?.attempts).toBe(1)
  })

  test('a form that would be refused whatever is entered does not open', async () => {
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    expect(whispered(await world.press(julian, id, 'open:contacted')).summary).toContain('Valentina Ospina')
    expect(whispered(await world.press(lucia, id, 'open:contacted')).summary).toBeTruthy()
  })

  test('a lead sent again while open adds its new activity to the card, and is answered duplicate', async () => {
    const id = await world.hand(ana)
    const visit = { at: '2026-11-22T10:00:00Z', kind: 'page', title: 'Página de precios' }
    expect(await world.hand({ email: 'ANA@acme.example', activities: [visit] })).toBe(id)
    expect(await world.hand({ externalId: 'crm-1', activities: [visit] })).toBe(id)
    const handoff = await world.house.findHandoff(id)
    expect(handoff?.activities).toHaveLength(1)
    expect(handoff?.version, 'known news change nothing').toBe(2)
    expect(JSON.stringify((await cardOf()).card)).toContain('Página de precios')
  })

  test('a recycled lead comes back on its date, at the opening hour, as the next cycle', async () => {
    const id = await world.hand(ana)
    await world.pressAndFill(valentina, id, 'open:recycle', { reason: 'bad-timing', until: '2026-12-08' })
    expect((await world.house.findHandoff(id))?.returnsAt, 'the 8th is a holiday').toEqual(
      new Date('2026-12-09T13:00:00Z'),
    )
    await world.moveTo(new Date('2026-12-09T12:59:00Z'))
    expect(await leadCards()).toHaveLength(1)
    await world.moveTo(new Date('2026-12-09T13:00:30Z'))
    await world.settle()
    expect(await leadCards()).toHaveLength(2)
    const { items } = await world.house.listHandoffs({ state: 'offered', limit: 10 })
    expect(only(items)).toMatchObject({ cycle: 2, lead: { externalId: 'crm-1' }, campaign: 'Webinar ANS' })
  })

  test('a recycled lead that marketing qualifies again earlier comes back then, and not twice', async () => {
    const id = await world.hand(ana)
    await world.pressAndFill(valentina, id, 'open:recycle', { reason: 'bad-timing', until: '2026-12-08' })
    await world.advance('1bd')
    expect(await world.hand({ ...ana, qualifiedAt: world.now().toISOString() })).not.toBe(id)
    await world.moveTo(new Date('2026-12-10T15:00:00Z'))
    expect((await world.house.listHandoffs({ limit: 10 })).items.map(({ cycle }) => cycle)).toEqual([2, 1])
  })

  test('an offer that nobody answers is reminded of once, then the breach is told once, and an answer ends it', async () => {
    const id = await world.hand(ana)
    await world.advance('2h')
    await world.settle()
    expect(await lines()).toHaveLength(1)
    await world.advance('2h')
    await world.settle()
    expect(await lines()).toHaveLength(2)
    expect((await cardOf()).card.badge?.tone).toBe('late')
    await world.advance('3bd')
    expect(await lines()).toHaveLength(2)
    await world.press(valentina, id, 'accept')
    const [timer] = (await world.house.findHandoff(id))?.timers ?? []
    expect(timer).toMatchObject({ outcome: 'late', nextAt: null })
  })

  test('nobody is reminded of a lead that was answered in time', async () => {
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    await world.advance('6h')
    expect(await lines()).toHaveLength(1)
    expect((await world.house.findHandoff(id))?.timers[0]).toMatchObject({ outcome: 'kept' })
  })

  test('steps that were missed while the machine was off collapse into one message', async () => {
    await world.hand(ana)
    await world.advance('3bd')
    expect(await lines()).toHaveLength(1)
  })

  test('the week is summed up once, on its day and hour, in both channels, also after a long sleep', async () => {
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    await world.moveTo(new Date('2026-11-30T13:59:00Z'))
    const before = (await world.channel('#ventas-bogota')).length
    await world.moveTo(new Date('2026-12-02T20:00:00Z'))
    await world.settle()
    const sales = (await world.channel('#ventas-bogota')).slice(before)
    expect(only(sales).card.summary).toContain('48')
    expect((await world.channel('#marketing-bogota')).at(-1)?.card).toEqual(only(sales).card)
  })

  test('everybody is answered in their own language, whatever the channel speaks', async () => {
    await world.hand(ana)
    expect(whispered(await world.ask(valentina, 'cola')).title).toContain('espera')
    expect(whispered(await world.ask(dana, 'QUEUE')).title).toMatch(/waiting|waits/)
    expect(whispered(await world.ask(dana, 'quue')).summary).toContain('queue')
    expect(whispered(await world.ask('stranger@example.com', 'queue')).title).toBeTruthy()
  })

  test('a rep finds her own leads, and the queue empties', async () => {
    const id = await world.hand(ana)
    await world.press(valentina, id, 'accept')
    expect(whispered(await world.ask(valentina, 'míos')).summary).toContain('Ana Ruiz')
    expect(whispered(await world.ask(valentina, 'cola')).summary).not.toContain('Ana Ruiz')
    expect(whispered(await world.ask(valentina, 'buscar acme')).summary).toContain('Ana Ruiz')
    expect(whispered(await world.ask(owen, 'find acme')).summary, 'of another desk').not.toContain('Ana Ruiz')
  })

  test('what lies in the future is refused; a sender whose clock runs a little ahead is believed', async () => {
    const inMinutes = (minutes: number) => new Date(world.now().getTime() + minutes * 60_000)
    const ahead = { ...ana, qualifiedAt: inMinutes(6) }
    const visit = { at: inMinutes(6), kind: 'page', title: 'Precios' }
    const results = await world.house.receiveMqls([
      ahead,
      { ...ana, activities: [{ ...visit, at: inMinutes(-6) }, visit] },
      { ...ana, qualifiedAt: inMinutes(4) },
      { ...ana, externalId: 'crm-9', email: undefined, desk: 'lima' },
    ])
    expect(results.map(({ outcome, error }) => error?.path ?? outcome)).toEqual([
      ...['qualifiedAt', 'activities[1].at', 'created', 'desk'],
    ])
  })

  test('a lead is handed over by hand', async () => {
    const asked = await world.ask(lucia, 'agregar')
    if (asked.kind !== 'form') throw new Error('no form')
    expect(await world.fill(lucia, asked.form, { email: 'nope' })).toMatchObject({ kind: 'field-errors' })
    const values = { email: 'rosa@example.com', name: 'Rosa Peña', desk: 'bogota', campaign: '', note: 'De la feria' }
    expect(whispered(await world.fill(lucia, asked.form, values)).title).toBeTruthy()
    expect(only(await world.channel('#ventas-bogota')).card.summary).toContain('Rosa Peña')
  })
})
