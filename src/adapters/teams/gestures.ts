// From what somebody did in Teams to what Relevo answers: who it was, what was asked, and the answer of the invoke.
import { type Company, findPerson } from '../../core/company.ts'
import { wordsFor } from '../../i18n/words.ts'
import type { Accounts } from '../../ports/accounts.ts'
import type { Reply } from '../../ports/card.ts'
import type { Conversation } from '../../ports/conversation.ts'
import { noticeCard } from '../../view/notice.ts'
import { type Answers, type Audience, createAnswers } from './answer.ts'
import { type Opened, openedBy } from './carried.ts'
import type { Channels } from './channels.ts'
import type { Connector } from './connector.ts'
import type { Answerable, Gesture } from './gesture.ts'
import type { Homes } from './homes.ts'
import { type InvokeAnswer, wordsAnswer } from './invoke-answers.ts'
import type { People } from './people.ts'

export type GestureParts = {
  company: Company
  /** The names by which the configuration calls our channels. */
  channelNames: readonly string[]
  conversation: Conversation
  accounts: Accounts
  connector: Connector
  channels: Channels
  people: People
  homes: Homes
  log: { error(detail: Record<string, unknown>, message: string): void; warn: GestureParts['log']['error'] }
}

/** What somebody asks for by it. */
export type Asking = Extract<Gesture, { kind: 'press' | 'submit' | 'cancel' | 'ask' | 'hand-off' | 'refresh' }>

export type Gestures = {
  /** Carries a gesture out. What it changed is committed when this returns; a slow one goes on. Never throws. */
  take(gesture: Asking): Promise<InvokeAnswer | undefined>
  /** Resolves when nothing is being carried out any more, or after that time. */
  idle(ms: number): Promise<void>
}

/** How people call the bot in a channel. */
const called = '@Relevo'

/** Teams sends again what is not answered; the words of a slow answer come as a message. */
const patienceMs = 4_000

