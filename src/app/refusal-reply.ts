// A "no" said kindly, in private: who was faster and when, or who can do it.
import { type Desk, deskOf } from '../core/company.ts'
import type { CommandName } from '../core/handoff/command.ts'
import type { Refusal } from '../core/result.ts'
import type { Reply } from '../ports/card.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { refusalCard } from '../view/refusal.ts'
import type { Context } from './context.ts'
import { viewContext } from './draw-delivery.ts'

type Refused = {
  actor: string
  refusal: Refusal
  command?: CommandName | undefined
  handoff?: HandoffRecord | null
}

export function refusalReply(context: Context, { actor, refusal, command, handoff }: Refused): Reply {
  const desk = handoff ? deskOf(context.company, handoff.desk) : deskFor(context, actor)
  return { kind: 'whisper', card: refusalCard(refusal, viewContext(context, desk, actor), command) }
}

/** The desk that a person works on; the default desk for somebody who is on none. */
export function deskFor({ company }: Context, actor: string): Desk {
  const own = company.desks.find(({ reps, managers, marketers }) =>
    [...reps, ...managers, ...marketers].includes(actor),
  )
  return own ?? deskOf(company, company.defaultDesk)
}

/** The desk whose channel it is; undefined for a private conversation, or a channel that desks share. */
export function deskOfChannel({ company }: Context, channel: string | undefined): Desk | undefined {
  const desks = company.desks.filter(({ channels }) => channel === channels.sales || channel === channels.feedback)
  return desks.length === 1 ? desks[0] : undefined
}
