// Weeks that were reckoned on paper: a change of the clock, a holiday, leads that span weeks, come back, or began under
// another agreement.
import { expect, test } from 'vitest'
import type { Command } from '../../src/core/handoff/command.ts'
import type { MeasureName } from '../../src/core/scorecard/measures.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const { ana, luis, marta, max } = team
const calm = (due: string) => ({ due, ladder: [] })
const usual = { answer: calm('4h'), firstTouch: calm('1bd'), weeklyVolume: 25, acceptance: '80%' }
const lead = (number: number) => ({ externalId: `crm-${number}`, name: `Lead ${number}`, company: `Acme ${number}` })

/** By the clock in Madrid, which is two hours ahead of UTC until 25 October 2026, and one hour from then on. */
const madrid = (text: string) => new Date(`${text}:00${text < '2026-10-25T03' ? '+02:00' : '+01:00'}`)

describeOnEachDatabase('a scorecard reckoned on paper', (database) => {
  const open = (at: string, parts: Parameters<typeof smallCompany>[0] = {}, keep = false) =>
    openWorld(database(), { company: smallCompany({ agreement: usual, ...parts }), now: madrid(at), keep })
  const does = async (world: World, id: string, actor: string, command: Command) => {
    expect(await world.house.commandHandoff({ id, actor, command })).toMatchObject({ ok: true })
    await world.settle()
  }
  const figure = async (world: World, period: string, name: MeasureName) =>
    (await world.house.scorecard('norte', period))?.figures[name]

  test('a lead that spans the change of the clock counts where each thing happened, in working minutes', async () => {
    const world = await open('2026-10-23T16:30')
    const id = await world.hand(lead(1))
    await world.moveTo(madrid('2026-10-25T23:30'))
    await world.hand(lead(2))
    await world.moveTo(madrid('2026-10-26T00:30'))
    await world.hand(lead(3))
    await world.moveTo(madrid('2026-10-26T09:30'))
    await does(world, id, ana, { name: 'accept' })
    expect(await figure(world, '2026-W43', 'delivered')).toMatchObject({ hits: 2 })
    expect(await figure(world, '2026-W44', 'delivered')).toMatchObject({ hits: 1 })
    expect(await figure(world, '2026-W43', 'answer')).toMatchObject({ of: 0 })
    expect(await figure(world, '2026-W44', 'answer')).toMatchObject({ hits: 1, of: 1 })
    expect(await figure(world, '2026-W44', 'answerTime')).toMatchObject({ value: 60, of: 1, small: true })
    expect(await figure(world, '2026-W43', 'waiting'), 'at the end of Sunday').toMatchObject({ value: 2 })
    expect(await figure(world, '2026-10', 'delivered'), 'the month holds both weeks').toMatchObject({ hits: 3 })
  })

  test('a week with a holiday owes a day less, and no working time passes on it', async () => {
    const holidays = { country: 'ES', region: 'MD' }
    const world = await open('2026-10-09T16:00', { holidays })
    const id = await world.hand(lead(1))
    await world.moveTo(madrid('2026-10-13T10:00'))
    await does(world, id, ana, { name: 'accept' })
    expect(await figure(world, '2026-W42', 'delivered'), 'on Tuesday, its first workday').toMatchObject({ of: 5 })
    expect(await figure(world, '2026-W42', 'answerTime'), 'an hour on Friday and one on Tuesday').toMatchObject({
      value: 120,
    })
    expect(await figure(world, '2026-W41', 'delivered'), 'the agreement began on Friday').toMatchObject({
      hits: 1,
      of: 5,
    })
    await world.moveTo(madrid('2026-10-19T08:00'))
    expect(await figure(world, '2026-W42', 'delivered'), 'Tuesday to Friday').toMatchObject({ hits: 0, of: 20 })
  })

  test('a lead that came back counts as a new one, and its qualification for the loop', async () => {
    const world = await open('2026-10-05T09:00')
    const id = await world.hand(lead(1))
    await does(world, id, ana, { name: 'recycle', reason: 'bad-timing', until: '2026-10-20' })
    await world.moveTo(madrid('2026-10-20T09:01'))
    const again = (await world.house.listHandoffs({ state: 'offered', limit: 5 })).items[0]?.id ?? ''
    await does(world, again, luis, { name: 'accept' })
    await does(world, again, luis, { name: 'qualify' })
    expect(await figure(world, '2026-W41', 'recycled')).toMatchObject({ hits: 1, of: 1 })
    expect(await figure(world, '2026-W41', 'qualification')).toMatchObject({ hits: 0, of: 1 })
    expect(await figure(world, '2026-W43', 'delivered')).toMatchObject({ hits: 1 })
    expect(await figure(world, '2026-W43', 'recycledToSql')).toMatchObject({ hits: 1, of: 1 })
    expect(await figure(world, '2026-W43', 'qualification')).toMatchObject({ hits: 1, of: 1 })
    expect(await figure(world, '2026-W41', 'recycledToSql')).toMatchObject({ of: 0 })
  })

  test('each lead is measured by the agreement under which it began, and each day owes by its own', async () => {
    const first = await open('2026-11-02T08:00', { agreement: { ...usual, weeklyVolume: 10 } })
    await first.moveTo(madrid('2026-11-10T16:30'))
    const old = await first.hand(lead(1))
    const strict = { ...usual, answer: calm('1h'), weeklyVolume: 50 }
    const world = await open('2026-11-11T09:00', { agreement: strict }, true)
    const young = await world.hand(lead(2))
    await world.moveTo(madrid('2026-11-11T11:00'))
    await does(world, old, ana, { name: 'accept' })
    await does(world, young, ana, { name: 'accept' })
    expect(await figure(world, '2026-W46', 'answer'), 'two and a half hours keep four, two break one').toMatchObject({
      hits: 1,
      of: 2,
    })
    expect(await figure(world, '2026-W46', 'delivered'), 'so far: two days of two and one of ten').toMatchObject({
      of: 14,
    })
    expect(await figure(world, '2026-W45', 'delivered')).toMatchObject({ of: 10 })
    await world.moveTo(madrid('2026-11-16T08:00'))
    expect(await figure(world, '2026-W46', 'delivered'), 'two days of two and three of ten').toMatchObject({ of: 34 })
  })

  test('a promise counts when it is kept or its time runs out, and a week that is over does not change', async () => {
    const world = await open('2026-10-15T09:00')
    const id = await world.hand(lead(1))
    await world.moveTo(madrid('2026-10-15T14:00'))
    expect(await figure(world, '2026-W42', 'answer'), 'past its time').toMatchObject({ hits: 0, of: 1 })
    expect(await figure(world, '2026-W42', 'overdue')).toMatchObject({ value: 1 })
    await world.moveTo(madrid('2026-10-19T09:00'))
    await does(world, id, ana, { name: 'accept' })
    expect(await figure(world, '2026-W42', 'answer'), 'on Monday, of last week').toMatchObject({ hits: 0, of: 1 })
    expect(await figure(world, '2026-W42', 'overdue')).toMatchObject({ value: 1 })
    expect(await figure(world, '2026-W43', 'answer'), 'not twice').toMatchObject({ of: 0 })
    expect(await figure(world, '2026-W43', 'answerTime')).toMatchObject({ value: 16 * 60 })
  })

  test('a withdrawn lead breaks no promise, and a routing fault is not the quality of a lead', async () => {
    const world = await open('2026-10-13T09:00')
    const [gone, double, bad, good] = [
      await world.hand(lead(1)),
      await world.hand(lead(2)),
      await world.hand(lead(3)),
      await world.hand(lead(4)),
    ]
    await does(world, gone, max, { name: 'withdraw' })
    await does(world, double, ana, { name: 'reject', reason: 'duplicate-lead' })
    await does(world, bad, ana, { name: 'reject', reason: 'poor-fit' })
    await does(world, good, ana, { name: 'accept' })
    expect(await figure(world, '2026-W42', 'answer')).toMatchObject({ hits: 3, of: 3 })
    expect(await figure(world, '2026-W42', 'acceptance')).toMatchObject({ hits: 1, of: 2 })
    expect(await figure(world, '2026-W42', 'routingFaults')).toMatchObject({ hits: 1, of: 3 })
    expect((await world.house.scorecard('norte', '2026-W42'))?.rejected).toMatchObject([
      { reason: 'duplicate-lead', routing: true, count: 1 },
      { reason: 'poor-fit', routing: false, count: 1 },
    ])
  })

  test('disputes and their outcome, replies of marketing, and wins by name', async () => {
    const world = await open('2026-10-13T09:00')
    const [disputed, asked, won] = [await world.hand(lead(1)), await world.hand(lead(2)), await world.hand(lead(3))]
    await does(world, disputed, ana, { name: 'reject', reason: 'poor-fit' })
    await does(world, disputed, max, { name: 'dispute', note: 'They asked for a demo' })
    await does(world, asked, ana, { name: 'accept' })
    await world.pressAndFill(ana, asked, 'open:answer', { note: 'Which budget?' })
    await world.moveTo(madrid('2026-10-13T11:00'))
    await does(world, disputed, marta, { name: 'overturn' })
    await world.pressAndFill(max, asked, 'open:answer', { note: 'Ten thousand' })
    await does(world, won, luis, { name: 'accept' })
    await does(world, won, luis, { name: 'win', amount: 1500 })
    expect(await figure(world, '2026-W42', 'disputed')).toMatchObject({ hits: 1, of: 1 })
    expect(await figure(world, '2026-W42', 'overturned')).toMatchObject({ hits: 1, of: 1 })
    expect(await figure(world, '2026-W42', 'reply'), "a manager's settlement is no reply").toMatchObject({
      hits: 1,
      of: 1,
    })
    expect(await figure(world, '2026-W42', 'won')).toMatchObject({ hits: 1, of: 1 })
    expect((await world.house.scorecard('norte', '2026-W42'))?.wins).toEqual([
      { handoffId: won, lead: 'Acme 3', owner: luis, amount: 1500 },
    ])
  })

  test('what is behind a scorecard is told to whoever asks, and to nobody else', async () => {
    const world = await open('2026-10-13T09:00')
    await world.hand(lead(1))
    await world.moveTo(madrid('2026-10-19T09:01'))
    const [card, ...others] = (await world.channel('#sales')).filter(({ card }) => card.title.startsWith('Scorecard'))
    expect(others).toEqual([])
    if (!card) throw new Error('no scorecard')
    expect((await world.thread(card)).map(({ card }) => card.title)).toEqual(['What changed most'])
    const press = (actor: string, place: number) =>
      world.house.conversation.press({ actor, value: card.card.actions[place]?.value ?? { action: '', id: '' } })
    expect(await press(ana, 0)).toMatchObject({
      kind: 'whisper',
      card: { title: 'All figures: Norte, week 42 of 2026' },
    })
    expect(await press(ana, 1)).toMatchObject({ kind: 'whisper', card: { title: 'What the figures mean' } })
    expect(await press('nobody@else.example', 0)).toMatchObject({
      kind: 'whisper',
      card: { title: expect.not.stringContaining('figures') },
    })
  })
})
