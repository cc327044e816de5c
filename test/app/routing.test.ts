// Who gets a lead, on a real database: turns, limits, absence, readiness, and from desk to desk.
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World, whispered } from '../support/world.ts'

const { ana, luis, eva, marta, max } = team
const monday = new Date('2026-11-23T08:00:00Z')
const lead = (number: number, more: object = {}) => ({ externalId: `crm-${number}`, name: `Lead ${number}`, ...more })

describeOnEachDatabase('routing', (database) => {
  const open = (parts: Parameters<typeof smallCompany>[0], now = monday) =>
    openWorld(database(), { company: smallCompany(parts), now })
  const owner = async (world: World, id: string) => (await world.house.findHandoff(id))?.owner ?? null
  const owners = async (world: World, count: number, more: object = {}) => {
    const all: (string | null)[] = []
    for (let number = 0; number < count; number++) all.push(await owner(world, await world.hand(lead(number, more))))
    return all
  }

  test('leads are handed out in turns by weight, in one batch as one by one', async () => {
    const seats = [{ email: ana, weight: 2 }, { email: luis }, { email: eva }]
    const oneByOne = await owners(await open({ routing: inTurns(seats) }), 8)
    const world = await open({ routing: inTurns(seats) })
    const batch = await world.house.receiveMqls(Array.from({ length: 8 }, (_, number) => lead(number)))
    expect(batch.map(({ handoff }) => handoff?.owner)).toEqual(oneByOne)
    const share = Object.groupBy(oneByOne, (email) => String(email))
    expect([share[ana]?.length, share[luis]?.length, share[eva]?.length]).toEqual([4, 2, 2])
  })

  test('many senders at once get the same fair order: nobody is skipped, nobody has two turns', async () => {
    const world = await open({ routing: inTurns() })
    await Promise.all(Array.from({ length: 30 }, (_, number) => world.house.receiveMqls([lead(number)])))
    const { items } = await world.house.listHandoffs({ limit: 50 })
    const share = Object.groupBy(items, (handoff) => String(handoff.owner))
    expect([ana, luis, eva].map((email) => share[email]?.length)).toEqual([10, 10, 10])
  })

  test('who is full, or away, is passed over; the trace says so', async () => {
    const seats = [{ email: ana, maxOpen: 1 }, { email: luis }, { email: eva }]
    const world = await open({ routing: inTurns(seats) })
    await world.ask(luis, 'away 2026-11-24')
    expect(await owners(world, 3)).toEqual([ana, eva, eva])
    const { items } = await world.house.listHandoffs({ limit: 1, order: 'newest' })
    const text = JSON.stringify(items[0]?.why.assignment)
    expect(text).toContain('open-limit')
    expect(text).toContain('away')
    const card = whispered(await world.ask(marta, `why crm-2`))
    expect(JSON.stringify(card.blocks)).toMatch(/1 of 1/)
    await world.moveTo(new Date('2026-11-25T09:00:00Z'))
    expect(await owner(world, await world.hand(lead(9))), 'back, and not flooded').not.toBeNull()
  })

  test('a lead that comes again goes to the person who knows it, and so does its company', async () => {
    const world = await open({ routing: inTurns([{ email: ana }, { email: luis }], { keepOwner: true }) })
    const first = await world.hand(lead(1, { company: 'Acme' }))
    expect(await owner(world, first)).toBe(ana)
    expect(await owner(world, await world.hand(lead(2, { company: 'ACME' })))).toBe(ana)
    expect(await owner(world, await world.hand(lead(3, { company: 'Other' })))).toBe(luis)
  })

  test('the first rule that matches decides, and the rest is for everybody', async () => {
    const rules = [
      { name: 'Partners', when: { source: 'Partner' }, to: `person ${eva}` },
      { name: 'Everybody', to: 'pool sales', catchAll: true },
    ]
    const world = await open({ routing: { ...inTurns([{ email: ana }]), rules } })
    expect(await owner(world, await world.hand(lead(1, { source: 'partner' })))).toBe(eva)
    expect(await owner(world, await world.hand(lead(2, { source: 'Webinar' })))).toBe(ana)
  })

  test('a lead of the night waits until somebody is there', async () => {
    const night = new Date('2026-11-23T22:00:00Z')
    const world = await open({ routing: inTurns(undefined, { outsideHours: 'wait' }) }, night)
    const id = await world.hand(lead(1))
    expect(await owner(world, id)).toBeNull()
    await world.moveTo(new Date('2026-11-24T08:01:00Z'))
    expect(await owner(world, id)).toBe(ana)
  })

  test('a lead of the night that a manager gave out and that came back to the pool is anybody’s', async () => {
    const night = new Date('2026-11-23T22:00:00Z')
    const agreement = { answer: { due: '1h', ladder: [{ at: '100%', do: 'return-to-pool' }] } }
    const world = await open({ agreement, routing: inTurns([{ email: ana }], { outsideHours: 'wait' }) }, night)
    const id = await world.hand(lead(1))
    await world.pressAndFill(marta, id, 'open:reassign', { owner: ana })
    await world.moveTo(new Date('2026-11-24T10:00:00Z'))
    await world.moveTo(new Date('2026-11-24T10:05:00Z'))
    const { owner, history } = (await world.house.findHandoff(id)) ?? {}
    expect(owner).toBeNull()
    expect(history?.map(({ type }) => type)).toEqual(['offered', 'reassigned', 'overdue', 'released'])
  })

  test('an MQL that is not ready is kept and visible, and offered when it becomes ready', async () => {
    const world = await open({ ready: { score: '60..', email: 'known' } })
    const [held] = await world.house.receiveMqls([lead(1, { score: 40, activities: [visit('Prices')] })])
    expect(held).toMatchObject({ outcome: 'created', held: [{ field: 'score' }, { field: 'email' }] })
    expect(held?.handoff).toBeUndefined()
    expect(await world.channel('#sales')).toEqual([])
    expect(JSON.stringify(whispered(await world.ask(max, 'queue held')))).toContain('Lead 1')
    const [still] = await world.house.receiveMqls([lead(1, { email: 'one@example.com' })])
    expect(still).toMatchObject({ outcome: 'duplicate', held: [{ field: 'score', found: '40' }] })
    const id = await world.hand(lead(1, { score: 75, activities: [visit('Demo')] }))
    expect((await world.house.findHandoff(id))?.activities.map(({ title }) => title).toSorted()).toEqual([
      'Demo',
      'Prices',
    ])
    expect(await world.channel('#sales')).toHaveLength(1)
    expect(JSON.stringify(whispered(await world.ask(max, 'queue held')))).not.toContain('Lead 1')
  })

  test('what is held stays held while history of the same lead is imported', async () => {
    const world = await open({ ready: { score: '60..' } })
    await world.house.receiveMqls([lead(1, { score: 40, note: 'Called us' })])
    const [past] = await world.house.receiveMqls([lead(1, { qualifiedAt: new Date('2025-03-03T09:00:00Z') })], {
      backfill: true,
    })
    expect((await world.house.findHandoff(String(past?.handoff?.id)))?.mqlNote).toBeNull()
    expect(JSON.stringify(whispered(await world.ask(max, 'queue held')))).toContain('Lead 1')
  })

  test('what one desk qualifies is offered to the next, and is one story', async () => {
    const closers = {
      ...{ id: 'closers', name: 'Closers', language: 'en', zone: 'Europe/Madrid', reps: [eva], managers: [marta] },
      channels: { sales: '#closers', feedback: '#feedback' },
      agreement: { answer: '2h' },
    }
    const world = await open({ next: 'closers', desks: [closers] })
    const id = await world.hand(lead(1, { campaign: 'Fair' }))
    await world.press(ana, id, 'accept')
    await world.pressAndFill(ana, id, 'open:qualify', { note: 'Decides in January' })
    const first = await world.house.findHandoff(id)
    expect(first).toMatchObject({
      state: 'qualified',
      chain: [{ desk: 'norte' }, { desk: 'closers', state: 'offered' }],
    })
    const [card] = await world.channel('#closers')
    expect(JSON.stringify(card?.card)).toContain('Decides in January')
    const next = String(first?.chain[1]?.id)
    expect(await world.house.findHandoff(next)).toMatchObject({ fromHandoffId: id, cycle: 1, campaign: 'Fair' })
    expect(whispered(await world.press(ana, id, 'open:win')).summary, 'it is the closers’ now').toBeTruthy()
    await world.press(eva, next, 'accept')
    await world.pressAndFill(eva, next, 'open:win', { amount: '900' })
    expect(await world.hand(lead(1, { qualifiedAt: new Date('2026-11-23T08:00:00Z') })), 'the same declaration').toBe(
      next,
    )
  })

  test.each([false, true])(
    'an opportunity is qualified, and goes on to the next desk once (contacted before: %s)',
    async (contacted) => {
      const closers = {
        ...{ id: 'closers', name: 'Closers', language: 'en', zone: 'Europe/Madrid', reps: [eva], managers: [marta] },
        channels: { sales: '#closers', feedback: '#feedback' },
      }
      const world = await open({ next: 'closers', desks: [closers] })
      const id = await world.hand(lead(1))
      await world.press(ana, id, 'accept')
      if (contacted) await world.pressAndFill(ana, id, 'open:contacted', {})
      await world.pressAndFill(ana, id, 'open:open-opportunity', { amount: '900', note: 'Two sites' })
      const first = await world.house.findHandoff(id)
      expect(first).toMatchObject({
        state: 'opportunity',
        chain: [{ desk: 'norte' }, { desk: 'closers', state: 'offered' }],
      })
      expect(first?.history.filter(({ type }) => type === 'passed-on')).toHaveLength(1)
      const [card, ...others] = await world.channel('#closers')
      expect(others).toEqual([])
      expect(JSON.stringify(card?.card)).toContain('Two sites')
      expect(whispered(await world.press(ana, id, 'open:win')).summary, 'it is the closers’ now').toContain('closed')
      expect(whispered(await world.ask(ana, 'mine')).summary, 'and not open any more').not.toContain('Lead 1')
    },
  )

  test('a marketer who presses Reassign reads that it is not for marketing, and who can', async () => {
    const world = await open({})
    const id = await world.hand(lead(1))
    const asMarketer = whispered(await world.press(max, id, 'open:reassign')).summary
    expect(asMarketer).toContain('role')
    expect(asMarketer).not.toContain('Take the lead first')
    const asRep = whispered(await world.press(ana, id, 'open:reassign')).summary
    expect(asRep).toContain('Take the lead first')
    expect(asRep).toContain('Marta')
  })

  test('a rep asks that somebody be left alone; the history and the lead keep it', async () => {
    const world = await open({})
    const id = await world.hand(lead(1))
    await world.pressAndFill(ana, id, 'open:do-not-market', { note: 'Asked us to stop' })
    const handoff = await world.house.findHandoff(id)
    expect(handoff?.lead.doNotMarketAt).toEqual(world.now())
    expect(handoff?.history.at(-1)).toMatchObject({ type: 'do-not-market', note: 'Asked us to stop', actor: ana })
    expect(whispered(await world.press(max, id, 'open:do-not-market')).summary).toBeTruthy()
  })

  test('a manager gives a lead to somebody who can work it, and to nobody else', async () => {
    const world = await open({})
    const id = await world.hand(lead(1))
    expect(await world.pressAndFill(marta, id, 'open:reassign', { owner: max })).toMatchObject({ kind: 'field-errors' })
    expect(await world.pressAndFill(marta, id, 'open:reassign', { owner: luis })).toEqual({ kind: 'done' })
    expect(await owner(world, id)).toBe(luis)
  })
})

const visit = (title: string) => ({ at: new Date('2026-11-22T10:00:00Z'), kind: 'page', title })
