// A lead changes hands: reminders that were held back for whoever had it are for whoever has it now.
import type { Desk } from '../core/company.ts'
import type { Handoff } from '../core/handoff/state.ts'
import type { HandoffRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { takeHeldLines } from '../store/held-reminders.ts'
import { findTimers } from '../store/timers.ts'
import type { Context } from './context.ts'
import { Reminders } from './reminders.ts'
import { loadTeam } from './team.ts'

/** From one person to another, or back to the desk. */
export const changesHands = (before: Handoff, after: Handoff): boolean =>
  before.owner !== null && before.owner !== after.owner

/** Of deadlines that go on; a broken promise is begun anew for the new owner, and its reminders with it. */
export async function passReminders(
  context: Context,
  tx: Transaction,
  { before, after, desk }: { before: HandoffRecord; after: HandoffRecord; desk: Desk },
): Promise<void> {
  if (!changesHands(before, after)) return
  const ids = before.timers.filter(({ stoppedAt }) => stoppedAt === null).map(({ id }) => id)
  const lines = await takeHeldLines(tx, ids, context.clock.now())
  if (lines.length === 0) return
  const timers = await findTimers(tx, ids)
  const team = await loadTeam(context, tx, desk, { handoffIds: [after.id] })
  const reminders = new Reminders(context, tx)
  for (const { timerId, act, lateByMinutes, always = false } of lines) {
    const timer = timers.get(timerId)
    if (!timer || timer.stoppedAt !== null) continue
    const step = `passed on at ${after.version}`
    await reminders.add({ handoff: after, desk, team, timer, step, acts: [act], always, lateByMinutes })
  }
  await reminders.save({ among: true })
}
