// What must not happen: history that comes alive, news that gets lost, forms that carry nonsense.
import { beforeEach, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../support/databases.ts'
import { openWorld, people, type World } from '../support/world.ts'

const { valentina, julian, lucia, owen } = people
const lead = (more: object) => ({ desk: 'bogota', ...more })

describeOnEachDatabase('at the edges', (database) => {
  let world: World
  beforeEach(async () => {
    world = await openWorld(database())
  })

  test('imported history never comes to life, whatever became of it', async () => {
    await world.house.receiveMqls([lead({ externalId: 'old', qualifiedAt: new Date('2024-01-10T10:00:00Z') })], {
      backfill: true,
    })
    const outcome = { externalId: 'old', outcome: 'recycled', at: new Date('2024-01-20T10:00:00Z') } as const
    expect(await world.house.recordOutcomes([outcome])).toMatchObject([{ outcome: 'recorded' }])
    await world.advance('1bd')
    expect(await database().prisma.delivery.count()).toBe(0)
    expect(await database().prisma.handoff.count()).toBe(1)
  })

  test.each(['toString', 'constructor', '__proto__'])(
    'a button or a form called %s is one that nobody knows',
    async (action) => {
      const state = { action, id: '', key: 'k' }
      expect(await world.house.conversation.press({ actor: lucia, value: { action, id: '' } })).toMatchObject({
        kind: 'whisper',
      })
      expect(await world.house.conversation.submit({ actor: lucia, state, values: {} })).toMatchObject({
        kind: 'whisper',
      })
    },
  )

  test('what no column can hold does not keep a look from being noted', async () => {
    await world.house.audit.note({ actor: lucia, via: 'link', action: 'dashboard', subject: 'desk=bogota\0' })
    expect((await world.house.audit.list({ limit: 1 })).items).toMatchObject([{ subject: 'desk=bogota' }])
  })

  test('history without its date is refused at that field; the rest goes in', async () => {
    const dated = lead({ externalId: 'old', qualifiedAt: new Date('2024-01-10T10:00:00Z') })
    const results = await world.house.receiveMqls([lead({ externalId: 'undated' }), dated], { backfill: true })
    expect(results).toMatchObject([{ outcome: 'refused', error: { path: 'qualifiedAt' } }, { outcome: 'created' }])
    expect(await database().prisma.handoff.count()).toBe(1)
  })

  test.each([
    ['nothing', true],
    ['rejected', true],
    ['opportunity', false],
    ['won', false],
  ] as const)(
    'a recycled lead comes back on its date although newer history was imported: %s',
    async (became, returns) => {
      const id = await world.hand({ externalId: 'a' })
      const at = new Date(world.now().getTime() + 60_000)
      const until = new Date(world.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
      await world.pressAndFill(valentina, id, 'open:recycle', { reason: 'bad-timing', until })
      await world.advance('1h')
      const [imported] = await world.house.receiveMqls([lead({ externalId: 'a', qualifiedAt: at })], { backfill: true })
      expect(imported?.outcome).toBe('created')
      if (became !== 'nothing') await world.house.recordOutcomes([{ externalId: 'a', outcome: became, at }])
      expect((await world.house.findHandoff(id))?.returnsAt).not.toBeNull()
      await world.advance('5bd')
      const { items } = await world.house.listHandoffs({ limit: 10, state: 'offered', backfill: false })
      expect(items).toHaveLength(returns ? 1 : 0)
      if (returns) expect(items[0]).toMatchObject({ cycle: 3, lead: { externalId: 'a' } })
      expect((await world.house.findHandoff(id))?.returnsAt, 'once').toBeNull()
    },
  )

  test('an imported deal that is being worked stays as it is when marketing qualifies the lead again', async () => {
    const at = new Date('2025-01-10T10:00:00Z')
    await world.house.receiveMqls([lead({ externalId: 'deal', qualifiedAt: at })], { backfill: true })
    await world.house.recordOutcomes([{ externalId: 'deal', outcome: 'opportunity', at, amount: 9000 }])
    const [again] = await world.house.receiveMqls([lead({ externalId: 'deal' })])
    expect(again).toMatchObject({ outcome: 'duplicate', handoff: { state: 'opportunity' } })
  })

  test('news of a lead that came a moment before are kept, in one batch or in two requests at once', async () => {
    const visit = { at: new Date('2026-11-20T10:00:00Z'), kind: 'page', title: 'Precios' }
    await world.house.receiveMqls([lead({ externalId: 'a' }), lead({ externalId: 'a', activities: [visit] })])
    await Promise.all([
      world.house.receiveMqls([lead({ externalId: 'b' })]),
      world.house.receiveMqls([lead({ externalId: 'b', activities: [visit] })]),
    ])
    const { items } = await world.house.listHandoffs({ limit: 10 })
    expect(items.map(({ activities }) => activities.map(({ title }) => title))).toEqual([['Precios'], ['Precios']])
  })

  test('two records of a CRM that share an e-mail are two leads; the e-mail alone means the first', async () => {
    const email = 'info@acme.example'
    const results = await world.house.receiveMqls([
      lead({ externalId: 'x1', email, name: 'Ana' }),
      lead({ externalId: 'x2', email, name: 'Berta' }),
      lead({ email }),
    ])
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'duplicate'])
    expect(results[2]?.handoff).toEqual(results[0]?.handoff)
    const { items } = await world.house.listHandoffs({ limit: 10, order: 'oldest' })
    expect(items.map(({ lead: { name, email: shown } }) => [name, shown])).toEqual([
      ['Ana', email],
      ['Berta', email],
    ])
  })

  test('weeks and months that nobody was awake to sum up are made up for, each once', async () => {
    await world.hand({ externalId: 'a' })
    await world.moveTo(new Date('2026-12-14T13:30:00Z'))
    const periods = await database().prisma.scorecard.findMany({
      where: { desk: 'bogota' },
      orderBy: { period: 'asc' },
    })
    expect(
      periods.map(({ period }) => period),
      'the moment of the third week has not come',
    ).toEqual(['2026-11', '2026-W48', '2026-W49'])
    await world.moveTo(new Date('2026-12-14T14:30:00Z'))
    expect(await database().prisma.scorecard.count({ where: { desk: 'bogota' } })).toBe(4)
  })

  test('what a form cannot carry is a fault at its field, or is cleaned, and never breaks', async () => {
    const id = await world.hand({ externalId: 'a' })
    for (const until of ['2027-1', '2027-13-45', '2027-02-30', 'soon']) {
      const reply = await world.pressAndFill(valentina, id, 'open:recycle', { reason: 'bad-timing', until })
      expect(reply, until).toMatchObject({ kind: 'field-errors', errors: { until: expect.any(String) } })
    }
    await world.press(valentina, id, 'accept')
    const rich = await world.pressAndFill(valentina, id, 'open:win', { amount: '99999999999999' })
    expect(rich).toMatchObject({ kind: 'field-errors', errors: { amount: expect.any(String) } })
    const note = `a\u0000b\ud800c${'x'.repeat(20_000)}`
    expect(await world.pressAndFill(valentina, id, 'open:contacted', { note })).toEqual({ kind: 'done' })
    const added = await world.ask(lucia, 'agregar')
    if (added.kind !== 'form') throw new Error('no form')
    const long = `${'a'.repeat(6_000)}@example.com`
    expect(await world.fill(lucia, added.form, { email: long })).toMatchObject({ kind: 'field-errors' })
    const odd = { email: 'rosa@example.com', name: 'Ro\u0000sa', desk: 'bogota' }
    expect(await world.fill(lucia, added.form, odd)).toMatchObject({ kind: 'whisper' })
  })

  test('a key stands for what it did: another person, or somebody off the desk, gets nothing by it', async () => {
    const id = await world.hand({ externalId: 'a' })
    const accept = { id, command: { name: 'accept' }, key: 'k1' } as const
    expect((await world.house.commandHandoff({ ...accept, actor: valentina })).ok).toBe(true)
    expect((await world.house.commandHandoff({ ...accept, actor: valentina })).ok, 'the same again').toBe(true)
    const reject = { ...accept, command: { name: 'reject', reason: 'poor-fit' } } as const
    expect((await world.house.commandHandoff({ ...reject, actor: valentina })).ok, 'another command').toBe(true)
    expect((await world.house.findHandoff(id))?.state).toBe('rejected')
    expect(await world.house.commandHandoff({ ...accept, actor: julian })).toMatchObject({ ok: false })
    expect(await world.house.commandHandoff({ ...accept, actor: owen })).toMatchObject({ ok: false })
  })

  test('a stranger with an id learns nothing of the lead', async () => {
    const id = await world.hand({ externalId: 'a', name: 'Ana Ruiz' })
    const reply = await world.press(owen, id, 'why')
    expect(JSON.stringify(reply)).not.toContain('Ana Ruiz')
  })

  test('an overturned rejection stays a lead of its week, and marketing reads about it where it read the rejection', async () => {
    const id = await world.hand({ externalId: 'a', campaign: 'Feria' })
    await world.pressAndFill(valentina, id, 'open:reject', { reason: 'poor-fit' })
    await world.advance('6bd')
    await world.pressAndFill(lucia, id, 'open:dispute', { note: 'Pidió precio' })
    await world.pressAndFill(people.camila, id, 'open:overturn', {})
    const parents = (await world.channel('#marketing-bogota')).filter(({ card }) => card.title.includes('Feria'))
    expect(parents).toHaveLength(1)
    expect(parents[0]?.card.summary).toMatch(/0 rechazados/)
  })

  test('a lead that has come back cannot be recycled again in its old handoff, and holds nobody up', async () => {
    const id = await world.hand({ externalId: 'a' })
    await world.press(valentina, id, 'accept')
    await world.pressAndFill(valentina, id, 'open:qualify', {})
    await world.pressAndFill(valentina, id, 'open:lose', { reason: 'competitor' })
    expect((await world.house.findHandoff(id))?.state).toBe('lost')
    const recycle = { name: 'recycle', reason: 'bad-timing', until: '2099-01-01' } as const
    const newer = await world.hand({ externalId: 'a' })
    expect(newer).not.toBe(id)
    const until = new Date(world.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
    const late = { id, actor: valentina, command: { ...recycle, until } }
    expect(await world.house.commandHandoff(late)).toMatchObject({ ok: false, refusal: { code: 'newer-handoff' } })

    // As if the two had happened at the same moment.
    await database().prisma.handoff.update({ where: { id }, data: { state: 'recycled', returnsAt: world.now() } })
    const healthy = await world.hand({ externalId: 'b' })
    await world.pressAndFill(valentina, healthy, 'open:recycle', { reason: 'bad-timing', until })
    await world.advance('5bd')
    expect((await world.house.findHandoff(healthy))?.returnsAt).toBeNull()
    expect((await world.house.findHandoff(id))?.returnsAt, 'it is told that it came back').toBeNull()
  })

  test('a date that nobody can mean is refused in every form, and no setting is harmed', async () => {
    const id = await world.hand({ externalId: 'a' })
    const away = await world.ask(valentina, 'ausente')
    if (away.kind !== 'form') throw new Error('no form')
    await world.fill(valentina, away.form, { until: '9999-12-31' })
    expect(await database().prisma.personSetting.count()).toBe(0)
    await world.press(valentina, id, 'accept')
    const far = { date: '9999-12-31' }
    expect(await world.pressAndFill(valentina, id, 'open:snooze', far)).toMatchObject({ kind: 'field-errors' })
    const forged = { until: '+012000-01-01T00:00:00Z' }
    expect(await world.pressAndFill(valentina, id, 'open:snooze', forged)).toMatchObject({ kind: 'field-errors' })
    expect(await database().prisma.snooze.count()).toBe(0)
  })

  test('forged ids and strangers get a kind no, and nothing is saved', async () => {
    const id = await world.hand({ externalId: 'a' })
    for (const action of ['submit:snooze', 'submit:do-not-market', 'submit:answer'] as const) {
      const state = { action, id: 'no-id', key: 'k' }
      const values = { note: 'n', until: '2099-01-01T00:00:00Z' }
      expect(await world.house.conversation.submit({ actor: valentina, state, values })).toMatchObject({
        kind: 'whisper',
      })
    }
    const actor = 'stranger@example.com'
    for (const action of ['submit:settings', 'submit:away', 'submit:snooze'] as const) {
      const state = { action, id, key: 'k' }
      await world.house.conversation.submit({ actor, state, values: { reach: 'dm', until: '2026-12-24' } })
    }
    expect(await database().prisma.personSetting.count()).toBe(0)
    expect(await database().prisma.snooze.count()).toBe(0)
  })
})
