// From what somebody did in Slack to what Relevo answers: who it was, what was asked, and only then the acknowledgement.
import { type Company, findPerson } from '../../core/company.ts'
import { wordsFor } from '../../i18n/words.ts'
import type { Accounts } from '../../ports/accounts.ts'
import type { Card } from '../../ports/card.ts'
import type { Conversation } from '../../ports/conversation.ts'
import { noticeCard } from '../../view/notice.ts'
import { type Acknowledge, once } from './acknowledge.ts'
import { type Audience, carriedWhere, createAnswers } from './answer.ts'
import type { Channels } from './channels.ts'
import type { Gesture, Where } from './parse.ts'
import type { People } from './people.ts'
import { readForm } from './read-form.ts'
import { readerOf } from './readers.ts'
import { renderHome } from './render.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export type GestureParts = {
  company: Company
  conversation: Conversation
  accounts: Accounts
  workspaces: Workspaces
  channels: Channels
  people: People
  log: {
    error(detail: Record<string, unknown>, message: string): void
    warn: GestureParts['log']['error']
    debug: GestureParts['log']['error']
  }
}

/** Slack shows a warning after three seconds; what was asked goes on all the same. */
const ackMs = 2_500

export type Gestures = {
  /** Carries out a gesture. Acknowledged once it is committed, or when Slack would lose patience. Never throws. */
  take(gesture: Gesture, acknowledge: Acknowledge): Promise<void>
}

type Person = { workspace: Workspace; userId: string; email: string | null }
type Taken = Exclude<Gesture, { kind: 'nothing' }>

