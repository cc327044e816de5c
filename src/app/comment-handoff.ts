// A marketer answers the feedback on a lead; the rep reads it in the card's thread.
import { deskOf, findPerson, rolesOn } from '../core/company.ts'
import { ok, type Result, refuse } from '../core/result.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { carriedOut, findHandoff } from '../store/handoffs.ts'
import type { Context } from './context.ts'
import { moveHandoff } from './move-handoff.ts'

export type Comment = { id: string; actor: string; note: string; key?: string }

/** Anybody of the desk may comment, in any state; it changes nothing but the history. */
export async function commentHandoff(
  context: Context,
  { id, actor, note, key }: Comment,
): Promise<Result<HandoffRecord>> {
  if (!note.trim()) return refuse('comment-required', { field: 'note' })
  if (!findPerson(context.company, actor)) return refuse('person-unknown')
  return context.transaction(async (tx) => {
    const handoff = await findHandoff(tx, id)
    if (!handoff) return refuse('lead-unknown')
    if (rolesOn(context.company, deskOf(context.company, handoff.desk), actor).length === 0)
      return refuse('not-on-desk')
    if (key && (await carriedOut(tx, id, key))) return ok(handoff)
    const event = { type: 'commented', note: note.trim(), at: context.clock.now(), actor } as const
    return ok(await moveHandoff(context, tx, handoff, [event], { key }))
  })
}
