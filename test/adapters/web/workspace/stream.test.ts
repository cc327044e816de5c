// Live messages: whoever looks sees everything once in the order in which it happened, also after a lost connection.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../../support/databases.ts'
import { ana, ben } from './company.ts'
import { openStream } from './event-stream.ts'
import { type RunningWorkspace, runWorkspace } from './running-workspace.ts'
import { accepted, offered } from './scenes.ts'

const at = new Date('2026-11-23T09:00:00Z')
const leads = { kind: 'channel', channel: '#leads-iberia' } as const

describeOnEachDatabase('The live stream', (database) => {
  let workspace: RunningWorkspace
  beforeAll(async () => {
    workspace = await runWorkspace(database(), { now: () => at })
  })
  afterAll(() => workspace.close())

  const streamFor = async (email: string, headers?: Record<string, string>) => {
    const after = headers ? 0 : await workspace.messages.lastSeq()
    return openStream(`${workspace.url}/workspace/stream?as=${email}&after=${after}`, headers)
  }
  const postLead = (title: string) => workspace.post(leads, offered('h1', title, at))

  test('a new card and its change arrive as they happen', async () => {
    const stream = await streamFor(ana.email)
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
    const ref = await postLead('Lucía')
    await workspace.chat.update(ref, accepted('h1', 'Lucía', at))
    const [posted, changed] = await stream.next(2)
    expect(posted).toMatchObject({ message: { id: ref, card: { badge: { text: 'New' } }, editedAt: null } })
    expect(changed).toMatchObject({ message: { id: ref, card: { badge: { text: 'Accepted' } } } })
    expect(changed?.id).toBe(changed?.message.seq)
    stream.leave()
  })

  test('a reader who comes back is given exactly what was missed', async () => {
    const stream = await streamFor(ana.email)
    await postLead('seen')
    const [seen] = await stream.next(1)
    stream.leave()
    const missed = [await postLead('missed'), await postLead('missed too')]
    const again = await streamFor(ana.email, { 'last-event-id': `${seen?.id}` })
    expect((await again.next(2)).map(({ message }) => message.id)).toEqual(missed)
    const live = await postLead('live again')
    expect((await again.next(1)).map(({ message }) => message.id)).toEqual([live])
    again.leave()
  })

  test('a message that was changed twice meanwhile comes once, as it is now', async () => {
    const before = await workspace.messages.lastSeq()
    const ref = await postLead('Lucía')
    await workspace.chat.update(ref, accepted('h1', 'Lucía', at))
    const stream = await streamFor(ana.email, { 'last-event-id': `${before}` })
    const end = await postLead('the end')
    const arrived = await stream.next(2)
    expect(arrived.map(({ message }) => message.id)).toEqual([ref, end])
    expect(arrived[0]?.message.card?.badge?.text).toBe('Accepted')
    stream.leave()
  })

  test('many who write at once: nothing is lost, doubled or out of order', async () => {
    const stream = await streamFor(ana.email)
    const refs = await Promise.all(Array.from({ length: 60 }, (_, index) => postLead(`lead ${index}`)))
    const arrived = await stream.next(60)
    expect(new Set(arrived.map(({ message }) => message.id))).toEqual(new Set(refs))
    const order = arrived.map(({ id }) => id)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    stream.leave()
  })

  test('direct messages reach one person only', async () => {
    const [hers, his] = [await streamFor(ana.email), await streamFor(ben.email)]
    const direct = await workspace.post({ kind: 'person', email: ana.email }, offered('h1', 'for Ana', at))
    const open = await postLead('for everybody')
    expect((await hers.next(2)).map(({ message }) => message.id)).toEqual([direct, open])
    expect((await his.next(1)).map(({ message }) => message.id)).toEqual([open])
    hers.leave()
    his.leave()
  })

  test('what another process wrote is found without being rung', async () => {
    const stream = await openStream(
      `${workspace.url}/workspace/stream?as=${ana.email}&after=${await workspace.messages.lastSeq()}`,
    )
    const { channel } = leads
    const said = await workspace.messages.add({
      channel,
      threadOf: null,
      author: ben.email,
      text: 'hello',
      postedAt: at,
    })
    expect((await stream.next(1)).map(({ message }) => message.id)).toEqual([said.id])
    expect(stream.comments).toContain(': still here')
    stream.leave()
  })

  test('closing the feed ends the streams', async () => {
    const stream = await streamFor(ana.email)
    workspace.feed.close()
    expect(await stream.next(1)).toEqual([])
  })
})
