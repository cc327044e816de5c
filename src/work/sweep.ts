// What time brings: due steps, what a lost wake-up left behind, leads that come back, scorecards.
import type { Context } from '../app/context.ts'
import { fireTimers } from '../app/fire-timers.ts'
import { followStatuses } from '../app/follow-statuses.ts'
import { handOutQueue } from '../app/hand-out-queue.ts'
import { keepToRetention } from '../app/keep-to-retention.ts'
import { postDailyLines } from '../app/post-daily.ts'
import { postScorecards } from '../app/post-scorecard.ts'
import { returnRecycled } from '../app/return-recycled.ts'
import { reviewHeld } from '../app/review-held.ts'
import type { DeliveryRecord } from '../ports/store.ts'
import { dropAnswersBefore } from '../store/idempotent-answers.ts'
import { markUnknown, showDoubtedAgain, unknownDeliveries, type Waiting, waitingDeliveries } from '../store/leases.ts'
import type { Sender } from './sender.ts'

const batch = 100
const eachConversation = 20
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
    await markUnknown(tx, now)
    await showDoubtedAgain(tx, now)
    const waiting = await waitingDeliveries(tx, now, batch, eachConversation)
    return { unknown: await unknownDeliveries(tx, now, batch), waiting }
  })
  // Where updates are counted apart they need not wait for messages; elsewhere the sender sees to their order.
  const { updates = [], messages = [] } = Object.groupBy(waiting, ({ isUpdate }) => (isUpdate ? 'updates' : 'messages'))
  const [looking, saying, updating] = [apart(unknown), apart(messages), apart(updates)]
  const conversations = new Set([...looking.keys(), ...saying.keys()])
  await Promise.all([
    ...[...conversations].map((name) => inTurn(sender, looking.get(name) ?? [], saying.get(name) ?? [])),
    ...[...updating.values()].map((each) => inTurn(sender, [], each)),
  ])
}

const apart = <T extends { conversation: string }>(all: readonly T[]) =>
  Map.groupBy(all, ({ conversation }) => conversation)

/** Stops at the first that has to wait: the others of its conversation would, too. */
async function inTurn(sender: Sender, unknown: readonly DeliveryRecord[], waiting: readonly Waiting[]): Promise<void> {
  for (const delivery of unknown) if ((await sender.reconcile(delivery)) === 'wait') return
  for (const { id } of waiting) if ((await sender.deliver(id)) === 'wait') return
}

/** Every minute: what belongs to a day or a week. One that fails does not keep the others from happening. */
export async function sweepCalendar(context: Context): Promise<void> {
  const before = new Date(context.clock.now().getTime() - answersKeptHours * 3_600_000)
  const chores: [name: string, chore: () => Promise<unknown>][] = [
    ['people', () => context.transaction(context.refreshPeople)],
    ['agreements', () => context.transaction(context.refreshAgreements)],
    ['statuses', () => followStatuses(context)],
    ['returns', () => returnRecycled(context)],
    ['held leads', () => reviewHeld(context)],
    ['queue', () => handOutQueue(context)],
    ['scorecards', () => postScorecards(context)],
    ['daily lines', () => postDailyLines(context)],
    ['retention', () => keepToRetention(context)],
    ['kept answers', () => context.transaction((tx) => dropAnswersBefore(tx, before))],
  ]
  for (const [name, chore] of chores) {
    await chore().catch((error: unknown) => context.log.error({ err: error, chore: name }, 'a chore failed'))
  }
}
