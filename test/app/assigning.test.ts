// Whom a lead may go to, on a real database: covers, those who know it, desks named before, and a long queue.
import { expect, test } from 'vitest'
import { mqlSchema } from '../../src/app/mql-schema.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const { ana, luis, eva, marta, max } = team
const monday = new Date('2026-11-23T08:00:00Z')
const lead = (number: number, more: object = {}) => ({ externalId: `crm-${number}`, name: `Lead ${number}`, ...more })
const knowing = (seats?: readonly object[]) => inTurns(seats, { keepOwner: true })
const desk = (id: string, more: object) => ({
  ...{ id, name: id, language: 'en', zone: 'Europe/Madrid' },
  ...{ channels: { sales: `#${id}`, feedback: '#feedback' }, ...more },
})

describeOnEachDatabase('assigning', (database) => {
  const open = (parts: Parameters<typeof smallCompany>[0], now = monday) =>
    openWorld(database(), { company: smallCompany(parts), now })
  const owner = async (world: World, id: string) => (await world.house.findHandoff(id))?.owner ?? null

  test('a cover takes leads only where they may own them', async () => {
    for (const [cover, taker] of [
      [max, null],
      [eva, eva],
    ] as const) {
      const routing = inTurns([{ email: ana }], { whenNobody: 'claim' })
      const world = await open({ routing, people: { [ana]: { cover } } })
      await world.ask(ana, 'away 2026-11-25')
      expect(await owner(world, await world.hand(lead(1)))).toBe(taker)
    }
  })

  test('leads of one company go to one person, in one batch as one by one', async () => {
    const world = await open({ routing: knowing() })
    const companies = ['Acme', 'Other', 'ACME', undefined, undefined]
    const batch = companies.map((company, number) => mqlSchema.parse(lead(number, { company })))
    const results = await world.house.receiveMqls(batch)
    expect(results.map(({ handoff }) => handoff?.owner)).toEqual([ana, luis, ana, eva, ana])
  })

  test('a lead that comes again to the next desk goes to whoever knows it there', async () => {
    const closers = desk('closers', { reps: [eva, luis], managers: [marta], routing: knowing([luis, eva].map(seat)) })
    const world = await open({ next: 'closers', desks: [closers] })
    const qualify = async () => {
      const id = await world.hand(lead(1))
      await world.press(ana, id, 'accept')
      await world.pressAndFill(ana, id, 'open:qualify', { note: 'Decides in January' })
      return String((await world.house.findHandoff(id))?.chain.at(-1)?.id)
    }
    const first = await qualify()
    expect(await owner(world, first)).toBe(luis)
    await world.house.commandHandoff({
      ...{ id: first, actor: luis },
      command: { name: 'reject', reason: 'other-reject', note: 'Too early' },
    })
    await world.advance('1h')
    const second = await qualify()
    expect(second).not.toBe(first)
    expect(await owner(world, second)).toBe(luis)
  })

  test('a lead that was kept until it was ready goes to the desk that was named first', async () => {
    const ready = { score: '60..' }
    const sur = desk('sur', { reps: [luis], countries: ['PT'], ready })
    const world = await open({ ready, desks: [sur] })
    const hold = [lead(1, { desk: 'sur', score: 40 }), lead(2, { country: 'PT', score: 40 })]
    await world.house.receiveMqls(hold.map((each) => mqlSchema.parse(each)))
    for (const number of [1, 2]) {
      const id = await world.hand(lead(number, { score: 75 }))
      expect((await world.house.findHandoff(id))?.desk).toBe('sur')
    }
  })

  test('leads that cannot go yet hold up nobody in the queue', async () => {
    const rules = [
      { name: 'Lists', when: { source: 'list' }, to: 'claim' },
      { name: 'Partners', when: { source: 'partner' }, to: `person ${eva}` },
      { name: 'Everybody', to: 'pool sales', catchAll: true },
    ]
    const routing = { ...inTurns([{ email: ana }], { outsideHours: 'wait' }), rules }
    const people = { [eva]: { hours: { fri: ['09:00-17:00'] } } }
    const world = await open({ routing, people }, new Date('2026-11-22T10:00:00Z'))
    const before = ['list', 'partner'].flatMap((source) =>
      Array.from({ length: 26 }, (_, number) => mqlSchema.parse({ externalId: `${source}-${number}`, source })),
    )
    await world.house.receiveMqls(before)
    const id = await world.hand(lead(1))
    expect(await owner(world, id)).toBeNull()
    await world.moveTo(monday)
    expect(await owner(world, id)).toBe(ana)
  })
})

const seat = (email: string) => ({ email })
