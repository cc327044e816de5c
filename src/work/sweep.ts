// What time brings: due steps, what a lost wake-up left behind, leads that come back, scorecards.
import type { Context } from '../app/context.ts'
import { fireTimers } from '../app/fire-timers.ts'
import { postScorecards } from '../app/post-scorecard.ts'
import { returnRecycled } from '../app/return-recycled.ts'
import { markUnknown, unknownDeliveries, waitingDeliveries } from '../store/deliveries.ts'
import { dropAnswersBefore } from '../store/idempotent-answers.ts'
import type { Sender } from './sender.ts'

const batch = 100
const answersKeptHours = 48

/** Every second: deadlines and deliveries. */
export async function sweepDue(context: Context, sender: Sender): Promise<void> {
  await fireTimers(context)
  await resumeDeliveries(context, sender)
}

/** Every minute: what belongs to a day or a week. */
export async function sweepCalendar(context: Context): Promise<void> {
  await returnRecycled(context)
  await postScorecards(context)
  const before = new Date(context.clock.now().getTime() - answersKeptHours * 3_600_000)
  await context.transaction((tx) => dropAnswersBefore(tx, before))
}

async function resumeDeliveries(context: Context, sender: Sender): Promise<void> {
  const { unknown, waiting } = await context.transaction(async (tx) => {
    const now = context.clock.now()
    await markUnknown(tx, now)
    return { unknown: await unknownDeliveries(tx, batch), waiting: await waitingDeliveries(tx, now, batch) }
  })
  for (const delivery of unknown) await sender.reconcile(delivery)
  for (const id of waiting) await sender.deliver(id)
}
