// What is said of deadlines and to whom: what waits for one person is one message, what changed hands is told to the right one.
import { expect, test } from 'vitest'
import { fireTimers } from '../../src/app/fire-timers.ts'
import type { Command } from '../../src/core/handoff/command.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const { ana, luis, eva, marta } = team
/** Monday, 23 November 2026, 9:00 in Madrid. */
const monday = new Date('2026-11-23T08:00:00Z')
const wednesdayMorning = new Date('2026-11-25T08:01:00Z')
const lead = (number = 1) => ({ externalId: `crm-${number}`, name: `Lead ${number}`, company: `Acme ${number}` })
const answer = (ladder: object[], due = '4h') => ({ answer: { due, ladder } })
const halfway = { at: '50%', do: 'remind-owner' }
const onlyAna = inTurns([{ email: ana }])

describeOnEachDatabase('reminders', (database) => {
  const open = (parts: Parameters<typeof smallCompany>[0], now = monday) =>
    openWorld(database(), { company: smallCompany(parts), now })
  const mine = async (world: World, person: string) => (await world.direct(person)).map(({ card }) => card.summary)
  const lines = async (world: World) => {
    const [card] = await world.channel('#sales')
    return card ? (await world.thread(card)).map(({ card }) => card) : []
  }
  const command = async (world: World, id: string, actor: string, command: Command) => {
    expect(await world.house.commandHandoff({ id, actor, command })).toMatchObject({ ok: true })
    await world.settle()
  }
  const settings = async (world: World, person: string, values: Record<string, string>) => {
    const form = await world.ask(person, 'settings')
    if (form.kind !== 'form') throw new Error('no form')
    await world.fill(person, form.form, values)
  }
  const snooze = async (world: World, person: string, id: string, date: string) => {
    const form = await world.press(person, id, 'open:snooze')
    if (form.kind !== 'form') throw new Error('no form')
    await world.fill(person, form.form, { date })
  }

  test('what fell due at different hours of an absence is one message on the return', async () => {
    const agreement = answer([halfway, { at: '100%', do: 'tell-manager' }], '24h')
    const world = await open({ agreement, routing: onlyAna })
    for (const number of [1, 2, 3]) {
      await world.hand(lead(number))
      await world.advance('30m')
    }
    await world.ask(ana, 'away 2026-11-24')
    await world.advance('11h')
    await world.advance('30m')
    await world.advance('30m')
    expect(await mine(world, ana)).toEqual([])
    await world.moveTo(wednesdayMorning)
    const said = await mine(world, ana)
    expect(said).toHaveLength(1)
    for (const number of [1, 2, 3]) expect(said[0]).toContain(`Lead ${number}`)
  })

  test('workers that fire at the same time for one absent person write one message, and no line twice', async () => {
    const agreement = answer([halfway, { at: '100%', do: 'tell-manager' }], '24h')
    const world = await open({ agreement, routing: onlyAna })
    await world.house.receiveMqls(Array.from({ length: 12 }, (_, number) => lead(number)))
    await world.ask(ana, 'away 2026-11-24')
    const at = new Date('2026-11-24T12:00:01Z')
    const later = { ...world.context, clock: { now: () => at } }
    await Promise.all([1, 2, 3].map(() => fireTimers(later, 4)))
    while ((await fireTimers(later, 4)) > 0);
    const written = await database().prisma.delivery.findMany({ where: { kind: 'reminders', person: ana } })
    expect(written).toHaveLength(1)
    const lines = written.flatMap(({ payload }) => (payload as unknown as { lines: { timerId: string }[] }).lines)
    expect(new Set(lines.map(({ timerId }) => timerId)).size).toBe(12)
    expect(lines).toHaveLength(12)
  })

  test('leads that were snoozed until the same morning wake as one message, each once', async () => {
    const world = await open({
      agreement: answer([halfway, { at: '100%', do: 'tell-manager' }], '8h'),
      routing: onlyAna,
    })
    for (const number of [1, 2]) {
      const id = await world.hand(lead(number))
      await snooze(world, ana, id, '2026-11-24')
      await world.advance('1h')
    }
    await world.advance('2h')
    await world.advance('1h')
    expect(await mine(world, ana)).toEqual([])
    await world.moveTo(new Date('2026-11-24T08:00:00.500Z'))
    const said = await mine(world, ana)
    expect(said).toHaveLength(1)
    for (const number of [1, 2]) expect(said[0]?.split(`Lead ${number}`)).toHaveLength(2)
  })

  test('two reminders of one promise that were held back are one line', async () => {
    const ladder = [{ at: '25%', do: 'remind-owner' }, halfway, { at: '100%', do: 'tell-manager' }]
    const world = await open({ agreement: answer(ladder, '24h'), routing: onlyAna })
    await world.hand(lead())
    await world.ask(ana, 'away 2026-11-24')
    await world.advance('7h')
    await world.advance('6h')
    await world.moveTo(wednesdayMorning)
    const said = await world.direct(ana)
    expect(said).toHaveLength(1)
    expect(said[0]?.card.title, 'about one lead, with its buttons').toContain('Lead 1')
  })

  test('a reminder that was held back is told to whoever has the lead now, once', async () => {
    const world = await open({
      agreement: answer([halfway, { at: '100%', do: 'tell-manager' }], '8h'),
      routing: onlyAna,
    })
    const id = await world.hand(lead())
    await world.ask(ana, 'away 2026-11-23')
    await world.advance('4h')
    expect([...(await mine(world, ana)), ...(await mine(world, luis))]).toEqual([])
    await command(world, id, marta, { name: 'reassign', owner: luis })
    expect(await mine(world, luis)).toEqual([expect.stringContaining('Lead 1')])
    await world.moveTo(new Date('2026-11-24T08:01:00Z'))
    expect([...(await mine(world, ana)), ...(await mine(world, luis))]).toHaveLength(1)
  })

  test('a manager who prefers mentions is named in the thread, in the line that names the owner', async () => {
    const ladder = [{ at: '100%', do: ['mention-in-thread', 'tell-manager'] }]
    const world = await open({ agreement: answer(ladder), routing: onlyAna })
    await settings(world, marta, { reach: 'mention', mute: 'no' })
    await world.hand(lead())
    await world.advance('4h')
    const said = await lines(world)
    expect(said).toHaveLength(1)
    const mentions = [...JSON.stringify(said[0]?.blocks).matchAll(/"mention":"([^"]+)"/g)].map(([, email]) => email)
    expect(mentions).toEqual([ana, marta])
    expect(await mine(world, marta)).toEqual([])
  })

  test('a cover who prefers mentions is named in the thread', async () => {
    const agreement = answer([halfway, { at: '100%', do: 'tell-manager' }])
    const world = await open({ agreement, routing: onlyAna, people: { [ana]: { cover: eva } } })
    await settings(world, eva, { reach: 'mention', mute: 'no' })
    await world.hand(lead())
    await world.ask(ana, 'away 2026-11-24')
    await world.advance('2h')
    const said = await lines(world)
    expect(said).toHaveLength(1)
    expect(JSON.stringify(said[0]?.blocks)).toContain(`"mention":"${eva}"`)
  })

  test.each([
    ['reassign', /Ana.*Luis/],
    ['return-to-pool', /Ana.*anybody/],
  ] as const)(
    'a manager is told of the deadline that passed and whose it was, also after %s',
    async (deed, sentence) => {
      const ladder = [{ at: '100%', do: ['tell-manager', deed] }]
      const routing = inTurns([{ email: ana }, { email: luis }])
      const world = await open({ agreement: answer(ladder), routing })
      const id = await world.hand(lead())
      const passed = (await world.house.findHandoff(id))?.timers[0]?.dueAt
      await world.advance('4h')
      const [said] = await world.direct(marta)
      expect(said?.card.summary).toMatch(sentence)
      expect(said?.card.title).toContain('was due')
      expect(JSON.stringify(said?.card.blocks)).toContain(passed?.toISOString())
    },
  )

  test('of two managers who cover each other, who is there hears of a lead once', async () => {
    const ladder = [{ at: '100%', do: 'tell-manager' }]
    const desk = { managers: [marta, eva] }
    const people = { [marta]: { cover: eva }, [eva]: { cover: marta } }
    const world = await open({ agreement: answer(ladder), routing: onlyAna, desk, people })
    await world.ask(marta, 'away 2026-11-24')
    await world.hand(lead())
    await world.advance('4h')
    const said = await world.direct(eva)
    expect(said).toHaveLength(1)
    expect(said[0]?.card.title).toContain('Lead 1')
  })
})
