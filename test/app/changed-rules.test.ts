// The configuration changes while leads wait: what the new rules let go on goes on by itself, and nothing holds up the rest.
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World, whispered } from '../support/world.ts'

const { ana, luis, eva, max } = team
const monday = new Date('2026-11-23T08:00:00Z')
const night = new Date('2026-11-23T22:00:00Z')
const lead = (number: number, more: object = {}) => ({ externalId: `crm-${number}`, name: `Lead ${number}`, ...more })
const desk = (id: string, more: object) => ({
  ...{ id, name: id, language: 'en', zone: 'Europe/Madrid' },
  ...{ channels: { sales: `#${id}`, feedback: '#feedback' }, ...more },
})

describeOnEachDatabase('changed rules', (database) => {
  type Parts = Parameters<typeof smallCompany>[0]
  const open = (parts: Parts, now = monday) => openWorld(database(), { company: smallCompany(parts), now })
  const restart = async (before: World, parts: Parts, meant?: RegExp) => {
    const world = await openWorld(database(), { company: smallCompany(parts), now: before.now(), keep: true })
    await world.settle(meant)
    return world
  }
  const owner = async (world: World, id: string) => (await world.house.findHandoff(id))?.owner ?? null
  const visits = (count: number) =>
    Array.from({ length: count }, (_, number) => ({
      ...{ at: new Date(Date.UTC(2026, 10, 1, number)), kind: 'page', title: `Page ${number}` },
    }))

  test('when the definition of ready is loosened, what is ready by it is offered, and what is not stays kept', async () => {
    const before = await open({ ready: { score: '80..' } })
    await before.house.receiveMqls([lead(1, { score: 70, note: 'Called us' }), lead(2, { score: 40 })])
    const since = before.now()
    await before.advance('1h')
    expect(await before.channel('#sales')).toEqual([])
    const world = await restart(before, { ready: { score: '60..' } })
    const cards = await world.channel('#sales')
    expect(cards.map(({ card }) => card.summary)).toEqual([expect.stringContaining('Lead 1')])
    const held = JSON.stringify(whispered(await world.ask(max, 'queue held')))
    expect(held).not.toContain('Lead 1')
    expect(held).toContain('Lead 2')
    expect(held, 'by the rule that holds now').toContain('60')
    expect((await database().prisma.heldMql.findFirst())?.receivedAt, 'since it came').toEqual(since)
    await world.settle()
    expect(await world.channel('#sales'), 'once').toHaveLength(1)
  })

  test('what is kept is looked at once for each rule, and one that cannot be read keeps nobody else', async () => {
    const before = await open({ ready: { score: '80..' } })
    await before.house.receiveMqls([1, 2, 3].map((number) => lead(number, { score: 70 })))
    await database().prisma.$executeRaw`
      update held_mql set mql = '{"score": "broken"}' where lead_id = (select id from lead where external_id = 'crm-1')`
    const world = await restart(before, { ready: { score: '60..' } }, /a chore failed/)
    expect(await world.channel('#sales')).toHaveLength(2)
    const strict = await restart(world, { ready: { score: '90..' } }, /a chore failed/)
    await strict.house.receiveMqls([lead(4, { score: 70 })])
    const [kept] = await database().prisma.heldMql.findMany({ where: { lead: { externalId: 'crm-4' } } })
    await strict.settle(/a chore failed/)
    expect(await database().prisma.heldMql.findMany({ where: { lead: { externalId: 'crm-4' } } })).toEqual([kept])
  })

  test('leads that wait for hours are handed out when the desk does not wait for them any more', async () => {
    const before = await open({ routing: inTurns([{ email: ana }], { outsideHours: 'wait' }) }, night)
    const id = await before.hand(lead(1))
    expect(await owner(before, id)).toBeNull()
    const world = await restart(before, { routing: inTurns([{ email: ana }]) })
    expect(await owner(world, id)).toBe(ana)
  })

  test('a waiting lead that nobody can take any more is anybody’s, and is told to be', async () => {
    const before = await open({ routing: inTurns([{ email: ana }], { outsideHours: 'wait' }) }, night)
    const id = await before.hand(lead(1))
    const world = await restart(before, { routing: { mode: 'claim' } })
    const { why } = (await world.house.findHandoff(id)) ?? {}
    expect(why?.assignment.at(-1)).toMatchObject({ outcome: { mode: 'claim', because: 'desk' } })
    expect(await world.press(luis, id, 'accept')).toEqual({ kind: 'done' })
  })

  test('a waiting lead that cannot be handed out keeps nobody else waiting', async () => {
    const world = await open({ routing: inTurns([{ email: ana }], { outsideHours: 'wait' }) }, night)
    const broken = await world.hand(lead(1))
    const others = [await world.hand(lead(2)), await world.hand(lead(3))]
    await database().prisma.$executeRaw`update lead set attributes = 'null' where external_id = 'crm-1'`
    await world.moveTo(new Date('2026-11-24T08:01:00Z'), /a chore failed/)
    expect([await owner(world, others[0] ?? ''), await owner(world, others[1] ?? '')]).toEqual([ana, ana])
    await database().prisma.$executeRaw`update lead set attributes = '{}' where external_id = 'crm-1'`
    await world.settle()
    expect(await owner(world, broken), 'and is tried again').toBe(ana)
  })

  test('leads of the night that are handed out in the morning are leads of that day', async () => {
    const seats = [{ email: ana, maxPerDay: 2 }, { email: luis }]
    const agreement = { answer: '20bd' }
    const world = await open({ agreement, routing: inTurns(seats, { outsideHours: 'wait' }) }, night)
    const ids: string[] = []
    for (let number = 0; number < 6; number++) ids.push(await world.hand(lead(number)))
    await world.moveTo(new Date('2026-11-24T08:01:00Z'))
    ids.push(await world.hand(lead(7)), await world.hand(lead(8)))
    const owners = await Promise.all(ids.map((id) => owner(world, id)))
    expect(owners.filter((email) => email === ana)).toHaveLength(2)
    expect(owners.filter((email) => email === luis)).toHaveLength(6)
    await world.moveTo(new Date('2026-11-25T08:01:00Z'))
    const next = [await world.hand(lead(9)), await world.hand(lead(10))]
    expect(await Promise.all(next.map((id) => owner(world, id))), 'another day').toContain(ana)
  })

  test('what somebody accepts counts for the day on which they got it', async () => {
    const seats = [{ email: ana, maxPerDay: 1 }, { email: luis }]
    const world = await open({ routing: inTurns(seats) })
    const first = await world.hand(lead(1))
    expect(await owner(world, first)).toBe(ana)
    await world.moveTo(new Date('2026-11-24T08:01:00Z'))
    await world.press(ana, first, 'accept')
    const owners = [await owner(world, await world.hand(lead(2))), await owner(world, await world.hand(lead(3)))]
    expect(owners.toSorted()).toEqual([ana, luis])
  })

  test('rules on activities see all of them, and so does the next desk', async () => {
    const rules = [
      { name: 'Busy', when: { activities: '12..' }, to: `person ${eva}` },
      { name: 'Everybody', to: 'pool sales', catchAll: true },
    ]
    const closers = desk('closers', { reps: [eva, luis], routing: { ...inTurns([{ email: luis }]), rules } })
    const world = await open({ next: 'closers', desks: [closers] })
    const id = await world.hand(lead(1, { activities: visits(14) }))
    await world.press(ana, id, 'accept')
    await world.pressAndFill(ana, id, 'open:qualify', {})
    const next = (await world.house.findHandoff(id))?.chain.at(-1)
    expect(next).toMatchObject({ desk: 'closers', owner: eva })
    expect((await world.house.findHandoff(next?.id ?? ''))?.activities).toHaveLength(14)
  })

  test('a lead of the night with many activities goes by them in the morning, too', async () => {
    const rules = [
      { name: 'Busy', when: { activities: '12..' }, to: `person ${eva}` },
      { name: 'Everybody', to: 'pool sales', catchAll: true },
    ]
    const world = await open({ routing: { ...inTurns([{ email: ana }], { outsideHours: 'wait' }), rules } }, night)
    const id = await world.hand(lead(1, { activities: visits(14) }))
    await world.moveTo(new Date('2026-11-24T08:01:00Z'))
    expect(await owner(world, id)).toBe(eva)
  })
})
