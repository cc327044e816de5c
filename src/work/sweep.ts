// What time brings: due steps, what a lost wake-up left behind, leads that come back, scorecards.
import type { Context } from '../app/context.ts'
import { fireTimers } from '../app/fire-timers.ts'
import { handOutQueue } from '../app/hand-out-queue.ts'
import { postScorecards } from '../app/post-scorecard.ts'
import { returnRecycled } from '../app/return-recycled.ts'
import { markUnknown, unknownDeliveries, waitingDeliveries } from '../store/deliveries.ts'
import { dropAnswersBefore } from '../store/idempotent-answers.ts'
import type { Sender } from './sender.ts'

const batch = 100
const graceSeconds = 5
const answersKeptHours = 48

/** A flood of deadlines is worked off in rounds; the next tick takes what is left. */
const rounds = 20

/** Every second: deadlines, until none is due. */
export async function sweepDeadlines(context: Context): Promise<void> {
  for (let round = 0; round < rounds; round++) if ((await fireTimers(context)) === 0) return
}

/** Every second: deliveries that a lost wake-up or a killed worker left behind. */
export async function sweepDeliveries(context: Context, sender: Sender): Promise<void> {
  const { unknown, waiting } = await context.transaction(async (tx) => {
    const now = context.clock.now()
    await markUnknown(tx, now, graceSeconds)
    return { unknown: await unknownDeliveries(tx, now, batch), waiting: await waitingDeliveries(tx, now, batch) }
  })
  for (const delivery of unknown) await sender.reconcile(delivery)
  for (const id of waiting) await sender.deliver(id)
}

/** Every minute: what belongs to a day or a week. One that fails does not keep the others from happening. */
export async function sweepCalendar(context: Context): Promise<void> {
  const before = new Date(context.clock.now().getTime() - answersKeptHours * 3_600_000)
  const chores: [name: string, chore: () => Promise<unknown>][] = [
    ['returns', () => returnRecycled(context)],
    ['queue', () => handOutQueue(context)],
    ['scorecards', () => postScorecards(context)],
    ['kept answers', () => context.transaction((tx) => dropAnswersBefore(tx, before))],
  ]
  for (const [name, chore] of chores) {
    await chore().catch((error: unknown) => context.log.error({ err: error, chore: name }, 'a chore failed'))
  }
}
