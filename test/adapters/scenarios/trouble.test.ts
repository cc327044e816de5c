// Slack and Teams at their worst: lost answers, refusals, floods. Nothing is lost, one card is live, and people hear what
// to mend.
import { afterEach, expect, test } from 'vitest'
import { describeEmbedded } from '../../support/databases.ts'
import { people } from '../../support/world.ts'
import { type ChatWorld, type Said, type Trouble, troubles, type WorldOptions } from './platform.ts'
import { platforms } from './platforms.ts'

const { valentina, julian, dana } = people
const ana = { externalId: 'crm-1', email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme' }
const leo = { externalId: 'crm-2', email: 'leo@acme.example', name: 'Leo Paz' }
const eva = { externalId: 'crm-3', email: 'eva@acme.example', name: 'Eva Gil', desk: 'madrid' }

const all = Object.keys(troubles) as Trouble[]
const taken = all.filter((trouble) => troubles[trouble].done)
const untaken = all.filter((trouble) => !troubles[trouble].done)

for (const platform of platforms)
  describeEmbedded(`Trouble with ${platform.name}`, (database) => {
    let world: ChatWorld
    const open = async (options: WorldOptions = {}) => {
      world = await platform.open(database(), options)
      return world
    }
    afterEach(() => world?.close())
    const sales = () => world.channel('ventas-bogota')

    /** Every card in the channel that can still be answered or followed. */
    const live = (): Said[] => sales().messages.filter(({ labels }) => labels.length > 0)

    test.each(taken)('a card of which we never heard, because %s, ends as one live card', async (trouble) => {
      await open()
      world.cardMeets(trouble)
      await world.lead(ana)
      await world.flow(15)
      const [first] = sales().messages
      if (!first) throw new Error('no card stands in the channel')
      await world.as(valentina).press(first, 'Aceptar')
      await world.flow(15)
      expect(live()).toHaveLength(1)
      await live()[0]?.showing(/Aceptado por Valentina/)
      for (const spare of sales().messages.filter(({ labels }) => labels.length === 0))
        await spare.showing(/Esta tarjeta se mudó/)
      world.claimAll()
    })

    test.each(untaken)('a card that never arrived, because %s, is said once it is certain', async (trouble) => {
      await open()
      world.cardMeets(trouble)
      await world.lead(ana)
      expect(sales().messages).toHaveLength(0)
      await world.flow(15)
      await sales().message(/Ana Ruiz/)
      expect(sales().messages).toHaveLength(1)
    })

    test('a press on a card of which we never heard adopts it', async () => {
      await open()
      world.cardMeets('its answer was lost')
      await world.lead(ana)
      const card = await sales().message(/Ana Ruiz/)
      await world.as(valentina).press(card, 'Aceptar')
      await world.flow(15)
      await card.showing(/Aceptado por Valentina/)
      expect(sales().messages).toHaveLength(1)
      world.claimAll()
    })

    test('a channel that is slowed down waits alone', async () => {
      await open()
      world.cardIsPutOff(60)
      await world.lead(ana)
      await world.lead(leo)
      await world.lead(eva)
      await world.flow(5)
      await world.channel('ventas-madrid').message(/Eva Gil/)
      expect(sales().messages).toHaveLength(0)
      await world.flow(60)
      await sales().message(/Ana Ruiz/)
      await sales().message(/Leo Paz/)
      expect(world.cardsTried('ventas-bogota')).toBe(3)
    })

    test('a platform that asks for patience without saying how much is asked again a little later', async () => {
      await open()
      world.cardIsPutOff()
      await world.lead(ana)
      await world.flow(2)
      expect(sales().messages).toHaveLength(0)
      await world.flow(60)
      await sales().message(/Ana Ruiz/)
      expect(world.cardsTried('ventas-bogota')).toBe(2)
    })

    test('a bot that was thrown out says so to the admins, once, and speaks as soon as it is let in', async () => {
      await open()
      await world.throwOut('ventas-bogota')
      await world.lead(ana)
      await world.flow(20)
      await world.chat(dana).message(/Relevo is (not )?in .*#ventas-bogota.*(\/invite @Relevo|Add the app)/s)
      world.chat(dana).expectNoMore()
      await world.letIn('ventas-bogota')
      await world.flow(5)
      await sales().message(/Ana Ruiz/)
      world.claimAll()
    })

    test('300 leads at once arrive in their order, as fast as the platform allows, without a single 429', async () => {
      await open({ strictRates: true })
      const leads = Array.from({ length: 300 }, (_, number) => ({
        ...{ externalId: `crm-${number}`, name: `Lead ${String(number).padStart(3, '0')}`, desk: 'bogota' },
      }))
      await world.house.receiveMqls(leads as never)
      await world.as(julian).command('ayuda', 'ventas-bogota')
      await world.flow(302)
      const names = sales().messages.map(({ text }) => /Lead \d+/.exec(text)?.[0])
      expect(names).toEqual(leads.map(({ name }) => name))
      expect(world.slowedDown()).toBe(0)
      world.claimAll()
    }, 180_000)
  })
