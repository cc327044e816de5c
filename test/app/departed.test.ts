// Leads of somebody who is no longer with the company, on a desk without a manager: anybody of the desk goes on with them.
import { expect, test } from 'vitest'
import type { CommandName } from '../../src/core/handoff/command.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { labels, openWorld, type World, whispered } from '../support/world.ts'

const { ana, luis, eva, max } = team
const monday = new Date('2026-11-23T08:00:00Z')
const lead = { externalId: 'crm-1', name: 'Lead 1' }
const alone = { managers: [] }
const ladder = [
  { at: '50%', do: 'remind-owner' },
  { at: '100%', do: 'mention-in-thread' },
]
const agreement = { answer: { due: '4h', ladder }, firstTouch: { due: '4h', ladder } }

describeOnEachDatabase('a lead of somebody who left', (database) => {
  /** The lead is Ana's; then she is taken out of the company file and the bot starts again. */
  async function withoutAna(work?: (world: World, id: string) => Promise<unknown>, promised: object = agreement) {
    const before = await openWorld(database(), {
      company: smallCompany({ agreement: promised, desk: alone, routing: inTurns([{ email: ana }]) }),
      now: monday,
    })
    const id = await before.hand(lead)
    await work?.(before, id)
    const company = smallCompany({ agreement: promised, desk: { ...alone, reps: [luis, eva] } }).replace(
      / {2}- email: ana.*\n {4}.*\n {4}.*\n/,
      '',
    )
    const world = await openWorld(database(), { company, now: before.now(), keep: true })
    const now = async () => world.house.findHandoff(id)
    return { world, id, now }
  }
  const accepted = (world: World, id: string) => world.press(ana, id, 'accept')

  test('that waits for an answer is accepted by whoever is first, as theirs', async () => {
    const { world, id, now } = await withoutAna()
    expect(await world.press(luis, id, 'accept')).toEqual({ kind: 'done' })
    expect(await now()).toMatchObject({ state: 'accepted', owner: luis })
    expect(whispered(await world.press(eva, id, 'accept')).summary).toContain('Luis')
  })

  test.each([
    ['log-attempt', { kind: 'call' }],
    ['contacted', {}],
    ['qualify', {}],
    ['open-opportunity', {}],
    ['win', {}],
  ] as const)('that was accepted goes on with whoever presses %s, as theirs', async (command, values) => {
    const { world, id, now } = await withoutAna(accepted)
    expect(await world.pressAndFill(luis, id, `open:${command}`, values)).toEqual({ kind: 'done' })
    const { owner, history } = (await now()) ?? {}
    expect(owner).toBe(luis)
    expect(history?.find(({ type }) => type === 'reassigned')).toMatchObject({ owner: luis, from: ana, actor: luis })
    expect(whispered(await world.press(eva, id, 'open:recycle')).summary, 'and is not hers').toContain('Luis')
  })

  test('may be taken by reassigning it to oneself, and sent back by anybody of the desk', async () => {
    const first = await withoutAna(accepted)
    expect(await first.world.pressAndFill(luis, first.id, 'open:reassign', { owner: luis })).toEqual({ kind: 'done' })
    expect((await first.now())?.owner).toBe(luis)
    const second = await withoutAna(accepted)
    await second.world.pressAndFill(luis, second.id, 'open:reject', { reason: 'poor-fit' })
    expect((await second.now())?.state).toBe('rejected')
  })

  test('is still nothing for a marketer to work on', async () => {
    const { world, id, now } = await withoutAna(accepted)
    for (const command of ['contacted', 'reassign'] satisfies CommandName[]) {
      const refused = whispered(await world.press(max, id, `open:${command}`))
      expect(refused.summary).not.toContain('Take the lead first')
    }
    expect((await now())?.owner).toBe(ana)
  })

  test('is not accepted by default in their name', async () => {
    const byDefault = { answer: { due: '4h', ladder: [{ at: '100%', do: 'accept-by-default' }] } }
    const { world, now } = await withoutAna(undefined, byDefault)
    await world.advance('4h')
    expect((await now())?.state).toBe('offered')
  })

  test('is reminded of in the thread, as anybody’s', async () => {
    const { world, id } = await withoutAna(accepted)
    await world.advance('2h')
    const [card] = await world.channel('#sales')
    if (!card) throw new Error('no card')
    const line = (await world.thread(card)).at(-1)?.card
    expect(JSON.stringify(line)).toContain('Anybody on the desk can take it')
    expect(JSON.stringify(line?.blocks)).not.toContain('mention')
    expect(await world.direct(ana)).toEqual([])
    expect(labels(card.card).length, id).toBeGreaterThan(0)
  })
})
