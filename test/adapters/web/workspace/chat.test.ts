// The local workspace as a chat platform: what the Chat port promises, on both kinds of database.
import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { createLocalChat } from '../../../../src/adapters/web/workspace/chat.ts'
import { createFeed } from '../../../../src/adapters/web/workspace/feed.ts'
import { localMessages } from '../../../../src/store/local-messages.ts'
import { describeOnEachDatabase } from '../../../support/databases.ts'
import { ana, company } from './company.ts'
import { accepted, offered } from './scenes.ts'

const at = new Date('2026-11-23T09:00:00Z')
const leads = { kind: 'channel', channel: '#leads-iberia' } as const
const card = offered('h1', 'Lucía Ferrer', at)

describeOnEachDatabase('The local chat', (database) => {
  const open = () => {
    const messages = localMessages(database().prisma)
    const feed = createFeed()
    return {
      messages,
      feed,
      chat: createLocalChat({ messages, company, feed, clock: { now: () => at }, address: () => null }),
    }
  }

  test('a card is posted in its channel, and can be found by its delivery', async () => {
    const { chat, messages } = open()
    const delivery = randomUUID()
    const ref = await chat.post(leads, card, delivery)
    expect(await chat.find(leads, delivery, new Date(0))).toBe(ref)
    expect(await messages.byId(ref)).toMatchObject({
      ...{ channel: '#leads-iberia', threadOf: null, author: 'relevo', postedAt: at, editedAt: null },
      card: JSON.parse(JSON.stringify(card)),
    })
  })

  test('a delivery that was said is not said again, however often and at once it is tried', async () => {
    const { chat, messages } = open()
    const delivery = randomUUID()
    const refs = await Promise.all([1, 2, 3, 4].map(() => chat.post(leads, card, delivery)))
    expect(new Set(refs).size).toBe(1)
    expect(await chat.post(leads, card, delivery)).toBe(refs[0])
    const { messages: said } = await messages.page(leads.channel, { limit: 500 })
    expect(said.filter(({ id }) => id === refs[0])).toHaveLength(1)
  })

  test('nothing is found for a delivery that was never said', async () => {
    expect(await open().chat.find(leads, randomUUID(), new Date(0))).toBeNull()
  })

  test('a changed card takes the place of the old one and comes later in the order of changes', async () => {
    const { chat, messages } = open()
    const ref = await chat.post(leads, card, randomUUID())
    const before = await messages.byId(ref)
    await chat.update(ref, accepted('h1', 'Lucía Ferrer', at))
    await chat.update(ref, accepted('h1', 'Lucía Ferrer', at))
    const after = await messages.byId(ref)
    expect(after).toMatchObject({ card: { badge: { text: 'Accepted' } }, postedAt: at, editedAt: at })
    expect(after?.seq).toBeGreaterThan((before?.seq ?? 0) + 1)
  })

  test('a person gets their messages in a channel of their own', async () => {
    const { chat, messages } = open()
    const ref = await chat.post({ kind: 'person', email: ana.email }, card, randomUUID())
    expect(await messages.byId(ref)).toMatchObject({ channel: `@${ana.email}` })
  })

  test('a thread hangs on its message; an answer to an answer joins the same thread', async () => {
    const { chat, messages } = open()
    const ref = await chat.post(leads, card, randomUUID())
    const first = await chat.post({ kind: 'thread', channel: leads.channel, ref }, card, randomUUID())
    const second = await chat.post({ kind: 'thread', channel: leads.channel, ref: first }, card, randomUUID())
    expect(await messages.byId(first)).toMatchObject({ threadOf: ref })
    expect(await messages.byId(second)).toMatchObject({ threadOf: ref })
  })

  test.each([
    ['a channel that no desk has', { kind: 'channel', channel: '#elsewhere' }, 'refused'],
    ['somebody who is not there', { kind: 'person', email: 'nobody@norte.example' }, 'refused'],
    ['a thread whose message is gone', { kind: 'thread', channel: '#leads-iberia', ref: randomUUID() }, 'gone'],
    ['a thread that was never a message', { kind: 'thread', channel: '#leads-iberia', ref: 'C1:123' }, 'gone'],
  ] as const)('%s is a fault that a retry does not mend', async (_what, place, kind) => {
    await expect(open().chat.post(place, card, randomUUID())).rejects.toMatchObject({ fault: { kind } })
  })

  test('a thread under a message of another channel is refused', async () => {
    const { chat } = open()
    const ref = await chat.post(leads, card, randomUUID())
    const elsewhere = { kind: 'thread', channel: '#feedback-iberia', ref } as const
    await expect(chat.post(elsewhere, card, randomUUID())).rejects.toMatchObject({ fault: { kind: 'refused' } })
  })

  test('a message that is not there cannot be changed', async () => {
    const { chat } = open()
    await expect(chat.update(randomUUID(), card)).rejects.toMatchObject({ fault: { kind: 'gone' } })
    await expect(chat.update('not-a-ref', card)).rejects.toMatchObject({ fault: { kind: 'gone' } })
  })

  test('a message has an address once the workspace is served', async () => {
    const { chat, messages, feed } = open()
    const ref = await chat.post(leads, card, randomUUID())
    expect(chat.link(leads.channel, ref)).toBeNull()
    const served = createLocalChat({
      messages,
      company,
      feed,
      clock: { now: () => at },
      address: () => 'http://127.0.0.1:3000',
    })
    expect(served.link(leads.channel, ref)).toBe(`http://127.0.0.1:3000/#%23leads-iberia/${ref}`)
  })

  test('whoever listens is told of each post and each change', async () => {
    const { chat, feed } = open()
    const changed = vi.fn()
    feed.subscribe({ changed, ended: () => {} })
    const ref = await chat.post(leads, card, randomUUID())
    await chat.update(ref, card)
    expect(changed).toHaveBeenCalledTimes(2)
  })

  describe('A channel is read page by page', () => {
    test('the newest first, each page with its threads, until there is no more', async () => {
      const { messages } = open()
      const channel = '#feedback-maghreb'
      const say = (minute: number, threadOf: string | null = null) =>
        messages.add({
          channel,
          threadOf,
          author: ana.email,
          text: `${minute}`,
          postedAt: new Date(at.getTime() + minute * 60_000),
        })
      const all = []
      for (let minute = 0; minute < 5; minute += 1) all.push(await say(minute))
      await say(9, all[0]?.id)
      const newest = await messages.page(channel, { limit: 3 })
      expect(newest.messages.map(({ text }) => text)).toEqual(['2', '3', '4'])
      expect(newest.more).toBe(true)
      const [before] = newest.messages
      if (!before) throw new Error('the page has messages')
      const older = await messages.page(channel, { before, limit: 3 })
      expect(older.messages.map(({ text }) => text)).toEqual(['0', '1', '9'])
      expect(older.more).toBe(false)
    })
  })
})
