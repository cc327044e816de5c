// What was sent to a platform to be said, and how many spare messages of it may stand, because no sender could know better.
import type { Machine, Stage } from './stage.ts'

type Sent = {
  machine: Machine
  sentAt: number
  /** What had befallen the sender and the clocks by then. */
  troubles: number
  jumps: number
  answered: boolean
  /** It came when the sender had looked for it already, or the clocks were set on its way. */
  late: boolean
  /** It was said again, and the sender had reason to. */
  inDoubt: boolean
}

/** Without an answer for 9 s a call is given up, and 5 s after that it is looked for. */
const lookedForMs = 13_500

export type Utterance = { arrives(): void; isAnswered(): void }

export class Utterances {
  readonly #stage: Stage
  /** By the delivery that they carry. */
  readonly #sent = new Map<string, Sent[]>()

  constructor(stage: Stage) {
    this.#stage = stage
  }

  begin(machine: Machine, delivery: string): Utterance {
    const { now, jumps } = this.#stage
    const before = this.#sent.get(delivery) ?? []
    for (const sent of before) sent.inDoubt ||= this.#isInDoubt(sent)
    const sent: Sent = {
      ...{ machine, sentAt: now, troubles: machine.troubles, jumps },
      ...{ answered: false, late: false, inDoubt: false },
    }
    this.#sent.set(delivery, [...before, sent])
    return {
      arrives: () => {
        sent.late = this.#stage.now - sent.sentAt > lookedForMs || this.#stage.jumps !== sent.jumps
      },
      isAnswered: () => {
        sent.answered = true
      },
    }
  }

  /** @param mayLook whether a sender that had no answer can see what was said. */
  spares(delivery: string, mayLook: boolean): number {
    const sent = this.#sent.get(delivery) ?? []
    return sent.filter(({ late, inDoubt }) => late || (inDoubt && !mayLook)).length
  }

  /** How many may stand of what nobody counts as said: no answer came, and nobody may look. */
  unheard(delivery: string, mayLook: boolean): number {
    const sent = this.#sent.get(delivery) ?? []
    return mayLook ? 0 : sent.filter((each) => this.#isInDoubt(each)).length
  }

  #isInDoubt({ answered, machine, troubles, jumps }: Sent): boolean {
    return !answered || machine.dead || machine.troubles !== troubles || this.#stage.jumps !== jumps
  }
}
