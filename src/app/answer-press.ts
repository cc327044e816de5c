// A button was pressed on a card. What it changes is committed before anybody is told.
import { randomUUID } from 'node:crypto'
import { daysAfter, localDate, openingOn } from '../core/calendar.ts'
import { calendarOf, type Desk, deskOf, findPerson, hasLeft, rolesOn } from '../core/company.ts'
import { type CommandName, commandNames } from '../core/handoff/command.ts'
import { decide } from '../core/handoff/decide.ts'
import { snoozeChoices } from '../core/promise/quiet.ts'
import type { Refusal } from '../core/result.ts'
import type { ActionValue, Form, Reply } from '../ports/card.ts'
import type { Press } from '../ports/conversation.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { findHandoff } from '../store/handoffs.ts'
import { isLeadAction, type LeadAction, submittedBy } from '../view/actions.ts'
import { formFor, snoozeForm } from '../view/forms.ts'
import { whyCard } from '../view/why.ts'
import { adoptOrRetire } from './adopt-message.ts'
import { proposeVolume, signProposal } from './agree-volume.ts'
import { answerAsk, shareAnswer } from './answer-ask.ts'
import { openSettings, saveAway } from './answer-settings.ts'
import { actorOn, commandHandoff } from './command-handoff.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { explainFigures, isAboutFigures } from './explain-figures.ts'
import { maySpeakForSales } from './mark-do-not-market.ts'
import { note } from './note-audit.ts'
import { openLink } from './open-link.ts'
import { refusalReply } from './refusal-reply.ts'
import { showHome } from './show-home.ts'

export async function answerPress(context: Context, press: Press): Promise<Reply> {
  const { actor, value, channel, called } = press
  if (!findPerson(context.company, actor)) return refusalReply(context, { actor, refusal: { code: 'person-unknown' } })
  const own = ofOneself.get(value.action)
  if (own) return own(context, actor, value)
  if (value.action === 'share') {
    const pressed = isId(value.id) ? value.id : randomUUID()
    return shareAnswer(context, { actor, text: value.extra ?? '', channel, called }, pressed)
  }
  if (isAboutFigures(value.action)) return explainFigures(context, actor, value)
  const known = isId(value.id)
  if (known && value.action === 'accept') return accept(context, press)
  const handoff = known ? await context.look((tx) => findHandoff(tx, value.id)) : null
  if (!handoff) return refusalReply(context, { actor, refusal: { code: 'lead-unknown' } })
  await adoptOrRetire(context, handoff.id, press)
  if (value.action === 'why') return why(context, actor, handoff)
  const { action } = value
  if (!isLeadAction(action)) return refusalReply(context, { actor, refusal: { code: 'changed-meanwhile' }, handoff })
  const refusal = openFault(context, actor, handoff, action)
  if (refusal) return refusalReply(context, { actor, refusal, handoff, ...commandOf(action) })
  return { kind: 'form', form: openForm(context, actor, handoff, action) }
}

/** Buttons that speak of no handoff: they do what the command of the same name does. */
const ofOneself = new Map<string, (context: Context, actor: string, value: ActionValue) => Promise<Reply>>([
  ['open:settings', openSettings],
  ['open:away', (context, actor) => answerAsk(context, { actor, text: 'away' })],
  ['open:add', (context, actor) => answerAsk(context, { actor, text: 'add' })],
  ['open:link', openLink],
  ['propose-volume', proposeVolume],
  [
    'sign-volume',
    async (context, actor, value) =>
      isId(value.id)
        ? signProposal(context, actor, value)
        : refusalReply(context, { actor, refusal: { code: 'changed-meanwhile' } }),
  ],
  // A form that could not open where it was asked for.
  ['ask', (context, actor, { extra = '' }) => answerAsk(context, { actor, text: extra })],
  ['home', async (context, actor) => ({ kind: 'whisper', card: await showHome(context, actor) })],
  ['back', (context, actor) => saveAway(context, actor, null)],
])

/** Ids come back from outside; only a UUID may reach the database. */
export const isId = (text: string): boolean => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)

/** The press that races against others: what is not needed to decide it does not come before it. */
async function accept(context: Context, press: Press): Promise<Reply> {
  const { actor, value } = press
  const { id } = value
  const [result] = await Promise.all([
    commandHandoff(context, { id, actor, command: { name: 'accept' } }),
    adoptOrRetire(context, id, press),
  ])
  if (result.ok) return { kind: 'done' }
  const handoff = await context.look((tx) => findHandoff(tx, id))
  return refusalReply(context, { actor, refusal: result.refusal, command: handoff ? 'accept' : undefined, handoff })
}

async function why(context: Context, reader: string, handoff: HandoffRecord): Promise<Reply> {
  const desk = deskOf(context.company, handoff.desk)
  if (rolesOn(context.company, desk, reader).length === 0)
    return refusalReply(context, { actor: reader, refusal: { code: 'not-on-desk' }, handoff })
  const view = viewContext(context, desk, reader)
  await note(context, { actor: reader, via: 'chat', action: 'why', subject: handoff.id })
  return { kind: 'whisper', card: whyCard(handoff, view) }
}

/** Other forms belong to a person or to a conversation, not to the lifecycle. */
const isCommand = (submitted: string): submitted is CommandName =>
  (commandNames as readonly string[]).includes(submitted)

/** Nobody fills in a form in vain: what would be refused whatever is entered is refused before it opens. */
function openFault(context: Context, actor: string, handoff: HandoffRecord, action: LeadAction): Refusal | null {
  const desk = deskOf(context.company, handoff.desk)
  const submitted = submittedBy(action)
  if (!isCommand(submitted)) {
    const roles = rolesOn(context.company, desk, actor)
    if (roles.length === 0) return { code: 'not-on-desk' }
    return submitted === 'do-not-market' && !maySpeakForSales(roles) ? { code: 'not-allowed' } : null
  }
  const ownerLeft = hasLeft(context.company, desk, handoff.owner)
  const asked = { actor: actorOn(context.company, desk, actor), at: context.clock.now(), ownerLeft }
  const decided = decide(handoff, { name: submitted }, asked)
  return decided.ok || decided.refusal.field ? null : decided.refusal
}

function commandOf(action: LeadAction) {
  const submitted = submittedBy(action)
  return isCommand(submitted) ? { command: submitted } : {}
}

function openForm(context: Context, actor: string, handoff: HandoffRecord, action: LeadAction): Form {
  const { company, clock } = context
  const desk = deskOf(company, handoff.desk)
  const { words } = viewContext(context, desk, actor)
  const key = randomUUID()
  if (action === 'open:snooze') {
    const choices = snoozeChoices(clock.now(), calendarOf(company, desk, actor))
    return snoozeForm(handoff, { words, key, choices, zone: findPerson(company, actor)?.zone ?? desk.zone })
  }
  const today = localDate(clock.now(), desk.zone)
  return formFor(action, handoff, { words, company, desk, today, key, dateChoices: proposeDates(desk, today) })
}

const proposals = [30, 60, 90, 180]

/** Some time ahead, on a day on which somebody works. */
const proposeDates = (desk: Desk, today: string) =>
  proposals.map((days) => ({ days, date: localDate(openingOn(daysAfter(today, days), desk.calendar), desk.zone) }))
