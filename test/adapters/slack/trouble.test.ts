// Slack at its worst: lost answers, refusals, floods. Nothing is lost, nothing stands twice, and people hear what to mend.
import { afterEach, expect, test } from 'vitest'
import type { Card, Chart } from '../../../src/ports/card.ts'
import { describeEmbedded } from '../../support/databases.ts'
import { eventually, openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'
import { people } from '../../support/world.ts'

const { valentina, julian } = people
const ana = { externalId: 'crm-1', email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme' }

describeEmbedded('trouble with Slack', (database) => {
  let world: SlackWorld
  const open = async (options: Parameters<typeof openSlackWorld>[1] = {}) => {
    world = await openSlackWorld(database(), options)
    return world
  }
  afterEach(() => world?.close())
  const sales = () => world.slack.channel('ventas-bogota')
  const dana = () => world.slack.dms('dana.whitlock')

  test.each(['accept-then-drop', 'accept-then-502'] as const)(
    'a card whose answer was lost (%s) is found again by its delivery, and stands once',
    async (fault) => {
      await open()
      world.slack.faults.next('chat.postMessage', fault)
      await world.lead(ana)
      await world.flow(15)
      const card = await sales().message(/Ana Ruiz/)
      expect(sales().messages).toHaveLength(1)
      await world.as(valentina).press(card, 'Aceptar')
      await world.flow(5)
      await card.showing(/Aceptado por Valentina/)
      world.slack.claimAll()
    },
  )

  test.each(['drop', '502', { error: 'internal_error' }] as const)(
    'a card that never arrived (%j) is said once it is certain',
    async (fault) => {
      await open()
      world.slack.faults.next('chat.postMessage', fault)
      await world.lead(ana)
      expect(sales().messages).toHaveLength(0)
      await world.flow(15)
      await sales().message(/Ana Ruiz/)
      expect(sales().messages).toHaveLength(1)
    },
  )

  test('where nobody may look, the card is said again, and the spare one is retired at the first touch', async () => {
    await open()
    world.slack.withdraw('channels:history', 'groups:history')
    world.slack.faults.next('chat.postMessage', 'accept-then-drop')
    await world.lead(ana)
    await world.flow(15)
    const [spare, live] = sales().messages
    if (!spare || !live) throw new Error('two cards stand in the channel')
    await world.as(valentina).press(spare, 'Aceptar')
    await world.flow(5)
    await spare.showing(/Esta tarjeta se mudó/)
    expect(spare.labels).toEqual([])
    await live.showing(/Aceptado por Valentina/)
    world.slack.claimAll()
  })

  test('a press on a card of which we never heard adopts it', async () => {
    await open()
    world.slack.faults.next('chat.postMessage', 'accept-then-drop')
    await world.lead(ana)
    const card = await sales().message(/Ana Ruiz/)
    await world.as(valentina).press(card, 'Aceptar')
    await world.flow(15)
    await card.showing(/Aceptado por Valentina/)
    expect(sales().messages).toHaveLength(1)
    world.slack.claimAll()
  })

  test('a channel that Slack slows down waits alone', async () => {
    await open()
    world.slack.faults.next('chat.postMessage', { rateLimited: { retryAfter: 60 } })
    await world.lead(ana)
    await world.lead({ ...ana, externalId: 'crm-2', email: 'leo@acme.example', name: 'Leo Paz' })
    await world.lead({ ...ana, desk: 'madrid', externalId: 'crm-3', email: 'eva@acme.example', name: 'Eva Gil' })
    await world.flow(5)
    await world.slack.channel('ventas-madrid').message(/Eva Gil/)
    expect(sales().messages).toHaveLength(0)
    await world.flow(60)
    await sales().message(/Ana Ruiz/)
    await sales().message(/Leo Paz/)
    expect(world.slack.callsOf('chat.postMessage').filter(({ args }) => args.channel === sales().id).length).toBe(3)
  })

  test('a bot that is not in the channel says so to the admins, once, and speaks as soon as it is let in', async () => {
    await open()
    sales().removeBot()
    await world.lead(ana)
    await world.flow(20)
    await dana().message(/Relevo is not in #ventas-bogota.*\/invite @Relevo/s)
    dana().expectNoMore()
    await world.as(valentina).inviteBot('ventas-bogota')
    await eventually(() => world.mended.includes('#ventas-bogota'), 'the bot hears that it was let in')
    await world.flow(5)
    await sales().message(/Ana Ruiz/)
  })

  test('an archived channel and a missing permission are told in plain words', async () => {
    await open()
    sales().archive()
    await world.lead(ana)
    await world.flow(5)
    await dana().message(/#ventas-bogota is archived/)
    world.slack.withdraw('chat:write')
    await world.lead({ ...ana, desk: 'madrid', externalId: 'crm-3', email: 'eva@acme.example', name: 'Eva Gil' })
    await world.flow(3)
    world.slack.grant('chat:write')
    await world.flow(10)
    await dana().message(/lacks the permission chat:write/)
    await world.slack.channel('ventas-madrid').message(/Eva Gil/)
  })

  test('a chart that the workspace does not draw is a picture that says its finding', async () => {
    await open({ slack: { acceptsCharts: false } })
    const desk = world.context.company.desks[0]
    if (!desk) throw new Error('there is a desk')
    const chart: Chart = {
      shape: 'line',
      title: 'Answers in time rose to 92%',
      alt: 'Answers in time: 61% in W46, 92% in W47',
      categories: ['W46', 'W47'],
      series: [{ name: 'In time', values: [61, 92] }],
      unit: 'percent',
    }
    const card: Card = { title: 'Week', blocks: [{ kind: 'chart', chart }], actions: [], summary: 'Week: 92%' }
    const chat = world.connected.chatOf(desk)
    await chat.post({ kind: 'channel', channel: desk.channels.sales }, card, '0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b')
    const message = await sales().message(/Answers in time/)
    expect(message.blocks.map(({ type }) => type)).toContain('image')
    const [file] = world.slack.files
    expect([file?.altText, file?.bytes?.subarray(1, 4).toString()]).toEqual([chart.alt, 'PNG'])
    await chat.post({ kind: 'channel', channel: desk.channels.sales }, card, '0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c')
    await sales().message(/Answers in time/)
    expect(world.slack.callsOf('chat.postMessage')).toHaveLength(3)
  })

  test('300 leads at once arrive in their order, one a second, without a single 429', async () => {
    await open({ slack: { strictRates: { burst: 1 } } })
    const leads = Array.from({ length: 300 }, (_, number) => ({
      ...{ externalId: `crm-${number}`, name: `Lead ${String(number).padStart(3, '0')}`, desk: 'bogota' },
    }))
    await world.house.receiveMqls(leads as never)
    await world.as(julian).command('/handoff', 'ayuda', 'ventas-bogota')
    await world.flow(302)
    const names = sales().messages.map(({ text }) => /Lead \d+/.exec(text)?.[0])
    expect(names).toEqual(leads.map(({ name }) => name))
    expect(world.slack.slowedDown()).toBe(0)
    world.slack.claimAll()
  }, 180_000)
})
