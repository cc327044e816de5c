// Deadlines that fall due: each step of a ladder is taken once, and what it says is decided now, not when it was set.
import { type Desk, deskOf } from '../core/company.ts'
import { system } from '../core/handoff/event.ts'
import { type TimerStep, takeStep } from '../core/timer.ts'
import type { HandoffRecord, TimerRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findDelivery, insertDeliveries, type NewDelivery, newDeliveryId, priorities } from '../store/deliveries.ts'
import { findHandoff } from '../store/handoffs.ts'
import { claimDueTimers, moveTimer } from '../store/timers.ts'
import { cardKey } from './consequences.ts'
import type { Context } from './context.ts'
import { moveHandoff } from './move-handoff.ts'

const batch = 100

/** Takes the steps that are due now, in one transaction with what they cause; returns how many timers moved. */
export function fireTimers(context: Context): Promise<number> {
  return context.transaction(async (tx) => {
    const now = context.clock.now()
    const due = await claimDueTimers(tx, now, batch)
    const said: NewDelivery[] = []
    for (const timer of due) {
      const step = takeStep(timer, now)
      if (!step) continue
      await moveTimer(tx, timer.id, step.timer)
      const handoff = await findHandoff(tx, timer.handoffId)
      if (!handoff) continue
      if (step.act === 'breach') await recordBreach(context, tx, handoff, timer)
      said.push(...(await reminders(context, tx, handoff, timer, step)))
    }
    await context.carry(tx, await insertDeliveries(tx, said, now))
    return due.length
  })
}

/** The history tells of a broken promise, and the card shows it. */
async function recordBreach(context: Context, tx: Transaction, handoff: HandoffRecord, timer: TimerRecord) {
  const { commitment, dueAt } = timer
  await moveHandoff(context, tx, handoff, [{ type: 'overdue', commitment, at: dueAt, actor: system }])
}

async function reminders(
  context: Context,
  tx: Transaction,
  handoff: HandoffRecord,
  timer: TimerRecord,
  step: { act: TimerStep['act']; index: number },
): Promise<NewDelivery[]> {
  const desk = deskOf(context.company, handoff.desk)
  const card = await findDelivery(tx, { key: cardKey(handoff.id) })
  if (!card) return []
  const payload = { view: 'reminder', act: step.act, timerId: timer.id } as const
  const key = `timer:${timer.id}:${step.index}`
  const common = { key, desk: desk.id, handoffId: handoff.id, payload }
  const place = placeOf(handoff, desk, step.act, card.id)
  return [
    {
      ...common,
      ...place,
      id: newDeliveryId(),
      priority: step.act === 'breach' ? priorities.escalation : priorities.reminder,
    },
  ]
}

/** An owner is reminded in private; what concerns the whole desk is said in the card's thread. */
const placeOf = (handoff: HandoffRecord, _desk: Desk, act: TimerStep['act'], cardId: string) =>
  handoff.owner && act === 'remind' ? { person: handoff.owner } : { parentId: cardId }
