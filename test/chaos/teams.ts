// Teams in a run: the real adapter against the fake, every call of it at the mercy of the dice.
import { Agent } from 'node:http'
import type { Duplex } from 'node:stream'
import { createTeams } from '../../src/adapters/teams/connect.ts'
import { encodeRef } from '../../src/adapters/teams/message-ref.ts'
import { readPress } from '../../src/adapters/teams/press-value.ts'
import type { Company, Desk } from '../../src/core/company.ts'
import { wordsFor } from '../../src/i18n/words.ts'
import type { Chat } from '../../src/ports/chat.ts'
import type { Database } from '../../src/store/database.ts'
import { teamsPlaces } from '../../src/store/teams-places.ts'
import { drawPng } from '../../src/view/chart/picture.ts'
import { noticeCard } from '../../src/view/notice.ts'
import type { Json } from '../support/fake-chat/json.ts'
import { type Control, controlsIn, inputsIn } from '../support/fake-teams/card-sight.ts'
import type { Dialog, Values } from '../support/fake-teams/dialog.ts'
import { startFakeTeams } from '../support/fake-teams/fake-teams.ts'
import type { Message } from '../support/fake-teams/message.ts'
import type { Dice } from './dice.ts'
import { callFaults } from './faults.ts'
import type { Gesture, Platform, Said } from './platform.ts'
import type { Replica } from './replica.ts'
import type { Stage } from './stage.ts'
import { Utterances } from './utterances.ts'
import { responseTo } from './wire.ts'

const host = 'teams.fake'
const path = '/api/messages'
const spares = (['spare-card', 'spare-message'] as const).map(
  (name) => noticeCard(name, { words: wordsFor('en') }).title,
)
/** Teams has no room for the id of a delivery; here it stands behind the summary, so that everybody can count. */
const mark = (id: string) => ` ⟦${id}⟧`
const deliveryIn = ({ summary = '', text = '' }: Json): string | null =>
  /⟦(.+?)⟧/.exec(`${summary} ${text}`)?.[1] ?? null
const says = new Set(['send', 'reply', 'createConversation'])

type Parts = {
  stage: Stage
  company: Company
  desks: readonly Desk[]
  database: Database
  replicas: () => readonly Replica[]
}

export async function openTeams({ stage, company, desks, database, replicas }: Parts): Promise<Platform> {
  const teams = await startFakeTeams({
    ...{ clock: { now: () => new Date(stage.now) }, secured: false, network: false, nothingUnexpected: false },
    users: company.people.map(({ email, name }) => ({ name, email, locale: 'en-GB' })),
    teams: desks.map(({ name, channels }) => ({
      ...{ name, installed: true },
      channels: [...new Set([channels.sales, channels.feedback])].map((channel) => channel.slice(1)),
    })),
  })
  const utterances = new Utterances(stage)
  const people = company.people.map(({ email }) => teams.user(email))
  const ours = () => teams.messages().filter(({ from, deleted, to }) => from === teams.botId && !deleted && !to)

  teams.faults.plan(({ method, args }) => {
    const machine = stage.active
    const replica = replicas().find(({ name }) => name === machine.name)
    const never = new Promise<void>(() => {})
    const delivery = says.has(method) ? deliveryIn(args.activity) : null
    const utterance = delivery === null ? null : utterances.begin(machine, delivery)
    // Where nobody may look, it is all one when it arrived.
    const answered = (given: Promise<void>) => given.then(() => utterance?.isAnswered())
    const fate = callFaults(stage, { machine, where: `${machine.name}: Teams, ${method}` }, utterance !== null)
    switch (fate) {
      case 'dies before the call':
      case 'dies after the call':
        void replica?.kill()
        return { hold: never, accepted: fate === 'dies after the call' }
      case 'drop':
      case '502':
      case 'accept-then-drop':
      case 'accept-then-502':
        return fate
      case 'lost, and answered too late':
      case 'arrives after the timeout':
      case 'arrives very late':
        return 'accept-then-drop'
      case '429 with Retry-After':
        return { rateLimited: { retryAfter: 1 + stage.dice.below(30) } }
      case '429 without Retry-After':
        return { rateLimited: {} }
      case 'internal error, done':
      case 'internal error, not done':
        return { status: 500, accepted: fate === 'internal error, done' }
      case 'slow':
        return { hold: answered(stage.point(machine, 1_000 + stage.dice.below(7_000))), accepted: true }
      case null:
        return { hold: answered(stage.point(machine)), accepted: true }
    }
  })

  function listen(dice: Dice): void {
    const alive = replicas().filter(({ dead }) => !dead)
    const { name } = dice.pick(alive.length > 0 ? alive : replicas())
    teams.listener(`http://${name}${path}`)
  }

  function gesture(dice: Dice): Gesture | null {
    const person = dice.pick(people)
    const copies = dice.chance(0.15) ? 2 : 1
    const how = { copies, together: dice.chance(0.5), newId: dice.chance(0.5), mayFail: true }
    listen(dice)
    const dialog = teams.dialogOf(person.id)
    const values = dialog && filled(dialog, dice)
    if (dialog && values)
      return {
        what: `${person.user.name} sends "${dialog.title}" in Teams ${JSON.stringify(values)}${copies > 1 ? ' twice' : ''}`,
        act: () => person.submit(dialog, values, how),
      }
    const before = dice.chance(0.15) ? 1 : undefined
    const seen = ours().filter(
      ({ conversation, before: faces }) =>
        (conversation.kind === 'channel' || conversation.name === person.user.name) &&
        (before === undefined || faces.length > 0),
    )
    if (seen.length === 0) return null
    const message = dice.pick(seen)
    const found = pressable(before === undefined ? message.cardFor(person.id) : message.before.at(-before)?.card)
    if (found.length === 0) return null
    const { label } = dice.chance(0.6) ? dice.pick(found.slice(0, 3)) : dice.pick(found)
    return {
      what: `${person.user.name} presses "${label}" in Teams${before ? ' as it was' : ''}${copies > 1 ? ' twice' : ''} on ${brief(message)}`,
      act: () => person.press(message, label, { ...how, ...(before !== undefined && { before }) }),
    }
  }

  return {
    hosts: [host],
    async fetch(input, init) {
      const { pathname, search } = new URL(String(input))
      return responseTo(() => teams.connect(), pathname + search, init)
    },
    gesture,
    connect({ clock, house, conversation, context }) {
      const places = teamsPlaces(database.prisma, clock)
      const settings = { app: null }
      const connected = createTeams({
        ...{
          settings,
          company: context.company,
          desks,
          accounts: house.accounts,
          places,
          drawPng,
          now: clock,
          log: context.log,
        },
      })
      const connection = connected.connect({ conversation, mended: async () => {} })
      return { chatOf: (desk) => marked(connected.chatOf(desk)), routers: [connection.router] }
    },
    async begin(replica) {
      teams.listener(`http://${replica.name}${path}`)
      for (const { name } of desks) await teams.team(name).install(undefined, { mayFail: true })
    },
    said: () => ours().map((message) => saidOf(teams.tenant, message)),
    spares: (delivery) => utterances.spares(delivery, false),
    unheard: (delivery) => utterances.unheard(delivery, false),
    touch({ ref }) {
      const message = ours().find((each) => refOf(teams.tenant, each) === ref)
      const [control] = pressable(message?.cardFor())
      const [person] = people
      const alive = replicas().find(({ dead }) => !dead)
      if (!message || !control || !person || !alive) return null
      teams.listener(`http://${alive.name}${path}`)
      return {
        what: `somebody touches ${brief(message)}`,
        act: () => person.press(message, control.label, { mayFail: true }),
      }
    },
    complaints: () => teams.surprises,
    close: () => teams.close(),
    socket() {
      if (!stage.isPlaying()) throw new Error('Somebody who is gone calls Teams')
      return teams.connect()
    },
  }
}

