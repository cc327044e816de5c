// A whole company on a real database, with a clock that the test moves: what people do, and what they then see.
import { createLocalChat } from '../../src/adapters/web/workspace/chat.ts'
import { createFeed } from '../../src/adapters/web/workspace/feed.ts'
import { openAgreements } from '../../src/app/agreements.ts'
import type { Context } from '../../src/app/context.ts'
import { createHouse, type House } from '../../src/app/house.ts'
import { mqlSchema } from '../../src/app/mql-schema.ts'
import { openOwnSettings } from '../../src/app/own-settings.ts'
import { readCompany } from '../../src/config/read-company.ts'
import { loadCompany } from '../../src/config.ts'
import { addBusinessTime } from '../../src/core/calendar.ts'
import { type Desk, deskOf } from '../../src/core/company.ts'
import { parseDuration } from '../../src/core/duration.ts'
import type { Action, Card, Form, Reply } from '../../src/ports/card.ts'
import type { Chat } from '../../src/ports/chat.ts'
import { atOnce, type Database, inTransaction, type Transaction } from '../../src/store/database.ts'
import { localMessages } from '../../src/store/local-messages.ts'
import { audit } from '../../src/work/auditor.ts'
import { createSender } from '../../src/work/sender.ts'
import { sweepCalendar, sweepDeadlines, sweepDeliveries } from '../../src/work/sweep.ts'
import { emptyDatabase } from './databases.ts'

export const people = {
  valentina: 'valentina.ospina@trazaluz.example',
  julian: 'julian.cardenas@trazaluz.example',
  camila: 'camila.restrepo@trazaluz.example',
  owen: 'owen.hartley@trazaluz.example',
  lucia: 'lucia.ferran@trazaluz.example',
  dana: 'dana.whitlock@trazaluz.example',
} as const

/** Monday, 23 November 2026, 08:00 in Bogotá: the desk has just opened. */
export const mondayMorning = new Date('2026-11-23T13:00:00Z')

export type Seen = { id: string; channel: string; threadOf: string | null; card: Card }
export type World = Awaited<ReturnType<typeof openWorld>>

type Options = {
  now?: Date
  /** Goes on with what is in the database: the bot was restarted, perhaps with another configuration. */
  keep?: boolean
  /** The company as relevo.yaml has it; absent: the demo company. */
  company?: string
  /** May stand between the house and its local chat, to fail on purpose. */
  chat?: (chat: Chat) => Chat
  /** Another platform in its place. */
  chatOf?: (desk: Desk) => Chat
  addressOf?: NonNullable<Context['addressOf']>
}

