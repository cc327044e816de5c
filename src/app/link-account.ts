// An admin says who a stranger is; what the stranger pressed meanwhile is then carried out.
import { findPerson } from '../core/company.ts'
import type { Reply } from '../ports/card.ts'
import type { Submission } from '../ports/conversation.ts'
import { linkAccount } from '../store/accounts.ts'
import { insertDeliveries, newDeliveryId, priorities } from '../store/deliveries.ts'
import { noticeCard } from '../view/notice.ts'
import { accountNamed } from '../view/stranger.ts'
import { answerPress } from './answer-press.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { deskFor, refusalReply } from './refusal-reply.ts'

export async function saveLink(context: Context, { actor, state, values }: Submission): Promise<Reply> {
  const { company, clock } = context
  if (!company.admins.includes(actor)) return refusalReply(context, { actor, refusal: { code: 'not-allowed' } })
  const name = accountNamed(state.extra ?? '')
  const view = viewContext(context, deskFor(context, actor), actor)
  const person = findPerson(company, values.person?.trim().toLowerCase() ?? '')
  if (!name) return refusalReply(context, { actor, refusal: { code: 'changed-meanwhile' } })
  if (!person) {
    return { kind: 'field-errors', errors: { person: view.words.refusals['person-unknown']() } }
  }
  const linked = await context.transaction((tx) => linkAccount(tx, name, { email: person.email, linkedBy: actor }))
  if (!linked) return refusalReply(context, { actor, refusal: { code: 'changed-meanwhile' } })
  const pressed = linked.waiting
  const reply = pressed && (await answerPress(context, { ...pressed, actor: person.email }))
  const outcome = reply === null ? 'linked-known' : reply.kind === 'done' ? 'linked-done' : 'linked-again'
  await context.transaction(async (tx) => {
    const id = newDeliveryId()
    const what = { id, key: `linked:${state.key}`, priority: priorities.reminder, person: person.email }
    const payload = { view: 'linked', outcome } as const
    const desk = deskFor(context, person.email).id
    await context.carry(tx, await insertDeliveries(tx, [{ ...what, desk, payload }], clock.now()))
  })
  return { kind: 'whisper', card: noticeCard('linked', view, [person.name]) }
}
