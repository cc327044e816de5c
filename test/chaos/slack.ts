// Slack in a run: the real adapter against the fake, every call of it at the mercy of the dice.
import { createSlack } from '../../src/adapters/slack/connect.ts'
import { encodeRef } from '../../src/adapters/slack/message-ref.ts'
import { decodeValue } from '../../src/adapters/slack/press-value.ts'
import type { Company, Desk } from '../../src/core/company.ts'
import { wordsFor } from '../../src/i18n/words.ts'
import { drawPng } from '../../src/view/chart/picture.ts'
import { noticeCard } from '../../src/view/notice.ts'
import { type Control, controlsIn, optionsOf } from '../support/fake-slack/controls.ts'
import { startFakeSlack } from '../support/fake-slack/fake-slack.ts'
import { fieldsOf, type Values } from '../support/fake-slack/form-values.ts'
import type { Message } from '../support/fake-slack/message.ts'
import type { View } from '../support/fake-slack/view.ts'
import type { Dice } from './dice.ts'
import { callFaults } from './faults.ts'
import type { Gesture, Platform, Said } from './platform.ts'
import type { Replica } from './replica.ts'
import type { Stage } from './stage.ts'
import { Utterances } from './utterances.ts'

const callMs = 9_000
const spares = (['spare-card', 'spare-message'] as const).map(
  (name) => noticeCard(name, { words: wordsFor('en') }).title,
)

type Parts = {
  stage: Stage
  company: Company
  desks: readonly Desk[]
  replicas: () => readonly Replica[]
  cannotTell: boolean
}

export async function openSlack({ stage, company, desks, replicas, cannotTell }: Parts): Promise<Platform> {
  const replicaAt = (url: string) => {
    const name = new URL(url).hostname
    return replicas().find((replica) => replica.name === name)
  }
  const slack = await startFakeSlack({
    clock: { now: () => new Date(stage.now) },
    users: company.people.map(({ email, name }) => ({ name: email.split('@')[0] ?? name, realName: name, email })),
    channels: desks.flatMap(({ channels }) => [channels.sales, channels.feedback]).map((name) => name.slice(1)),
    connect: (url) => {
      const replica = replicaAt(url)
      if (!replica) throw new Error(`${url} is nobody`)
      return replica.connect()
    },
    nothingUnexpected: false,
  })
  if (cannotTell) slack.withdraw('channels:history', 'groups:history', 'im:history', 'mpim:history')
  const utterances = new Utterances(stage)
  const people = company.people.map(({ email }) => slack.user(email))
  const rooms = () => [...slack.team.channels.values()]
  const ours = () =>
    rooms().flatMap(({ messages }) => messages.filter(({ from, deleted }) => from === slack.team.bot.id && !deleted))

  /** The network between a replica and Slack. */
  async function fetchThrough(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const { machine, where } = stage.doing()
    const replica = replicas().find(({ name }) => name === machine.name)
    const method = new URL(String(input)).pathname
      .replace(/^\/(api|response|upload)\/?/, (_, room) => (room === 'api' ? '' : `${room} `))
      .slice(0, 24)
    const delivery = method === 'chat.postMessage' ? deliveryIn(init) : null
    const utterance = delivery === null ? null : utterances.begin(machine, delivery)
    await stage.point(machine)
    const arrive = () => {
      utterance?.arrives()
      return stage.busy(() => slack.fetch(String(input), init))
    }
    const lost = () => new TypeError('fetch failed', { cause: new Error('socket hang up') })
    const timedOut = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      new Response(JSON.stringify(body), { status, headers })
    const fate = callFaults(stage, { machine, where: `${where} ${method}` }, utterance !== null)
    switch (fate) {
      case 'dies before the call':
        return (replica as Replica).kill()
      case 'dies after the call':
        await arrive()
        return (replica as Replica).kill()
      case 'drop':
        throw lost()
      case 'accept-then-drop':
        await arrive()
        throw lost()
      case '502':
        return new Response('<html>Bad Gateway</html>', { status: 502 })
      case 'accept-then-502':
        await arrive()
        return new Response('<html>Bad Gateway</html>', { status: 502 })
      case 'lost, and answered too late':
        await arrive()
        await stage.point(machine, callMs)
        throw timedOut()
      case 'arrives after the timeout':
      case 'arrives very late': {
        const lateMs = fate === 'arrives very late' ? 60_000 : 4_000
        stage.later(callMs + lateMs, () => {
          utterance?.arrives()
          return slack.fetch(String(input), { ...init, signal: null }).catch(() => {})
        })
        await stage.point(machine, callMs)
        throw timedOut()
      }
      case '429 with Retry-After':
        return answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(1 + stage.dice.below(30)) })
      case '429 without Retry-After':
        return answer(429, { ok: false, error: 'ratelimited' })
      case 'internal error, done':
        await arrive()
        return answer(200, { ok: false, error: 'internal_error' })
      case 'internal error, not done':
        return answer(200, { ok: false, error: 'internal_error' })
      case 'slow': {
        const slow = await arrive()
        await stage.point(machine, 1000 + stage.dice.below(7000))
        utterance?.isAnswered()
        return slow
      }
      case null: {
        const given = await arrive()
        await stage.point(machine)
        utterance?.isAnswered()
        return given
      }
    }
  }

  function gesture(dice: Dice): Gesture | null {
    const person = dice.pick(people)
    const modal = slack.modal(person.user.name)
    const copies = dice.chance(0.15) ? 2 : 1
    const how = { copies, together: dice.chance(0.5), newTrigger: dice.chance(0.5), mayFail: true }
    listen(dice)
    if (modal) {
      const values = filled(modal, dice)
      if (values)
        return {
          what: `${person.user.name} sends "${modal.content.title?.text}" ${JSON.stringify(values)}${copies > 1 ? ' twice' : ''}`,
          act: () => person.submit(modal, values, how),
        }
    }
    const before = dice.chance(0.15) ? 1 : undefined
    const seen = ours().filter(
      ({ channel, before: faces }) =>
        (channel.person === undefined || channel.person === person.id) && (before === undefined || faces.length > 0),
    )
    if (seen.length === 0) return null
    const message = dice.pick(seen)
    const blocks = before === undefined ? message.blocks : (message.before.at(-before)?.blocks ?? [])
    const found = pressable(blocks)
    if (found.length === 0) return null
    const control = dice.chance(0.6) ? dice.pick(found.slice(0, 3)) : dice.pick(found)
    const label = control.label
    return {
      what: `${person.user.name} presses "${label}"${before ? ' as it was' : ''}${copies > 1 ? ' twice' : ''} on ${brief(message)}`,
      act: () => person.press(message, label, { ...how, ...(before !== undefined && { before }) }),
    }
  }

  /** Callbacks go to any replica that was there a moment ago. */
  function listen(dice: Dice): void {
    const all = replicas()
    const alive = all.filter(({ dead }) => !dead)
    const { name } = dice.pick(alive.length > 0 ? alive : all)
    slack.listener(`http://${name}/slack/events`)
  }

  return {
    hosts: ['slack.fake'],
    fetch: fetchThrough,
    gesture,
    connect({ clock, house, conversation, context }) {
      const settings = { botToken: slack.botToken, apiUrl: slack.apiUrl, signingSecret: slack.app.signingSecret }
      const connected = createSlack({
        settings,
        company: context.company,
        accounts: house.accounts,
        drawPng,
        now: clock,
        log: context.log,
      })
      const connection = connected.connect({ conversation, mended: async () => {} })
      return { chatOf: connected.chatOf, routers: [connection.router] }
    },
    said: () => ours().map((message) => saidOf(slack.team.id, message)),
    spares: (delivery) => utterances.spares(delivery, !cannotTell),
    unheard: (delivery) => utterances.unheard(delivery, !cannotTell),
    touch({ ref }) {
      const message = ours().find((each) => refOf(slack.team.id, each) === ref)
      const why = message && pressable(message.blocks)[0]
      const person = people[0]
      if (!message || !why || !person) return null
      const alive = replicas().find(({ dead }) => !dead)
      if (alive) slack.listener(`http://${alive.name}/slack/events`)
      return {
        what: `somebody touches ${brief(message)}`,
        act: () => person.press(message, why.label, { mayFail: true }),
      }
    },
    complaints: () => slack.surprises,
    close: () => slack.close(),
  }
}

