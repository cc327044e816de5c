// Deadlines that fall due: each step of a ladder is taken once, and what it does is decided now, not when it was set.
import { type Desk, deskOf, findDesk, hasLeft } from '../core/company.ts'
import { system } from '../core/handoff/event.ts'
import { owedBy } from '../core/promise/changes.ts'
import { type Consequence, isConsequence, isMessage } from '../core/promise/ladder.ts'
import { type Taken, takeDue } from '../core/promise/take-due.ts'
import type { HandoffRecord, TimerRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findHandoff, findHandoffs } from '../store/handoffs.ts'
import { claimDueTimers, postponeTimer, saveTimer } from '../store/timers.ts'
import type { Context } from './context.ts'
import { moveHandoff } from './move-handoff.ts'
import { releaseHandoff } from './release-handoff.ts'
import { Reminders } from './reminders.ts'
import { loadTeam, type Team } from './team.ts'

/** Whose handoff is in a batch waits with a press until the batch is done: no more than a moment. */
const batch = 50

/**
 * Takes the steps that are due now, in one transaction with what they cause; returns how many timers moved. A timer that
 * fails takes its batch with it: then each is fired alone, and only the guilty one has to wait.
 */
export async function fireTimers(context: Context, limit = batch): Promise<number> {
  let due: TimerRecord[] = []
  try {
    await context.transaction(async (tx) => {
      due = await claimDueTimers(tx, context.clock.now(), limit)
      await fireAll(context, tx, due)
    })
    return due.length
  } catch (error) {
    const [timer, ...others] = due
    if (!timer) throw error
    if (others.length === 0) return postpone(context, timer, error)
    let moved = 0
    for (const _ of due) moved += await fireTimers(context, 1)
    return moved
  }
}

async function fireAll(context: Context, tx: Transaction, due: readonly TimerRecord[]): Promise<void> {
  if (due.length === 0) return
  const handoffs = await findHandoffs(tx, [...new Set(due.map(({ handoffId }) => handoffId))])
  const firing = new Firing(context, tx, handoffs)
  for (const timer of due) await firing.fire(timer)
  await firing.conclude()
}

async function postpone({ transaction, clock, log }: Context, timer: TimerRecord, error: unknown): Promise<number> {
  const { id, handoffId, commitment } = timer
  log.error({ err: error, timer: id, handoff: handoffId, commitment }, 'a deadline could not be acted on')
  await transaction((tx) => postponeTimer(tx, id, clock.now()))
  return 1
}

/**
 * The due timers of one transaction. First every promise has its say, then the handoffs move: a new owner begins anew,
 * and must not wipe out what the one before let go by.
 */
class Firing {
  readonly #context: Context
  readonly #tx: Transaction
  readonly #handoffs: Map<string, HandoffRecord>
  readonly #teams = new Map<string, Team>()
  readonly #reminders: Reminders
  readonly #consequences: { timer: TimerRecord; consequence: Consequence }[] = []

  constructor(context: Context, tx: Transaction, handoffs: Map<string, HandoffRecord>) {
    this.#context = context
    this.#tx = tx
    this.#handoffs = handoffs
    this.#reminders = new Reminders(context, tx)
  }

  async fire(due: TimerRecord): Promise<void> {
    const { company, clock, log } = this.#context
    const handoff = this.#handoffs.get(due.handoffId)
    const timer = handoff?.timers.find(({ id }) => id === due.id)
    if (!handoff || !timer || timer.stoppedAt) return
    const desk = findDesk(company, handoff.desk)
    if (!desk) {
      log.error({ handoff: handoff.id, desk: handoff.desk }, 'a desk with running deadlines is not configured any more')
      return postponeTimer(this.#tx, due.id, clock.now())
    }
    const team = await this.#teamOf(desk)
    const owing = owedBy(timer.commitment, handoff) === 'owner' ? handoff.owner : null
    const taken = takeDue(timer, clock.now(), team.hoursOf(owing))
    await saveTimer(this.#tx, timer.id, taken.deadline)
    const after = withTimer(handoff, { ...timer, ...taken.deadline })
    this.#handoffs.set(handoff.id, taken.breach ? await this.#recordBreach(after, timer) : after)
    await this.#climb(timer, desk, team, taken)
  }

  async conclude(): Promise<void> {
    // Desks in the order of their names: workers that need the turns of several never wait for each other.
    const deskOf = ({ timer }: { timer: TimerRecord }) => this.#handoffs.get(timer.handoffId)?.desk ?? ''
    const inOrder = this.#consequences.toSorted((a, b) => (deskOf(a) < deskOf(b) ? -1 : Number(deskOf(a) > deskOf(b))))
    for (const { timer, consequence } of inOrder) await this.#do(consequence, timer)
    await this.#reminders.save()
  }

  async #climb(timer: TimerRecord, desk: Desk, team: Team, taken: Taken): Promise<void> {
    const step = taken.step === null ? undefined : timer.steps[taken.step]
    const handoff = this.#handoffs.get(timer.handoffId)
    if (!step || !handoff) return
    const { step: name, lateByMinutes } = taken
    const said = { step: name ?? 0, acts: taken.acts.filter(isMessage), always: step.always, lateByMinutes }
    await this.#reminders.add({ handoff, desk, team, timer, ...said })
    const consequence = taken.acts.find(isConsequence)
    if (consequence) this.#consequences.push({ timer, consequence })
  }

  /** The history tells of a broken promise, and the card shows it. */
  #recordBreach(handoff: HandoffRecord, { commitment, dueAt }: TimerRecord): Promise<HandoffRecord> {
    const event = { type: 'overdue', commitment, at: dueAt, actor: system } as const
    return moveHandoff(this.#context, this.#tx, handoff, [event])
  }

  /** Not if another consequence has ended the promise meanwhile. */
  async #do(consequence: Consequence, { id, handoffId }: TimerRecord): Promise<void> {
    const handoff = this.#handoffs.get(handoffId)
    if (!handoff?.timers.some((timer) => timer.id === id && timer.stoppedAt === null)) return
    await deeds[consequence](this.#context, this.#tx, handoff)
    const after = await findHandoff(this.#tx, handoff.id)
    if (after) this.#handoffs.set(handoff.id, after)
  }

  async #teamOf(desk: Desk): Promise<Team> {
    const known = this.#teams.get(desk.id)
    if (known) return known
    const team = await loadTeam(this.#context, this.#tx, desk, { handoffIds: [...this.#handoffs.keys()] })
    this.#teams.set(desk.id, team)
    return team
  }
}

const withTimer = (handoff: HandoffRecord, timer: TimerRecord): HandoffRecord => ({
  ...handoff,
  timers: handoff.timers.map((each) => (each.id === timer.id ? timer : each)),
})

const deeds: Record<Consequence, (context: Context, tx: Transaction, handoff: HandoffRecord) => Promise<unknown>> = {
  reassign: (context, tx, handoff) => releaseHandoff(context, tx, handoff, { toNext: true }),
  'return-to-pool': (context, tx, handoff) => releaseHandoff(context, tx, handoff, { toNext: false }),
  'accept-by-default': async (context, tx, handoff) => {
    const desk = deskOf(context.company, handoff.desk)
    const present = hasLeft(context.company, desk, handoff.owner) ? null : handoff.owner
    const owner = present ?? desk.managers[0] ?? null
    if (handoff.state !== 'offered' || owner === null) return
    const at = context.clock.now()
    await moveHandoff(context, tx, handoff, [{ type: 'accepted', owner, at, actor: system }])
  },
}
