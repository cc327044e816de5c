// A Reply, said Teams' way: as the answer of the invoke where there is one, else by messages.
import type { Company } from '../../core/company.ts'
import { wordsFor } from '../../i18n/words.ts'
import type { Card, Form, Reply } from '../../ports/card.ts'
import { ChatFault } from '../../ports/chat.ts'
import type { Conversation } from '../../ports/conversation.ts'
import { noticeCard } from '../../view/notice.ts'
import { carry, type Opened } from './carried.ts'
import type { Connector, Outgoing, Spot } from './connector.ts'
import type { Answerable, Where } from './gesture.ts'
import { cardAnswer, doneAnswer, type InvokeAnswer } from './invoke-answers.ts'
import { messageOf } from './message.ts'
import { decodeRef } from './message-ref.ts'
import type { People, User } from './people.ts'
import { type Readership, readerOf, readershipOf, readerWithout } from './readers.ts'
import { renderMessage } from './render.ts'
import { renderForm } from './render-form.ts'

/** To whom, in which words, and which ways are open. */
export type Audience = {
  user: User
  readership: Readership
  where: Where
  by: Answerable
  /** The message that was pressed. */
  ref?: string | undefined
}

/** A form that was sent, to be shown again with what was typed. */
export type Again = { form: Form; errors: Readonly<Record<string, string>>; values: Readonly<Record<string, string>> }

export type Answers = {
  /** Says what was answered. `opened`: how a form came about, so that it can come about again. */
  answer(reply: Reply, audience: Audience, opened: Opened): Promise<InvokeAnswer | undefined>
  /** The form again: its errors at their fields. */
  again(again: Again, audience: Audience, opened: Opened): Promise<InvokeAnswer | undefined>
  /** What was pressed on is over: a form in the conversation that was sent or left. */
  close(notice: 'form-sent' | 'form-closed', audience: Audience): Promise<InvokeAnswer | undefined>
  /** A private word. */
  whisper(card: Card, audience: Audience): Promise<void>
}

type Parts = {
  company: Company
  people: People
  connector: Connector
  present: Conversation['present']
  log: { warn(detail: Record<string, unknown>, message: string): void }
}

/** How long the answer of an invoke waits for a word that goes out beside it. */
const besideMs = 2_000

