// Promises begin and end with what happens: each event, in order, against the deadlines that run.
import { type Desk, deskOf, rolesOn } from '../core/company.ts'
import { type Event, evolve } from '../core/handoff/event.ts'
import type { Handoff } from '../core/handoff/state.ts'
import { type Changes, deadlineChanges, sideOf } from '../core/promise/changes.ts'
import { outcomeAt, startDeadline } from '../core/promise/deadline.ts'
import { rebase } from '../core/promise/new-owner.ts'
import { type TimedCommitment, termsFor } from '../core/promise/promise.ts'
import type { Promises } from '../core/promise/usual.ts'
import type { HandoffRecord, TimerRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { insertTimers, type NewTimer, type RebasedTimer, type StoppedTimer } from '../store/timers.ts'
import type { Context } from './context.ts'
import { factsOf } from './offers.ts'
import { loadTeam, type Settings, type Team } from './team.ts'

/** Deadlines that end, that begin, and that go on in the calendar of another owner. */
export type DeadlineTurns = {
  stopped: readonly StoppedTimer[]
  begun: readonly NewTimer[]
  rebased: readonly RebasedTimer[]
}

/**
 * `before` is the handoff as it was, with its timers; `events` led from there to where it is now. `settings`: what people
 * told the bot, if it is known already.
 */
export type Turning = {
  before: HandoffRecord
  desk: Desk
  events: readonly Event[]
  settings?: Settings | undefined
}

export async function turnDeadlines(
  context: Context,
  tx: Transaction,
  { before, desk, events, settings }: Turning,
): Promise<DeadlineTurns> {
  const running = new Running(context, before, desk, await loadTeam(context, tx, desk, { settings }))
  let state: Handoff = before
  for (const event of events) {
    const after = evolve(state, event)
    const known = { side: sideOf(rolesOn(context.company, desk, event.actor)), attemptsNeeded: running.attemptsNeeded }
    running.apply(deadlineChanges(state, event, after, known), event.at, after)
    state = after
  }
  return running.turns
}

/** A handoff that waits for something that no deadline watches gets that deadline anew, from now on. */
export async function watchAgain(
  context: Context,
  tx: Transaction,
  handoff: HandoffRecord,
  commitment: TimedCommitment,
): Promise<void> {
  const desk = deskOf(context.company, handoff.desk)
  const running = new Running(context, handoff, desk, await loadTeam(context, tx, desk))
  running.apply({ stop: [], start: [commitment], rebase: [] }, context.clock.now(), handoff)
  await insertTimers(tx, running.turns.begun)
}

class Running {
  readonly #stopped: StoppedTimer[] = []
  readonly #begun: NewTimer[] = []
  readonly #rebased = new Map<TimedCommitment, RebasedTimer>()
  readonly #record: HandoffRecord
  readonly #desk: Desk
  readonly #team: Team
  readonly #promises: Promises
  readonly #timers: Map<TimedCommitment, TimerRecord>

  constructor(context: Context, record: HandoffRecord, desk: Desk, team: Team) {
    this.#promises = context.agreementFor(record, desk).promises
    this.#record = record
    this.#desk = desk
    this.#team = team
    const live = record.timers.filter(({ stoppedAt }) => stoppedAt === null)
    this.#timers = new Map(live.map((timer) => [timer.commitment, timer]))
  }

  /** What goes on and ends at the same moment has ended. */
  get turns(): DeadlineTurns {
    return { stopped: this.#stopped, begun: this.#begun, rebased: [...this.#rebased.values()] }
  }

  get attemptsNeeded(): number | null {
    return this.#timers.get('persistence')?.attemptsNeeded ?? null
  }

  apply({ stop, start, rebase }: Changes, at: Date, after: Handoff): void {
    for (const { commitment, outcome } of stop) {
      const timer = this.#timers.get(commitment)
      this.#timers.delete(commitment)
      this.#rebased.delete(commitment)
      if (timer) this.#stopped.push({ id: timer.id, stoppedAt: at, outcome: outcomeAt(timer, outcome, at) })
    }
    for (const commitment of rebase) {
      const timer = this.#timers.get(commitment)
      if (timer) this.#rebase(timer, at, after.owner)
    }
    for (const commitment of start) if (!this.#timers.has(commitment)) this.#start(commitment, at, after)
  }

  #start(commitment: TimedCommitment, startedAt: Date, { id, owner, attempts }: Handoff): void {
    const start = { commitment, terms: this.#terms(commitment), startedAt, attempts, deskZone: this.#desk.zone }
    const deadline = startDeadline({ ...start, calendar: this.#calendarFor(commitment, owner) })
    this.#begun.push({ handoffId: id, desk: this.#desk.id, owner: debtor(commitment, owner), deadline })
  }

  /** A broken promise stays broken and is measured; the new owner gets a fresh one. */
  #rebase(timer: TimerRecord, at: Date, owner: string | null): void {
    const handover = { terms: this.#terms(timer.commitment), calendar: this.#team.calendarOf(owner), at }
    const { deadline, restarted } = rebase(timer, { ...handover, deskZone: this.#desk.zone })
    this.#rebased.delete(timer.commitment)
    if (!restarted) return void this.#rebased.set(timer.commitment, { id: timer.id, deadline, owner })
    this.#stopped.push({ id: timer.id, stoppedAt: at, outcome: 'late' })
    this.#begun.push({ handoffId: timer.handoffId, desk: this.#desk.id, owner, deadline })
  }

  /** Marketing's reply runs by the desk's clock: whoever of them answers first keeps the promise. */
  #calendarFor = (commitment: TimedCommitment, owner: string | null) => this.#team.calendarOf(debtor(commitment, owner))

  #terms = (commitment: TimedCommitment) => termsFor(this.#promises[commitment], factsOf(this.#record))
}

/** Marketing's reply is owed by all of them together. */
const debtor = (commitment: TimedCommitment, owner: string | null) => (commitment === 'reply' ? null : owner)