const marked = (chat: Chat): Chat => ({
  ...chat,
  post: (place, card, id, turn) => chat.post(place, { ...card, summary: card.summary + mark(id) }, id, turn),
})

const refOf = (tenant: string, message: Message): string =>
  encodeRef({ tenant, conversation: message.thread, activity: message.id })

function saidOf(tenant: string, message: Message): Said {
  const [first = message.face] = message.before
  const [button] = pressable(message.cardFor()).flatMap(({ action }) => readPress(pressOf(action)) ?? [])
  return {
    delivery: deliveryIn(first),
    ref: refOf(tenant, message),
    retired: spares.some((title) => message.shown.includes(title)),
    shown: brief(message),
    button: button?.version === undefined ? null : { handoff: button.id, version: button.version },
  }
}

const pressOf = (action: Json): unknown => action.data ?? {}

const brief = (message: Message): string =>
  `${message.id} in ${message.conversation.name}${message.threadOf ? ' (thread)' : ''}: ${message.shown.replaceAll('\n', ' ').slice(0, 70)}`

const pressable = (card: Json | undefined): Control[] => {
  const found = controlsIn(card).filter(({ action }) => action.type !== 'Action.OpenUrl' && readPress(pressOf(action)))
  return found.filter(({ label }) => found.filter((other) => other.label === label).length === 1)
}

function filled({ card }: Dialog, dice: Dice): Values | null {
  const inputs = inputsIn(card)
  if (inputs.length === 0 && (card.actions ?? []).length === 0) return null
  const values: Values = {}
  for (const input of inputs) {
    if (!input.isRequired && dice.chance(0.7)) continue
    if (input.choices) values[input.id] = dice.pick(input.choices as Json[]).value
    else if (input.type === 'Input.Date') values[input.id] = '2026-12-09'
    else if (input.type === 'Input.Number') values[input.id] = '1200'
    else values[input.id] = /mail/i.test(`${input.id} ${input.style}`) ? 'lead9@example.com' : 'Because'
  }
  return values
}

/**
 * botbuilder's client knows no `fetch`: its connections to the fake are made here. Returns how to undo that; its agent
 * would keep them for the next run.
 */
export function reachTeams(connect: () => Duplex): () => void {
  const real = Agent.prototype.createConnection
  const open = new Set<Duplex>()
  Agent.prototype.createConnection = function (options, ...rest) {
    if ((options as { host?: string }).host !== host) return real.call(this, options, ...rest)
    const socket = asSocket(connect())
    open.add(socket)
    return socket
  }
  return () => {
    Agent.prototype.createConnection = real
    for (const socket of open) socket.destroy()
  }
}

/** What an agent expects of a connection besides its bytes. */
const asSocket = (duplex: Duplex): Duplex => {
  const quiet = () => duplex
  return Object.assign(duplex, { setKeepAlive: quiet, setNoDelay: quiet, setTimeout: quiet, ref: quiet, unref: quiet })
}
