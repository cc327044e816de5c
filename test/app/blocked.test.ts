// Somebody blocks the bot: what they owe is said in the thread of the lead, and the admins hear why.
import { expect, test } from 'vitest'
import { type Chat, ChatFault } from '../../src/ports/chat.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { openWorld, people, type World } from '../support/world.ts'

const { valentina, camila } = people

/** Whoever is in the set has shut the bot out. */
const blocking =
  (blocked: ReadonlySet<string>) =>
  (chat: Chat): Chat => ({
    ...chat,
    async post(place, card, id) {
      if (place.kind === 'person' && blocked.has(place.email))
        throw new ChatFault({ kind: 'refused', reason: 'MessageWritesBlocked', obstacle: { code: 'blocked' } })
      return chat.post(place, card, id)
    },
  })

describeOnEachDatabase('somebody who has blocked the bot', (database) => {
  const blocked = new Set<string>([valentina])
  const titles = async (world: World, email: string) => (await world.direct(email)).map(({ card }) => card.title)

  async function overdue(world: World): Promise<string[]> {
    const id = await world.hand({ email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme' })
    await world.press(valentina, id, 'accept')
    await world.advance('2bd')
    const [card] = await world.channel('#ventas-bogota')
    if (!card) throw new Error('no card')
    return (await world.thread(card)).map(({ card: { blocks, summary } }) => `${summary} ${JSON.stringify(blocks)}`)
  }

  test('reads in the thread what would have been a direct message, by name and once', async () => {
    const world = await openWorld(database(), { chat: blocking(blocked) })
    const said = (await overdue(world)).filter((text) => text.includes('"mention":"valentina'))
    expect(await world.direct(valentina)).toEqual([])
    expect(said.length).toBeGreaterThan(0)
    await world.settle()
    await world.advance('1h')
    const waiting = await database().prisma.delivery.findMany({
      where: { person: valentina, kind: 'reminders', state: { in: ['pending', 'unknown'] } },
    })
    expect(waiting, 'nobody nags a closed door').toEqual([])
  })

  test('is told of to the admins, once a day, with what can be done', async () => {
    const world = await openWorld(database(), { chat: blocking(blocked) })
    await overdue(world)
    const { admins } = world.context.company
    const told = (await world.direct(admins[0] ?? '')).filter(({ card }) => JSON.stringify(card).includes('bloqueó'))
    expect(told.length === 0 ? await titles(world, admins[0] ?? '') : told.length).toBe(1)
  })

  test('hears in private again as soon as the door is open', async () => {
    const doors = new Set<string>()
    const world = await openWorld(database(), { chat: blocking(doors) })
    await overdue(world)
    expect((await world.direct(valentina)).length).toBeGreaterThan(0)
    expect(camila).not.toBe(valentina)
  })
})
