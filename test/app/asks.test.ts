// Of which desk a typed command speaks, and how forgiving it reads what was typed.
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { openWorld, whispered } from '../support/world.ts'

const { ana, luis, eva, marta, max } = team
const now = new Date('2026-11-23T08:00:00Z')
const south = {
  ...{ id: 'sur', name: 'Equipo Sur', language: 'en', zone: 'Europe/Madrid', reps: [eva], managers: [marta] },
  ...{ channels: { sales: '#south', feedback: '#feedback' }, agreement: { answer: '45m' } },
}

describeOnEachDatabase('typed commands', (database) => {
  const open = (parts: Parameters<typeof smallCompany>[0] = {}) =>
    openWorld(database(), { company: smallCompany({ desks: [south], ...parts }), now })
  type World = Awaited<ReturnType<typeof open>>
  const said = async (world: World, actor: string, text: string, channel?: string) =>
    JSON.stringify(whispered(await world.ask(actor, text, channel)))

  test('a command speaks of the desk it names, else of the channel’s, else of one’s own', async () => {
    const world = await open()
    await world.hand({ desk: 'norte', name: 'Nora North', externalId: 'n' })
    await world.hand({ desk: 'sur', name: 'Saul South', externalId: 's' })
    expect(await said(world, eva, 'queue')).toContain('Nora North')
    for (const south of [said(world, eva, 'queue', '#south'), said(world, marta, 'cola equipo sur')]) {
      expect(await south).toContain('Saul South')
      expect(await south).not.toContain('Nora North')
    }
    expect(await said(world, eva, 'queue norte', '#south')).toContain('Nora North')
    expect(await said(world, eva, 'queue', '#feedback'), 'shared, so it is nobody’s own').toContain('Nora North')
    expect(await said(world, marta, 'sla SUR')).toContain('45')
  })

  test('a desk that one is not on, and one that does not exist, are told', async () => {
    const world = await open()
    await world.hand({ desk: 'sur', name: 'Saul South', externalId: 's' })
    expect(await said(world, ana, 'queue sur')).not.toContain('Saul South')
    expect(await said(world, ana, 'queue', '#south')).not.toContain('Saul South')
    for (const text of ['queue este', 'sla este']) expect(await said(world, marta, text)).toContain('Equipo Sur')
  })

  test('a date of absence that cannot be meant is refused, and a leave that nobody covers is told', async () => {
    const world = await open({ people: { [luis]: { cover: ana } } })
    for (const date of ['2026-11-22', '2026-02-30', '2028-01-01', 'friday']) {
      expect(await said(world, ana, `away ${date}`), date).toMatch(/YYYY-MM-DD|2026-/)
    }
    expect(await said(world, ana, 'away 2026-11-25')).not.toBe(await said(world, luis, 'away 2026-11-25'))
  })

  test('a name is searched as it is written: % and _ are signs like others', async () => {
    const world = await open()
    await world.hand({ desk: 'norte', name: 'Nora 100% Natural', externalId: 'n' })
    expect(await said(world, ana, 'find 100%')).toContain('Nora')
    for (const wild of ['find %', 'find 1_0']) {
      const found = await said(world, ana, wild)
      expect(found.includes('Nora'), wild).toBe(wild === 'find %')
    }
  })

  test('a test lead goes to the desk of the channel, and one that is not ready is told to wait', async () => {
    const world = await open({ ready: { score: '60..' } })
    const form = await world.ask(max, 'add', '#sales')
    if (form.kind !== 'form') throw new Error('no form')
    const reply = await world.fill(max, form.form, { name: 'Lia', company: 'Acme', email: 'lia@acme.example' })
    expect(JSON.stringify(whispered(reply))).toContain('60')
    expect(await world.channel('#sales')).toEqual([])
  })
})
