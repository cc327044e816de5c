// What only Slack can do in trouble, or refuse: it lets us look for what was said, archives channels, draws no charts.
import { afterEach, expect, test } from 'vitest'
import type { Card, Chart } from '../../../src/ports/card.ts'
import { describeEmbedded } from '../../support/databases.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'
import { people } from '../../support/world.ts'

const { valentina, lucia } = people
const ana = { externalId: 'crm-1', email: 'ana@acme.example', name: 'Ana Ruiz', company: 'Acme' }

describeEmbedded('trouble that only Slack has', (database) => {
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

  test('a lost answer is found also where our clock was two hours ahead of Slack when the card was written down', async () => {
    await open()
    world.slack.faults.next('chat.postMessage', 'accept-then-drop')
    await world.lead(ana)
    const createdAt = new Date(world.now().getTime() + 2 * 3_600_000)
    await database().prisma.delivery.updateMany({ where: { kind: 'handoff-card' }, data: { createdAt } })
    await world.flow(15)
    await sales().message(/Ana Ruiz/)
    expect(sales().messages).toHaveLength(1)
  })

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

  test('a reply to marketing whose answer was lost is no card: a press on it neither retires it nor takes its place', async () => {
    await open()
    const feedback = world.slack.channel('marketing-bogota')
    world.slack.faults.next('chat.postMessage', 'accept-then-drop', {
      where: ({ args }) => args.channel === feedback.id && args.thread_ts !== undefined,
    })
    const id = await world.lead(ana)
    await world.flow(2)
    const card = await sales().message(/Ana Ruiz/)
    await world.house.commandHandoff({ id, actor: valentina, command: { name: 'reject', reason: 'poor-fit' } })
    await world.flow(3)
    const reply = await (await feedback.message(/campaña/)).reply(/Ana Ruiz/)
    const { modal } = await world.as(lucia).press(reply, 'Responder…')
    expect(modal).toBeDefined()
    await world.flow(15)
    await reply.showing(/Motivo/)
    await card.showing(/Rechazado por Valentina/)
    world.slack.claimAll()
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
})
