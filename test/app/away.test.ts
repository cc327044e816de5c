// Absences: in working time or outside it, said in the chat or written in the configuration.
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, whispered } from '../support/world.ts'

const { ana, luis } = team
/** Monday, 23 November 2026, 16:30 in Madrid: half an hour before the close. */
const afternoon = new Date('2026-11-23T15:30:00Z')
const lead = { externalId: 'crm-1', name: 'Lead 1' }

describeOnEachDatabase('away', (database) => {
  const open = (parts: Parameters<typeof smallCompany>[0], now = afternoon) =>
    openWorld(database(), { company: smallCompany(parts), now })
  const evening = { away: [{ from: '2026-11-23T18:00', to: '2026-11-23T23:00' }] }

  test('nothing is said to somebody who is away for an evening, not even at any hour', async () => {
    const ladder = [
      { at: '50%', do: 'remind-owner', always: true },
      { at: '100%', do: 'tell-manager' },
    ]
    const agreement = { answer: { due: 'by monday 19:00', ladder } }
    const world = await open({ agreement, routing: inTurns([{ email: ana }]), people: { [ana]: evening } })
    const id = await world.hand(lead)
    const at = new Date('2026-11-23T18:00:00Z')
    await database().prisma.$executeRaw`
      update timer set next_at = ${at}, steps = jsonb_set(steps, '{0,at}', to_jsonb(${at.toISOString()}::text))
      where handoff_id = ${id}::uuid`
    await world.moveTo(new Date('2026-11-23T18:30:00Z'))
    expect(await world.direct(ana)).toEqual([])
    await world.moveTo(new Date('2026-11-23T22:00:01Z'))
    expect(await world.direct(ana), 'back at eleven in the evening').toHaveLength(1)
  })

  test('a lead of the night is not given to somebody who is away that night', async () => {
    const people = { [ana]: evening }
    const world = await open({ routing: inTurns([{ email: ana }, { email: luis }]), people })
    await world.moveTo(new Date('2026-11-23T19:00:00Z'))
    const id = await world.hand(lead)
    const { owner, why } = (await world.house.findHandoff(id)) ?? {}
    expect(owner).toBe(luis)
    expect(JSON.stringify(why?.assignment)).toContain('2026-11-23T22:00:00.000Z')
  })

  test('an absence that is written in the configuration is not ended from the chat, and the answer says so', async () => {
    const people = { [ana]: { away: [{ from: '2026-11-20', to: '2026-11-27' }] } }
    const world = await open({ routing: inTurns([{ email: ana }]), people })
    const { summary } = whispered(await world.ask(ana, 'away off'))
    expect(summary).toContain('still')
    expect(summary).toMatch(/Sat 28 Nov, 00:00/)
    expect(summary).toContain(`people, ${ana}, away`)
    expect(whispered(await world.ask(luis, 'away off')).title).toBe('Welcome back')
  })

  test.each(['2028-01-01', '2026-11-22', 'soon', ''])(
    'a last day that cannot be meant (%s) is told at its field',
    async (until) => {
      const world = await open({})
      const form = await world.ask(ana, 'away')
      if (form.kind !== 'form') throw new Error('no form')
      expect(await world.fill(ana, form.form, { until })).toMatchObject({
        kind: 'field-errors',
        errors: { until: expect.stringContaining('a year') },
      })
    },
  )
})
