// The workspace on a real server and a real database, with a scripted Relevo behind it.
import { randomUUID } from 'node:crypto'
import { createLocalChat } from '../../../../src/adapters/web/workspace/chat.ts'
import { createFeed } from '../../../../src/adapters/web/workspace/feed.ts'
import { createWorkspace } from '../../../../src/adapters/web/workspace/routes.ts'
import type { Card } from '../../../../src/ports/card.ts'
import type { Place } from '../../../../src/ports/chat.ts'
import type { Clock } from '../../../../src/ports/clock.ts'
import type { Database } from '../../../../src/store/database.ts'
import { localMessages } from '../../../../src/store/local-messages.ts'
import { runServer } from '../running-server.ts'
import { company } from './company.ts'
import { offered } from './scenes.ts'
import { scriptedConversation } from './scripted-conversation.ts'

export async function runWorkspace(database: Database, clock: Clock) {
  const messages = localMessages(database.prisma)
  const feed = createFeed()
  const chat = createLocalChat({ messages, company, feed, clock, address: () => null })
  const conversation = scriptedConversation(chat, clock.now)
  const post = (place: Place, card: Card) => chat.post(place, card, randomUUID())
  const sendTestLead = async () => {
    await post({ kind: 'channel', channel: '#leads-iberia' }, offered('test', 'A test lead', clock.now()))
    return { kind: 'done' } as const
  }
  const log = { debug() {}, info() {}, warn() {}, error: console.error }
  const workspace = createWorkspace({
    company,
    conversation,
    messages,
    feed,
    sendTestLead,
    clock,
    log,
    heartbeatSeconds: 0.25,
  })
  const server = await runServer({ workspace })
  const close = async () => {
    feed.close()
    await server.close()
  }
  return { url: server.url, messages, feed, chat, conversation, post, server, close }
}

export type RunningWorkspace = Awaited<ReturnType<typeof runWorkspace>>
