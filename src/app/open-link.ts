// An admin wants to say who a stranger is: the form in which the person is picked.
import { randomUUID } from 'node:crypto'
import type { ActionValue, Reply } from '../ports/card.ts'
import { findAccount } from '../store/accounts.ts'
import { accountNamed, linkForm } from '../view/stranger.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { deskFor, refusalReply } from './refusal-reply.ts'

export async function openLink(context: Context, actor: string, { extra = '' }: ActionValue): Promise<Reply> {
  const name = accountNamed(extra)
  const account = name && (await context.transaction((tx) => findAccount(tx, name)))
  if (!context.company.admins.includes(actor)) return refusalReply(context, { actor, refusal: { code: 'not-allowed' } })
  const view = viewContext(context, deskFor(context, actor), actor)
  if (!account) return refusalReply(context, { actor, refusal: { code: 'changed-meanwhile' } })
  return { kind: 'form', form: linkForm(account, { company: context.company, words: view.words, key: randomUUID() }) }
}
