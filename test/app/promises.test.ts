// Promises kept on time: ladders, reminders and their exceptions, with the clock moved by hand.
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World, whispered } from '../support/world.ts'

const { ana, luis, eva, marta, max } = team
/** Monday, 23 November 2026, 9:00 in Madrid. */
const monday = new Date('2026-11-23T08:00:00Z')
const lead = (number = 1) => ({ externalId: `crm-${number}`, name: `Lead ${number}`, company: 'Acme' })

describeOnEachDatabase('promises', (database) => {
  const open = (parts: Parameters<typeof smallCompany>[0], now = monday) =>
    openWorld(database(), { company: smallCompany(parts), now })
  const answer = (ladder: object[], due = '4h') => ({ answer: { due, ladder } })
  const mine = async (world: World, person: string) => (await world.direct(person)).map(({ card }) => card.summary)
  const lines = async (world: World) => {
    const [card] = await world.channel('#sales')
    return card ? (await world.thread(card)).map(({ card }) => card.summary) : []
  }
  const owner = async (world: World, id: string) => (await world.house.findHandoff(id))?.owner
  const history = async (world: World, id: string) =>
    (await world.house.findHandoff(id))?.history.map(({ type }) => type)

  test('the owner is reminded in private, the thread is told of the breach, and the manager as well', async () => {
    const ladder = [
      { at: '50%', do: 'remind-owner' },
      { at: '100%', do: ['mention-in-thread', 'tell-manager'] },
    ]
    const world = await open({ agreement: answer(ladder), routing: inTurns() })
    const id = await world.hand(lead())
    expect(await owner(world, id)).toBe(ana)
    await world.advance('2h')
    expect(await mine(world, ana)).toEqual([expect.stringContaining('Lead 1')])
    expect(await mine(world, marta)).toEqual([])
    await world.advance('2h')
    expect(await lines(world)).toEqual([expect.stringContaining('Lead 1')])
    expect(await mine(world, marta)).toEqual([expect.stringContaining('Lead 1')])
    expect(await mine(world, ana), 'nobody is told the same twice').toHaveLength(1)
    await world.advance('3bd')
    expect([...(await mine(world, ana)), ...(await mine(world, marta)), ...(await lines(world))]).toHaveLength(3)
    expect(await history(world, id)).toEqual(['offered', 'overdue'])
  })

  test('a lead that its owner lets go by is given to the next in turn, once, with a fresh promise', async () => {
    const ladder = [
      { at: '100%', do: 'tell-manager' },
      { after: '1h', do: ['tell-manager', 'reassign'] },
    ]
    const world = await open({ agreement: answer(ladder), routing: inTurns() })
    const id = await world.hand(lead())
    await world.advance('4h')
    await world.advance('1h')
    expect(await owner(world, id)).toBe(luis)
    expect(await mine(world, marta)).toHaveLength(2)
    const timers = (await world.house.findHandoff(id))?.timers ?? []
    expect(timers.map(({ outcome }) => outcome)).toEqual(['late', null])
    await world.advance('5bd')
    expect(await owner(world, id), 'it does not circle').toBe(luis)
    expect(await history(world, id)).toEqual(['offered', 'overdue', 'reassigned', 'overdue'])
  })

  test('in a desk where the first takes the lead, an offer that nobody takes is given to somebody', async () => {
    const routing = {
      ...inTurns(),
      rules: [{ name: 'Open', to: 'claim', when: { score: '90..' } }, ...inTurns().rules],
    }
    const ladder = [
      { at: '100%', do: 'mention-in-thread' },
      { after: '1h', do: 'reassign' },
    ]
    const world = await open({ agreement: answer(ladder), routing })
    const id = await world.hand({ ...lead(), score: 95 })
    expect(await owner(world, id)).toBeNull()
    await world.advance('4h')
    expect(await lines(world)).toHaveLength(1)
    await world.advance('1h')
    expect(await owner(world, id), 'open to all: routing has nobody to name').toBeNull()
  })

  test('a lead goes back to the pool, is open to all, and waits for an answer anew', async () => {
    const ladder = [{ at: '100%', do: 'return-to-pool' }]
    const world = await open({ agreement: answer(ladder), routing: inTurns() })
    const id = await world.hand(lead())
    await world.advance('4h')
    expect(await owner(world, id)).toBeNull()
    expect(await history(world, id)).toEqual(['offered', 'overdue', 'released'])
    expect(await world.press(eva, id, 'accept')).toEqual({ kind: 'done' })
    expect(await owner(world, id)).toBe(eva)
  })

  test('an offer that nobody turns down in time is accepted by default', async () => {
    const ladder = [{ at: '100%', do: 'accept-by-default' }]
    const world = await open({ agreement: answer(ladder), routing: inTurns() })
    const id = await world.hand(lead())
    await world.advance('4h')
    expect(await world.house.findHandoff(id)).toMatchObject({ state: 'accepted', owner: ana, answeredBy: 'relevo' })
  })

  test.each([
    ['remind-owner', { thread: 1, manager: 0, owner: null, state: 'offered' }],
    ['mention-in-thread', { thread: 1, manager: 0, owner: null, state: 'offered' }],
    ['tell-manager', { thread: 0, manager: 1, owner: null, state: 'offered' }],
    ['reassign', { thread: 0, manager: 0, owner: null, state: 'offered' }],
    ['return-to-pool', { thread: 0, manager: 0, owner: null, state: 'offered' }],
    ['accept-by-default', { thread: 1, manager: 0, owner: marta, state: 'accepted' }],
  ] as const)('where the first takes the lead and nobody did, %s concerns the desk', async (act, expected) => {
    const world = await open({ agreement: answer([{ at: '100%', do: act }]), routing: { mode: 'claim' } })
    const id = await world.hand(lead())
    await world.advance('4h')
    const { state, owner } = (await world.house.findHandoff(id)) ?? {}
    const said = { thread: (await lines(world)).length, manager: (await mine(world, marta)).length, owner, state }
    expect(said).toEqual(expected)
  })

  test('the auditor gives a handoff that nothing watches its deadline again', async () => {
    const world = await open({ routing: inTurns() })
    const offered = await world.hand(lead(1))
    const accepted = await world.hand(lead(2))
    expect(await world.press(ana, accepted, 'accept')).toEqual({ kind: 'done' })
    expect(await world.audit()).toBe(0)
    await database().prisma.timer.deleteMany({ where: { commitment: { in: ['answer', 'verdict'] } } })
    expect(await world.audit()).toBe(2)
    expect(await world.audit()).toBe(0)
    const running = async (id: string) =>
      (await world.house.findHandoff(id))?.timers
        .filter(({ stoppedAt }) => !stoppedAt)
        .map(({ commitment }) => commitment)
    expect(await running(offered)).toEqual(['answer'])
    expect(await running(accepted)).toContain('verdict')
  })

  test('a ladder stops at once when the lead moves', async () => {
    const ladder = [
      { at: '50%', do: 'remind-owner' },
      { at: '100%', do: ['tell-manager', 'reassign'] },
    ]
    const agreement = { ...answer(ladder), firstTouch: '20bd' }
    const world = await open({ agreement, routing: inTurns() })
    const id = await world.hand(lead())
    await world.press(ana, id, 'accept')
    await world.advance('6h')
    expect([...(await mine(world, ana)), ...(await mine(world, marta))]).toEqual([])
    expect(await owner(world, id)).toBe(ana)
  })

  test('nobody is written to at night, at the weekend or on a holiday, except for always', async () => {
    const friday = new Date('2026-12-04T15:30:00Z') // 16:30, half an hour before the weekend; Tuesday 8th is a holiday
    const ladder = [
      { at: '50%', do: 'remind-owner' },
      { at: '100%', do: 'tell-manager', always: true },
    ]
    const holidays = { country: 'ES', days: [{ date: '2026-12-07', hours: ['09:00-17:00'] }, { date: '2026-12-08' }] }
    const world = await open({ agreement: answer(ladder, '9h'), routing: inTurns(), holidays }, friday)
    await world.hand(lead())
    await world.moveTo(new Date('2026-12-07T11:59:00Z'))
    expect(await mine(world, ana), 'half an hour on Friday and four hours on Monday').toEqual([])
    await world.moveTo(new Date('2026-12-07T12:31:00Z'))
    expect(await mine(world, ana)).toHaveLength(1)
    await world.moveTo(new Date('2026-12-08T12:00:00Z'))
    expect(await mine(world, marta), 'a holiday').toEqual([])
    await world.moveTo(new Date('2026-12-09T08:31:00Z'))
    expect(await mine(world, marta)).toHaveLength(1)
  })

  test('a promise across the change of the clock keeps its hours on the wall', async () => {
    const friday = new Date('2026-10-23T14:00:00Z') // 16:00 in summer time
    const world = await open(
      { agreement: answer([{ at: '100%', do: 'tell-manager' }], '2h'), routing: inTurns() },
      friday,
    )
    const id = await world.hand(lead())
    const [timer] = (await world.house.findHandoff(id))?.timers ?? []
    expect(timer?.dueAt, 'Monday 10:00 in winter time').toEqual(new Date('2026-10-26T09:00:00Z'))
  })

  test('several leads of one person that fall due together are one message', async () => {
    const ladder = [{ at: '50%', do: 'remind-owner' }]
    const agreement = { answer: { due: '4h', ladder: [...ladder, { at: '100%', do: 'mention-in-thread' }] } }
    const world = await open({ agreement, routing: inTurns([{ email: ana }]) })
    for (const number of [1, 2, 3]) await world.hand(lead(number))
    await world.advance('2h')
    const said = await mine(world, ana)
    expect(said).toHaveLength(1)
    for (const number of [1, 2, 3]) expect(said[0]).toContain(`Lead ${number}`)
  })

  test('what was missed in a long sleep is one message, and it says that it is late', async () => {
    const ladder = [
      { at: '50%', do: 'remind-owner' },
      { at: '80%', do: 'remind-owner' },
    ]
    const agreement = { answer: { due: '4h', ladder: [...ladder, { at: '100%', do: 'mention-in-thread' }] } }
    const world = await open({ agreement, routing: inTurns() })
    await world.hand(lead())
    await world.moveTo(new Date('2026-11-23T11:55:00Z'))
    const said = await world.direct(ana)
    expect(said).toHaveLength(1)
    expect(JSON.stringify(said[0]?.card)).toMatch(/late/)
  })

  test('a snoozed lead is quiet until its moment; another one is not', async () => {
    const ladder = [
      { at: '25%', do: 'remind-owner' },
      { at: '50%', do: 'remind-owner' },
    ]
    const agreement = { answer: { due: '8h', ladder: [...ladder, { at: '100%', do: 'mention-in-thread' }] } }
    const world = await open({ agreement, routing: inTurns([{ email: ana }]) })
    const id = await world.hand(lead(1))
    await world.advance('2h')
    expect(await mine(world, ana)).toHaveLength(1)
    const form = await world.press(ana, id, 'open:snooze')
    if (form.kind !== 'form') throw new Error('no form')
    const late = { until: new Date(world.now().getTime() + 4 * 3_600_000).toISOString() }
    expect(whispered(await world.fill(ana, form.form, late)).title).toBeTruthy()
    await world.advance('2h')
    expect(await mine(world, ana), 'snoozed').toHaveLength(1)
    await world.advance('2h')
    expect(await mine(world, ana), 'woken').toHaveLength(2)
  })

  test('who muted reminders gets none, but still hears of what escalates', async () => {
    const ladder = [
      { at: '50%', do: 'remind-owner' },
      { at: '100%', do: 'tell-manager' },
    ]
    const world = await open({ agreement: answer(ladder), routing: inTurns() })
    for (const person of [ana, marta]) {
      const form = await world.ask(person, 'settings')
      if (form.kind !== 'form') throw new Error('no form')
      await world.fill(person, form.form, { reach: 'dm', mute: 'forever' })
    }
    await world.hand(lead())
    await world.advance('4h')
    expect(await mine(world, ana)).toEqual([])
    expect(await mine(world, marta)).toHaveLength(1)
  })

  test('who prefers a mention is reminded in the thread', async () => {
    const agreement = answer([
      { at: '50%', do: 'remind-owner' },
      { at: '100%', do: 'tell-manager' },
    ])
    const world = await open({ agreement, routing: inTurns() })
    const form = await world.ask(ana, 'settings')
    if (form.kind !== 'form') throw new Error('no form')
    await world.fill(ana, form.form, { reach: 'mention', mute: 'no' })
    await world.hand(lead())
    await world.advance('2h')
    expect(await mine(world, ana)).toEqual([])
    expect(await lines(world)).toHaveLength(1)
  })

  test('nothing is sent to somebody who is away: the cover hears it, or it waits', async () => {
    const ladder = [{ at: '50%', do: 'remind-owner' }]
    const agreement = { answer: { due: '4h', ladder: [...ladder, { at: '100%', do: 'mention-in-thread' }] } }
    const world = await open({ agreement, routing: inTurns([{ email: ana }]), people: { [ana]: { cover: eva } } })
    await world.hand(lead())
    await world.ask(ana, 'away 2026-11-25')
    await world.advance('2h')
    expect(await mine(world, ana)).toEqual([])
    expect(await mine(world, eva)).toHaveLength(1)
  })

  test('the first touch, the attempts and the verdict are promises of their own, and an attempt is no contact', async () => {
    const agreement = {
      answer: '4h',
      firstTouch: { due: '4h', ladder: [{ at: '100%', do: 'mention-in-thread' }] },
      persistence: { due: '2bd', attempts: 2, ladder: [{ at: '100%', do: 'mention-in-thread' }] },
      verdict: { due: '3bd', ladder: [{ at: '100%', do: 'tell-manager' }] },
    }
    const world = await open({ agreement, routing: inTurns() })
    const id = await world.hand(lead())
    await world.press(ana, id, 'accept')
    const running = async () =>
      Object.fromEntries(
        ((await world.house.findHandoff(id))?.timers ?? []).map(({ commitment, outcome }) => [commitment, outcome]),
      )
    expect(await running()).toEqual({ answer: 'kept', first_touch: null, persistence: null, verdict: null })
    await world.pressAndFill(ana, id, 'open:log-attempt', { kind: 'call' })
    expect(await running()).toMatchObject({ first_touch: 'kept', persistence: null })
    await world.pressAndFill(ana, id, 'open:log-attempt', { kind: 'email' })
    expect(await running()).toMatchObject({ persistence: 'kept', verdict: null })
    expect((await world.house.findHandoff(id))?.contactedAt).toBeNull()
    await world.advance('4bd')
    expect(await mine(world, marta)).toHaveLength(1)
    await world.pressAndFill(ana, id, 'open:qualify', {})
    expect(await running()).toMatchObject({ verdict: 'late' })
  })

  test('marketing owes a reply to a question of sales, and to nobody else', async () => {
    const agreement = { reply: { due: '1bd', ladder: [{ at: '100%', do: ['mention-in-thread', 'tell-manager'] }] } }
    const world = await open({ agreement, routing: inTurns() })
    const id = await world.hand(lead())
    await world.pressAndFill(ana, id, 'open:reject', { reason: 'poor-fit' })
    await world.pressAndFill(ana, id, 'open:answer', { note: 'Do you want more of these?' })
    const reply = async () =>
      (await world.house.findHandoff(id))?.timers.find(({ commitment }) => commitment === 'reply')?.outcome
    expect(await reply()).toBeNull()
    await world.pressAndFill(max, id, 'open:answer', { note: 'No, thank you' })
    expect(await reply()).toBe('kept')
  })

  test('a hot lead has a shorter promise; a moment of the week is a promise too', async () => {
    const agreement = {
      answer: [{ when: { score: '85..' }, due: '15m' }, { due: 'by wednesday 18:00' }],
    }
    const world = await open({ agreement })
    const due = async (id: string) => (await world.house.findHandoff(id))?.timers[0]?.dueAt
    expect(await due(await world.hand({ ...lead(1), score: 90 }))).toEqual(new Date('2026-11-23T08:15:00Z'))
    expect(await due(await world.hand({ ...lead(2), score: 20 }))).toEqual(new Date('2026-11-25T17:00:00Z'))
  })

  test('a handoff keeps the agreement under which it began, whatever is agreed later', async () => {
    const first = await open({ agreement: { firstTouch: '2h' }, routing: inTurns() })
    const id = await first.hand(lead(1))
    const company = smallCompany({ agreement: { firstTouch: '6h' }, routing: inTurns() })
    const later = await openWorld(database(), { company, now: first.now(), keep: true })
    const touch = async (handoff: string) =>
      (await later.house.findHandoff(handoff))?.timers.find(({ commitment }) => commitment === 'first_touch')?.dueAt
    const next = await later.hand(lead(2))
    for (const handoff of [id, next]) await later.press(ana, handoff, 'accept')
    expect(await touch(id)).toEqual(new Date('2026-11-23T10:00:00Z'))
    expect(await touch(next)).toEqual(new Date('2026-11-23T14:00:00Z'))
    expect((await later.house.findHandoff(next))?.agreement).toBe(2)
  })

  test('the agreement in force can be read by everybody', async () => {
    const world = await open({ agreement: answer([{ at: '100%', do: 'tell-manager' }]), routing: inTurns() })
    const card = whispered(await world.ask(max, 'sla'))
    const text = JSON.stringify(card.blocks)
    for (const word of ['4 working hours', 'manager']) expect(text).toContain(word)
  })
})
