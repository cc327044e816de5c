// What is to be said about deadlines, collected while timers fire: one message for one person, however many leads it
// is about; one line in a thread, however many it names; nothing to somebody who is away; nothing at night unless it is
// for always.
import { type Company, type Desk, hasLeft } from '../core/company.ts'
import { bundle } from '../core/promise/bundle.ts'
import { owedBy } from '../core/promise/changes.ts'
import { type Message, messages } from '../core/promise/ladder.ts'
import type { TimedCommitment } from '../core/promise/promise.ts'
import { notBefore, placeOf } from '../core/promise/quiet.ts'
import type { HandoffRecord, ReminderLine, TimerRecord } from '../ports/store.ts'
import type { Transaction } from '../store/database.ts'
import { findDelivery, insertDeliveries, type NewDelivery, newDeliveryId, priorities } from '../store/deliveries.ts'
import { insertReminders, lockReaders } from '../store/held-reminders.ts'
import type { Context } from './context.ts'
import { cardKey } from './offers.ts'
import type { Team } from './team.ts'

export type Due = {
  handoff: HandoffRecord
  desk: Desk
  team: Team
  timer: TimerRecord
  /** The step by a name that it alone has among those of its timer. */
  step: number | string
  /** All that the step says. */
  acts: readonly Message[]
  always: boolean
  lateByMinutes: number
}

type Heard = { person: string; at: Date }
/** Said in the thread; without a person it is for whoever owes it, or for all. */
type Spoken = { act: Message; at: Date; person?: string }

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

  /** Whoever hears of the step in two ways, as owner and manager or for two who are away, hears of it once. */
  async add(due: Due): Promise<void> {
    const now = this.#context.clock.now()
    const told = new Set<string>()
    const spoken: Spoken[] = []
    for (const act of messages.filter((each) => due.acts.includes(each))) {
      const persons = act === 'mention-in-thread' ? [] : personsFor(this.#context.company, act, due)
      if (persons.length === 0) spoken.push({ act, at: now })
      for (const person of persons) {
        const heard = this.#hear(due, act, person)
        if (!heard || told.has(heard.person)) continue
        told.add(heard.person)
        if (placeOf(act, due.team.reachOf(heard.person)) === 'direct') this.#direct.push(directLine(due, act, heard))
        else spoken.push({ act, ...heard })
      }
    }
    await this.#inThread(due, spoken)
  }

  /** Whoever is away is not written to: the cover is, or it waits until they are back. */
  #hear(due: Due, act: Message, person: string, isCover = false): Heard | null {
    const { always, team, handoff } = due
    const quiet = { ...team.quietOf(person, handoff.id), ...(isCover && { cover: undefined }) }
    const hearing = notBefore({ act, always }, this.#context.clock.now(), quiet, team.calendarOf(person))
    if (hearing.hears === 'nobody') return null
    if (hearing.hears === 'cover') return this.#hear(due, act, hearing.cover, true)
    return { person, at: hearing.at }
  }

  /** One line for all who read it in the thread at the same moment. */
  async #inThread(due: Due, spoken: readonly Spoken[]): Promise<void> {
    const card = spoken.length > 0 ? await findDelivery(this.#tx, { key: cardKey(due.handoff.id) }) : null
    if (!card) return
    for (const [moment, together] of Map.groupBy(spoken, ({ at }) => at.getTime())) {
      const [{ act } = { act: 'mention-in-thread' as Message }] = together
      const mentions = together.flatMap(({ person }) => person ?? [])
      this.#threads.push({
        ...{ id: newDeliveryId(), key: `${nameOf(due)}:thread:${moment}`, priority: priorityOf(act) },
        ...{ desk: due.desk.id, parentId: card.id, handoffId: due.handoff.id, notBefore: new Date(moment) },
        payload: { view: 'reminders', lines: [{ ...lineOf(due, act), ...(mentions.length > 0 && { mentions }) }] },
      })
    }
  }

  /** As the last thing of a transaction; `among` others that come after, a person may get two messages at worst. */
  async save({ among = false } = {}): Promise<void> {
    const now = this.#context.clock.now()
    const bundles = this.#bundled()
    const said = await insertDeliveries(this.#tx, this.#threads, now)
    if (!among)
      await lockReaders(
        this.#tx,
        bundles.flatMap(({ person }) => person ?? []),
      )
    await this.#context.carry(this.#tx, [...said, ...(await insertReminders(this.#tx, bundles, now))])
  }

  /** What one person is to hear at the same moment is one message. */
  #bundled(): NewDelivery[] {
    const moments = Map.groupBy(this.#direct, ({ at, desk }) => `${at.getTime()} ${desk}`)
    return [...moments.values()].flatMap((direct) =>
      bundle(direct).map(({ person, lines }): NewDelivery => {
        const [first] = lines
        if (!first) throw new Error('A bundle has a line')
        return {
          ...{ id: newDeliveryId(), key: `${first.key}:${person}`, priority: priorityOf(first.act), person },
          ...{ desk: first.desk, notBefore: first.at, ...(lines.length === 1 && { handoffId: first.handoffId }) },
          payload: { view: 'reminders', lines: lines.map(({ line }) => line) },
        }
      }),
    )
  }
}

const directLine = (due: Due, act: Message, { person, at }: Heard): Direct => ({
  ...{ person, handoffId: due.handoff.id, act, at, desk: due.desk.id },
  ...{ line: lineOf(due, act), key: `${nameOf(due)}:${act}` },
})

const lineOf = ({ timer, handoff, lateByMinutes, always }: Due, act: Message): ReminderLine => ({
  ...{ timerId: timer.id, act, lateByMinutes, owner: handoff.owner, ...(always && { always }) },
})

const nameOf = ({ timer, step }: Due): string => `timer:${timer.id}:${step}`

const priorityOf = (act: Message): number => (act === 'remind-owner' ? priorities.reminder : priorities.escalation)

/** To whom a message goes. A lead that nobody owns concerns the whole desk: then it is said in the thread. */
const personsFor = (company: Company, act: Message, { handoff, desk, timer }: Due): readonly string[] =>
  act === 'tell-manager' ? desk.managers : whoOwes(company, timer.commitment, handoff, desk)

/** Whose turn it is, as the handoff stands; nobody's in person while nobody who is there owns it. */
export function whoOwes(
  company: Company,
  commitment: TimedCommitment,
  handoff: HandoffRecord,
  desk: Desk,
): readonly string[] {
  const owing = owedBy(commitment, handoff)
  if (owing === 'marketers') return desk.marketers
  if (owing === 'managers') return desk.managers
  return handoff.owner === null || hasLeft(company, desk, handoff.owner) ? [] : [handoff.owner]
}
