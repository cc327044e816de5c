// The local workspace over HTTP: the page, its state, its live stream, and what people do in it.
import express, { type Response, type Router } from 'express'
import type { z } from 'zod'
import type { Log } from '../../../app/context.ts'
import { parsed } from '../../../app/faults.ts'
import { type Company, findPerson, type Locale, type Person } from '../../../core/company.ts'
import type { Reply } from '../../../ports/card.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Conversation } from '../../../ports/conversation.ts'
import type { LocalMessages } from '../../../store/local-messages.ts'
import { Problem } from '../problem.ts'
import { loadAssets } from './assets.ts'
import { channelsFor, isDirect } from './conversations.ts'
import { type Feed, streamMessages } from './feed.ts'
import { loopbackOnly } from './loopback.ts'
import { messageOf } from './message.ts'
import * as requests from './requests.ts'
import { pageSize, stateFor } from './state.ts'

type Collaborators = {
  company: Company
  conversation: Conversation
  messages: LocalMessages
  /** The same feed that the local Chat rings. */
  feed: Feed
  /** Hands an invented lead to sales, as the intake would; `actor` is who pressed. */
  sendTestLead(actor: string, channel?: string): Promise<Reply>
  clock: Clock
  log: Log
  heartbeatSeconds?: number
}

/** The workspace as a router for `/` and `/workspace`, behind a JSON body parser and before the server's problem handler. */
export function createWorkspace(collaborators: Collaborators): Router {
  const { company, conversation, messages, feed, sendTestLead, clock, log, heartbeatSeconds = 15 } = collaborators
  const { page, assets } = loadAssets()
  const router = express.Router()

  router.get('/', loopbackOnly, (_req, res) => void res.set('cache-control', 'no-cache').type('html').send(page))
  router.use('/workspace', loopbackOnly)

  router.get('/workspace/state', async (req, res) => {
    const { as, locale } = valid(requests.state, req.query)
    answer(res, await stateFor(member(as ?? newcomer(locale)), collaborators))
  })

  router.get('/workspace/stream', (req, res) => {
    const seen = req.get('last-event-id')
    const { as, after } = valid(requests.stream, { ...req.query, ...(seen && { after: seen }) })
    const channels = channelsFor(company, member(as).email)
    const onError = (error: unknown) => log.error({ err: error }, 'a live stream of the workspace broke off')
    streamMessages(req, res, { feed, messages, channels, after, heartbeatSeconds, onError })
  })

  router.get('/workspace/history', async (req, res) => {
    const { as, channel, before } = valid(requests.history, req.query)
    mustRead(member(as), channel)
    const start = await messages.byId(before)
    if (!start) throw noMessage
    const found = await messages.page(channel, { before: start, limit: pageSize })
    answer(res, { messages: found.messages.map(messageOf), more: found.more })
  })

  router.post('/workspace/press', async (req, res) => {
    const { as, value, messageId, channel } = valid(requests.press, req.body)
    const { email } = member(as)
    const press = { actor: email, value, ...(messageId && { ref: messageId }), ...inChannel(channel) }
    answer(res, await conversation.press(press))
  })

  router.post('/workspace/submit', async (req, res) => {
    const { as, state, values } = valid(requests.submit, req.body)
    answer(res, await conversation.submit({ actor: member(as).email, state, values }))
  })

  router.post('/workspace/ask', async (req, res) => {
    const { as, text, channel } = valid(requests.ask, req.body)
    answer(res, await conversation.ask({ actor: member(as).email, text, ...inChannel(channel) }))
  })

  router.post('/workspace/say', async (req, res) => {
    const { as, channel, threadOf, text } = valid(requests.say, req.body)
    const { email } = member(as)
    mustRead(member(as), channel)
    const parent = threadOf ? await messages.byId(threadOf) : null
    if (threadOf && parent?.channel !== channel) throw noMessage
    const thread = parent && (parent.threadOf ?? parent.id)
    const said = await messages.add({ channel, threadOf: thread, author: email, text, postedAt: clock.now() })
    feed.notify()
    answer(res.status(201), messageOf(said))
  })

  router.post('/workspace/test-lead', async (req, res) => {
    const { as, channel } = valid(requests.testLead, req.body)
    answer(res, await sendTestLead(member(as).email, channel))
  })

  router.get('/workspace/*path', (req, res, next) => {
    const asset = assets.get(req.path.slice('/workspace/'.length))
    if (!asset) return next()
    res.set('cache-control', 'no-cache').type(asset.type).send(asset.body)
  })

  return router

  function member(email: string): Person {
    const person = findPerson(company, email)
    if (person) return person
    const errors = [{ path: 'as', message: 'nobody here has this e-mail', given: email }]
    throw new Problem(400, 'person-unknown', { detail: `Nobody in ${company.name} has the e-mail ${email}.`, errors })
  }

  /** Whom somebody acts as who has not chosen yet: the first who speaks their language, else the first. */
  function newcomer(locale: Locale | undefined): string {
    const { people } = company
    return (people.find((each) => each.locale === locale) ?? people[0])?.email ?? ''
  }

  function mustRead({ email, name }: Person, channel: string): void {
    if (channelsFor(company, email).includes(channel)) return
    const errors = [{ path: 'channel', message: 'is no channel, or not yours', given: channel }]
    throw new Problem(400, 'channel-unknown', { detail: `${name} has no channel ${channel}.`, errors })
  }
}

/** A direct message is no channel: what is asked there is private anyway. */
const inChannel = (channel: string | undefined) => (channel && !isDirect(channel) ? { channel } : {})

function valid<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const result = parsed(schema, given ?? {})
  if (result.ok) return result.value
  throw new Problem(400, 'invalid-request', { detail: 'The request has faults; see errors.', errors: result.faults })
}

const noMessage = new Problem(404, 'message-unknown', { detail: 'There is no such message in this channel.' })

const answer = (res: Response, body: unknown) => void res.set('cache-control', 'no-store').json(body)
