// Saying it once, where the chat fails on purpose: late answers, lost commits, floods, and clocks that are set.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Chat, ChatFault, type MessageRef } from '../../src/ports/chat.ts'
import { openDatabaseClock } from '../../src/store/database-clock.ts'
import { findDelivery, insertDeliveries, newDeliveryId, priorities } from '../../src/store/deliveries.ts'
import { endLeases, waitingDeliveries } from '../../src/store/leases.ts'
import { blockConversation } from '../../src/store/pace.ts'
import { sweepDeliveries } from '../../src/work/sweep.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const start = new Date('2026-10-26T09:00:00Z')
const lead = (number = 1) => ({ externalId: `crm-${number}`, name: `Lead ${number}`, company: 'Acme' })
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

describeOnEachDatabase('saying it once', (database) => {
  let world: World
  /** What the next posts meet, one after the other; absent: nothing. */
  let posts: ((post: (again?: 'again') => Promise<MessageRef>) => Promise<MessageRef>)[]
  /** The same of changes. */
  let updates: ((update: () => Promise<void>) => Promise<void>)[]
  let finds: (() => never)[]
  /** What an adapter has to find out before it calls. */
  let findings: (() => Promise<void>)[]

  beforeEach(async () => {
    ;[posts, updates, finds, findings] = [[], [], [], []]
    const failing = (chat: Chat): Chat => ({
      ...chat,
      post: async (place, card, id, turn) => {
        const finding = findings.shift()
        await finding?.()
        turn?.()
        // Our own chat knows an id again; another platform takes the same thing twice.
        const post = (again?: 'again') => chat.post(place, card, again || finding ? randomUUID() : id)
        return posts.shift()?.(post) ?? post()
      },
      update: async (...changed) => {
        const update = () => chat.update(...changed)
        return updates.shift()?.(update) ?? update()
      },
      find: async (...asked) => finds.shift()?.() ?? chat.find(...asked),
    })
    world = await openWorld(database(), { company: smallCompany(), now: start, chat: failing })
  })

  const receive = async (mql = lead()) => (await world.house.receiveMqls([mql]))[0]?.handoff?.id ?? ''
  const sweep = () => sweepDeliveries(world.context, world.sender)
  const cards = async () => (await world.channel('#sales')).map(({ card }) => card.title)
  const cardOf = (id: string) => world.context.transaction((tx) => findDelivery(tx, { key: `card:${id}` }))

  /** The post is under way, and stands still; resolves once it has begun. */
  function hold(deed: 'before' | 'after' = 'after') {
    const begun = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    posts.push(async (post) => {
      const ref = deed === 'after' ? await post() : null
      begun.resolve()
      await gate.promise
      return ref ?? post('again')
    })
    return { begun: begun.promise, release: gate.resolve }
  }

  test('a card whose sender slept through its lease is found in the chat, and is one card', async () => {
    const id = await receive()
    const held = hold()
    const sleeping = sweep()
    await held.begun
    await world.moveTo(later(16))
    await world.moveTo(later(27))
    held.release()
    await sleeping
    await world.settle()
    expect(await cards()).toEqual(['Lead 1'])
    expect(await cardOf(id)).toMatchObject({ state: 'said', shown: 1 })
  })

  test('a card that arrives after another had to be posted in its place is retired by whoever sent it', async () => {
    const id = await receive()
    const held = hold('before')
    const sleeping = sweep()
    await held.begun
    await world.moveTo(later(16))
    await world.moveTo(later(25))
    expect(await cards(), 'it may still be on its way').toEqual([])
    await world.moveTo(later(27))
    expect(await cards(), 'it had not been said').toEqual(['Lead 1'])
    held.release()
    await sleeping
    expect((await cards()).toSorted()).toEqual(['Lead 1', 'This card has moved'])
    const [live] = (await world.channel('#sales')).filter(({ card }) => card.title === 'Lead 1')
    expect((await cardOf(id))?.ref).toBe(live?.id)
  })

  test('who stood still while there was something to find out first does not call any more', async () => {
    await receive()
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    findings.push(async () => {
      begun.resolve()
      await gate.promise
    })
    const sleeping = sweep()
    await begun.promise
    await world.moveTo(later(16))
    await world.moveTo(later(27))
    expect(await cards(), 'another has looked for it, and said it').toEqual(['Lead 1'])
    gate.resolve()
    await sleeping
    await world.settle()
    expect(await cards()).toEqual(['Lead 1'])
  })

  test('what was being said when an only process was killed is not said again before it must have arrived', async () => {
    const id = await receive()
    const held = hold('before')
    const killed = sweep()
    await held.begun
    await world.moveTo(later(3))
    await world.context.transaction((tx) => endLeases(tx, later(3)))
    await world.moveTo(later(10))
    expect(await cards()).toEqual([])
    await world.moveTo(later(16))
    await world.moveTo(later(27))
    expect(await cards()).toEqual(['Lead 1'])
    held.release()
    await killed
    expect((await cardOf(id))?.state).toBe('said')
  })

  test('a late answer to a card that nobody has found yet is adopted', async () => {
    const id = await receive()
    const held = hold()
    const sleeping = sweep()
    await held.begun
    finds.push(() => {
      throw new ChatFault({ kind: 'unknown', reason: 'down' })
    })
    await world.moveTo(later(16))
    await world.moveTo(later(27))
    expect((await cardOf(id))?.state).toBe('unknown')
    held.release()
    await sleeping
    await world.settle()
    expect(await cardOf(id)).toMatchObject({ state: 'said', shown: 1 })
    expect(await cards()).toEqual(['Lead 1'])
  })

  describe('a change that arrives a minute after it was given up, over a newer one,', () => {
    const badges = async () => (await world.channel('#sales')).map(({ card }) => card.badge?.text)
    /** A lead is accepted, and the change of its card is under way; then it is rejected. */
    async function paint(underWay: () => Promise<void>) {
      const id = await receive()
      await sweep()
      const sent = Promise.withResolvers<() => Promise<void>>()
      updates.push((update) => {
        sent.resolve(update)
        return underWay()
      })
      await world.house.conversation.press({ actor: team.ana, value: { action: 'accept', id } })
      const sending = sweep()
      const arrive = await sent.promise
      await world.house.commandHandoff({
        ...{ id, actor: team.ana },
        command: { name: 'reject', reason: 'poor-fit' },
      })
      return { arrive, sending }
    }

    test('is painted over again, where its answer was lost', async () => {
      const { arrive, sending } = await paint(async () => {
        throw new ChatFault({ kind: 'unknown', reason: 'no answer within 10 seconds' })
      })
      await sending
      await world.moveTo(later(6))
      expect(await badges()).toEqual(['Rejected'])
      await arrive()
      expect(await badges()).toEqual(['Accepted'])
      await world.moveTo(later(74))
      expect(await badges(), 'it may still be on its way').toEqual(['Accepted'])
      await world.moveTo(later(76))
      expect(await badges()).toEqual(['Rejected'])
    })

    test.each([
      ['sleeps', async () => {}],
      ['was killed and started again', () => world.context.transaction((tx) => endLeases(tx, later(1)))],
    ])('is painted over again, where whoever sent it %s', async (_, happened) => {
      const gate = Promise.withResolvers<void>()
      const { arrive, sending } = await paint(() => gate.promise)
      await happened()
      await world.moveTo(later(16))
      expect(await badges()).toEqual(['Rejected'])
      await arrive()
      expect(await badges()).toEqual(['Accepted'])
      await world.moveTo(later(92))
      expect(await badges()).toEqual(['Rejected'])
      gate.resolve()
      await sending
    })
  })

  test('what waits through an outage is tried again within a minute of its end, and says that it is late', async () => {
    await receive()
    for (let attempt = 0; attempt < 8; attempt++)
      posts.push(async () => {
        throw new ChatFault({ kind: 'unknown', reason: 'down' })
      })
    let seconds = 0
    while (posts.length > 0 && seconds < 3600) {
      await world.moveTo(later(seconds))
      seconds += 20
    }
    for (const after of [20, 40, 60, 80]) await world.moveTo(later(seconds + after))
    const [card] = await world.channel('#sales')
    expect(JSON.stringify(card?.card.blocks)).toContain('Sent late: it was to come Mon 26 Oct, 10:00')
  })

  test('a flood in some conversations leaves the first message of every other one its turn', async () => {
    const { context } = world
    const told = (channel: string, priority: number) => ({
      ...{ id: newDeliveryId(), key: newDeliveryId(), channel, priority, desk: 'norte' },
      payload: { view: 'linked', outcome: 'linked-done' } as const,
    })
    await context.transaction(async (tx) => {
      const flood = Array.from({ length: 200 }, (_, place) => told(`#c${place % 6}`, priorities.newLead))
      await insertDeliveries(tx, [...flood, told('#quiet', priorities.digest)], start)
    })
    const waiting = await context.transaction((tx) => waitingDeliveries(tx, start, 100, 20))
    expect(waiting.slice(0, 7).map(({ conversation }) => conversation)).toContain('#quiet')
  })

  test('clocks that are set back by an hour do not keep a lease for an hour', async () => {
    const id = await receive()
    await world.context.transaction((tx) =>
      tx.delivery.updateMany({
        where: { key: `card:${id}` },
        data: { state: 'sending', leaseUntil: later(3600), attempt: 1 },
      }),
    )
    await world.moveTo(later(1))
    await world.moveTo(later(12))
    expect(await cards()).toEqual(['Lead 1'])
  })

  test('clocks that are set back do not lengthen the pause that a platform asked for', async () => {
    const limits = [{ count: 1, seconds: 1, burst: 1 }]
    const paced = await openWorld(database(), {
      company: smallCompany(),
      now: start,
      chat: (chat) => ({ ...chat, limits }),
    })
    const id = (await paced.house.receiveMqls([lead()]))[0]?.handoff?.id ?? ''
    await paced.context.transaction((tx) => blockConversation(tx, 'local #sales', later(2 * 3600)))
    await paced.second()
    const said = await paced.context.transaction((tx) => findDelivery(tx, { key: `card:${id}` }))
    expect(said?.state).toBe('said')
  })

  test('clocks that are set back do not put replies before the message that opens their thread', async () => {
    const limits = [{ count: 1, seconds: 1, burst: 1 }]
    const company = smallCompany()
    const paced = await openWorld(database(), { company, now: start, chat: (chat) => ({ ...chat, limits }) })
    const payload = { view: 'linked', outcome: 'linked-done' } as const
    const told = (key: string) => ({ id: newDeliveryId(), key, desk: 'norte', priority: priorities.update, payload })
    const opening = told('opening')
    const replies = ['one', 'two', 'three'].map((key) => ({ ...told(key), parentId: opening.id }))
    await paced.context.transaction(async (tx) => {
      await insertDeliveries(tx, [{ ...opening, channel: '#sales', notBefore: start }], later(2 * 3600))
      await insertDeliveries(tx, replies, start)
    })
    for (let second = 0; second < 20; second++) await paced.second()
    expect(await paced.context.transaction((tx) => tx.delivery.count({ where: { state: 'said' } }))).toBe(4)
  })

  test('a request of the same name is carried out once, however often and wherever it arrives', async () => {
    const once = 'once print POST /v1/mqls key'
    const [first] = await world.house.receiveMqls([lead()], { once })
    await world.settle()
    await world.pressAndFill(team.ana, first?.handoff?.id ?? '', 'open:reject', { reason: 'poor-fit' })
    const again = await Promise.all([1, 2].map(() => world.house.receiveMqls([lead()], { once })))
    expect(again).toEqual([[first], [first]])
    const { items } = await world.house.listHandoffs({ limit: 10 })
    expect(items.map(({ cycle, state }) => [cycle, state])).toEqual([[1, 'rejected']])
    const [other] = await world.house.receiveMqls([lead()], { once: 'once print POST /v1/mqls other' })
    expect(other, 'another request is another MQL').toMatchObject({ outcome: 'created', handoff: { cycle: 2 } })
  })

  test('two that arrive at once under one name are one', async () => {
    const results = await Promise.all(
      [1, 2, 3].map(() => world.house.receiveMqls([lead(), lead(2)], { once: 'the same' })),
    )
    expect(results.slice(1)).toEqual([results[0], results[0]])
    expect((await world.house.listHandoffs({ limit: 10 })).items).toHaveLength(2)
  })

  test('replicas tell the time of their database, carried on by a clock that nobody sets', async () => {
    if (database().kind === 'embedded') return
    let steady = 1_000
    const clock = await openDatabaseClock(database(), { now: () => steady })
    const [row] = await database().prisma.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
    expect(Math.abs(clock.now().getTime() - (row?.now.getTime() ?? 0))).toBeLessThan(1_000)
    const before = clock.now().getTime()
    steady += 60_000
    expect(clock.now().getTime() - before).toBe(60_000)
    await clock.sync()
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000)
  })
})