export function createGestures(parts: GestureParts): Gestures {
  const { company, channelNames, conversation, accounts, channels, people, homes, log } = parts
  const present = (ref: string) => conversation.present(ref)
  const answers: Answers = createAnswers({ ...parts, present })
  const running = new Set<Promise<unknown>>()

  async function take(gesture: Asking): Promise<InvokeAnswer | undefined> {
    const patience = { over: false }
    const carried = track(carryOut(gesture, patience))
    const late = Promise.withResolvers<InvokeAnswer | undefined>()
    const timer = setTimeout(() => {
      patience.over = true
      late.resolve(wordsAnswer(waysOf(gesture), wordsFor(localeOf(null)).notices['too-slow'].text))
    }, patienceMs)
    try {
      return await Promise.race([carried, late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  function track<T>(work: Promise<T>): Promise<T> {
    running.add(work)
    return work.finally(() => running.delete(work))
  }

  async function carryOut(gesture: Asking, patience: { over: boolean }): Promise<InvokeAnswer | undefined> {
    try {
      const { where } = gesture
      const email = await people.personOf(gesture, where)
      const audience = audienceOf(gesture, email)
      if (gesture.kind === 'refresh') return await answers.answer({ kind: 'done' }, audience, { ask: '' })
      if (gesture.kind === 'cancel') return await answers.close('form-closed', audience)
      if (email === null) return await askWhoItIs(gesture, audience)
      const reply = await replyTo(gesture, email)
      // Its invoke was answered already.
      const open: Audience = patience.over ? { ...audience, by: 'message' } : audience
      const answer = await say(gesture, email, reply, open)
      if (where.surface === 'personal' && changes(gesture, reply)) track(homes.refresh(audience.user, email))
      return answer
    } catch (error) {
      log.error({ err: error, gesture: gesture.kind }, 'a gesture in Teams failed')
      return excuse(gesture)
    }
  }

  async function replyTo(gesture: Exclude<Asking, { kind: 'refresh' | 'cancel' }>, actor: string): Promise<Reply> {
    const channel = await channelName(gesture)
    const place = channel === undefined ? { called: '' } : { channel, called }
    switch (gesture.kind) {
      case 'press':
        return conversation.press({ actor, ...pressed(gesture), ...place })
      case 'ask':
        return conversation.ask({ actor, text: await namedIn(gesture), ...place })
      case 'hand-off': {
        if (!gesture.said) return conversation.ask({ actor, text: 'add', ...place })
        const { text, by, url } = gesture.said
        return conversation.handOff({
          actor,
          text,
          ...(by && { by }),
          ...(url && { url }),
          ...(channel && { channel }),
        })
      }
      case 'submit': {
        const { state, values } = gesture.form
        return conversation.submit({ actor, state, values })
      }
    }
  }

  async function say(
    gesture: Exclude<Asking, { kind: 'refresh' | 'cancel' }>,
    actor: string,
    reply: Reply,
    audience: Audience,
  ): Promise<InvokeAnswer | undefined> {
    if (gesture.kind === 'submit') return afterForm(gesture, actor, reply, audience)
    const isHome = gesture.kind === 'press' ? gesture.value.action === 'home' : isHomeAsk(gesture)
    if (isHome && reply.kind === 'whisper' && audience.where.surface === 'personal')
      return homes.show(audience, reply.card, gesture.kind === 'press' ? gesture.ref : undefined)
    return answers.answer(reply, audience, openedWith(gesture))
  }

  async function afterForm(
    { form }: Extract<Asking, { kind: 'submit' }>,
    actor: string,
    reply: Reply,
    audience: Audience,
  ): Promise<InvokeAnswer | undefined> {
    const opened = openedBy(form.carried) ?? { ask: 'help' }
    if (reply.kind === 'field-errors') {
      const again = await reopened(actor, opened)
      if (again.kind !== 'form') return answers.answer(again, audience, opened)
      const shown = { ...again.form, state: form.state }
      return answers.again({ form: shown, errors: reply.errors, values: form.values }, audience, opened)
    }
    if (audience.by === 'dialog' || audience.by === 'extension') return answers.answer(reply, audience, opened)
    // A form in the conversation must not be sent twice.
    if (reply.kind !== 'done') await answers.answer(reply, { ...audience, by: 'message' }, opened)
    return answers.close('form-sent', audience)
  }

  /** The same form as it would be now; it changes nothing. */
  const reopened = (actor: string, opened: Opened): Promise<Reply> =>
    'press' in opened
      ? conversation.press({ actor, value: opened.press })
      : conversation.ask({ actor, text: opened.ask })

  /** People who are mentioned go by their e-mail, as everywhere in the house; strangers by their name. */
  async function namedIn({ tenant, text, mentioned, where }: Extract<Asking, { kind: 'ask' }>): Promise<string> {
    let named = text
    for (const { id, name } of mentioned) {
      const email = await people.personOf({ tenant, userId: id, name }, where)
      named = named.replace(`@${id}`, () => email ?? name)
    }
    return named
  }

  async function askWhoItIs(gesture: Asking, audience: Audience): Promise<InvokeAnswer | undefined> {
    const { tenant, userId } = gesture
    const channel = await channelName(gesture)
    const waiting = gesture.kind === 'press' ? { ...pressed(gesture), ...(channel && { channel }) } : null
    const reply = await accounts.askWhoThisIs({ platform: 'teams', workspace: tenant, userId }, waiting)
    return answers.answer(reply, audience, { ask: 'help' })
  }

  /** Whoever asked learns that it failed, if Teams can still be reached. */
  async function excuse(gesture: Asking): Promise<InvokeAnswer | undefined> {
    const by = waysOf(gesture)
    const words = wordsFor(localeOf(null))
    const notice = words.notices['went-wrong']
    if (by !== 'message') return wordsAnswer(by, `${notice.title}. ${notice.text}`)
    await answers
      .whisper(noticeCard('went-wrong', { words }), audienceOf(gesture, null))
      .catch((error) => log.warn({ err: error }, 'a failure could not be told'))
    return undefined
  }

  const readershipOf = (email: string | null) =>
    (email ? findPerson(company, email) : undefined) ?? company.desks[0] ?? { locale: 'en' as const, zone: 'UTC' }
  const localeOf = (email: string | null) => readershipOf(email).locale

  const audienceOf = (gesture: Asking, email: string | null): Audience => ({
    ...{ user: { tenant: gesture.tenant, userId: gesture.userId }, readership: readershipOf(email) },
    ...{ where: gesture.where, by: waysOf(gesture), ref: 'ref' in gesture ? gesture.ref : undefined },
  })

  /** A channel goes by the name that the configuration gives it, if a desk has it. */
  async function channelName({ where: { surface, channel } }: Asking): Promise<string | undefined> {
    if (surface === 'personal' || !channel) return undefined
    return (await channels.nameOf(channel, channelNames)) ?? channel
  }

  return {
    take,
    async idle(ms) {
      const timer = Promise.withResolvers<void>()
      const limit = setTimeout(timer.resolve, ms)
      await Promise.race([Promise.allSettled(running), timer.promise])
      clearTimeout(limit)
    },
  }
}

/** What was pressed, and the message it sat on. */
const pressed = ({ value, ref, inThread }: Extract<Asking, { kind: 'press' }>) => ({
  ...{ value, ...(ref && { ref }), ...(inThread && { inThread }) },
})

function waysOf(gesture: Asking): Answerable {
  if ('by' in gesture) return gesture.by
  if (gesture.kind === 'refresh') return 'execute'
  return gesture.kind === 'hand-off' ? 'extension' : 'message'
}

const openedWith = (gesture: Exclude<Asking, { kind: 'refresh' | 'cancel' | 'submit' }>): Opened =>
  gesture.kind === 'press' ? { press: gesture.value } : { ask: gesture.kind === 'ask' ? gesture.text : 'add' }

/** A page may read differently after it. */
const changes = (gesture: Asking, { kind }: Reply): boolean =>
  (gesture.kind === 'press' && gesture.value.action !== 'home' && kind !== 'form') ||
  (gesture.kind === 'submit' && kind !== 'field-errors')

/** The command by which somebody asks for their own page, in either language. */
const isHomeAsk = (gesture: Asking): boolean =>
  gesture.kind === 'ask' && homeNames.has(gesture.text.trim().toLowerCase())

const homeNames: ReadonlySet<string> = new Set(
  (['en', 'es'] as const).map((locale) => wordsFor(locale).chatCommands.home.name),
)
