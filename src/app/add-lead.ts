// A lead handed over by hand, from a form in the chat.
import { findDesk, findPerson } from '../core/company.ts'
import { normalizeEmail } from '../core/lead.ts'
import type { Reply } from '../ports/card.ts'
import type { Submission } from '../ports/conversation.ts'
import type { CardContext } from '../view/context.ts'
import { webAddress } from '../view/excerpt.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { email as emailSchema } from './field-schemas.ts'
import type { Mql } from './mql-schema.ts'
import { readLine, readNote } from './read-note.ts'
import { receiveMqls } from './receive-mqls.ts'
import { receivedReply } from './received-reply.ts'
import { deskFor, refusalReply } from './refusal-reply.ts'

/** Only people of the company hand over leads; the same form sent twice is one lead. */
export async function addLead(context: Context, { actor, values, state }: Submission): Promise<Reply> {
  if (!findPerson(context.company, actor)) return refusalReply(context, { actor, refusal: { code: 'person-unknown' } })
  const desk = findDesk(context.company, values.desk ?? '') ?? deskFor(context, actor)
  const view = viewContext(context, desk, actor)
  const email = normalizeEmail(values.email ?? '')
  if (!emailSchema().safeParse(email).success) {
    return { kind: 'field-errors', errors: { email: view.words.form.emailInvalid } }
  }
  const mql = { email, desk: desk.id, ...said(values), ...origin(state.extra, context, view) }
  const [result] = await receiveMqls(context, [mql], { once: `form ${state.key}` })
  return receivedReply(view, result)
}

/** A lead that was made of a message keeps the way back to it. */
function origin(extra: string | undefined, { clock }: Context, { words }: CardContext): Partial<Mql> {
  const url = webAddress(extra ?? null)
  if (!url || url.length > 2000) return {}
  return { activities: [{ at: clock.now(), kind: 'message', title: words.form.fromMessage, url }] }
}

const limits = { name: 200, company: 200, source: 120, campaign: 200 } as const

/** What was filled in, within the lengths that the intake accepts. */
const said = (values: Submission['values']): Partial<Mql> => ({
  ...Object.fromEntries(
    Object.entries(limits).flatMap(([field, limit]) => {
      const text = readLine(values[field], limit)
      return text === undefined ? [] : [[field, text]]
    }),
  ),
  ...(readNote(values.note) && { note: readNote(values.note) }),
})
