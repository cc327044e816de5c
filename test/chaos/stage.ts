// The stage on which a run is played: one virtual clock, and everything that happens stops at named points, where the
// dice decide who goes on, and who never does.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Dice, dice } from './dice.ts'

/** Something that can die or stand still: a process of ours, or the network, which never does. */
export type Machine = {
  readonly name: string
  dead: boolean
  frozenUntil: number
  /** How often something has gone wrong with it. */
  troubles: number
}

export const newMachine = (name: string): Machine => ({ name, dead: false, frozenUntil: 0, troubles: 0 })

/** What a machine is doing, by a name that people understand. */
type Doing = { machine: Machine; what: string; points: number }

type Parked = { machine: Machine; wakeAt: number; go(): void; isTimer?: true }
type Deed = { machine: Machine; what: string; over: boolean }

/** Turns of the event loop in which nothing may happen before the stage is believed to be quiet. */
const quietTurns = 4
const patienceTurns = 20_000
/** Rounds in which nothing can go on, though not everything is over. */
const patienceRounds = 200
/** A timer that is shorter is no part of the play. */
const momentMs = 1_000

export class Stage {
  /** Milliseconds since the epoch. */
  now: number
  /** By how much all our own clocks are wrong, and how often they were set. */
  jumpMs = 0
  jumps = 0
  /** Those of the step that is being played. */
  dice: Dice = dice(0)
  /** Nothing goes wrong any more. */
  calm = false
  /** The share of points at which something goes wrong. */
  fury = 0
  readonly trace: string[] = []
  /** How often each kind of point was passed, and each kind of fault happened. */
  readonly tally = new Map<string, number>()
  readonly #doing = new AsyncLocalStorage<Doing>()
  readonly #network = newMachine('network')
  /** Whose turn it is, or was last. */
  active: Machine = this.#network
  #parked: Parked[] = []
  #deeds: Deed[] = []
  #busy = 0

  constructor(now: Date) {
    this.now = now.getTime()
  }

  note(line: string): void {
    this.trace.push(`${new Date(this.now).toISOString().slice(5, 19)} ${line}`)
  }

  /** The time as our own clocks have it. */
  clock(): Date {
    return new Date(this.now + this.jumpMs)
  }

  jump(ms: number): void {
    this.jumpMs += ms
    this.jumps += 1
  }

  freeze(machine: Machine, ms: number): void {
    machine.frozenUntil = this.now + ms
    machine.troubles += 1
  }