/** Begins on an empty database, unless it is to be kept. */
export async function openWorld(database: Database, options: Options = {}) {
  if (!options.keep) await emptyDatabase(database)
  let now = options.now ?? mondayMorning
  const clock = { now: () => now }
  const own = openOwnSettings(
    options.company
      ? readCompany({ text: options.company, name: 'relevo.yaml', now })
      : loadCompany('relevo.example.yaml', now),
  )
  const { company } = own
  const messages = localMessages(database.prisma)
  const localChat = createLocalChat({
    messages,
    company,
    feed: createFeed(),
    clock,
    address: () => 'http://127.0.0.1:3000',
  })
  const chat = options.chat?.(localChat) ?? localChat
  const transaction = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(database.prisma, work, { retries: 8 })
  const agreements = await transaction((tx) => openAgreements(tx, company, now))
  await transaction(own.refreshPeople)
  const stumbles: string[] = []
  const log: Context['log'] = {
    ...{ debug() {}, info() {}, warn() {} },
    error: ({ err, ...detail }, message) => {
      stumbles.push(`${message}: ${err instanceof Error ? err.stack : JSON.stringify({ err, ...detail })}`)
    },
  }
  // Wake-ups are only hints: here nobody is woken, and the sweep finds everything.
  const context: Context = {
    ...{ ...own, clock, log, transaction, carry: async () => {} },
    look: (work) => work(database.prisma),
    atOnce: (work) => atOnce(database.prisma, work, { retries: 8 }),
    ...{ chatOf: options.chatOf ?? (() => chat), ...agreements },
    ...(options.addressOf && { addressOf: options.addressOf }),
  }
  const sender = createSender(context)
  const house: House = createHouse(context, { health: async () => ({ database: true, ticker: true, chat: true }) })

  /** Everything that is due now happens, until nothing is left to do. An error in the log is a failure, unless `meant`. */
  async function settle(meant?: RegExp): Promise<void> {
    await sweepDeadlines(context)
    await sweepCalendar(context)
    await sweepDeliveries(context, sender)
    await sweepDeliveries(context, sender)
    const errors = stumbles.splice(0)
    if (meant ? !errors.every((error) => meant.test(error)) || errors.length === 0 : errors.length > 0)
      throw new Error(`The log has ${errors.length} errors: ${errors.join('\n')}`)
  }

  async function moveTo(at: Date, meant?: RegExp): Promise<void> {
    now = at
    await settle(meant)
  }

  const seen = async (channel: string): Promise<Seen[]> => {
    const rows = await database.prisma.localMessage.findMany({ where: { channel }, orderBy: { postedAt: 'asc' } })
    return rows.map(({ id, threadOf, card }) => ({ id, channel, threadOf, card: card as unknown as Card }))
  }

  /** Sends a lead in as marketing would, and waits until sales can see it. */
  async function hand(lead: Record<string, unknown>): Promise<string> {
    const [result] = await house.receiveMqls([
      mqlSchema.parse(JSON.parse(JSON.stringify({ ...(options.company ? {} : { desk: 'bogota' }), ...lead }))),
    ])
    await settle()
    if (!result?.handoff) throw new Error(JSON.stringify(result))
    return result.handoff.id
  }

  const press = async (actor: string, id: string, action: string): Promise<Reply> => {
    const reply = await house.conversation.press({ actor, value: { action, id } })
    await settle()
    return reply
  }

  const fill = async (actor: string, form: Form, values: Record<string, string>): Promise<Reply> => {
    const reply = await house.conversation.submit({ actor, state: form.state, values })
    await settle()
    return reply
  }

  /** Opens the form behind a button and sends it. */
  async function pressAndFill(
    actor: string,
    id: string,
    action: string,
    values: Record<string, string>,
  ): Promise<Reply> {
    const reply = await press(actor, id, action)
    return reply.kind === 'form' ? fill(actor, reply.form, values) : reply
  }

  return {
    ...{ context, sender, house, database, settle, moveTo, hand, press, fill, pressAndFill },
    /** A second goes by in which nothing happens but that what waits is said. */
    async second(): Promise<void> {
      now = new Date(now.getTime() + 1000)
      await sweepDeliveries(context, sender)
    },
    now: () => now,
    audit: () => audit(context),
    /** '4h', '1bd': by the calendar of the default desk. */
    async advance(span: string, meant?: RegExp): Promise<void> {
      const duration = parseDuration(span)
      if (!duration) throw new Error(`"${span}" is no duration`)
      const then = addBusinessTime(now, duration, deskOf(company, company.defaultDesk).calendar)
      await moveTo(new Date(then.getTime() + 1), meant)
    },
    /** Messages of a channel that are not in a thread, the oldest first. */
    channel: async (name: string) => (await seen(name)).filter(({ threadOf }) => threadOf === null),
    thread: async ({ channel, id }: Seen) => (await seen(channel)).filter(({ threadOf }) => threadOf === id),
    direct: (email: string) => seen(`@${email}`),
    ask: (actor: string, text: string, channel?: string) => house.conversation.ask({ actor, text, channel }),
  }
}

export const labels = ({ actions }: Card): string[] => actions.map(({ label }: Action) => label)

/** The card that only one person sees; anything else is a surprise. */
export function whispered(reply: Reply): Card {
  if (reply.kind !== 'whisper') throw new Error(`Expected a whisper, got ${JSON.stringify(reply)}`)
  return reply.card
}
