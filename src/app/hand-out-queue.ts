// Leads that came while nobody was there: handed out when somebody is.

import type { Desk } from '../core/company.ts'
import { system } from '../core/handoff/event.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findHandoff, keepWhy, listHandoffs } from '../store/handoffs.ts'
import { Assigner } from './assigner.ts'
import type { Context } from './context.ts'
import { moveHandoff } from './move-handoff.ts'
import { factsOf } from './offers.ts'

const batch = 50

/** Tries each waiting lead again, the oldest first; returns how many found their owner. */
export async function handOutQueue(context: Context): Promise<number> {
  let given = 0
  for (const desk of context.company.desks.filter(({ routing }) => routing.outsideHours === 'wait')) {
    const waiting = await context.transaction((tx) =>
      listHandoffs(tx, {
        desk: desk.id,
        state: 'offered',
        unowned: true,
        backfill: false,
        order: 'oldest',
        limit: batch,
      }),
    )
    for (const { id } of waiting.items.filter(waitsForHours)) {
      given += (await context.transaction((tx) => handOut(context, tx, desk, id))) ? 1 : 0
    }
  }
  return given
}

const waitsForHours = ({ why }: HandoffRecord): boolean => {
  const last = why.assignment.at(-1)
  return last?.step === 'outcome' && last.outcome.mode === 'queue' && last.outcome.because === 'hours'
}

async function handOut(context: Context, tx: Transaction, desk: Desk, id: string): Promise<boolean> {
  const handoff = await findHandoff(tx, id)
  if (handoff?.state !== 'offered' || handoff.owner !== null) return false
  const assigner = await Assigner.open(context, tx, desk)
  const { owner, trace } = await assigner.assign(handoff.lead, factsOf(handoff))
  if (owner === null) return false
  await assigner.save()
  await keepWhy(tx, id, { ...handoff.why, assignment: trace })
  const at = context.clock.now()
  await moveHandoff(context, tx, handoff, [{ type: 'reassigned', owner, from: null, note: null, at, actor: system }])
  return true
}