  count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1)
  }

  /** What is being done here, and the number of the point within it. */
  doing(): { machine: Machine; where: string } {
    const doing = this.#doing.getStore()
    if (!doing) throw new Error('Something happens that nobody has begun')
    doing.points += 1
    return { machine: doing.machine, where: `${doing.machine.name}: ${doing.what}, ${doing.points}` }
  }

  /** Whoever asks takes part in this play, and is alive. */
  isPlaying(): boolean {
    return this.#doing.getStore()?.machine.dead === false
  }

  within<T>(machine: Machine, what: string, run: () => T): T {
    this.active = machine
    return this.#doing.run({ machine, what, points: 0 }, run)
  }

  /** Stops here until the dice let it go on, at the earliest after so long. A dead machine never goes on. */
  point(machine: Machine, waitMs = 0): Promise<void> {
    return new Promise((resolve) => {
      if (!machine.dead) this.#parked.push({ machine, wakeAt: this.now + waitMs, go: resolve })
    })
  }

  /** Something that the network still carries, whoever sent it. */
  later(waitMs: number, run: () => unknown): void {
    this.point(this.#network, waitMs).then(() => this.busy(async () => run()))
  }

  /** Work that is not to be waited for at a point, in the time of the world outside. */
  async busy<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1
    try {
      return await this.#doing.exit(work)
    } finally {
      this.#busy -= 1
    }
  }

  /** Timers that are set in the play go by its clock. Returns how to undo that. */
  keepTime(): () => void {
    const { setTimeout, clearTimeout } = globalThis
    const timers = new WeakMap<object, Parked>()
    const set = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      const doing = this.#doing.getStore()
      const timer = setTimeout(run, ms, ...args)
      if (!doing || doing.machine.dead || ms < momentMs || isDatabase()) return timer
      clearTimeout(timer)
      const parked: Parked = {
        ...{ machine: doing.machine, wakeAt: this.now + ms, isTimer: true },
        go: () => this.#doing.run(doing, () => run(...args)),
      }
      timers.set(timer, parked)
      this.#parked.push(parked)
      return timer
    }
    globalThis.setTimeout = Object.assign(set, setTimeout) as typeof setTimeout
    globalThis.clearTimeout = (timer) => {
      const parked = typeof timer === 'object' && timer ? timers.get(timer) : undefined
      if (parked) this.#parked = this.#parked.filter((other) => other !== parked)
      else clearTimeout(timer)
    }
    return () => Object.assign(globalThis, { setTimeout, clearTimeout })
  }

  /** Never goes on, as at the end of a process. */
  die(machine: Machine): Promise<never> {
    machine.dead = true
    this.#parked = this.#parked.filter((parked) => parked.machine !== machine)
    for (const deed of this.#deeds) if (deed.machine === machine) deed.over = true
    return new Promise(() => {})
  }

  /** Begins something. It goes on, point by point, while the stage plays. */
  begin(machine: Machine, what: string, run: () => Promise<unknown>): void {
    const deed: Deed = { machine, what, over: false }
    this.#deeds.push(deed)
    const end = () => {
      deed.over = true
    }
    this.within(machine, what, () => run().then(end, end))
  }

  /** Plays what can go on now; at most so many points. */
  async play(points = Number.POSITIVE_INFINITY): Promise<void> {
    for (let turn = 0; turn < points; turn++) {
      await this.#quiet()
      const ready = this.#parked.filter(
        ({ wakeAt, machine }) => wakeAt <= this.now && (this.calm || machine.frozenUntil <= this.now),
      )
      if (ready.length === 0) return
      const next = inOrder(this.dice.pick(ready), ready)
      this.#parked.splice(this.#parked.indexOf(next), 1)
      this.active = next.machine
      next.go()
      if (turn > patienceTurns) throw new Error('The play does not come to its end')
    }
  }

  /** Lets time go by, and plays what it brings. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    await this.play()
    for (;;) {
      const next = Math.min(...this.#parked.map(({ wakeAt, machine }) => Math.max(wakeAt, machine.frozenUntil)))
      if (!(next <= end)) break
      this.now = Math.max(this.now, next)
      await this.play()
    }
    this.now = end
  }

  /** Plays until everything that was begun is over, however long that takes. */
  async finish(): Promise<void> {
    for (let turns = 0; ; turns++) {
      await this.play()
      this.#deeds = this.#deeds.filter(({ over }) => !over)
      if (this.#deeds.length === 0 && this.#parked.length === 0) return
      const next = Math.min(...this.#parked.map(({ wakeAt, machine }) => Math.max(wakeAt, machine.frozenUntil)))
      if (Number.isFinite(next)) this.now = Math.max(this.now, next)
      if (turns > (Number.isFinite(next) ? patienceTurns : patienceRounds))
        throw new Error(
          `It does not come to its end: ${this.#deeds.map(({ machine, what }) => `${machine.name}: ${what}`)}`,
        )
    }
  }

  async #quiet(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns; ) {
      await new Promise((resolve) => setImmediate(resolve))
      quiet = this.#busy > 0 ? 0 : quiet + 1
    }
  }
}

/** The embedded database asks, by a timer of its own that would begin anew for ever, for the time of the world outside. */
const isDatabase = (): boolean => new Error().stack?.includes('/pglite/') ?? false

/** Of the timers of a machine the earliest comes first, however late it is. */
function inOrder(chosen: Parked, ready: readonly Parked[]): Parked {
  if (!chosen.isTimer) return chosen
  const timers = ready.filter(({ isTimer, machine }) => isTimer && machine === chosen.machine)
  return timers.reduce((first, other) => (other.wakeAt < first.wakeAt ? other : first), chosen)
}
