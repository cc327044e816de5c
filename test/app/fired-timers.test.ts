// Deadlines that fall due in spite of what else goes on: a broken one among them, a lead that changed hands, a snooze.
import { expect, test } from 'vitest'
import type { Command } from '../../src/core/handoff/command.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const { ana, luis, marta, max } = team
/** Monday, 23 November 2026, 9:00 in Madrid. */
const monday = new Date('2026-11-23T08:00:00Z')
const tuesdayMorning = new Date('2026-11-24T08:01:00Z')
const lead = (number = 1) => ({ externalId: `crm-${number}`, name: `Lead ${number}`, company: `Acme ${number}` })

describeOnEachDatabase('fired timers', (database) => {
  const open = (parts: Parameters<typeof smallCompany>[0]) =>
    openWorld(database(), { company: smallCompany(parts), now: monday })
  const answer = (ladder: object[], due = '4h') => ({ answer: { due, ladder } })
  const reminded = [
    { at: '50%', do: 'remind-owner' },
    { at: '100%', do: 'tell-manager' },
  ]
  const mine = async (world: World, person: string) => (await world.direct(person)).map(({ card }) => card.summary)
  const lines = async (world: World) => {
    const [card] = await world.channel('#sales')
    return card ? (await world.thread(card)).map(({ card }) => card.summary) : []
  }
  const command = async (world: World, id: string, actor: string, command: Command) => {
    expect(await world.house.commandHandoff({ id, actor, command })).toMatchObject({ ok: true })
    await world.settle()
  }
  const snooze = async (world: World, person: string, id: string, date: string) => {
    const form = await world.press(person, id, 'open:snooze')
    if (form.kind !== 'form') throw new Error('no form')
    await world.fill(person, form.form, { date })
  }
  const preferMentions = async (world: World, person: string) => {
    const form = await world.ask(person, 'settings')
    if (form.kind !== 'form') throw new Error('no form')
    await world.fill(person, form.form, { reach: 'mention', mute: 'no' })
  }

  test('a timer that fails keeps nobody else from being reminded, and is tried again', async () => {
    const world = await open({ agreement: answer(reminded), routing: inTurns([{ email: ana }, { email: luis }]) })
    const broken = await world.hand(lead(1))
    await world.hand(lead(2))
    await database().prisma.timer.updateMany({ where: { handoffId: broken }, data: { steps: [brokenStep] } })
    await world.advance('2h', /a deadline could not be acted on/)
    expect(await mine(world, luis)).toEqual([expect.stringContaining('Lead 2')])
    expect(await mine(world, ana)).toEqual([])
    const [timer] = (await world.house.findHandoff(broken))?.timers ?? []
    expect(timer).toMatchObject({ step: 0, nextAt: new Date(world.now().getTime() + 15 * 60_000) })
  })

  test('the reply of marketing falls due in the hours of the desk, whoever has the lead', async () => {
    const agreement = { reply: { due: '2h', ladder: [{ at: '100%', do: 'remind-owner' }] } }
    const world = await open({ agreement, people: { [ana]: { hours: { sat: ['09:00-10:00'] } } } })
    const id = await world.hand(lead())
    await command(world, id, ana, { name: 'accept' })
    await world.pressAndFill(ana, id, 'open:answer', { note: 'Which budget?' })
    await world.advance('4h')
    expect(await mine(world, max)).toHaveLength(1)
  })

  test('the scorecard remembers a broken promise, although the next owner kept theirs', async () => {
    const ladder = [
      { at: '100%', do: 'tell-manager' },
      { after: '1h', do: 'reassign' },
    ]
    const world = await open({ agreement: answer(ladder), routing: inTurns() })
    const id = await world.hand(lead())
    const inTime = async () => (await world.house.scorecard('norte', '2026-W48'))?.figures.answer
    await world.advance('4h')
    await world.advance('1h')
    expect(await inTime(), 'while the next owner still has time').toMatchObject({ hits: 0, of: 1 })
    await command(world, id, luis, { name: 'accept' })
    expect(await inTime(), 'two promises, one of them kept').toMatchObject({ hits: 1, of: 2 })
  })

  test('a reminder that was held back is not read by who no longer has the lead', async () => {
    const world = await open({ agreement: answer(reminded, '8h'), routing: inTurns([{ email: ana }]) })
    const id = await world.hand(lead())
    await world.ask(ana, 'away 2026-11-23')
    await world.advance('4h')
    await command(world, id, marta, { name: 'reassign', owner: luis })
    await world.moveTo(tuesdayMorning)
    expect(await mine(world, ana)).toEqual([])
  })

  test('a reminder that was held back is read by who still has the lead', async () => {
    const world = await open({ agreement: answer(reminded, '16h'), routing: inTurns([{ email: ana }]) })
    await world.hand(lead())
    await world.ask(ana, 'away 2026-11-23')
    await world.moveTo(tuesdayMorning)
    expect(await mine(world, ana)).toHaveLength(1)
  })

  test('what marketing owed is not asked of it once a manager has to settle it', async () => {
    const ladder = [
      { at: '50%', do: 'remind-owner' },
      { at: '100%', do: 'mention-in-thread' },
    ]
    const world = await open({ agreement: { reply: { due: '4h', ladder } } })
    const id = await world.hand(lead())
    await world.pressAndFill(ana, id, 'open:reject', { reason: 'poor-fit' })
    await world.pressAndFill(ana, id, 'open:answer', { note: 'Do you want more of these?' })
    await snooze(world, max, id, '2026-11-24')
    await world.advance('2h')
    await command(world, id, max, { name: 'dispute', note: 'It fits well' })
    await world.moveTo(tuesdayMorning)
    expect(await mine(world, max)).toEqual([])
  })

  test('a mention waits until who is mentioned is back', async () => {
    const world = await open({ agreement: answer(reminded, '16h'), routing: inTurns([{ email: ana }]) })
    await preferMentions(world, ana)
    await world.hand(lead())
    await world.ask(ana, 'away 2026-11-24')
    await world.moveTo(tuesdayMorning)
    expect(await lines(world)).toEqual([])
    await world.moveTo(new Date('2026-11-25T08:01:00Z'))
    expect(await lines(world)).toHaveLength(1)
  })

  test('a mention waits until a snoozed lead wakes', async () => {
    const world = await open({ agreement: answer(reminded), routing: inTurns([{ email: ana }]) })
    await preferMentions(world, ana)
    const id = await world.hand(lead())
    await snooze(world, ana, id, '2026-11-24')
    await world.advance('2h')
    expect(await lines(world)).toEqual([])
    await world.moveTo(tuesdayMorning)
    expect(await lines(world)).toHaveLength(1)
  })

  test('a lead that is handed on takes no other broken promise with it', async () => {
    const agreement = {
      firstTouch: { due: '4h', ladder: [{ at: '100%', do: 'reassign' }] },
      verdict: { due: '4h', ladder: [{ at: '100%', do: 'tell-manager' }] },
    }
    const world = await open({ agreement, routing: inTurns() })
    const id = await world.hand(lead())
    await world.press(ana, id, 'accept')
    await world.advance('4h')
    const { owner, history } = (await world.house.findHandoff(id)) ?? {}
    expect(owner).toBe(luis)
    expect(history?.map(({ type }) => type)).toEqual(['offered', 'accepted', 'overdue', 'overdue', 'reassigned'])
    expect(await mine(world, marta)).toHaveLength(1)
  })
})

/** A step that nobody could have written: to take it fails. */
const brokenStep = { at: '2026-11-23T10:00:00.000Z', percent: 50, acts: null, always: false, rung: 0 }
