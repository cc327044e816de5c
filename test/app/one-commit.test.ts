// Whatever a command causes is committed at once: no death of the process can leave half of it.
import { beforeEach, expect, test } from 'vitest'
import type { Command } from '../../src/core/handoff/command.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, people, type World } from '../support/world.ts'

const { valentina } = people
const lead = { email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme', source: 'Webinar', campaign: 'Webinar' }
const tables = ['handoff', 'handoff_event', 'timer', 'delivery', 'feedback_thread']

describeOnEachDatabase('what a command causes', (database) => {
  let world: World
  let id: string

  beforeEach(async () => {
    world = await openWorld(database())
    id = await world.hand(lead)
  })

  /** The version of each row: by which transaction it was written, and where it is. */
  async function versions(): Promise<Map<string, string>> {
    const all = tables.map((name) => `select '${name} ' || ctid as place, xmin::text as writer from ${name}`)
    const rows = await world.database.prisma.$queryRawUnsafe<{ place: string; writer: string }[]>(
      all.join(' union all '),
    )
    return new Map(rows.map(({ place, writer }) => [`${place} ${writer}`, writer]))
  }

  /** The transactions that wrote rows meanwhile, and the tables of those rows. */
  async function written(work: () => Promise<unknown>) {
    const before = await versions()
    await work()
    const fresh = [...(await versions())].filter(([row]) => !before.has(row))
    return {
      writers: new Set(fresh.map(([, writer]) => writer)).size,
      tables: [...new Set(fresh.map(([row]) => row.split(' ')[0]))].toSorted(),
    }
  }

  const give = async (actor: string, command: Command): Promise<void> => {
    const result = await world.house.commandHandoff({ id, actor, command })
    expect(result).toMatchObject({ ok: true })
  }
  const everything = tables.toSorted()

  test('is one commit for the first acceptance of its week', async () => {
    const told = await written(() => give(valentina, { name: 'accept' }))
    expect(told).toEqual({ writers: 1, tables: everything })
    expect(await world.database.prisma.delivery.count({ where: { kind: 'feedback-parent' } })).toBe(1)
  })

  test('is one commit for a press on the card', async () => {
    const pressed = () =>
      world.house.conversation.press({ actor: valentina, value: { action: 'accept', id } }).then((reply) => {
        expect(reply).toEqual({ kind: 'done' })
      })
    expect(await written(pressed)).toEqual({ writers: 1, tables: everything })
  })

  test.each<[command: Command]>([
    [{ name: 'reject', reason: 'poor-fit', note: 'Too small' }],
    [{ name: 'recycle', reason: 'bad-timing', until: '2027-03-01' }],
  ])('is one commit for a verdict that marketing reads: %o', async (command) => {
    await give(valentina, { name: 'accept' })
    await world.settle()
    expect(await written(() => give(valentina, command))).toEqual({ writers: 1, tables: everything })
  })

  test.each<[command: Command]>([[{ name: 'log-attempt' }], [{ name: 'contacted' }]])(
    'is one commit for a step on the way: %o',
    async (command) => {
      await give(valentina, { name: 'accept' })
      await world.settle()
      const told = await written(() => give(valentina, command))
      expect(told).toMatchObject({ writers: 1, tables: expect.arrayContaining(['delivery', 'handoff', 'timer']) })
    },
  )

  test('is one commit for a lead that is passed on to the next desk', async () => {
    const channels = { sales: '#closers', feedback: '#feedback' }
    const { eva, marta, max } = team
    const of = { name: 'Closers', reps: [eva], managers: [marta], marketers: [max], channels }
    const closers = { id: 'closers', ...of, language: 'en', zone: 'Europe/Madrid', hours: { mon: ['09:00-17:00'] } }
    world = await openWorld(database(), { company: smallCompany({ next: 'closers', desks: [closers] }) })
    id = await world.hand(lead)
    await give(team.ana, { name: 'accept' })
    await world.settle()
    const told = await written(() => give(team.ana, { name: 'qualify', note: 'Decides in January' }))
    expect(told).toMatchObject({ writers: 1, tables: expect.arrayContaining(['delivery', 'handoff', 'timer']) })
    expect((await world.house.findHandoff(id))?.chain).toHaveLength(2)
  })

  test('is one commit for a lead that changes hands, with the reminders that waited for whoever had it', async () => {
    const routing = inTurns([{ email: team.ana }])
    const agreement = {
      answer: {
        due: '24h',
        ladder: [
          { at: '50%', do: 'remind-owner' },
          { at: '100%', do: 'tell-manager' },
        ],
      },
    }
    const monday = new Date('2026-11-23T08:00:00Z')
    world = await openWorld(database(), { company: smallCompany({ agreement, routing }), now: monday })
    id = await world.hand(lead)
    await world.ask(team.ana, 'away 2026-11-24')
    for (const span of ['11h', '30m', '30m']) await world.advance(span)
    const reminders = () =>
      world.database.prisma.delivery.findMany({ where: { kind: 'reminders' }, select: { person: true, state: true } })
    expect(await reminders()).toEqual([{ person: team.ana, state: 'pending' }])
    const told = await written(() => give(team.marta, { name: 'reassign', owner: team.luis }))
    expect(told).toMatchObject({ writers: 1, tables: expect.arrayContaining(['delivery', 'handoff', 'timer']) })
    expect((await reminders()).toSorted((a, b) => (a.state < b.state ? -1 : 1))).toEqual([
      { person: team.luis, state: 'pending' },
      { person: team.ana, state: 'skipped' },
    ])
  })
})
