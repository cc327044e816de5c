// Somebody blocks the bot: what they owe is said in the thread of the lead, and the admins hear why.
import { expect, test } from 'vitest'
import { type Chat, ChatFault } from '../../src/ports/chat.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { inTurns, smallCompany, team } from '../support/small-company.ts'
import { openWorld, type World } from '../support/world.ts'

const { ana, max } = team
/** Monday, 23 November 2026, 9:00 in Madrid. */
const monday = new Date('2026-11-23T08:00:00Z')
const agreement = {
  answer: {
    due: '4h',
    ladder: [
      { at: '50%', do: 'remind-owner' },
      { at: '100%', do: 'tell-manager' },
    ],
  },
}
const company = `${smallCompany({ agreement, routing: inTurns([{ email: ana }]) })}admins: [${max}]\n`

/** Whoever is in the set has shut the bot out. */
const blocking =
  (doors: ReadonlySet<string>) =>
  (chat: Chat): Chat => ({
    ...chat,
    async post(place, card, id) {
      if (place.kind === 'person' && doors.has(place.email))
        throw new ChatFault({ kind: 'refused', reason: 'MessageWritesBlocked', obstacle: { code: 'blocked' } })
      return chat.post(place, card, id)
    },
  })

describeOnEachDatabase('somebody who has blocked the bot', (database) => {
  const open = (doors: ReadonlySet<string>) => openWorld(database(), { company, now: monday, chat: blocking(doors) })

  /** A lead waits for Ana's answer, and half of the time has passed. */
  async function reminded(world: World, number = 1): Promise<string[]> {
    await world.hand({ externalId: `crm-${number}`, name: `Lead ${number}`, company: 'Acme' })
    await world.advance('2h')
    const card = (await world.channel('#sales')).at(-1)
    if (!card) throw new Error('no card')
    return (await world.thread(card)).map(({ card: { blocks } }) => JSON.stringify(blocks))
  }

  test('reads in the thread what would have been a direct message, by name and once', async () => {
    const world = await open(new Set([ana]))
    const said = await reminded(world)
    expect(said.filter((text) => text.includes(`"mention":"${ana}"`))).toHaveLength(1)
    expect(await world.direct(ana)).toEqual([])
    await world.settle()
    const waiting = { person: ana, state: { in: ['pending', 'sending', 'unknown'] } }
    expect(await database().prisma.delivery.count({ where: waiting }), 'a closed door is not knocked at again').toBe(0)
  })

  test('is told of to the admins, once a day, with what can be done', async () => {
    const world = await open(new Set([ana]))
    await reminded(world, 1)
    await reminded(world, 2)
    const told = (await world.direct(max)).map(({ card }) => card.summary)
    expect(told).toEqual([expect.stringContaining('Ana has blocked the app')])
  })

  test('hears in private again as soon as the door is open', async () => {
    const doors = new Set<string>([ana])
    const world = await open(doors)
    await reminded(world, 1)
    doors.clear()
    expect(await reminded(world, 2)).toEqual([])
    expect(await world.direct(ana)).toHaveLength(1)
  })
})
