// A message in the chat that deserves sales' attention: the form that makes a lead of it, with what it already says.
import { randomUUID } from 'node:crypto'
import { findPerson } from '../core/company.ts'
import type { Reply } from '../ports/card.ts'
import type { Said } from '../ports/conversation.ts'
import { excerpt, oneLine } from '../view/excerpt.ts'
import { addLeadForm, type KnownOfLead } from '../view/forms.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'
import { deskFor, deskOfChannel, refusalReply } from './refusal-reply.ts'

/** Nothing is handed over before the form is sent. */
export async function handOff(context: Context, { actor, channel, ...said }: Said): Promise<Reply> {
  const { company } = context
  if (!findPerson(company, actor)) return refusalReply(context, { actor, refusal: { code: 'person-unknown' } })
  const desk = deskOfChannel(context, channel) ?? deskFor(context, actor)
  const { words } = viewContext(context, desk, actor)
  return { kind: 'form', form: addLeadForm({ words, company, desk, key: randomUUID() }, knownOf(said)) }
}

const addresses = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu

/** The first e-mail address, the name written before it ("Ana Ruiz <ana@acme.example>"), and the words themselves. */
export function knownOf({ text, by, url }: Omit<Said, 'actor' | 'channel'>): KnownOfLead {
  const [email] = text.match(addresses) ?? []
  const written =
    email && new RegExp(`(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)+)[ ,:]*[<(]?${RegExp.escape(email)}`, 'u')
  const name = written ? oneLine(written.exec(text)?.[1]) : null
  const words = excerpt(text)
  return {
    ...(email && { email }),
    ...(name && { name }),
    ...(words && { note: by ? `${words}\n– ${oneLine(by)}` : words }),
    ...(url && { url }),
  }
}
