// Somebody is forgotten: no table and no message names them any more, and every figure stays as it was.
import { expect, it } from 'vitest'
import { describeOnEachDatabase } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World, whispered } from '../support/world.ts'

const { ana, luis, marta, max } = team
const rosa = {
  ...{ externalId: 'crm-rosa-77', email: 'rosa.blanco@acme.example', name: 'Rosa Blanco', company: 'Acme Rosada' },
  ...{ title: 'Directora de Rosas', phone: '+34 600 111 222', country: 'ES', source: 'webinar', campaign: 'Otoño' },
  ...{ score: 82, url: 'https://crm.example/rosa-77', note: 'Rosa wants a price for 40 seats' },
  attributes: { twitter: '@rosablanco' },
  activities: [
    { at: '2026-11-20T10:00:00Z', kind: 'webinar', title: 'Rosa asked about Rosas', url: 'https://web.example/rosa' },
  ],
}
const traces = /rosa|blanco|600 111|crm-rosa|wants a price|not her|call her/i
const mondayInMadrid = new Date('2026-11-23T08:00:00Z')

describeOnEachDatabase('Somebody who is forgotten', (database) => {
  const open = (more: object = {}, keep = false) =>
    openWorld(database(), { company: smallCompany(more), now: mondayInMadrid, keep })

  /** Everything that is kept, but who saw what. */
  async function everything(): Promise<string> {
    const tables = await database().prisma.$queryRaw<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`
    const rows: string[] = []
    for (const { name } of tables) {
      const found = await database().prisma.$queryRawUnsafe<{ row: string }[]>(
        `select to_jsonb(each)::text as row from "${name}" each`,
      )
      rows.push(...found.map(({ row }) => `${name} ${row}`))
    }
    return rows.join('\n')
  }

  const forget = (world: World, name: string) =>
    world.house.forget({ name, actor: 'command line', via: 'cli' }).then(async (forgotten) => {
      await world.settle()
      return forgotten
    })

  /** A life full of words: offered, late, accepted, tried, rejected, disputed, commented, told in the figures, shared. */
  async function liveALife(world: World): Promise<string> {
    const id = await world.hand(rosa)
    await world.advance('6h')
    await world.advance('1bd')
    await world.press(ana, id, 'accept')
    await world.pressAndFill(ana, id, 'open:log-attempt', {
      kind: 'call',
      note: 'I could not reach Rosa, will call her',
    })
    await world.pressAndFill(ana, id, 'open:reject', { reason: 'other-reject', note: 'Rosa says it is not her' })
    await world.pressAndFill(max, id, 'open:answer', { note: 'Rosa did sign up' })
    await world.pressAndFill(max, id, 'open:dispute', { note: 'Rosa Blanco signs the orders' })
    await world.pressAndFill(marta, id, 'open:uphold', { note: 'Not for Rosa' })
    await database().prisma.localMessage.create({
      data: {
        id: '019aa8a4-52d1-7c3e-9d0b-4f6f1d1a2b3d',
        channel: '#sales',
        author: luis,
        text: 'Who knows ROSA BLANCO?',
        postedAt: world.now(),
      },
    })
    return id
  }

  it('is in no table and in no message, whichever name is given', async () => {
    for (const name of [rosa.email, ' Rosa.Blanco@ACME.example ', rosa.externalId]) {
      const world = await open()
      await liveALife(world)
      await world.house.answers.keep('POST /v1/mqls k1', {
        request: 'x',
        status: 422,
        body: { errors: [{ given: rosa.email }] },
      })
      await world.house.answers.keep(`POST /v1/mqls ${rosa.externalId}`, { request: 'x', status: 202, body: {} })
      expect(await everything()).toMatch(traces)
      expect(await forget(world, name)).toMatchObject({ leads: 1, handoffs: 1 })
      expect((await everything()).split('\n').filter((row) => traces.test(row))).toEqual([])
      const [card] = await world.channel('#sales')
      expect(card?.card.title).toBe('Erased lead')
      expect(JSON.stringify(card?.card)).toContain('The personal data of this lead was erased.')
    }
  })

  it('is taken out of what was shared, by every way in which an answer can name somebody', async () => {
    const world = await open()
    const id = await world.hand({ ...rosa, name: 'Ro', email: 'ro@rosa.example', externalId: 'r1' })
    await world.press(ana, id, 'accept')
    await world.pressAndFill(ana, id, 'open:win', { amount: '4800' })
    const other = await world.hand({ ...rosa, name: 'Ro', note: null })
    await world.press(ana, other, 'accept')
    await world.pressAndFill(ana, other, 'open:reject', { reason: 'other-reject', note: 'Rosa says it is not her' })
    const questions = ['find Ro', 'why Ro', 'queue', 'mine', 'feedback', 'scorecard', 'stats', 'sla']
    for (const text of questions) {
      const value = { action: 'share', id: '', extra: text }
      await world.house.conversation.press({ actor: ana, value, channel: '#sales' })
      await world.second()
    }
    const shared = async () => {
      const rows = await database().prisma.delivery.findMany({ where: { kind: 'shared' }, orderBy: { id: 'asc' } })
      const messages = await world.channel('#sales')
      return rows.map(({ ref }) => JSON.stringify(messages.find((message) => message.id === ref)?.card))
    }
    const naming = (said: string[]) => questions.filter((_, place) => /acme|rosa|"ro/i.test(said[place] ?? ''))
    expect(naming(await shared())).toEqual(['find Ro', 'why Ro', 'feedback', 'scorecard'])
    expect((await shared())[0]).toContain('Ro')
    await forget(world, 'r1')
    await forget(world, rosa.externalId)
    expect(naming(await shared())).toEqual([])
    expect(JSON.stringify(await database().prisma.delivery.findMany())).not.toMatch(/Acme Rosada/)
    expect((await shared()).filter((card) => card?.includes('erased'))).toHaveLength(4)
  })

  it('is taken out of a message that is being said at that moment', async () => {
    const going = Promise.withResolvers<void>()
    const gone = Promise.withResolvers<void>()
    const world = await openWorld(database(), {
      ...{ company: smallCompany(), now: mondayInMadrid },
      chat: (local) => ({
        ...local,
        async post(place, card, delivery) {
          if (card.summary.includes('Shared')) {
            going.resolve()
            await gone.promise
          }
          return local.post(place, card, delivery)
        },
      }),
    })
    await world.hand(rosa)
    const value = { action: 'share', id: '', extra: 'find Rosa' }
    await world.house.conversation.press({ actor: ana, value, channel: '#sales' })
    const said = world.settle()
    await going.promise
    await world.house.forget({ name: rosa.email, actor: 'command line', via: 'cli' })
    gone.resolve()
    await said
    await world.second()
    expect((await everything()).split('\n').filter((row) => traces.test(row))).toEqual([])
  })

  it('leaves every figure as it was, also in a scorecard that named the deal', async () => {
    const world = await open()
    const id = await world.hand(rosa)
    await world.press(ana, id, 'accept')
    await world.pressAndFill(ana, id, 'open:win', { amount: '4800' })
    await liveALife({
      ...world,
      hand: (lead) =>
        world.hand({ ...lead, externalId: 'other', email: 'leo@other.example', name: 'Leo', company: 'Otra' }),
    })
    await world.advance('5bd')
    const figures = async () => {
      const { wins, ...counted } = (await world.house.scorecard('norte', '2026-W48')) ?? { wins: [] }
      const days = { from: '2026-11-01', to: '2026-12-31' }
      const stats = await world.house.stats({ desks: null, days, by: 'source' })
      return { counted, stats, wins: wins.map(({ amount, owner }) => ({ amount, owner })) }
    }
    const posted = async () =>
      JSON.stringify(await world.channel('#sales')) + JSON.stringify(await world.channel('#feedback'))
    expect(await posted()).toContain('Acme Rosada')
    const before = await figures()
    const stored = await database().prisma.scorecard.findMany({ where: { period: '2026-W48' } })
    expect(JSON.stringify(stored)).toContain('Acme Rosada')
    await forget(world, rosa.externalId)
    expect(await figures()).toEqual(before)
    expect(await posted()).not.toContain('Acme Rosada')
    const after = await database().prisma.scorecard.findMany({ where: { period: '2026-W48' } })
    const unnamed = (rows: typeof stored) => JSON.stringify(rows).replaceAll(/"lead":"[^"]*"/g, '')
    expect(unnamed(after)).toBe(unnamed(stored))
  })

  it('is taken back from whoever works on it, and nothing of it falls due or comes back', async () => {
    const world = await open()
    const open_ = await world.hand(rosa)
    await world.press(ana, open_, 'accept')
    await world.pressAndFill(
      ana,
      await world.hand({ ...rosa, email: 'b@acme.example', externalId: 'b' }),
      'open:recycle',
      {
        ...{ reason: 'no-budget', until: '2026-12-01', note: 'call Rosa again' },
      },
    )
    await forget(world, rosa.externalId)
    await forget(world, 'b')
    expect(await world.house.findHandoff(open_)).toMatchObject({ state: 'withdrawn', note: null, lead: { name: null } })
    await world.advance('20bd')
    expect(await database().prisma.handoff.count()).toBe(2)
    const reminders = await database().prisma.delivery.count({ where: { kind: 'reminders' } })
    expect(reminders).toBe(0)
    await world.audit()
    expect(await database().prisma.timer.count({ where: { stoppedAt: null } })).toBe(0)
  })

  it('is told by its history, which still folds into what is kept', async () => {
    const world = await open()
    const id = await liveALife(world)
    await forget(world, rosa.email)
    const detail = await world.house.findHandoff(id)
    expect(detail?.history.at(-1)).toMatchObject({ type: 'forgotten', actor: 'relevo' })
    const { fold } = await import('../../src/core/handoff/event.ts')
    const folded = fold(detail?.history ?? [])
    for (const name of ['state', 'version', 'owner', 'reason', 'note', 'returnsAt', 'dispute', 'endedBy'] as const)
      expect([name, detail?.[name]]).toEqual([name, folded?.[name]])
  })

  it('is a new lead when it comes again, and is not found by its old name', async () => {
    const world = await open()
    const id = await world.hand(rosa)
    await forget(world, rosa.email)
    expect(whispered(await world.ask(ana, 'find Rosa')).summary).toContain('No lead matches')
    const again = await world.hand(rosa)
    expect(again).not.toBe(id)
    expect(await world.house.findHandoff(again)).toMatchObject({
      cycle: 1,
      lead: { name: 'Rosa Blanco', forgottenAt: null },
    })
    await expect(forget(world, 'nobody@acme.example')).resolves.toMatchObject({ leads: 0, handoffs: 0 })
  })

  it('is forgotten while being kept until ready, and in every record that shares the address', async () => {
    const world = await open({ ready: { score: '90..' } })
    await world.house.receiveMqls([{ email: rosa.email, externalId: 'one', name: 'Rosa Blanco', score: 10 }])
    await world.house.receiveMqls([{ email: rosa.email, externalId: 'two', name: 'Rosa Blanco', score: 10 }])
    expect(await forget(world, rosa.email)).toMatchObject({ leads: 2, handoffs: 0 })
    expect(await database().prisma.heldMql.count()).toBe(0)
    expect((await everything()).split('\n').filter((row) => traces.test(row))).toEqual([])
  })

  it('a message that was on its way meanwhile is made good', async () => {
    const world = await open()
    const id = await world.hand(rosa)
    const card = await database().prisma.delivery.findFirstOrThrow({ where: { handoffId: id } })
    // As if a worker had drawn it before, and the platform took its time.
    await database().prisma.delivery.update({
      where: { id: card.id },
      data: { state: 'sending', ref: null, shown: 0, leaseUntil: new Date(world.now().getTime() + 10_000) },
    })
    await forget(world, rosa.email)
    await database().prisma.delivery.update({
      where: { id: card.id },
      data: { state: 'said', ref: card.ref, shown: 1, leaseUntil: null },
    })
    await world.settle()
    expect((await world.channel('#sales'))[0]?.card.title).toBe('Erased lead')
  })

  it('a colleague who leaves takes settings and accounts along; what was done for the business stays', async () => {
    const world = await open()
    const id = await world.hand(rosa)
    await world.press(ana, id, 'accept')
    await world.ask(ana, 'away 2026-12-01')
    await world.pressAndFill(luis, '', 'open:away', { until: '2026-12-02', cover: ana })
    const name = { platform: 'slack', workspace: 'T1', userId: 'U1' } as const
    await world.house.accounts.recognise(name, { name: 'Ana P.', email: ana })
    expect(await forget(world, ana)).toMatchObject({ leads: 0, settings: 1, accounts: 1 })
    expect(await world.house.accounts.personOf(name)).toBeNull()
    expect(await database().prisma.personSetting.findMany({ where: { OR: [{ email: ana }, { cover: ana }] } })).toEqual(
      [],
    )
    expect(await world.house.findHandoff(id)).toMatchObject({ owner: ana, state: 'accepted' })
  })
})

describeOnEachDatabase('What is kept, and for how long', (database) => {
  const open = (retention?: object) =>
    openWorld(database(), {
      company: `${smallCompany()}${retention ? `retention: ${JSON.stringify(retention)}\n` : ''}`,
      now: mondayInMadrid,
    })
  const names = async () =>
    (await database().prisma.lead.findMany()).map(({ name }) => name ?? '(forgotten)').toSorted()

  it('leads that were closed so many days ago are forgotten at night, and no others', async () => {
    const world = await open({ leads: 30 })
    const closed = await world.hand({ email: 'closed@x.example', name: 'Closed' })
    await world.hand({ email: 'open@x.example', name: 'Open' })
    await world.house.receiveMqls(
      [{ email: 'history@x.example', name: 'History', qualifiedAt: new Date('2025-01-01') }],
      { backfill: true },
    )
    await world.pressAndFill(ana, closed, 'open:reject', { reason: 'wrong-person' })
    const recycled = await world.hand({ email: 'back@x.example', name: 'Comes back' })
    await world.pressAndFill(ana, recycled, 'open:recycle', { reason: 'no-budget', until: '2027-06-01' })
    const day = (date: string) => world.moveTo(new Date(`${date}T12:00:00Z`))
    await day('2026-12-22')
    expect(await names()).toEqual(['Closed', 'Comes back', 'History', 'Open'])
    await day('2026-12-25')
    expect(await names()).toEqual(['(forgotten)', '(forgotten)', 'Comes back', 'Open'])
    expect((await world.house.audit.list({ limit: 1 })).items[0]).toMatchObject({ via: 'time', action: 'forget' })
  })

  it('once a night, whoever looks first', async () => {
    const world = await open({ leads: 30 })
    const id = await world.hand({ email: 'closed@x.example', name: 'Closed' })
    await world.pressAndFill(ana, id, 'open:reject', { reason: 'wrong-person' })
    await world.moveTo(new Date('2026-12-25T12:00:00Z'))
    await database().prisma.lead.updateMany({ data: { forgottenAt: null, name: 'Again', updatedAt: mondayInMadrid } })
    await world.moveTo(new Date('2026-12-25T20:00:00Z'))
    expect(await names()).toEqual(['Again'])
    await world.moveTo(new Date('2026-12-26T02:30:00Z'))
    expect(await names()).toEqual(['(forgotten)'])
  })

  it('nothing is forgotten where nobody asked for it; who saw what is kept for a year', async () => {
    const world = await open()
    const id = await world.hand({ email: 'closed@x.example', name: 'Closed' })
    await world.pressAndFill(ana, id, 'open:reject', { reason: 'wrong-person' })
    await world.ask(ana, 'find Closed')
    await world.moveTo(new Date('2027-11-20T12:00:00Z'))
    expect((await world.house.audit.list({ limit: 10 })).items.filter(({ action }) => action === 'find')).toHaveLength(
      1,
    )
    await world.moveTo(new Date('2027-11-30T12:00:00Z'))
    expect(await names()).toEqual(['Closed'])
    expect((await world.house.audit.list({ limit: 10 })).items).toEqual([])
  })
})

describeOnEachDatabase('Who saw what', (database) => {
  it('is noted for every answer with leads or figures, shared or not, without a name', async () => {
    const world = await openWorld(database(), { company: smallCompany(), now: mondayInMadrid })
    const id = await world.hand(rosa)
    for (const text of [
      'find Rosa Blanco',
      `why ${rosa.email}`,
      'queue',
      'mine',
      'stats norte source webinar',
      'help',
      'settings',
    ])
      await world.ask(ana, text, '#sales')
    await world.house.conversation.press({ actor: luis, value: { action: 'why', id } })
    await world.house.conversation.press({
      actor: luis,
      value: { action: 'share', id: '', extra: 'queue' },
      channel: '#sales',
    })
    await world.ask('stranger@x.example', 'find Rosa')
    const { items } = await world.house.audit.list({ limit: 100 })
    expect(items.toReversed().map(({ actor, via, action, subject }) => [actor, via, action, subject])).toEqual([
      [ana, 'chat', 'find', 'R… B…'],
      [ana, 'chat', 'why', '…@acme.example'],
      [ana, 'chat', 'queue', 'norte'],
      [ana, 'chat', 'mine', 'norte'],
      [ana, 'chat', 'stats', 'norte source webinar'],
      [luis, 'chat', 'why', id],
      [luis, 'chat', 'share queue', 'norte'],
    ])
    expect((await world.house.audit.list({ limit: 2, actor: luis })).items).toHaveLength(2)
    const first = await world.house.audit.list({ limit: 5 })
    const rest = await world.house.audit.list({ limit: 5, cursor: first.next ?? '' })
    expect([first.items.length, rest.items.length, rest.next]).toEqual([5, 2, null])
  })
})