export function createAnswers(parts: Parts): Answers {
  const { company, people, connector, present, log } = parts

  const draw = async (card: Card, { readership }: Pick<Audience, 'readership'>) =>
    renderMessage(card, await readerOf(parts, card, readership))

  /** Where it was asked for, seen by one person; else in the personal conversation. */
  async function whisper(card: Card, audience: Audience): Promise<void> {
    await privately(messageOf(await draw(card, audience)), audience)
  }

  async function privately(message: Outgoing, { user, where }: Audience): Promise<void> {
    const here: Spot = { serviceUrl: where.serviceUrl, conversation: where.conversation }
    if (where.surface === 'personal') return void (await connector.post(here, message))
    try {
      await connector.whisper(here, user.userId, message)
    } catch (error) {
      // Who may have heard it already is not told twice.
      if (!(error instanceof ChatFault) || error.fault.kind === 'unknown') throw error
      log.warn({ err: error }, 'a private word goes to the personal conversation instead')
      const { serviceUrl, conversation } = await people.directWith(user)
      await connector.post({ serviceUrl, conversation }, message)
    }
  }

  /** The card that was pressed, as it is by now: whoever pressed sees the change at once. */
  async function pressedCard({ ref, by }: Audience): Promise<InvokeAnswer | undefined> {
    const now = by === 'execute' && ref !== undefined ? await present(ref) : null
    if (!now) return undefined
    const { card } = await draw(now.card, { readership: readershipOf(company, now.desk) })
    return cardAnswer(by, card, '')
  }

  const done = async (audience: Audience, words: string): Promise<InvokeAnswer | undefined> =>
    (await pressedCard(audience)) ?? doneAnswer(audience.by, words)

  /** Beside the answer of the invoke, which does not wait for it for long. */
  async function beside(said: Promise<void>): Promise<void> {
    const logged = said.catch((error) => log.warn({ err: error }, 'an answer could not be said'))
    await Promise.race([logged, new Promise((resolve) => setTimeout(resolve, besideMs).unref())])
  }

  function shown(form: Form, audience: Audience, opened: Opened, again?: Omit<Again, 'form'>): object {
    const place = audience.by === 'dialog' || audience.by === 'extension' ? 'dialog' : 'card'
    return renderForm(form, readerWithout(audience.readership), { place, carried: carry(opened), ...again })
  }

  /** A dialog opens only by a button that says so; where there are no dialogs, the form stands in the conversation. */
  async function openForm(form: Form, audience: Audience, opened: Opened): Promise<InvokeAnswer | undefined> {
    const { by, readership } = audience
    const { words } = readerWithout(readership)
    if (by === 'dialog' || by === 'extension') return cardAnswer(by, shown(form, audience, opened), form.title)
    if ('press' in opened && by === 'message') {
      await privately(messageOf({ summary: form.title, card: shown(form, audience, opened) }), audience)
      return undefined
    }
    await beside(whisper(formButton(form, readership), audience))
    return doneAnswer(by, words.notices['form-button'].title)
  }

  async function again({ form, errors, values }: Again, audience: Audience, opened: Opened) {
    const card = shown(form, audience, opened, { errors, values })
    const answered = cardAnswer(audience.by, card, form.title)
    if (answered) return answered
    if (!(await replace(audience, messageOf({ summary: form.title, card }))))
      await privately(messageOf({ summary: form.title, card }), audience)
    return undefined
  }

  /** The pressed message becomes another. False where Teams does not let us. */
  async function replace({ ref, where }: Audience, message: Outgoing): Promise<boolean> {
    const spot = ref === undefined ? null : decodeRef(ref)
    if (!spot) return false
    const { conversation, activity } = spot
    return connector.update({ serviceUrl: where.serviceUrl, conversation }, activity, message).then(
      () => true,
      () => false,
    )
  }

  return {
    whisper,
    again,

    async answer(reply, audience, opened) {
      const { by, readership } = audience
      const { words } = readerWithout(readership)
      switch (reply.kind) {
        case 'done':
          return done(audience, reply.note ?? words.notices['form-sent'].title)
        case 'whisper': {
          if (by === 'dialog' || by === 'extension') {
            const { card } = await draw(reply.card, audience)
            return cardAnswer(by, card, reply.card.title)
          }
          const said = whisper(reply.card, audience)
          if (by === 'message') return void (await said)
          await beside(said)
          return done(audience, reply.card.summary)
        }
        case 'shared':
          return doneAnswer(by, words.notices['form-sent'].title)
        case 'form':
          return openForm(reply.form, audience, opened)
        case 'field-errors':
          return done(audience, words.notices['too-slow'].text)
      }
    },

    async close(notice, audience) {
      if (audience.by === 'dialog' || audience.by === 'extension') return doneAnswer(audience.by, '')
      const card = noticeCard(notice, { words: wordsFor(audience.readership.locale) })
      const drawn = await draw(card, audience)
      const replaced = replace(audience, messageOf(drawn))
      if (audience.by === 'message') return void (await replaced)
      await beside(replaced.then(() => {}))
      return cardAnswer(audience.by, drawn.card, card.title)
    },
  }
}

/** The button that opens a form as a dialog: the one that led to it, or the one of its name. */
function formButton(form: Form, { locale }: Readership): Card {
  const words = wordsFor(locale)
  const { action, id, version, extra } = form.state
  const value = {
    ...{ action: action.replace(/^submit:/, 'open:'), id },
    ...(version !== undefined && { version }),
    ...(extra !== undefined && { extra }),
  }
  return {
    ...noticeCard('form-button', { words }, [form.title]),
    actions: [{ label: `${words.home.openForm}…`, style: 'primary', value }],
  }
}
