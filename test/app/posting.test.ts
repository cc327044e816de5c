// Who hears the numbers without asking: managers every month, whoever wants it every week, a desk every day.
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const { ana, luis, marta } = team
/** Monday, 26 October 2026, 9:00 in Madrid. */
const start = new Date('2026-10-26T08:00:00Z')
const lead = (number: number) => ({ externalId: `crm-${number}`, name: `Lead ${number}`, company: `Acme ${number}` })

describeOnEachDatabase('numbers that come by themselves', (database) => {
  const open = (agreement: object = {}) =>
    openWorld(database(), { company: smallCompany({ agreement: { weeklyVolume: 25, ...agreement } }), now: start })
  const titles = async (world: World, person: string) =>
    (await world.direct(person)).map(({ card }) => card.title).filter((title) => title.includes('corecard'))

  test('a manager gets the month, once, on the first moment for a scorecard in the next; others do not', async () => {
    const world = await open()
    await world.hand(lead(1))
    await world.moveTo(new Date('2026-11-01T12:00:00Z'))
    expect(await titles(world, marta)).toEqual([])
    await world.moveTo(new Date('2026-11-02T08:00:01Z'))
    await world.settle()
    expect(await titles(world, marta)).toEqual(['Scorecard: Norte, October 2026'])
    expect(await titles(world, ana)).toEqual([])
    const keep = await openWorld(database(), {
      company: smallCompany(),
      now: new Date('2026-11-20T09:00:00Z'),
      keep: true,
    })
    await keep.settle()
    expect(await titles(keep, marta), 'after a restart').toEqual(['Scorecard: Norte, October 2026'])
  })

  test('whoever asked for it gets a scorecard of their own leads, and nobody else', async () => {
    const world = await open()
    const form = await world.ask(ana, 'settings')
    if (form.kind !== 'form') throw new Error('no form')
    await world.fill(ana, form.form, { reach: 'dm', mute: 'no', weekly: 'yes' })
    const [own, other] = [await world.hand(lead(1)), await world.hand(lead(2))]
    await world.moveTo(new Date('2026-10-26T09:00:00Z'))
    await world.press(ana, own, 'accept')
    await world.press(luis, other, 'accept')
    await world.moveTo(new Date('2026-11-02T08:00:01Z'))
    const messages = (await world.direct(ana)).filter(({ card }) => card.title.startsWith('Your scorecard'))
    expect(messages.map(({ card }) => card.summary)).toEqual([
      'Your scorecard: Ana, Norte, week 44 of 2026. You answered 1 of 1 lead in time.',
    ])
    expect(await titles(world, luis)).toEqual([])
  })

  test('a desk that wants it reads in a line how the week goes, on workdays, once a day', async () => {
    const world = await open({ scorecard: { daily: '16:30' } })
    const lines = async () =>
      (await world.channel('#sales'))
        .map(({ card }) => card.summary)
        .filter((line) => line.includes('this week so far'))
    const id = await world.hand(lead(1))
    await world.press(ana, id, 'accept')
    await world.moveTo(new Date('2026-10-26T15:29:00Z'))
    expect(await lines()).toEqual([])
    await world.moveTo(new Date('2026-10-26T15:30:00Z'))
    await world.moveTo(new Date('2026-10-26T18:00:00Z'))
    expect(await lines()).toEqual(['Norte, this week so far: 1 of 5 leads delivered; 1 of 1 answered in time.'])
    await world.moveTo(new Date('2026-10-31T18:00:00Z'))
    expect(await lines(), 'not on Saturday, nor for the days that nobody was awake').toHaveLength(1)
  })

  test('a desk that does not ask for it is left in peace', async () => {
    const world = await open()
    await world.moveTo(new Date('2026-10-26T20:00:00Z'))
    expect((await world.channel('#sales')).filter(({ card }) => card.title.includes('so far'))).toEqual([])
  })
})
