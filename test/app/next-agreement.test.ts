// The volume of a plan as the next agreement: proposed by a manager, signed by marketing, in force for both.
import { expect, test } from 'vitest'
import type { ActionValue } from '../../src/ports/card.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { labels, openWorld, type World, whispered } from '../support/world.ts'

const { ana, marta, max } = team
const monday = new Date('2026-11-23T08:00:00Z')
const plan = { goal: 8000, share: '50%', averageDeal: 800, conversion: '5%' }
const companyWith = (weeklyVolume: number) =>
  smallCompany({ agreement: { weeklyVolume } }).replace(
    '    zone: Europe/Madrid',
    `    plan: ${JSON.stringify(plan)}\n    zone: Europe/Madrid`,
  )

describeOnEachDatabase('the volume of the next agreement', (database) => {
  const open = (options: { weeklyVolume?: number; keep?: boolean; now?: Date } = {}) =>
    openWorld(database(), {
      ...{ company: companyWith(options.weeklyVolume ?? 40), now: options.now ?? monday, keep: options.keep ?? false },
    })
  const pressing = async (world: World, actor: string, value: ActionValue | undefined) => {
    const reply = await world.house.conversation.press({ actor, value: value ?? { action: '', id: '' } })
    await world.settle()
    return reply
  }
  const propose = async (world: World) =>
    pressing(world, marta, whispered(await world.ask(marta, 'plan')).actions[0]?.value)
  const proposals = async (world: World, channel = '#feedback') =>
    (await world.channel(channel)).filter(({ card }) => card.title.startsWith('Next agreement'))
  const signing = async (world: World) => (await proposals(world))[0]?.card.actions[0]?.value
  const versions = () => database().prisma.agreement.findMany({ orderBy: { version: 'asc' } })

  test('is offered to managers under the plan, and to nobody else', async () => {
    const world = await open()
    expect(labels(whispered(await world.ask(marta, 'plan')))).toEqual(['Propose 24 a week'])
    for (const other of [ana, max]) expect(labels(whispered(await world.ask(other, 'plan')))).toEqual([])
    const same = await open({ weeklyVolume: 24 })
    expect(labels(whispered(await same.ask(marta, 'plan'))), 'it is agreed already').toEqual([])
    const value = { action: 'propose-volume', id: 'norte', extra: '24' }
    expect(await pressing(world, ana, value)).toMatchObject({ kind: 'whisper' })
    expect(await pressing(world, marta, { ...value, extra: '-3' })).toMatchObject({ kind: 'whisper' })
    expect(await proposals(world)).toEqual([])
  })

  test('holds once marketing has signed it, too, and both channels read who signed', async () => {
    const world = await open()
    expect(await propose(world)).toMatchObject({ kind: 'done', note: expect.stringContaining('Proposed') })
    expect(await propose(world)).toMatchObject({ kind: 'done', note: expect.stringContaining('before') })
    expect((await proposals(world)).map(({ card }) => card.summary)).toEqual([
      'Next agreement: Norte. Marta proposes 24 leads a week instead of 40, and has signed for sales.',
    ])
    const sign = await signing(world)
    for (const other of [ana, marta]) expect(await pressing(world, other, sign)).toMatchObject({ kind: 'whisper' })
    expect(await versions(), 'nobody else may sign').toHaveLength(1)
    expect(await pressing(world, max, sign)).toEqual({ kind: 'done' })
    expect((await versions()).map(({ terms }) => terms)).toMatchObject([
      { weeklyVolume: 40 },
      { weeklyVolume: 24, signed: { sales: marta, marketing: max } },
    ])
    for (const channel of ['#feedback', '#sales'])
      expect((await proposals(world, channel)).map(({ card }) => card.summary)).toEqual([
        'Next agreement: Norte. Signed by Marta for sales and by Max for marketing. It holds from Mon 23 Nov on.',
      ])
    expect(JSON.stringify(whispered(await world.ask(max, 'sla')))).toContain('24')
    expect(await pressing(world, max, sign), 'not twice').toMatchObject({ kind: 'whisper' })
    expect(await versions()).toHaveLength(2)
  })

  test('is known to other replicas within a minute, and after a restart; the days before keep what they owed', async () => {
    const world = await open({ now: new Date('2026-11-16T08:00:00Z') })
    const other = await open({ keep: true })
    await world.moveTo(monday)
    await propose(world)
    await pressing(world, max, await signing(world))
    await other.settle()
    const restarted = await open({ keep: true, now: new Date('2026-11-30T07:00:00Z') })
    for (const { context, house } of [other, restarted]) {
      const [desk] = context.company.desks
      expect(desk && context.agreementOf(desk)).toBe(2)
      expect(desk?.agreement.weeklyVolume).toBe(24)
      expect((await house.scorecard('norte', '2026-W47'))?.figures.delivered).toMatchObject({ of: 40 })
    }
    expect((await restarted.house.scorecard('norte', '2026-W48'))?.figures.delivered).toMatchObject({ of: 24 })
    expect(await versions()).toHaveLength(2)
  })

  test('gives way to a configuration that is changed later, and so does a proposal that nobody signed', async () => {
    const world = await open()
    await propose(world)
    const sign = await signing(world)
    const changed = await open({ keep: true, weeklyVolume: 30, now: new Date('2026-11-24T08:00:00Z') })
    expect(await pressing(changed, max, sign)).toMatchObject({ kind: 'whisper' })
    expect((await versions()).map(({ terms }) => terms)).toMatchObject([{ weeklyVolume: 40 }, { weeklyVolume: 30 }])
    const signed = await open()
    await propose(signed)
    await pressing(signed, max, await signing(signed))
    const newer = await open({ keep: true, weeklyVolume: 30, now: new Date('2026-11-25T08:00:00Z') })
    expect(newer.context.company.desks[0]?.agreement.weeklyVolume).toBe(30)
    expect((await versions()).map(({ terms }) => terms)).toMatchObject([
      { weeklyVolume: 40 },
      { weeklyVolume: 24 },
      { weeklyVolume: 30 },
    ])
  })
})