export function createGestures(parts: GestureParts): Gestures {
  const { company, conversation, accounts, workspaces, channels, people, log } = parts
  const answers = createAnswers(people, ({ readership }) => {
    const words = wordsFor(readership.locale)
    const reopen = (text: string): Card => ({
      ...noticeCard('form-button', { words }),
      actions: [{ label: `${words.home.openForm}…`, style: 'primary', value: { action: 'ask', id: '', extra: text } }],
    })
    return { tooSlow: noticeCard('too-slow', { words }), formAsked: reopen }
  })

  async function take(gesture: Gesture, acknowledge: Acknowledge): Promise<void> {
    const ack = once(acknowledge, log)
    if (gesture.kind === 'nothing') {
      log.debug({ because: gesture.because }, 'a gesture in Slack asked nothing')
      return void (await ack())
    }
    const patience = setTimeout(() => void ack(), ackMs)
    try {
      const workspace = await workspaces.get(gesture.team)
      const { userId } = gesture
      if (!(await isOurs(workspace))) return await sendAway(gesture, { workspace, userId, email: null }, ack)
      const email = await people.personOf(workspace, userId)
      await act(gesture, { workspace, userId, email }, ack)
    } catch (error) {
      log.error({ err: error, gesture: gesture.kind }, 'a gesture in Slack failed')
      await ack()
      await excuse(gesture)
    } finally {
      clearTimeout(patience)
      await ack()
    }
  }

  /** Whoever may install the app somewhere else has e-mails there as they like: only where a desk talks are they believed. */
  async function isOurs({ client }: Workspace): Promise<boolean> {
    for (const name of new Set(company.desks.map(({ workspace }) => workspace ?? null))) {
      const own = await workspaces.get(name).catch(() => null)
      if (own?.client === client) return true
    }
    return false
  }

  async function sendAway(gesture: Taken, person: Person, ack: Acknowledge): Promise<void> {
    log.warn({ team: gesture.team, gesture: gesture.kind }, 'somebody in a workspace where no desk talks was sent away')
    await ack(gesture.kind === 'submit' ? { response_action: 'clear' } : undefined)
    if (gesture.kind === 'home') return
    const audience = audienceOf(person, 'where' in gesture ? gesture.where : { surface: 'direct' })
    const card = noticeCard('stranger', { words: wordsFor(audience.readership.locale) })
    await answers.answer({ kind: 'whisper', card }, audience)
  }

  async function act(gesture: Taken, person: Person, ack: Acknowledge): Promise<void> {
    if (gesture.kind === 'home') return publishHome(person)
    if (person.email === null) return askWhoItIs(gesture, person, ack)
    const actor = person.email
    if (gesture.kind === 'submit') return submit(gesture, actor, person, ack)
    const where = gesture.where
    const channel = await channelName(person.workspace, where)
    const reply = await replyTo(gesture, actor, channel)
    // What was pressed is committed; a form has to open while its trigger lives, everything else can take its time.
    if (reply.kind !== 'form') await ack()
    const atHome = where.surface === 'home'
    const refreshes = atHome && gesture.kind === 'press' && gesture.value.action === 'home'
    if (!refreshes) await answers.answer(reply, audienceOf(person, where), askedIn(gesture))
    if (atHome && reply.kind !== 'form') await publishHome(person)
  }

  async function replyTo(gesture: Exclude<Taken, { kind: 'home' | 'submit' }>, actor: string, channel?: string) {
    const place = channel === undefined ? {} : { channel }
    if (gesture.kind === 'press') {
      return conversation.press({ actor, ...pressed(gesture), ...place })
    }
    if (gesture.kind === 'ask') return conversation.ask({ actor, text: await namedIn(gesture), ...place })
    return conversation.handOff({ actor, ...(await saidIn(gesture)), ...place })
  }

  /** People who are mentioned go by their e-mail, as everywhere in the house. */
  async function namedIn({ team, text }: Extract<Taken, { kind: 'ask' }>): Promise<string> {
    let named = text
    for (const [mention, userId = ''] of text.matchAll(/@([UW][A-Z0-9]{6,})\b/g)) {
      const email = await people.personOf(await workspaces.get(team), userId)
      if (email) named = named.replace(mention, email)
    }
    return named
  }

  /** Who wrote it, by name, and where it stands. */
  async function saidIn({ team, text, by, messageTs, where }: Extract<Taken, { kind: 'hand-off' }>) {
    const workspace = await workspaces.get(team)
    const { user } = by
      ? await workspace.client.users.info({ user: by }).catch(() => ({ user: undefined }))
      : { user: undefined }
    const name = user?.profile?.real_name ?? user?.real_name ?? by
    const path = messageTs && where.channel && `archives/${where.channel}/p${messageTs.replace('.', '')}`
    return { text, ...(name && { by: name }), ...(path && { url: new URL(path, workspace.url).href }) }
  }

  async function submit(
    { view }: Extract<Taken, { kind: 'submit' }>,
    actor: string,
    person: Person,
    ack: Acknowledge,
  ): Promise<void> {
    const form = readForm(view)
    if (!form) return void (await ack({ response_action: 'clear' }))
    const { state, values, carried } = form
    const reply = await conversation.submit({ actor, state, values })
    const audience = audienceOf(person, { surface: 'modal' })
    const acknowledged = await ack(await answers.afterForm(reply, audience, view))
    // The form was closed by Slack's patience: the answer comes as a private word.
    if (acknowledged === 'late') await answers.answer(reply, audienceOf(person, { surface: 'direct' }))
    if (carriedWhere(carried).surface === 'home') await publishHome(person)
  }

  async function askWhoItIs(gesture: Taken, person: Person, ack: Acknowledge): Promise<void> {
    const { workspace, userId } = person
    const account = { platform: 'slack', workspace: workspace.team, userId } as const
    const where: Where = 'where' in gesture ? gesture.where : { surface: 'direct' }
    const channel = await channelName(workspace, where)
    const waiting = gesture.kind === 'press' ? { ...pressed(gesture), ...(channel && { channel }) } : null
    const reply = await accounts.askWhoThisIs(account, waiting)
    await ack()
    await answers.answer(reply, audienceOf(person, where))
  }

  async function publishHome({ workspace, userId, email }: Person): Promise<void> {
    const card = await conversation.home(email ?? '')
    const reader = await readerOf(people, workspace, card, readershipOf(email))
    await workspace.client.views.publish({ user_id: userId, view: renderHome(card, reader) })
  }

  /** Whoever asked learns that it failed, if Slack can still be reached. */
  async function excuse(gesture: Taken): Promise<void> {
    try {
      const workspace = await workspaces.get(gesture.team)
      const email = await people.personOf(workspace, gesture.userId)
      const audience = audienceOf(
        { workspace, userId: gesture.userId, email },
        'where' in gesture ? gesture.where : { surface: 'direct' },
      )
      const card = noticeCard('went-wrong', { words: wordsFor(audience.readership.locale) })
      await answers.answer({ kind: 'whisper', card }, audience)
    } catch {
      // It is in the log; there is no way left to say it.
    }
  }

  const readershipOf = (email: string | null) =>
    (email ? findPerson(company, email) : undefined) ?? company.desks[0] ?? { locale: 'en' as const, zone: 'UTC' }

  const audienceOf = ({ workspace, userId, email }: Person, where: Where): Audience => ({
    ...{ workspace, userId, where },
    readership: readershipOf(email),
  })

  /** A channel goes by the name that the configuration gives it, if a desk has it. */
  async function channelName(workspace: Workspace, { channel, surface }: Where): Promise<string | undefined> {
    if (!channel || surface !== 'message') return undefined
    const names = company.desks.flatMap((desk) => [desk.channels.sales, desk.channels.feedback])
    return (await channels.nameOf(workspace, channel, [...new Set(names)])) ?? channel
  }

  return { take }
}

/** What was pressed, and the message it sat on. */
const pressed = ({ value, ref, inThread }: Extract<Taken, { kind: 'press' }>) => ({
  ...{ value, ...(ref && { ref }), ...(inThread && { inThread }) },
})

/** The words by which a form can be asked for again. */
const askedIn = (gesture: Taken): string | undefined => (gesture.kind === 'ask' ? gesture.text : undefined)
