// What is to be said about deadlines, collected while timers fire: one message for one person, however many leads it
// is about; nothing to somebody who is away; nothing at night unless it is for always.
import type { Desk } from '../core/company.ts'
import { bundle } from '../core/promise/bundle.ts'
import { owedBy } from '../core/promise/changes.ts'
import type { Message } from '../core/promise/ladder.ts'
import type { TimedCommitment } from '../core/promise/promise.ts'
import { notBefore, placeOf } from '../core/promise/quiet.ts'
import type { HandoffRecord, ReminderLine, TimerRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findDelivery, insertDeliveries, type NewDelivery, newDeliveryId, priorities } from '../store/deliveries.ts'
import type { Context } from './context.ts'
import { cardKey } from './offers.ts'
import type { Team } from './team.ts'

export type Due = {
  handoff: HandoffRecord
  desk: Desk
  team: Team
  timer: TimerRecord
  step: number
  act: Message
  always: boolean
  lateByMinutes: number
}

type Direct = {
  person: string
  handoffId: string
  act: Message
  at: Date
  desk: string
  line: ReminderLine
  key: string
}

export class Reminders {
  readonly #context: Context
  readonly #tx: Transaction
  readonly #threads: NewDelivery[] = []
  readonly #direct: Direct[] = []

  constructor(context: Context, tx: Transaction) {
    this.#context = context
    this.#tx = tx
  }

  async add(due: Due): Promise<void> {
    const persons = due.act === 'mention-in-thread' ? [] : personsFor(due)
    if (persons.length === 0) return this.#inThread(due)
    const mentions: Date[] = []
    for (const person of persons) {
      const heard = this.#hear(due, person)
      if (!heard) continue
      if (placeOf(due.act, due.team.reachOf(heard.person)) === 'direct') this.#direct.push(heard)
      else mentions.push(heard.at)
    }
    const [first] = mentions.toSorted((a, b) => a.getTime() - b.getTime())
    if (first) await this.#inThread(due, first)
  }

  /** Whoever is away is not written to: the cover is, or it waits until they are back. */
  #hear(due: Due, person: string, isCover = false): Direct | null {
    const { act, always, team, handoff, desk, timer, step, lateByMinutes } = due
    const quiet = { ...team.quietOf(person, handoff.id), ...(isCover && { cover: undefined }) }
    const hearing = notBefore({ act, always }, this.#context.clock.now(), quiet, team.calendarOf(person))
    if (hearing.hears === 'nobody') return null
    if (hearing.hears === 'cover') return this.#hear(due, hearing.cover, true)
    const line = { timerId: timer.id, act, lateByMinutes }
    const key = `${timer.id}:${step}:${act}`
    return { person, handoffId: handoff.id, act, at: hearing.at, desk: desk.id, line, key }
  }

  async #inThread({ handoff, desk, timer, step, act, lateByMinutes }: Due, notBefore?: Date): Promise<void> {
    const card = await findDelivery(this.#tx, { key: cardKey(handoff.id) })
    if (!card) return
    this.#threads.push({
      ...{ id: newDeliveryId(), key: `timer:${timer.id}:${step}:${act}:thread`, priority: priorityOf(act) },
      ...{ desk: desk.id, parentId: card.id, handoffId: handoff.id, ...(notBefore && { notBefore }) },
      payload: { view: 'reminders', lines: [{ timerId: timer.id, act, lateByMinutes }] },
    })
  }

  async save(): Promise<void> {
    const now = this.#context.clock.now()
    const all = [...this.#threads, ...this.#bundled()]
    await this.#context.carry(this.#tx, await insertDeliveries(this.#tx, all, now))
  }

  /** What one person is to hear at the same moment is one message. */
  #bundled(): NewDelivery[] {
    const moments = Map.groupBy(this.#direct, ({ at, desk }) => `${at.getTime()} ${desk}`)
    return [...moments.values()].flatMap((direct) =>
      bundle(direct).map(({ person, lines }): NewDelivery => {
        const [first] = lines
        if (!first) throw new Error('A bundle has a line')
        return {
          ...{ id: newDeliveryId(), key: `timer:${first.key}:${person}`, priority: priorityOf(first.act), person },
          ...{ desk: first.desk, notBefore: first.at, ...(lines.length === 1 && { handoffId: first.handoffId }) },
          payload: { view: 'reminders', lines: lines.map(({ line }) => line) },
        }
      }),
    )
  }
}

const priorityOf = (act: Message): number => (act === 'remind-owner' ? priorities.reminder : priorities.escalation)

/** To whom a message goes. An offer that nobody owns concerns the whole desk: then it is said in the thread. */
const personsFor = ({ act, handoff, desk, timer }: Due): readonly string[] =>
  act === 'tell-manager' ? desk.managers : whoOwes(timer.commitment, handoff, desk)

/** Whose turn it is, as the handoff stands. */
export function whoOwes(commitment: TimedCommitment, handoff: HandoffRecord, desk: Desk): readonly string[] {
  const owing = owedBy(commitment, handoff)
  if (owing === 'marketers') return desk.marketers
  if (owing === 'managers') return desk.managers
  return handoff.owner === null ? [] : [handoff.owner]
}
