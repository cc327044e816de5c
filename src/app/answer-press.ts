// A button was pressed on a card. What it changes is committed before anybody is told.
import { randomUUID } from 'node:crypto'
import { daysAfter, localDate, openingOn } from '../core/calendar.ts'
import { type Desk, deskOf, rolesOn } from '../core/company.ts'
import { decide } from '../core/handoff/decide.ts'
import type { Refusal } from '../core/result.ts'
import type { Form, Reply } from '../ports/card.ts'
import type { Press } from '../ports/conversation.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { findHandoff } from '../store/handoffs.ts'
import { isOpenAction, type OpenAction, submittedBy } from '../view/actions.ts'
import { formFor } from '../view/forms.ts'
import { whyCard } from '../view/why.ts'
import { actorOn, commandHandoff } from './command-handoff.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { refusalReply } from './refusal-reply.ts'

export async function answerPress(context: Context, { actor, value }: Press): Promise<Reply> {
  const handoff = isId(value.id) ? await context.transaction((tx) => findHandoff(tx, value.id)) : null
  if (!handoff) return refusalReply(context, { actor, refusal: { code: 'lead-unknown' } })
  if (value.action === 'accept') return accept(context, actor, handoff)
  if (value.action === 'why') return why(context, actor, handoff)
  if (!isOpenAction(value.action))
    return refusalReply(context, { actor, refusal: { code: 'changed-meanwhile' }, handoff })
  const refusal = openFault(context, actor, handoff, value.action)
  if (refusal) return refusalReply(context, { actor, refusal, handoff, ...commandOf(value.action) })
  return { kind: 'form', form: openForm(context, actor, handoff, value.action) }
}

/** Ids come back from outside; only a UUID may reach the database. */
export const isId = (text: string): boolean => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)

async function accept(context: Context, actor: string, handoff: HandoffRecord): Promise<Reply> {
  const result = await commandHandoff(context, { id: handoff.id, actor, command: { name: 'accept' } })
  return result.ok
    ? { kind: 'done' }
    : refusalReply(context, { actor, refusal: result.refusal, command: 'accept', handoff })
}

function why(context: Context, reader: string, handoff: HandoffRecord): Reply {
  const view = viewContext(context, deskOf(context.company, handoff.desk), reader)
  return { kind: 'whisper', card: whyCard(handoff, view) }
}

/** Nobody fills in a form in vain: what would be refused whatever is entered is refused before it opens. */
function openFault(context: Context, actor: string, handoff: HandoffRecord, action: OpenAction): Refusal | null {
  const desk = deskOf(context.company, handoff.desk)
  const submitted = submittedBy(action)
  if (submitted === 'answer') {
    return rolesOn(context.company, desk, actor).length === 0 ? { code: 'not-on-desk' } : null
  }
  const asked = { actor: actorOn(context.company, desk, actor), at: context.clock.now() }
  const decided = decide(handoff, { name: submitted }, asked)
  return decided.ok || decided.refusal.field ? null : decided.refusal
}

function commandOf(action: OpenAction) {
  const submitted = submittedBy(action)
  return submitted === 'answer' ? {} : { command: submitted }
}

function openForm(context: Context, actor: string, handoff: HandoffRecord, action: OpenAction): Form {
  const desk = deskOf(context.company, handoff.desk)
  const { words } = viewContext(context, desk, actor)
  const today = localDate(context.clock.now(), desk.zone)
  return formFor(action, handoff, {
    words,
    company: context.company,
    desk,
    today,
    key: randomUUID(),
    dateChoices: proposeDates(desk, today),
  })
}

const proposals = [30, 60, 90, 180]

/** Some time ahead, on a day on which somebody works. */
const proposeDates = (desk: Desk, today: string) =>
  proposals.map((days) => ({ days, date: localDate(openingOn(daysAfter(today, days), desk.calendar), desk.zone) }))