/** The delivery that a message carries; null for an answer that is given at once. */
function deliveryIn({ body }: RequestInit): string | null {
  const metadata = new URLSearchParams(String(body)).get('metadata')
  return metadata === null ? null : (JSON.parse(metadata).event_payload?.delivery ?? null)
}

const refOf = (team: string, { channel, ts }: Message): string => encodeRef({ team, channel: channel.id, ts })

function saidOf(team: string, message: Message): Said {
  const [button] = pressable(message.blocks).flatMap(
    ({ element, option }) => decodeValue(option?.value ?? element.value) ?? [],
  )
  const shown = message.shown
  return {
    delivery: message.metadata?.event_payload?.delivery ?? null,
    ref: refOf(team, message),
    retired: spares.some((title) => shown.includes(title)),
    shown: `${brief(message)}`,
    button: button?.version === undefined ? null : { handoff: button.id, version: button.version },
  }
}

const brief = ({ shown, channel, ts, threadTs }: Message): string =>
  `${ts} in ${channel.person ? '@' : '#'}${channel.name}${threadTs ? ' (thread)' : ''}: ${shown.replaceAll('\n', ' ').slice(0, 70)}`

/** What changes something, each label once. */
function pressable(blocks: readonly object[]): Control[] {
  const found = controlsIn(blocks as never).filter(
    ({ element, option }) => ['button', 'overflow'].includes(element.type) && !(option ?? element).url,
  )
  return found.filter(({ label }) => found.filter((other) => other.label === label).length === 1)
}

/** Something in every field that asks for something; null for a form that has none. */
function filled(view: View, dice: Dice): Values | null {
  if (!view.content.submit) return null
  const values: Values = {}
  for (const { element, block } of fieldsOf(view)) {
    if (block.optional && dice.chance(0.7)) continue
    const options = optionsOf(element)
    if (options.length > 0) values[block.block_id] = dice.pick(options).value
    else if (element.type === 'datepicker') values[block.block_id] = element.initial_date ?? '2026-12-09'
    else if (element.type === 'number_input') values[block.block_id] = '1200'
    else if (element.type === 'email_text_input') values[block.block_id] = 'lead9@example.com'
    else if (element.type.endsWith('_input')) values[block.block_id] = 'Because'
  }
  return values
}
