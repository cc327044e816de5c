// Saying things once, on a platform that loses answers, refuses, and forgets.
import { expect, test } from 'vitest'
import { type Chat, ChatFault, type Fault } from '../../src/ports/chat.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { openWorld, people, type World } from '../support/world.ts'

const { valentina } = people
const ana = { externalId: 'crm-1', name: 'Ana Ruiz', company: 'Acme' }

/** A chat that fails as told: before the call does anything, or after it did everything. */
function failing() {
  const plan: { call: 'post' | 'update' | 'find'; when: 'before' | 'after'; fault: Fault }[] = []
  const calls: string[] = []
  const next = (call: 'post' | 'update' | 'find') => {
    calls.push(call)
    return plan[0]?.call === call ? plan.shift() : undefined
  }
  const act = async <T>(call: 'post' | 'update' | 'find', work: () => Promise<T>): Promise<T> => {
    const step = next(call)
    if (step?.when === 'before') throw new ChatFault(step.fault)
    const result = await work()
    if (step) throw new ChatFault(step.fault)
    return result
  }
  const chat = (real: Chat): Chat => ({
    ...real,
    post: (place, card, id) => act('post', () => real.post(place, card, id)),
    update: (ref, card) => act('update', () => real.update(ref, card)),
    find: (place, id, since) => act('find', () => real.find(place, id, since)),
  })
  return { plan, calls, chat }
}

const unknown: Fault = { kind: 'unknown', reason: 'the connection was reset' }

describeOnEachDatabase('the sender', (database) => {
  const begin = async () => {
    const platform = failing()
    return { ...platform, world: await openWorld(database(), { chat: platform.chat }) }
  }
  const later = (world: World, seconds: number) => world.moveTo(new Date(world.now().getTime() + seconds * 1000))
  const cards = async (world: World) => world.channel('#ventas-bogota')

  test('finds a message whose answer was lost, and does not say it again', async () => {
    const { plan, calls, world } = await begin()
    plan.push({ call: 'post', when: 'after', fault: unknown })
    await world.hand(ana)
    await later(world, 10)
    expect(await cards(world)).toHaveLength(1)
    expect(calls.filter((call) => call === 'post')).toHaveLength(1)
    await world.press(valentina, await idOf(world), 'accept')
    expect(JSON.stringify((await cards(world))[0]?.card)).toContain('Valentina Ospina')
  })

  test('says a message that turns out not to have been said', async () => {
    const { plan, world } = await begin()
    plan.push({ call: 'post', when: 'before', fault: unknown })
    await world.hand(ana)
    expect(await cards(world)).toEqual([])
    await later(world, 10)
    expect(await cards(world)).toHaveLength(1)
  })

  test('does not trust what it could not look up', async () => {
    const { plan, calls, world } = await begin()
    plan.push({ call: 'post', when: 'after', fault: unknown }, { call: 'find', when: 'before', fault: unknown })
    await world.hand(ana)
    await later(world, 10)
    await later(world, 60)
    expect(calls.filter((call) => call === 'post')).toHaveLength(1)
    expect(await cards(world)).toHaveLength(1)
  })

  test('waits as long as the platform asks, and no longer', async () => {
    const { plan, world } = await begin()
    plan.push({ call: 'post', when: 'before', fault: { kind: 'retry-after', seconds: 30 } })
    await world.hand(ana)
    await later(world, 29)
    expect(await cards(world)).toEqual([])
    await later(world, 2)
    expect(await cards(world)).toHaveLength(1)
  })

  test('keeps what is refused, and tries again less and less often; a success begins anew', async () => {
    const { plan, calls, world } = await begin()
    const refused: Fault = { kind: 'refused', reason: 'not_in_channel' }
    plan.push(...[1, 2, 3].map(() => ({ call: 'post', when: 'before', fault: refused }) as const))
    await world.hand(ana)
    for (let minute = 0; minute < 3; minute++) await later(world, 60)
    expect(await cards(world)).toHaveLength(1)
    expect(calls.filter((call) => call === 'post')).toHaveLength(4)
    const { failures } = await database().prisma.delivery.findFirstOrThrow({ where: { kind: 'handoff-card' } })
    expect(failures).toBe(0)
  })

  test('repeats an update freely: the last state wins', async () => {
    const { plan, world } = await begin()
    await world.hand(ana)
    plan.push({ call: 'update', when: 'after', fault: unknown })
    await world.press(valentina, await idOf(world), 'accept')
    await later(world, 20)
    expect(JSON.stringify((await cards(world))[0]?.card)).toContain('Valentina Ospina')
    expect(await cards(world)).toHaveLength(1)
  })

  test('posts a card anew that somebody deleted while its lead is open', async () => {
    const { world } = await begin()
    await world.hand(ana)
    await database().prisma.localMessage.deleteMany({})
    await world.press(valentina, await idOf(world), 'accept')
    await later(world, 5)
    const [card, ...others] = await cards(world)
    expect(others).toEqual([])
    expect(JSON.stringify(card?.card)).toContain('Valentina Ospina')
  })

  test('says the first message of a thread before its replies', async () => {
    const { plan, world } = await begin()
    plan.push({ call: 'post', when: 'before', fault: { kind: 'retry-after', seconds: 20 } })
    await world.hand(ana)
    await world.press(valentina, await idOf(world), 'accept')
    expect(await cards(world)).toEqual([])
    await later(world, 21)
    await later(world, 5)
    const [card] = await cards(world)
    expect(card && (await world.thread(card))).toHaveLength(1)
  })

  const idOf = async (world: World) => String((await world.house.listHandoffs({ limit: 1 })).items[0]?.id)
})
